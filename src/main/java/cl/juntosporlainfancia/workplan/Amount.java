package cl.juntosporlainfancia.workplan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What an activity takes in one month (manual, annex 7.2: money or volunteering).
 *
 * @param clp whole Chilean pesos
 * @param hours hours of volunteers
 */
@Embeddable
public record Amount(
        @Column(name = "budget_clp") long clp,
        @Column(name = "volunteer_hours") int hours) {}
