package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.language.KeptAsTyped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a residence.
 *
 * @param organizationCode of the organisation that runs it
 * @param comuna one of the 346; its region follows from it
 * @param places how many children it has room for
 * @param collaborates whether it collaborates with the protection service
 */
public record ResidenceDetails(
        @NotBlank(message = "{registry.name.required}")
        @Size(max = 200, message = "{registry.name.tooLong}")
        @KeptAsTyped("the name of a party")
        String name,

        @NotBlank(message = "{registry.organization.required}") @KeptAsTyped("chosen from a list")
        String organizationCode,

        @NotBlank(message = "{registry.comuna.required}")
        @Size(max = 60, message = "{registry.comuna.tooLong}")
        @KeptAsTyped("chosen from a list")
        String comuna,

        @Nullable @Size(max = 200, message = "{registry.address.tooLong}") @KeptAsTyped("where an adult or a party is")
        String address,

        @Nullable
        @Size(max = 254, message = "{registry.email.tooLong}")
        @KeptAsTyped("an address of an adult or a party")
        String email,

        @Nullable
        @Size(max = 30, message = "{registry.phone.tooLong}")
        @KeptAsTyped("a telephone of an adult or a party")
        String phone,

        @Nullable
        @Min(value = 1, message = "{registry.places.range}")
        @Max(value = 1000, message = "{registry.places.range}")
        Integer places,

        boolean collaborates) {

    public ResidenceDetails {
        name = Typed.line(name);
        organizationCode = Typed.line(organizationCode);
        comuna = Typed.line(comuna);
        address = Typed.lineOrNull(address);
        email = Typed.lineOrNull(email);
        phone = Typed.lineOrNull(phone);
    }

    /** One of which only this is known yet. */
    public static ResidenceDetails of(String name, String organizationCode, String comuna) {
        return new ResidenceDetails(name, organizationCode, comuna, null, null, null, null, true);
    }
}
