package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.GoodPractice;
import cl.juntosporlainfancia.workplan.PlanChange;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells in Spanish who changed what of a plan. Changes are kept in terms of the code; what does not have the shape that is known here
 * is shown as it is.
 */
@Component
class PlanHistory {

    /** Changes of a round that are shown; there may be thousands, and nobody reads those. */
    private static final int SHOWN = 100;

    private static final Pattern AMOUNT = Pattern.compile("(\\d{4}-\\d{2}): (\\d+) CLP, (\\d+) h");

    /**
     * The changes of one round, newest first.
     *
     * @param earlier how many more there are
     */
    record Round(int number, List<Line> lines, int earlier) {}

    /** A change: who, when, of what. */
    record Line(PlanChange.Kind kind, String subject, String who, Instant at, List<Difference> differences) {}

    /** A field, what it was, and what it is; both may be empty. */
    record Difference(String field, String before, String after) {}

    private final Catalogue catalogue;
    private final Registry registry;
    private final Texts texts;

    PlanHistory(Catalogue catalogue, Registry registry, Texts texts) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.texts = texts;
    }

    /**
     * Newest round first.
     *
     * @param remarked rounds that are told though nothing was changed in them, because somebody sent the plan back
     */
    List<Round> of(PlanSheet sheet, List<PlanChange> changes, List<GoodPractice> practices, Set<Integer> remarked) {
        Map<String, String> names =
                registry.names(changes.stream().map(PlanChange::changedBy).collect(Collectors.toSet()));
        Map<String, String> known = new LinkedHashMap<>();
        sheet.needs().forEach(need -> known.put(need.id().toString(), need.text()));
        practices.forEach(practice -> known.put(practice.code(), practice.text()));
        Map<Integer, List<PlanChange>> rounds = new TreeMap<>();
        remarked.forEach(round -> rounds.put(round, new ArrayList<>()));
        joined(changes).forEach(change -> rounds.computeIfAbsent(change.round(), round -> new ArrayList<>())
                .add(change));
        List<Round> told = new ArrayList<>();
        rounds.forEach((number, all) -> {
            Collections.reverse(all);
            told.add(new Round(
                    number,
                    all.stream()
                            .limit(SHOWN)
                            .map(change -> line(change, names, known))
                            .toList(),
                    Math.max(0, all.size() - SHOWN)));
        });
        Collections.reverse(told);
        return told;
    }

    /** What one person changes of one thing without a pause in between is one change: it is kept while it is typed. */
    private static List<PlanChange> joined(List<PlanChange> changes) {
        List<PlanChange> joined = new ArrayList<>();
        for (PlanChange change : changes) {
            PlanChange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.kind() == change.kind()
                    && change.kind() != PlanChange.Kind.ADDED
                    && change.kind() != PlanChange.Kind.DELETED
                    && last.round() == change.round()
                    && last.subject().equals(change.subject())
                    && last.changedBy().equals(change.changedBy())) {
                joined.set(joined.size() - 1, join(last, change));
            } else {
                joined.add(change);
            }
        }
        return joined;
    }

    private static PlanChange join(PlanChange first, PlanChange then) {
        Map<String, List<String>> fields = new LinkedHashMap<>(first.fields());
        then.fields()
                .forEach((name, pair) -> fields.merge(
                        name, pair, (before, after) -> List.of(before.get(0), after.get(after.size() - 1))));
        return new PlanChange(
                then.round(), then.step(), then.kind(), then.subject(), fields, then.changedBy(), then.changedAt());
    }

    private Line line(PlanChange change, Map<String, String> names, Map<String, String> known) {
        return new Line(
                change.kind(),
                change.subject(),
                names.getOrDefault(change.changedBy(), change.changedBy()),
                change.changedAt(),
                change.fields().entrySet().stream()
                        // A new activity's name is in the line already, and what was taken out says no more than that.
                        .filter(field -> change.kind() != PlanChange.Kind.DELETED
                                && !(change.kind() == PlanChange.Kind.ADDED
                                        && field.getKey().equals("description")))
                        .filter(field ->
                                !field.getValue().get(0).equals(field.getValue().get(1)))
                        .map(field -> new Difference(
                                texts.get("plan.field." + field.getKey()),
                                shown(field.getKey(), field.getValue().get(0), known),
                                shown(field.getKey(), field.getValue().get(1), known)))
                        .toList());
    }

    private String shown(String field, String value, Map<String, String> known) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field) {
            case "standard" -> standard(value);
            case "secondDimension" ->
                catalogue.dimensions().stream()
                        .filter(dimension -> dimension.code().equals(value))
                        .map(dimension -> dimension.name())
                        .findFirst()
                        .orElse(value);
            case "startsOn", "endsOn" -> texts.shortDate(LocalDate.parse(value));
            case "firstMonth" -> texts.month(YearMonth.parse(value).atDay(1));
            case "months" -> months(value);
            case "funding" -> texts.of(Funding.valueOf(value));
            case "answer" -> texts.of(PlannedNeed.Answer.valueOf(value));
            case "practice" -> known.getOrDefault(value, value);
            case "needs" ->
                List.of(value.split(" ")).stream()
                        .map(id -> known.getOrDefault(id, id))
                        .collect(Collectors.joining("; "));
            default -> value;
        };
    }

    private String standard(String code) {
        return catalogue.hasStandard(code) || catalogue.hasExtraLine(code)
                ? texts.get("plan.standard", code, catalogue.standard(code).name())
                : code;
    }

    private String months(String value) {
        List<String> said = new ArrayList<>();
        Matcher amount = AMOUNT.matcher(value);
        while (amount.find()) {
            long clp = Long.parseLong(amount.group(2));
            int hours = Integer.parseInt(amount.group(3));
            List<String> sums = new ArrayList<>();
            if (clp > 0) {
                sums.add(texts.pesos(clp));
            }
            if (hours > 0) {
                sums.add(texts.get("plan.hours", hours));
            }
            said.add(texts.get(
                    "plan.month", texts.month(YearMonth.parse(amount.group(1)).atDay(1)), String.join(", ", sums)));
        }
        return String.join("; ", said);
    }
}
