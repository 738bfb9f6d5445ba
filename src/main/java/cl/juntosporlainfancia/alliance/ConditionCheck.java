package cl.juntosporlainfancia.alliance;

import java.util.function.Predicate;

/** Answers whether one condition holds. Each feature answers for its own facts. */
public interface ConditionCheck {

    Condition condition();

    /** Whether it holds for this stage of this alliance now. */
    boolean holds(StageRun run);

    /** A check that asks only that. */
    static ConditionCheck of(Condition condition, Predicate<StageRun> holds) {
        return new ConditionCheck() {
            @Override
            public Condition condition() {
                return condition;
            }

            @Override
            public boolean holds(StageRun run) {
                return holds.test(run);
            }
        };
    }
}
