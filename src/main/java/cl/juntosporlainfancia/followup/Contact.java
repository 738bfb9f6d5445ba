package cl.juntosporlainfancia.followup;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.language.NamesAdults;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A contact with the parties between two follow-ups.
 *
 * @param heldOn when; not ahead of today
 * @param supervision whether its main aim was to monitor the plan: then it counts as the month's supervision
 */
public record Contact(
        @NotNull(message = "{contact.heldOn.required}")
        @PastOrPresent(message = "{contact.heldOn.future}")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        @Nullable
        LocalDate heldOn,

        @NotNull(message = "{contact.channel.required}") @Nullable
        Channel channel,

        @NotBlank(message = "{contact.withWhom.required}")
        @Size(max = 300, message = "{contact.withWhom.tooLong}")
        @Nullable
        @NamesAdults
        String withWhom,

        @NotBlank(message = "{contact.summary.required}")
        @Size(max = 2000, message = "{contact.summary.tooLong}")
        @Nullable
        String summary,

        boolean supervision) {}
