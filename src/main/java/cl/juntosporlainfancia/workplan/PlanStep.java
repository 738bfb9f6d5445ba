package cl.juntosporlainfancia.workplan;

import java.util.EnumSet;
import java.util.Set;

/**
 * The steps in which a plan is built (manual, section 4.2; rules P5), in their order. The programme organises and suggests no
 * activities, so that it writes in none of them.
 */
public enum PlanStep {
    /** The residence puts its needs in order. */
    NEEDS(EnumSet.of(Side.RESIDENCE)),
    /** The company proposes actions and resources, from its own talents. */
    PROPOSAL(EnumSet.of(Side.COMPANY)),
    /** The residence adds what it can give to the company. */
    VALUE(EnumSet.of(Side.RESIDENCE)),
    /** Both agree the Gantt. */
    GANTT(EnumSet.allOf(Side.class)),
    /** The programme reviews its coherence. */
    REVIEW(EnumSet.noneOf(Side.class)),
    /** Each of the three approves it or returns it. */
    APPROVAL(EnumSet.noneOf(Side.class));

    private final Set<Side> writers;

    PlanStep(Set<Side> writers) {
        this.writers = writers;
    }

    /** Who writes in it. */
    public Set<Side> writers() {
        return writers;
    }

    /** Whether the needs can be put in order in it. */
    public boolean ordersNeeds() {
        return this == NEEDS;
    }

    /** Whether activities can be written in it, and needs without one answered. */
    public boolean plans() {
        return this == PROPOSAL || this == VALUE || this == GANTT;
    }

    /** Whether a plan can be sent back to it. */
    public boolean isReturnable() {
        return this != REVIEW && this != APPROVAL;
    }
}
