package cl.juntosporlainfancia.registry;

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
        @Nullable @Size(max = 20, message = "{registry.rut.tooLong}")
        String rut,

        @Nullable @Size(max = 60, message = "{registry.comuna.tooLong}")
        String comuna,

        @Nullable @Size(max = 200, message = "{registry.address.tooLong}")
        String address,

        @Nullable @Size(max = 120, message = "{registry.representative.tooLong}")
        String representative,

        @Nullable @Size(max = 120, message = "{registry.representativePosition.tooLong}")
        String representativePosition,

        @Nullable @Size(max = 20, message = "{registry.representativeRut.tooLong}")
        String representativeRut,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate deedOn,

        @Nullable @Size(max = 200, message = "{registry.notary.tooLong}")
        String notary,

        @Nullable @Size(max = 600, message = "{registry.mission.tooLong}")
        String mission,

        @Nullable @Size(max = 120, message = "{registry.contact.tooLong}")
        String contact,

        @Nullable @Size(max = 254, message = "{registry.email.tooLong}")
        String email,

        @Nullable @Size(max = 30, message = "{registry.phone.tooLong}")
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
