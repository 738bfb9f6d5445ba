package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.Stage;
import cl.juntosporlainfancia.alliance.StagePolicies;
import cl.juntosporlainfancia.alliance.StagePolicy;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.followup.Reminder;
import cl.juntosporlainfancia.followup.ReminderPolicies;
import cl.juntosporlainfancia.linking.CompanyFit;
import cl.juntosporlainfancia.linking.Distance;
import cl.juntosporlainfancia.linking.FitWeights;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.work.ReminderPoints;
import cl.juntosporlainfancia.work.TaskPolicies;
import cl.juntosporlainfancia.work.TaskPolicy;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision tables of {@code bpmn/*.dmn}. They are deployed at the start of the application, together with it, and so
 * each row is asked for once and remembered: a reminder asks several times, and each time would cost the database two statements.
 */
@Component
class Decisions implements StagePolicies, ReminderPolicies, TaskPolicies, ReminderPoints, FitWeights {

    static final String STAGE_POLICY = "stage-policy";
    static final String REMINDER_POLICY = "reminder-policy";
    static final String COMPANY_FIT = "company-fit";
    static final String TASK_POLICY = "task-policy";
    static final String DIGEST_POLICY = "digest-policy";

    private static final String FIRST = "NONE";

    private final DecisionService decisions;
    private final Map<Stage, StagePolicy> stagePolicies = new ConcurrentHashMap<>();
    private final Map<String, Optional<Reminder>> reminders = new ConcurrentHashMap<>();
    private final Map<String, Optional<TaskPolicy>> taskPolicies = new ConcurrentHashMap<>();
    private final Map<Integer, Optional<Integer>> reminderPoints = new ConcurrentHashMap<>();
    private volatile @Nullable CompanyFit companyFit;

    Decisions(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public StagePolicy of(Stage stage) {
        return stagePolicies.computeIfAbsent(stage, this::read);
    }

    private StagePolicy read(Stage stage) {
        DmnDecisionRuleResult row =
                evaluate(STAGE_POLICY, Map.of("stage", stage.name())).getSingleResult();
        if (row == null) {
            throw new IllegalStateException("decision table " + STAGE_POLICY + " has no row for " + stage);
        }
        Set<Condition> conditions = Arrays.stream(
                        row.<String>getEntry("conditions").split(","))
                .map(String::strip)
                .map(Condition::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Condition.class)));
        return new StagePolicy(
                row.<Integer>getEntry("lengthMonths"),
                row.<Integer>getEntry("followUpIntervalMonths"),
                row.<Integer>getEntry("supervisionIntervalMonths"),
                row.<Integer>getEntry("preparationLeadMonths"),
                Collections.unmodifiableSet(conditions));
    }

    @Override
    public Optional<Reminder> after(@Nullable Occasion last) {
        return reminders.computeIfAbsent(last == null ? FIRST : last.name(), this::readAfter);
    }

    private Optional<Reminder> readAfter(String last) {
        DmnDecisionRuleResult row =
                evaluate(REMINDER_POLICY, Map.of("lastOccasion", last)).getSingleResult();
        return Optional.ofNullable(row)
                .map(found -> new Reminder(
                        Occasion.valueOf(found.getEntry("occasion")), found.<Integer>getEntry("offsetDays")));
    }

    @Override
    public Optional<TaskPolicy> of(String definition) {
        return taskPolicies.computeIfAbsent(definition, this::readTask);
    }

    private Optional<TaskPolicy> readTask(String definition) {
        DmnDecisionRuleResult row =
                evaluate(TASK_POLICY, Map.of("task", definition)).getSingleResult();
        return Optional.ofNullable(row)
                .map(found -> new TaskPolicy(
                        (Integer) cell(found, "workingDays"),
                        (Integer) cell(found, "escalationDays"),
                        found.getEntry("escalationGroup")));
    }

    @Override
    public Optional<Integer> latestBy(int daysFromDue) {
        return reminderPoints.computeIfAbsent(daysFromDue, this::readPoint);
    }

    private Optional<Integer> readPoint(int daysFromDue) {
        DmnDecisionRuleResult row =
                evaluate(DIGEST_POLICY, Map.of("days", daysFromDue)).getSingleResult();
        if (row == null) {
            return Optional.empty();
        }
        int first = row.<Integer>getEntry("point");
        Integer every = (Integer) cell(row, "every");
        return Optional.of(every == null ? first : daysFromDue - (daysFromDue - first) % every);
    }

    /** An empty cell is no entry at all. */
    private static @Nullable Object cell(DmnDecisionRuleResult row, String name) {
        return row.containsKey(name) ? row.getEntry(name) : null;
    }

    @Override
    public CompanyFit companyFit() {
        CompanyFit known = companyFit;
        if (known == null) {
            known = readCompanyFit();
            companyFit = known;
        }
        return known;
    }

    private CompanyFit readCompanyFit() {
        return new CompanyFit(
                points(Distance.values(), "DISTANCE"),
                points(Need.Priority.values(), "NEED"),
                limit("NEED", "ALL"),
                points("SEARCH", "FOUND"),
                points("LOAD", "SATURATED"),
                limit("LOAD", "SATURATED"),
                limit("SEARCH", "ANSWER"),
                limit("SEARCH", "REFUSALS"));
    }

    private <E extends Enum<E>> Map<E, Integer> points(E[] levels, String criterion) {
        return Arrays.stream(levels)
                .collect(Collectors.toMap(Function.identity(), level -> points(criterion, level.name())));
    }

    private int points(String criterion, String level) {
        return fit(criterion, level).<Integer>getEntry("points");
    }

    private int limit(String criterion, String level) {
        return fit(criterion, level).<Integer>getEntry("limit");
    }

    private DmnDecisionRuleResult fit(String criterion, String level) {
        DmnDecisionRuleResult row = evaluate(COMPANY_FIT, Map.of("criterion", criterion, "level", level))
                .getSingleResult();
        if (row == null) {
            throw new IllegalStateException(
                    "decision table " + COMPANY_FIT + " has no row for " + criterion + " " + level);
        }
        return row;
    }

    private DmnDecisionTableResult evaluate(String table, Map<String, Object> inputs) {
        return decisions.evaluateDecisionTableByKey(table).variables(inputs).evaluate();
    }
}
