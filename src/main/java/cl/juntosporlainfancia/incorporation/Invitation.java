package cl.juntosporlainfancia.incorporation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whom the programme invites.
 *
 * @param organizationCode of one that is registered; null for one that is not
 * @param organizationName of one that is not registered yet
 * @param contactName who is written to, usually the executive director
 */
public record Invitation(
        @Nullable String organizationCode,

        @Nullable @Size(max = 200, message = "{registry.name.tooLong}")
        String organizationName,

        @NotBlank(message = "{incorporation.contactName.required}") @Size(max = 120, message = "{person.name.tooLong}")
        String contactName,

        @NotBlank(message = "{incorporation.contactEmail.required}")
        @Size(max = 254, message = "{person.email.tooLong}")
        String contactEmail,

        @Nullable @Size(max = 30, message = "{person.phone.tooLong}")
        String contactPhone) {}
