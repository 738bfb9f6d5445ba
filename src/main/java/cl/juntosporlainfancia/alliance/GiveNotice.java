package cl.juntosporlainfancia.alliance;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A notice of ending as it is typed in.
 *
 * @param givenBy which party ends it
 * @param immediate for damage to the image: the same day
 * @param reason in the party's words
 */
public record GiveNotice(
        @NotNull(message = "{ending.givenBy.required}") EndingNotice.@Nullable GivenBy givenBy,
        boolean immediate,

        @NotBlank(message = "{ending.reason.required}") @Size(max = 1000, message = "{ending.reason.tooLong}")
        String reason) {}
