package cl.juntosporlainfancia.workplan;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be changed of a plan and of an activity, by name, so that two states can be compared and the difference kept. */
final class Fields {

    private Fields() {}

    static Map<String, String> of(PlannedActivity activity) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "standard", activity.standard());
        put(fields, "secondDimension", activity.secondDimension());
        put(fields, "description", activity.description());
        put(fields, "objective", activity.objective());
        put(fields, "indicator", activity.indicator());
        put(fields, "startsOn", activity.startsOn().toString());
        put(fields, "endsOn", activity.endsOn().toString());
        put(fields, "months", months(activity.months()));
        put(fields, "companyPeople", activity.companyPeople());
        put(fields, "residencePeople", activity.residencePeople());
        put(fields, "funding", activity.funding().name());
        put(fields, "practice", activity.practice());
        put(fields, "needs", needs(activity.needs()));
        return fields;
    }

    @SuppressWarnings("NullAway") // what was typed is compared before it is checked
    static Map<String, String> of(ActivityLine line, Function<ActivityLine, Map<YearMonth, Amount>> amounts) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "standard", line.standard());
        put(fields, "secondDimension", line.secondDimension());
        put(fields, "description", line.description());
        put(fields, "objective", line.objective());
        put(fields, "indicator", line.indicator());
        put(fields, "startsOn", line.startsOn() == null ? null : line.startsOn().toString());
        put(fields, "endsOn", line.endsOn() == null ? null : line.endsOn().toString());
        put(fields, "months", line.isEveryMonthWhole() ? months(amounts.apply(line)) : "?");
        put(fields, "companyPeople", line.companyPeople());
        put(fields, "residencePeople", line.residencePeople());
        put(fields, "funding", line.funding() == null ? null : line.funding().name());
        put(fields, "practice", line.practice());
        put(fields, "needs", needs(line.needs()));
        return fields;
    }

    static Map<String, String> of(PlanSheet sheet) {
        return frame(
                sheet.objective(),
                sheet.resources(),
                sheet.valueProposal(),
                YearMonth.from(sheet.startsOn()),
                sheet.months());
    }

    static Map<String, String> of(PlanFrame frame) {
        return frame(frame.objective(), frame.resources(), frame.valueProposal(), frame.firstMonth(), frame.months());
    }

    private static Map<String, String> frame(
            String objective, String resources, String valueProposal, YearMonth firstMonth, int months) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "objective", objective);
        put(fields, "resources", resources);
        put(fields, "valueProposal", valueProposal);
        put(fields, "firstMonth", firstMonth.toString());
        put(fields, "ganttMonths", String.valueOf(months));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        String text = textOrNull(value);
        if (text != null) {
            fields.put(name, text);
        }
    }

    /** Without blanks around it; null if nothing is left. */
    static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String months(Map<YearMonth, Amount> months) {
        return new TreeMap<>(months)
                .entrySet().stream()
                        .map(entry -> "%s: %d CLP, %d h"
                                .formatted(
                                        entry.getKey(),
                                        entry.getValue().clp(),
                                        entry.getValue().hours()))
                        .collect(Collectors.joining("; "));
    }

    private static String needs(java.util.Collection<UUID> needs) {
        return needs.stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
    }

    /** Each field that is not the same: what it was, what it is. */
    static Map<String, List<String>> difference(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(now.keySet());
        Map<String, List<String>> difference = new LinkedHashMap<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = now.getOrDefault(name, "");
            if (!was.equals(is)) {
                difference.put(name, List.of(was, is));
            }
        }
        return difference;
    }
}
