package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is written into a plan while it is built. Each activity has a version of its own: two people may write different ones at once,
 * and nobody writes over another's words without having seen them. Whatever the number of activities, opening and keeping take the
 * same number of statements.
 */
@Service
@Transactional
public class PlanDrafts {

    /** Characters of the objective, the resources, the value proposal and a remark. */
    public static final int MAX_TEXT = 2000;

    /** Characters of the reason why a need has no activity. */
    public static final int MAX_REASON = 500;

    /** Months of a Gantt. */
    public static final int MAX_MONTHS = 36;

    /** Activities of a plan. */
    public static final int MAX_ACTIVITIES = 1000;

    private final JdbcClient jdbc;
    private final PlanSheets sheets;
    private final AlliancesInView alliances;
    private final Catalogue catalogue;
    private final GoodPractices practices;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;
    private final Validator validator;
    private final ObjectMapper json;

    PlanDrafts(
            JdbcClient jdbc,
            PlanSheets sheets,
            AlliancesInView alliances,
            Catalogue catalogue,
            GoodPractices practices,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts,
            Validator validator,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.sheets = sheets;
        this.alliances = alliances;
        this.catalogue = catalogue;
        this.practices = practices;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
        this.validator = validator;
        this.json = json;
    }

    /** The plan of this alliance that is being built, if one is. */
    @Transactional(readOnly = true)
    public Optional<PlanSheet> of(String allianceCode) {
        return sheets.draftOf(allianceCode);
    }

    /** Whether whoever acts writes in that step of the alliance's plan; what acts by itself may. */
    public boolean mayWrite(String allianceCode, PlanStep step) {
        AllianceView alliance = alliances.get(allianceCode);
        return current.viewer()
                .map(viewer -> step.writers().stream().anyMatch(side -> side.has(viewer, alliance)))
                .orElse(true);
    }

    /**
     * Keeps activities as typed, each by itself: one that somebody else has changed, or that the rules do not admit, keeps none of the
     * others from being kept. The same words again change nothing, so that a request may be repeated.
     *
     * @throws Refused if no plan is being built, activities cannot be written in its step or by this person, or there would be more
     *     than {@value #MAX_ACTIVITIES}
     */
    public Saving.Outcome save(String allianceCode, List<Saving.Row> rows, List<Saving.Deletion> deletions) {
        PlanSheet sheet = writable(allianceCode);
        Map<UUID, PlannedActivity> stored = new HashMap<>();
        sheet.activities().forEach(activity -> stored.put(activity.id(), activity));
        List<Saving.Kept> kept = new ArrayList<>();
        List<Saving.Overtaken> overtaken = new ArrayList<>();
        List<Saving.NotAdmitted> notAdmitted = new ArrayList<>();
        Map<UUID, Saving.Row> changed = new LinkedHashMap<>();
        Map<UUID, Saving.Row> added = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        Set<UUID> taken = taken(sheet, rows);
        for (Saving.Row row : rows) {
            if (taken.contains(row.id())) {
                notAdmitted.add(new Saving.NotAdmitted(row.id(), "", texts.get("activity.id.taken")));
                continue;
            }
            PlannedActivity before = stored.get(row.id());
            Map<String, String> now = Fields.of(row.line(), this::months);
            if (before != null && Fields.of(before).equals(now)) {
                kept.add(new Saving.Kept(row.id(), before.version()));
            } else if (before == null ? row.version() > 0 : row.version() != before.version()) {
                overtaken.add(new Saving.Overtaken(row.id(), before));
            } else {
                Optional<Saving.NotAdmitted> fault = fault(sheet, row);
                if (fault.isPresent()) {
                    notAdmitted.add(fault.get());
                } else if (before == null) {
                    added.put(row.id(), row);
                    kept.add(new Saving.Kept(row.id(), 1));
                    changes.add(new Change(
                            PlanChange.Kind.ADDED, row.line().description(), Fields.difference(Map.of(), now)));
                } else {
                    changed.put(row.id(), row);
                    kept.add(new Saving.Kept(row.id(), before.version() + 1));
                    changes.add(new Change(
                            PlanChange.Kind.CHANGED,
                            row.line().description(),
                            Fields.difference(Fields.of(before), now)));
                }
            }
        }
        Set<UUID> deleted = new HashSet<>();
        for (Saving.Deletion deletion : deletions) {
            PlannedActivity before = stored.get(deletion.id());
            if (before == null) {
                kept.add(new Saving.Kept(deletion.id(), 0));
            } else if (before.version() != deletion.version()) {
                overtaken.add(new Saving.Overtaken(deletion.id(), before));
            } else {
                deleted.add(deletion.id());
                kept.add(new Saving.Kept(deletion.id(), 0));
                changes.add(new Change(
                        PlanChange.Kind.DELETED, before.description(), Fields.difference(Fields.of(before), Map.of())));
            }
        }
        if (stored.size() + added.size() - deleted.size() > MAX_ACTIVITIES) {
            throw new Refused("activities", "plan.activities.tooMany", MAX_ACTIVITIES);
        }
        write(sheet, changed, added, deleted);
        log(sheet, changes);
        return new Saving.Outcome(List.copyOf(kept), List.copyOf(overtaken), List.copyOf(notAdmitted));
    }

