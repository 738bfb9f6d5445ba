package cl.juntosporlainfancia.alliance;

import org.springframework.stereotype.Component;

/** The start milestone was celebrated. */
@Component
class MilestoneConditions implements ConditionCheck {

    private final Milestones milestones;

    MilestoneConditions(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public Condition condition() {
        return Condition.CELEBRATION_HELD;
    }

    @Override
    public boolean holds(StageRun run) {
        return milestones.existsByAllianceCodeAndKind(run.allianceCode(), Milestone.Kind.CELEBRATION);
    }
}
