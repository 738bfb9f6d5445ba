package cl.juntosporlainfancia.diagnosis;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The programme's first visit to a residence (manual, section 4.1 B).
 *
 * @param heldOn when; not ahead of today
 * @param preliminaryNeeds what was seen and heard there; may be empty
 * @param formExplained whether the self-diagnosis was handed over and explained
 */
public record Visit(
        @NotNull(message = "{diagnosis.visit.heldOn.required}")
        @PastOrPresent(message = "{diagnosis.visit.heldOn.future}")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate heldOn,

        @NotBlank(message = "{diagnosis.visit.participants.required}")
        @Size(max = 1000, message = "{diagnosis.visit.participants.tooLong}")
        String participants,

        @Nullable @Size(max = 4000, message = "{diagnosis.visit.preliminaryNeeds.tooLong}")
        String preliminaryNeeds,

        boolean formExplained) {}
