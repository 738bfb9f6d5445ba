package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.language.KeptAsTyped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a person who acts for a party or for the programme, and nothing else.
 *
 * @param email where mails go; the same address is the same person
 */
public record PersonDetails(
        @NotBlank(message = "{person.name.required}")
        @Size(max = 120, message = "{person.name.tooLong}")
        @KeptAsTyped("an adult, registered by name")
        String name,

        @NotBlank(message = "{person.email.required}")
        @Size(max = 254, message = "{person.email.tooLong}")
        @KeptAsTyped("an address of an adult or a party")
        String email,

        @Nullable @Size(max = 30, message = "{person.phone.tooLong}") @KeptAsTyped("a telephone of an adult or a party")
        String phone) {

    public PersonDetails {
        name = Typed.line(name);
        email = Typed.line(email);
        phone = Typed.lineOrNull(phone);
    }
}
