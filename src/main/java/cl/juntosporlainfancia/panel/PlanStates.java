package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Amount;
import cl.juntosporlainfancia.workplan.Coherence;
import cl.juntosporlainfancia.workplan.CoherenceCheck;
import cl.juntosporlainfancia.workplan.CoherencePolicies;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlanWords;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a plan out for its editor; people's names by one statement, however many activities there are. */
@Component
class PlanStates {

    private final PlanDrafts drafts;
    private final CoherenceCheck coherence;
    private final PlanWords words;
    private final Registry registry;
    private final Texts texts;

    PlanStates(PlanDrafts drafts, CoherenceCheck coherence, PlanWords words, Registry registry, Texts texts) {
        this.drafts = drafts;
        this.coherence = coherence;
        this.words = words;
        this.registry = registry;
        this.texts = texts;
    }

    PlanState of(PlanSheet sheet) {
        boolean mayWrite = drafts.mayWrite(sheet.allianceCode(), sheet.step());
        Map<String, String> names = names(sheet.activities());
        return new PlanState(
                sheet.id(),
                sheet.step().name(),
                sheet.round(),
                mayWrite && sheet.step().plans(),
                mayWrite && sheet.step().ordersNeeds(),
                frame(sheet),
                Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.SHORT_STANDALONE, Texts.LOCALE)
                                .replace(".", ""))
                        .toList(),
                sheet.needs().stream().map(this::need).toList(),
                sheet.activities().stream()
                        .map(activity -> activity(activity, names))
                        .toList(),
                coherence(sheet));
    }

    PlanState.Frame frame(PlanSheet sheet) {
        return new PlanState.Frame(
                sheet.frameVersion(),
                sheet.objective(),
                sheet.resources(),
                sheet.valueProposal(),
                YearMonth.from(sheet.startsOn()).toString(),
                String.valueOf(sheet.months()));
    }

    private PlanState.Need need(PlannedNeed need) {
        return new PlanState.Need(
                need.id(),
                need.version(),
                need.standard(),
                need.text(),
                need.priority().name(),
                texts.of(need.priority()),
                need.answer() == null ? null : need.answer().name(),
                need.reason());
    }

    /** The names of those who wrote them last. */
    Map<String, String> names(Collection<PlannedActivity> activities) {
        Set<String> usernames = activities.stream()
                .flatMap(a -> Stream.ofNullable(a.changedBy()))
                .collect(Collectors.toSet());
        return registry.names(usernames);
    }

    PlanState.Activity activity(PlannedActivity activity, Map<String, String> names) {
        return new PlanState.Activity(
                activity.id(),
                activity.version(),
                activity.standard(),
                activity.secondDimension(),
                activity.description(),
                activity.objective(),
                activity.indicator(),
                activity.startsOn().toString(),
                activity.endsOn().toString(),
                months(activity.months()),
                activity.companyPeople(),
                activity.residencePeople(),
                activity.funding().name(),
                activity.practice(),
                new TreeSet<>(activity.needs()),
                activity.originalEndsOn().equals(activity.endsOn()) ? null : texts.shortDate(activity.originalEndsOn()),
                activity.carriedFrom() != null,
                name(activity.changedBy(), names),
                activity.changedAt() == null ? null : texts.timestamp(activity.changedAt()));
    }

    private @Nullable String name(@Nullable String username, Map<String, String> names) {
        if (username == null) {
            return null;
        }
        return username.equals(CurrentViewer.SYSTEM)
                ? texts.get("audit.system")
                : names.getOrDefault(username, username);
    }

    private static Map<String, PlanState.Sum> months(SortedMap<YearMonth, Amount> months) {
        Map<String, PlanState.Sum> written = new LinkedHashMap<>();
        months.forEach((month, amount) ->
                written.put(month.toString(), new PlanState.Sum(digits(amount.clp()), digits(amount.hours()))));
        return written;
    }

    private static @Nullable String digits(long number) {
        return number == 0 ? null : String.valueOf(number);
    }

    PlanState.Coherence coherence(PlanSheet sheet) {
        Coherence found = coherence.of(sheet);
        return new PlanState.Coherence(
                found.dimensions().stream().map(this::covered).toList(),
                found.findings().stream()
                        .map(finding -> new PlanState.Finding(
                                finding.weight() == CoherencePolicies.Weight.GATE, words.of(finding)))
                        .toList());
    }

    private PlanState.Covered covered(Coherence.Coverage dimension) {
        return new PlanState.Covered(
                dimension.code(),
                dimension.name(),
                dimension.needs() == null ? texts.get("percent.none") : String.valueOf(dimension.needs()),
                dimension.planned(),
                dimension.answered(),
                percent(dimension.percent(), dimension.needs()),
                percent(dimension.truePercent(), dimension.needs()));
    }

    /** That there are no needs is known, and is not the same as not knowing. */
    private String percent(OptionalInt percent, @Nullable Integer needs) {
        return percent.isPresent()
                ? texts.get("percent", percent.getAsInt())
                : texts.get(needs == null ? "percent.none" : "percent.noNeeds");
    }
}