    /** Which of these ids activities of other plans have. */
    private Set<UUID> taken(PlanSheet sheet, List<Saving.Row> rows) {
        return rows.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select id from juntos.activity where id = any(:ids) and work_plan_id <> :plan")
                        .param("ids", rows.stream().map(Saving.Row::id).toArray(UUID[]::new))
                        .param("plan", sheet.id())
                        .query(UUID.class)
                        .list());
    }

    /**
     * The plan of this alliance, for whoever may write activities into it now.
     *
     * @throws Refused if no plan is being built, activities cannot be written in its step or by this person
     */
    @Transactional(readOnly = true)
    public PlanSheet toWriteInto(String allianceCode) {
        PlanSheet sheet = sheets.draftOf(allianceCode).orElseThrow(() -> new Refused("", "plan.notBuilding"));
        requireWritable(sheet);
        return sheet;
    }

    /** What {@link #save} would not admit of these activities, were they new; nothing is kept. */
    @Transactional(readOnly = true)
    public List<Saving.NotAdmitted> faults(PlanSheet sheet, List<Saving.Row> rows) {
        return rows.stream().flatMap(row -> fault(sheet, row).stream()).toList();
    }

    private Optional<Saving.NotAdmitted> fault(PlanSheet sheet, Saving.Row row) {
        ActivityLine line = row.line();
        Optional<ConstraintViolation<ActivityLine>> violation = validator.validate(line).stream()
                .min((a, b) -> a.getPropertyPath()
                        .toString()
                        .compareTo(b.getPropertyPath().toString()));
        if (violation.isPresent()) {
            return Optional.of(new Saving.NotAdmitted(
                    row.id(),
                    field(violation.get().getPropertyPath().toString()),
                    violation.get().getMessage()));
        }
        try {
            check(sheet, line);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(new Saving.NotAdmitted(row.id(), refused.field(), texts.of(refused)));
        }
    }

    /** The field that a constraint over several is shown at. */
    private static String field(String path) {
        return switch (path) {
            case "endNotBeforeStart" -> "endsOn";
            case "everyMonthWhole" -> "months";
            default -> path;
        };
    }

    private void check(PlanSheet sheet, ActivityLine line) {
        if (!catalogue.hasStandard(line.standard()) && !catalogue.hasExtraLine(line.standard())) {
            throw new Refused("standard", "activity.standard.unknown", line.standard());
        }
        String second = line.secondDimension();
        if (second != null
                && catalogue.dimensions().stream()
                        .noneMatch(dimension -> dimension.code().equals(second))) {
            throw new Refused("secondDimension", "activity.secondDimension.unknown");
        }
        if (second != null
                && catalogue.hasStandard(line.standard())
                && catalogue.dimensionOf(line.standard()).code().equals(second)) {
            throw new Refused("secondDimension", "activity.secondDimension.same");
        }
        if (line.startsOn().isBefore(sheet.startsOn()) || line.endsOn().isAfter(sheet.endsOn())) {
            throw new Refused(
                    line.startsOn().isBefore(sheet.startsOn()) ? "startsOn" : "endsOn",
                    "activity.outsideGantt",
                    texts.shortDate(sheet.startsOn()),
                    texts.shortDate(sheet.endsOn()));
        }
        for (YearMonth month : new TreeSet<>(line.months().keySet())) {
            if (month.isBefore(YearMonth.from(line.startsOn())) || month.isAfter(YearMonth.from(line.endsOn()))) {
                throw new Refused("months", "activity.months.outside", texts.month(month.atDay(1)));
            }
        }
        if (line.practice() != null && !practices.has(line.practice())) {
            throw new Refused("practice", "activity.practice.unknown");
        }
        Set<UUID> known = new HashSet<>();
        sheet.needs().forEach(need -> known.add(need.id()));
        if (!known.containsAll(line.needs())) {
            throw new Refused("needs", "activity.needs.unknown");
        }
    }

    /** Amounts that take nothing are not kept. */
    private Map<YearMonth, Amount> months(ActivityLine line) {
        Map<YearMonth, Amount> months = new HashMap<>();
        line.months().forEach((month, sum) -> {
            if (sum.isAdmitted()) {
                Amount amount = sum.amount();
                if (amount.clp() > 0 || amount.hours() > 0) {
                    months.put(month, amount);
                }
            }
        });
        return months;
    }

    private void write(PlanSheet sheet, Map<UUID, Saving.Row> changed, Map<UUID, Saving.Row> added, Set<UUID> deleted) {
        if (!deleted.isEmpty()) {
            jdbc.sql("delete from juntos.activity where work_plan_id = :plan and id = any(:ids)")
                    .param("plan", sheet.id())
                    .param("ids", deleted.toArray(UUID[]::new))
                    .update();
        }
        if (!added.isEmpty()) {
            int first = sheet.activities().stream()
                            .mapToInt(PlannedActivity::position)
                            .max()
                            .orElse(-1)
                    + 1;
            jdbc.sql("""
                            insert into juntos.activity (id, work_plan_id, position, standard_code, second_dimension,
                                description, objective, indicator, starts_on, ends_on, original_ends_on, company_people,
                                residence_people, funding, practice, state, version, changed_by, changed_at)
                            select r.id, :plan, :first + r.place, r.standard, r.second_dimension, r.description, r.objective,
                                r.indicator, r.starts_on, r.ends_on, r.ends_on, r.company_people, r.residence_people,
                                r.funding, r.practice, 'PENDING', 1, :by, :at
                            from jsonb_to_recordset(:rows::jsonb) as r (id uuid, place int, standard varchar,
                                second_dimension varchar, description varchar, objective varchar, indicator varchar,
                                starts_on date, ends_on date, company_people varchar, residence_people varchar,
                                funding varchar, practice varchar)
                            """)
                    .param("plan", sheet.id())
                    .param("first", first)
                    .param("rows", rows(added))
                    .param("by", current.username())
                    .param("at", Timestamp.from(calendar.now()))
                    .update();
        }
        if (!changed.isEmpty()) {
            // What is carried on keeps the date it first had; anything else has not been postponed by being replanned.
            jdbc.sql("""
                            update juntos.activity a set standard_code = r.standard, second_dimension = r.second_dimension,
                                description = r.description, objective = r.objective, indicator = r.indicator,
                                starts_on = r.starts_on, ends_on = r.ends_on,
                                original_ends_on = case when a.carried_from is null then r.ends_on
                                                        else a.original_ends_on end,
                                company_people = r.company_people, residence_people = r.residence_people,
                                funding = r.funding, practice = r.practice, version = a.version + 1,
                                changed_by = :by, changed_at = :at
                            from jsonb_to_recordset(:rows::jsonb) as r (id uuid, place int, standard varchar,
                                second_dimension varchar, description varchar, objective varchar, indicator varchar,
                                starts_on date, ends_on date, company_people varchar, residence_people varchar,
                                funding varchar, practice varchar)
                            where a.id = r.id and a.work_plan_id = :plan
                            """)
                    .param("plan", sheet.id())
                    .param("rows", rows(changed))
                    .param("by", current.username())
                    .param("at", Timestamp.from(calendar.now()))
                    .update();
            UUID[] ids = changed.keySet().toArray(UUID[]::new);
            jdbc.sql("delete from juntos.activity_month where activity_id = any(:ids)")
                    .param("ids", ids)
                    .update();
            jdbc.sql("delete from juntos.activity_need where activity_id = any(:ids)")
                    .param("ids", ids)
                    .update();
        }
        Map<UUID, Saving.Row> written = new LinkedHashMap<>(added);
        written.putAll(changed);
        writeParts(written);
    }

    private void writeParts(Map<UUID, Saving.Row> written) {
        List<Map<String, Object>> amounts = new ArrayList<>();
        List<Map<String, Object>> answers = new ArrayList<>();
        written.values().forEach(row -> {
            months(row.line())
                    .forEach((month, amount) -> amounts.add(Map.of(
                            "id", row.id(), "month", month.atDay(1), "clp", amount.clp(), "hours", amount.hours())));
            row.line().needs().forEach(need -> answers.add(Map.of("id", row.id(), "need", need)));
        });
        if (!amounts.isEmpty()) {
            jdbc.sql("insert into juntos.activity_month (activity_id, month, budget_clp, volunteer_hours)"
                            + " select r.id, r.month, r.clp, r.hours from jsonb_to_recordset(:rows::jsonb)"
                            + " as r (id uuid, month date, clp bigint, hours int)")
                    .param("rows", write(amounts))
                    .update();
        }
        if (!answers.isEmpty()) {
            jdbc.sql("insert into juntos.activity_need (activity_id, need_id) select r.id, r.need"
                            + " from jsonb_to_recordset(:rows::jsonb) as r (id uuid, need uuid)")
                    .param("rows", write(answers))
                    .update();
        }
    }

    private String rows(Map<UUID, Saving.Row> rows) {
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        rows.values().forEach(row -> {
            ActivityLine line = row.line();
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("id", row.id());
            columns.put("place", written.size());
            columns.put("standard", line.standard());
            columns.put("second_dimension", line.secondDimension());
            columns.put("description", line.description().strip());
            columns.put("objective", Fields.textOrNull(line.objective()));
            columns.put("indicator", Fields.textOrNull(line.indicator()));
            columns.put("starts_on", line.startsOn());
            columns.put("ends_on", line.endsOn());
            columns.put("company_people", Fields.textOrNull(line.companyPeople()));
            columns.put("residence_people", Fields.textOrNull(line.residencePeople()));
            columns.put("funding", line.funding());
            columns.put("practice", line.practice());
            written.add(columns);
        });
        return write(written);
    }

    /**
     * Keeps objective, resources, value proposal and the Gantt's months.
     *
     * @return its version from now on
     * @throws FrameOvertaken if somebody else has changed it since that version
     * @throws Refused if a text is over its limit, the months are out of range, or an activity would fall outside them
     */
    public int saveFrame(String allianceCode, PlanFrame frame) {
        PlanSheet sheet = writable(allianceCode);
        Map<String, String> before = Fields.of(sheet);
        Map<String, String> now = Fields.of(frame);
        if (before.equals(now)) {
            return sheet.frameVersion();
        }
        if (frame.version() != sheet.frameVersion()) {
            throw new FrameOvertaken(sheet);
        }
        requireOwner(sheet, PlanStep.PROPOSAL, "valueProposal", before, now);
        requireOwner(sheet, PlanStep.VALUE, "resources", before, now);
        requireLength("objective", frame.objective());
        requireLength("resources", frame.resources());
        requireLength("valueProposal", frame.valueProposal());
        if (frame.months() < 1 || frame.months() > MAX_MONTHS) {
            throw new Refused("months", "plan.months.range", MAX_MONTHS);
        }
        YearMonth last = frame.firstMonth().plusMonths(frame.months() - 1L);
        sheet.activities().stream()
                .filter(activity -> YearMonth.from(activity.startsOn()).isBefore(frame.firstMonth())
                        || YearMonth.from(activity.endsOn()).isAfter(last))
                .findFirst()
                .ifPresent(outside -> {
                    throw new Refused("firstMonth", "plan.gantt.cutsActivity", outside.description());
                });
        jdbc.sql("update juntos.work_plan set objective = ?, resources = ?, value_proposal = ?, starts_on = ?,"
                        + " months = ?, frame_version = frame_version + 1 where id = ?")
                .params(
                        frame.objective().strip(),
                        frame.resources().strip(),
                        frame.valueProposal().strip(),
                        frame.firstMonth().atDay(1),
                        frame.months(),
                        sheet.id())
                .update();
        log(sheet, List.of(new Change(PlanChange.Kind.FRAME, "", Fields.difference(before, now))));
        return sheet.frameVersion() + 1;
    }

    /** What the one party gives is said by it; only in the Gantt do both write everything. */
    private static void requireOwner(
            PlanSheet sheet, PlanStep others, String field, Map<String, String> before, Map<String, String> now) {
        if (sheet.step() == others && !Objects.equals(before.get(field), now.get(field))) {
            throw new Refused(field, "plan." + field + ".notYours");
        }
    }

    private static void requireLength(String field, String text) {
        if (text.length() > MAX_TEXT) {
            throw new Refused(field, "plan." + field + ".tooLong");
        }
    }

    /**
     * The residence puts its needs in order.
     *
     * @param seen ids of all of them, in the order from which this one was made
     * @param order ids of all of them, the first one first
     * @throws Refused if it is not the step for that, the ids are not those of the plan, or somebody else was faster: then its field is
     *     {@code order}
     */
    public void orderNeeds(String allianceCode, List<UUID> seen, List<UUID> order) {
        PlanSheet sheet = draft(allianceCode);
        if (!sheet.step().ordersNeeds()) {
            throw new Refused("needs", "plan.needs.notNow", texts.of(sheet.step()));
        }
        requireWriter(allianceCode, sheet.step());
        List<UUID> before = sheet.needs().stream().map(PlannedNeed::id).toList();
        if (before.equals(order)) {
            return;
        }
        if (order.size() != before.size() || !new HashSet<>(before).equals(new HashSet<>(order))) {
            throw new Refused("needs", "plan.needs.notAll");
        }
        if (!before.equals(seen)) {
            throw new Refused("order", "plan.needs.overtaken");
        }
        jdbc.sql("update juntos.plan_need n set position = o.place - 1, version = n.version + 1"
                        + " from unnest(:ids) with ordinality as o (id, place)"
                        + " where n.id = o.id and n.position <> o.place - 1")
                .param("ids", order.toArray(UUID[]::new))
                .update();
        Map<UUID, String> named = new HashMap<>();
        sheet.needs().forEach(need -> named.put(need.id(), need.text()));
        log(
                sheet,
                List.of(new Change(
                        PlanChange.Kind.NEEDS_ORDERED,
                        "",
                        Map.of("order", List.of(names(before, named), names(order, named))))));
    }

    private static String names(List<UUID> ids, Map<UUID, String> named) {
        return String.join(
                "; ", ids.stream().map(named::get).map(Objects::requireNonNull).toList());
    }

    /**
     * Says why a need has no activity, or takes that back.
     *
     * @param answer null takes it back
     * @param version which state of it was seen
     * @return its version from now on
     * @throws Refused if somebody else was faster, or why is not said
     */
    public int answerNeed(
            String allianceCode, UUID needId, int version, PlannedNeed.@Nullable Answer answer, String reason) {
        PlanSheet sheet = writable(allianceCode);
        PlannedNeed need = sheet.needs().stream()
                .filter(each -> each.id().equals(needId))
                .findFirst()
                .orElseThrow(() -> new Refused("needs", "activity.needs.unknown"));
        String words = answer == null ? "" : reason.strip();
        if (need.answer() == answer && need.reason().equals(words)) {
            return need.version();
        }
        if (need.version() != version) {
            throw new Refused("needs", "plan.need.overtaken", need.text());
        }
        if (answer == PlannedNeed.Answer.OTHER && words.isEmpty()) {
            throw new Refused("reason", "plan.need.reason.required", need.text());
        }
        if (words.length() > MAX_REASON) {
            throw new Refused("reason", "plan.need.reason.tooLong");
        }
        jdbc.sql("update juntos.plan_need set answer = ?, reason = ?, version = version + 1 where id = ?")
                .params(answer == null ? null : answer.name(), words, needId)
                .update();
        log(
                sheet,
                List.of(new Change(
                        PlanChange.Kind.NEED_ANSWERED,
                        need.text(),
                        Map.of(
                                "answer",
                                List.of(
                                        need.answer() == null
                                                ? ""
                                                : need.answer().name(),
                                        answer == null ? "" : answer.name()),
                                "reason",
                                List.of(need.reason(), words)))));
        return need.version() + 1;
    }

    /** Who changed what in a version, oldest first. */
    @Transactional(readOnly = true)
    public List<PlanChange> changes(UUID planId) {
        return sheets.changes(planId);
    }

    private PlanSheet draft(String allianceCode) {
        return sheets.lockedDraftOf(allianceCode).orElseThrow(() -> new Refused("", "plan.notBuilding"));
    }

    private PlanSheet writable(String allianceCode) {
        PlanSheet sheet = draft(allianceCode);
        requireWritable(sheet);
        return sheet;
    }

    private void requireWritable(PlanSheet sheet) {
        if (!sheet.step().plans()) {
            throw new Refused("", "plan.notWritable", texts.of(sheet.step()));
        }
        requireWriter(sheet.allianceCode(), sheet.step());
    }

    private void requireWriter(String allianceCode, PlanStep step) {
        if (!mayWrite(allianceCode, step)) {
            throw new Refused("", "plan.notYourTurn", texts.of(step));
        }
    }

    /** A change to be kept. */
    private record Change(PlanChange.Kind kind, String subject, Map<String, List<String>> fields) {}

    private void log(PlanSheet sheet, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql(
                        "insert into juntos.plan_change (work_plan_id, round, step, kind, subject, fields, changed_by, changed_at)"
                                + " select :plan, :round, :step, r.kind, r.subject, r.fields, :by, :at"
                                + " from jsonb_to_recordset(:rows::jsonb) as r (kind varchar, subject varchar, fields jsonb)")
                .param("plan", sheet.id())
                .param("round", sheet.round())
                .param("step", sheet.step().name())
                .param("by", current.username())
                .param("at", Timestamp.from(calendar.now()))
                .param("rows", write(changes))
                .update();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of a work plan", e);
        }
    }
}
