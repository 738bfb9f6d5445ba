package cl.juntosporlainfancia.workplan;

import java.util.Optional;

/** The table that says from when on something about a plan has to be pointed out (rules P5). */
public interface CoherencePolicies {

    /** What is looked at; what is measured and against what, is said in the table. */
    enum Check {
        NEED_UNANSWERED,
        DIMENSION_WITHOUT_ACTIVITY,
        FIRST_PLAN_TOO_LARGE,
        ONE_DIMENSION,
        WITHOUT_RESPONSIBLE,
        WITHOUT_INDICATOR,
        MONTH_OVERLOADED
    }

    /** How much it weighs. */
    enum Weight {
        /** The plan may go on. */
        WARNING,
        /** The plan goes no further until it is settled. */
        GATE
    }

    /** Empty if it is as it should be. */
    Optional<Weight> judge(Check check, int measured, int reference);
}
