package cl.juntosporlainfancia.workplan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity of a plan that is being built, as it stands.
 *
 * @param version which state of it this is
 * @param originalEndsOn when it was to end before it was postponed
 * @param carriedFrom the activity of the version in force that it goes on with, if any
 * @param changedBy login of whoever wrote it last
 */
public record PlannedActivity(
        UUID id,
        int version,
        int position,
        String standard,
        @Nullable String secondDimension,
        String description,
        @Nullable String objective,
        @Nullable String indicator,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate originalEndsOn,
        SortedMap<YearMonth, Amount> months,
        @Nullable String companyPeople,
        @Nullable String residencePeople,
        Funding funding,
        @Nullable String practice,
        List<UUID> needs,
        @Nullable UUID carriedFrom,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    boolean hasNobody() {
        return companyPeople == null && residencePeople == null;
    }
}
