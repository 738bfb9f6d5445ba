package cl.juntosporlainfancia.workplan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of an alliance's plan beside one another.
 *
 * @param unchanged what goes on as it was
 * @param changed what goes on otherwise
 * @param added what is new
 * @param left what does not go on: done, removed, or not taken over
 */
public record PlanComparison(
        WorkPlan older,
        WorkPlan newer,
        List<Pair> unchanged,
        List<Pair> changed,
        List<Activity> added,
        List<Activity> left) {

    /** What an activity can go on otherwise in. */
    public enum Field {
        STANDARD,
        SECOND_DIMENSION,
        DESCRIPTION,
        OBJECTIVE,
        INDICATOR,
        STARTS_ON,
        ENDS_ON,
        MONTHS,
        COMPANY_PEOPLE,
        RESIDENCE_PEOPLE,
        FUNDING;

        @Nullable
        Object of(Activity activity) {
            return switch (this) {
                case STANDARD -> activity.standard();
                case SECOND_DIMENSION -> activity.secondDimension();
                case DESCRIPTION -> activity.description();
                case OBJECTIVE -> activity.objective();
                case INDICATOR -> activity.indicator();
                case STARTS_ON -> activity.startsOn();
                case ENDS_ON -> activity.endsOn();
                case MONTHS -> activity.months();
                case COMPANY_PEOPLE -> activity.companyPeople();
                case RESIDENCE_PEOPLE -> activity.residencePeople();
                case FUNDING -> activity.funding();
            };
        }
    }

    /**
     * An activity and the one that goes on with it.
     *
     * @param fields those that are not the same
     */
    public record Pair(Activity before, Activity now, Set<Field> fields) {}

    /** @param all every agreed version, so that what was carried on twice is recognised too */
    static PlanComparison of(List<WorkPlan> all, WorkPlan older, WorkPlan newer) {
        Map<UUID, Activity> known = new HashMap<>();
        all.forEach(plan -> plan.activities().forEach(activity -> known.put(activity.id(), activity)));
        Map<UUID, Activity> before = new HashMap<>();
        older.activities().forEach(activity -> before.put(activity.id(), activity));
        List<Pair> unchanged = new ArrayList<>();
        List<Pair> changed = new ArrayList<>();
        List<Activity> added = new ArrayList<>();
        Set<UUID> goOn = new HashSet<>();
        for (Activity activity : newer.activities()) {
            Activity origin = origin(activity, before, known);
            if (origin == null) {
                added.add(activity);
                continue;
            }
            goOn.add(origin.id());
            Set<Field> fields = difference(origin, activity);
            (fields.isEmpty() ? unchanged : changed).add(new Pair(origin, activity, fields));
        }
        return new PlanComparison(
                older,
                newer,
                List.copyOf(unchanged),
                List.copyOf(changed),
                List.copyOf(added),
                older.activities().stream()
                        .filter(activity -> !goOn.contains(activity.id()))
                        .toList());
    }

    private static @Nullable Activity origin(Activity activity, Map<UUID, Activity> before, Map<UUID, Activity> known) {
        UUID from = activity.carriedFrom();
        while (from != null && !before.containsKey(from)) {
            Activity between = known.get(from);
            from = between == null ? null : between.carriedFrom();
        }
        return from == null ? null : before.get(from);
    }

    private static Set<Field> difference(Activity before, Activity now) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (!Objects.equals(field.of(before), field.of(now))) {
                fields.add(field);
            }
        }
        return fields;
    }
}
