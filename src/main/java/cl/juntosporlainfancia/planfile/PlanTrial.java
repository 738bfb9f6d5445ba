package cl.juntosporlainfancia.planfile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says, and what of it was or would be taken into the plan.
 *
 * @param rows in the file's order; rows without an activity are left out
 */
public record PlanTrial(String filename, List<Line> rows) {

    /** What becomes of a row. */
    public enum Outcome {
        TAKEN,
        /** The plan has an activity of that standard with the same words, or the sheet has it twice. */
        REPEATED,
        WRONG
    }

    /**
     * A row and what was found.
     *
     * @param line in the file, from 1
     * @param activity its words; may be empty
     * @param standard with its code and name; empty if it is not known
     * @param startsOn null if it is not known, as its end
     */
    public record Line(
            int line,
            Outcome outcome,
            String activity,
            String standard,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            List<Finding> findings) {}

    /** How many rows came out like that. */
    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
