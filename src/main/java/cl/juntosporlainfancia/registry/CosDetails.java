package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What agreements say of the Comunidad de Organizaciones Solidarias, which signs every one of them (manual, annex 7.3).
 *
 * @param rut as typed; kept in one form
 * @param comuna of its seat, one of the 346
 * @param representative name of its legal representative
 * @param representativePosition what he or she is there
 * @param representativeRut as typed; kept in one form
 * @param deedOn date of the public deed that gives the power to represent it
 * @param notary where that deed was executed
 * @param mission in the words with which agreements go on after «es una corporación sin fines de lucro, …»
 * @param contact who coordinates for it (clause seven)
 * @param email of that person
 * @param phone of that person
 */
public record CosDetails(
        @Nullable @Size(max = 20, message = "{registry.rut.tooLong}") @KeptAsTyped("a RUT is what it is for")
        String rut,

        @Nullable @Size(max = 60, message = "{registry.comuna.tooLong}") @KeptAsTyped("chosen from a list")
        String comuna,

        @Nullable @Size(max = 200, message = "{registry.address.tooLong}") @KeptAsTyped("where an adult or a party is")
        String address,

        @Nullable @Size(max = 120, message = "{registry.representative.tooLong}") @NamesAdults
        String representative,

        @Nullable @Size(max = 120, message = "{registry.representativePosition.tooLong}")
        String representativePosition,

        @Nullable
        @Size(max = 20, message = "{registry.representativeRut.tooLong}")
        @KeptAsTyped("a RUT is what it is for")
        String representativeRut,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate deedOn,

        @Nullable @Size(max = 200, message = "{registry.notary.tooLong}") @NamesAdults
        String notary,

        @Nullable @Size(max = 600, message = "{registry.mission.tooLong}")
        String mission,

        @Nullable @Size(max = 120, message = "{registry.contact.tooLong}") @NamesAdults
        String contact,

        @Nullable
        @Size(max = 254, message = "{registry.email.tooLong}")
        @KeptAsTyped("an address of an adult or a party")
        String email,

        @Nullable
        @Size(max = 30, message = "{registry.phone.tooLong}")
        @KeptAsTyped("a telephone of an adult or a party")
        String phone) {

    public CosDetails {
        rut = Typed.lineOrNull(rut);
        comuna = Typed.lineOrNull(comuna);
        address = Typed.lineOrNull(address);
        representative = Typed.lineOrNull(representative);
        representativePosition = Typed.lineOrNull(representativePosition);
        representativeRut = Typed.lineOrNull(representativeRut);
        notary = Typed.lineOrNull(notary);
        mission = Typed.lineOrNull(mission);
        contact = Typed.lineOrNull(contact);
        email = Typed.lineOrNull(email);
        phone = Typed.lineOrNull(phone);
    }
}
