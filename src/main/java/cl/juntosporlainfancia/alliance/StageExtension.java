package cl.juntosporlainfancia.alliance;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** A stage was given more months, by whom, when and why. */
@Embeddable
public record StageExtension(
        int months, String reason, LocalDate decidedOn, String decidedBy, LocalDate previousEndOn) {}
