package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is known of an organisation.
 *
 * @param name as in its statutes
 * @param rut as typed; kept in one form
 * @param foundedOn date of its legal personality
 * @param cosMember whether it belongs to the Comunidad de Organizaciones Solidarias
 * @param fecuYear the last year whose FECU Social it has presented
 * @param comuna of its seat, one of the 346
 * @param representative name of its legal representative
 * @param representativeRut as typed; kept in one form
 * @param representativePosition what he or she is there, such as «Presidenta»
 * @param deedOn date of the public deed that gives the power to represent it
 * @param notary where that deed was executed, such as «Primera Notaría de Santiago»
 * @param mission what it is for, in the words with which its agreements go on after «es una organización sin fines de lucro, …»
 */
public record OrganizationDetails(
        @NotBlank(message = "{registry.name.required}")
        @Size(max = 200, message = "{registry.name.tooLong}")
        @KeptAsTyped("the name of a party")
        String name,

        @Nullable @Size(max = 20, message = "{registry.rut.tooLong}") @KeptAsTyped("a RUT is what it is for")
        String rut,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate foundedOn,

        boolean cosMember,

        @Nullable Integer fecuYear,

        @Nullable @Size(max = 60, message = "{registry.comuna.tooLong}") @KeptAsTyped("chosen from a list")
        String comuna,

        @Nullable @Size(max = 200, message = "{registry.address.tooLong}") @KeptAsTyped("where an adult or a party is")
        String address,

        @Nullable @Size(max = 120, message = "{registry.representative.tooLong}") @NamesAdults
        String representative,

        @Nullable
        @Size(max = 20, message = "{registry.representativeRut.tooLong}")
        @KeptAsTyped("a RUT is what it is for")
        String representativeRut,

        @Nullable
        @Size(max = 254, message = "{registry.email.tooLong}")
        @KeptAsTyped("an address of an adult or a party")
        String email,

        @Nullable
        @Size(max = 30, message = "{registry.phone.tooLong}")
        @KeptAsTyped("a telephone of an adult or a party")
        String phone,

        @Nullable @Size(max = 120, message = "{registry.representativePosition.tooLong}")
        String representativePosition,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate deedOn,

        @Nullable @Size(max = 200, message = "{registry.notary.tooLong}") @NamesAdults
        String notary,

        @Nullable @Size(max = 600, message = "{registry.mission.tooLong}")
        String mission) {

    public OrganizationDetails {
        name = Typed.line(name);
        rut = Typed.lineOrNull(rut);
        comuna = Typed.lineOrNull(comuna);
        address = Typed.lineOrNull(address);
        representative = Typed.lineOrNull(representative);
        representativeRut = Typed.lineOrNull(representativeRut);
        email = Typed.lineOrNull(email);
        phone = Typed.lineOrNull(phone);
        representativePosition = Typed.lineOrNull(representativePosition);
        notary = Typed.lineOrNull(notary);
        mission = Typed.lineOrNull(mission);
    }

    /** One of which only the name is known yet. */
    public static OrganizationDetails named(String name) {
        return new OrganizationDetails(
                name, null, null, false, null, null, null, null, null, null, null, null, null, null, null);
    }
}
