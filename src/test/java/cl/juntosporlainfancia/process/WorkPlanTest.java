package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.form.FormRejected;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.Coherence;
import cl.juntosporlainfancia.workplan.CoherenceCheck;
import cl.juntosporlainfancia.workplan.CoherencePolicies.Check;
import cl.juntosporlainfancia.workplan.CoherencePolicies.Weight;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.PlanChange;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanRemark;
import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlanStep;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import cl.juntosporlainfancia.workplan.Saving;
import cl.juntosporlainfancia.workplan.WorkPlan;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a plan is built, round after round, and what becomes of it, told in the manual's words (section 4.2; rules P5). */
@ApplicationTest
@Import({AllianceStory.class, Meanwhile.class})
class WorkPlanTest {

    @Autowired
    AllianceStory story;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    PlanRounds rounds;

    @Autowired
    WorkPlans plans;

    @Autowired
    CoherenceCheck coherence;

    @Autowired
    AllianceService alliances;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PendingWork work;

    @Autowired
    Meanwhile meanwhile;

    @BeforeEach
    void theResidenceHasDiagnosedItselfAndTheCompanyHasVisitedIt() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        diagnosis(
                "D-9001", "1.1", "Plan estratégico", "2.1", "Salidas los fines de semana", "4.2", "Pintar el comedor");
        story.framingMeeting();
        story.induction();
        story.firstVisit();
    }

    /** Needs by standard; the first presses most. */
    private void diagnosis(String code, String... needs) {
        jdbc.sql(
                        "insert into juntos.diagnosis_case (code, residence_code, state, opened_on, accepted_on, value_proposal)"
                                + " values (?, 'casa-azul', 'ACCEPTED', date '2026-01-05', date '2026-02-05', 'Charlas de buen trato')")
                .param(code)
                .update();
        for (String standard : List.of("1.1", "1.2", "2.1", "2.2", "3.1", "4.1", "4.2")) {
            jdbc.sql(
                            "insert into juntos.diagnosis_answer (diagnosis_code, standard_code, current_state, desired_state, no_need,"
                                    + " version, updated_by, updated_at) values (?, ?, 'a', 'b', false, 1, 'residencia', now())")
                    .params(code, standard)
                    .update();
        }
        for (int i = 0; i < needs.length; i += 2) {
            jdbc.sql("insert into juntos.diagnosis_need (diagnosis_code, standard_code, position, text, priority)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(code, needs[i], i, needs[i + 1], i == 0 ? "HIGH" : "LOW")
                    .update();
        }
    }

    private ActivityLine line(String standard, String description, @Nullable UUID need) {
        LocalDate start = story.draft().startsOn();
        return new ActivityLine(
                standard,
                null,
                description,
                "Que se note",
                "Se realiza",
                start,
                start.plusMonths(3).minusDays(1),
                Map.of(YearMonth.from(start), new ActivityLine.Sum(new BigDecimal("350000"), null)),
                "Voluntariado",
                "Dirección",
                Funding.COMPANY,
                null,
                need == null ? Set.of() : Set.of(need));
    }

    private Saving.Row added(ActivityLine line) {
        return new Saving.Row(UUID.randomUUID(), 0, line);
    }

    private PlannedNeed need(String text) {
        return story.draft().needs().stream()
                .filter(need -> need.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    // ---- two at once

    @Test
    void whoeverHandsOnWhatAnotherJustHandedOnIsTold() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        String task = story.task(StageModel.TASK_FRAMING).id();
        Map<String, Object> form = Map.of("heldOn", story.today(), "participants", "Las tres partes");
        Throwable second = meanwhile.of(
                () -> work.submit(task, AllianceStory.MANAGER, form),
                () -> work.submit(task, AllianceStory.MANAGER, form));
        assertThat(second).isInstanceOf(Refused.class);
        // And so is who comes later.
        assertThatThrownBy(() -> work.submit(task, AllianceStory.MANAGER, form))
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("task.overtaken");
    }

    // ---- a whole round

    @Test
    void aPlanIsBuiltTogetherAndEachOfTheThreePartiesSendsItBackOnceBeforeAllApprove() {
        // The residence puts its needs in order.
        assertThat(story.task(PlanModel.TASK_ORDER_NEEDS).groups()).contains("residence-casa-azul");
        List<UUID> order = new ArrayList<>(
                story.draft().needs().stream().map(PlannedNeed::id).toList());
        assertThat(story.draft().needs().get(0).text()).isEqualTo("Plan estratégico");
        List<UUID> seen = List.copyOf(order);
        Collections.reverse(order);
        story.as(AllianceStory.RESIDENCE, () -> drafts.orderNeeds(story.code(), seen, order));
        story.ordersNeeds();
        assertThat(story.draft().needs()).extracting(PlannedNeed::id).containsExactlyElementsOf(order);

        // The company revises what it can take up, and gives back a proposal.
        story.beginsPlanThisMonth();
        story.saves(
                AllianceStory.COMPANY,
                added(line(
                        "2.1",
                        "Paseo al museo",
                        need("Salidas los fines de semana").id())),
                added(line(
                        "4.2", "Jornada de pintura", need("Pintar el comedor").id())));
        story.proposes();

        // The residence adds what it gives; its proposal of the diagnosis is there already.
        assertThat(story.draft().valueProposal()).isEqualTo("Charlas de buen trato");
        story.addsValueProposal();

        // Details and dates are refined; a need without an activity is answered.
        assertThatThrownBy(story::agreesGantt)
                .isInstanceOf(FormRejected.class)
                .hasMessage("Hay una necesidad sin actividad ni respuesta: «Plan estratégico»."
                        + " Agregue una actividad o responda por qué no.");
        PlannedNeed open = need("Plan estratégico");
        story.as(
                AllianceStory.RESIDENCE,
                () -> drafts.answerNeed(story.code(), open.id(), open.version(), PlannedNeed.Answer.LATER, ""));
        story.agreesGantt();

        // The team reviews it, and finds it coherent.
        assertThat(story.task(PlanModel.TASK_REVIEW).assignee()).isEqualTo(AllianceStory.MANAGER);
        story.findsCoherent();

        // Each of the three sends it back: it goes to the earliest step that was asked for, when all have been heard.
        assertThat(story.openTasks()).hasSize(3).containsOnly(PlanModel.TASK_APPROVE);
        story.answersPlan(
                AllianceStory.COMPANY,
                Map.of("approved", "NO", "returnTo", "GANTT", "remarks", "Diciembre no se puede"));
        story.answersPlan(
                AllianceStory.ORGANIZATION,
                Map.of("approved", "NO", "returnTo", "VALUE", "remarks", "Falta nuestra charla"));
        assertThat(story.openTasks()).containsExactly(PlanModel.TASK_APPROVE);
        story.answersPlan(
                AllianceStory.RESIDENCE,
                Map.of("approved", "NO", "returnTo", "PROPOSAL", "remarks", "Pedimos también un huerto"));
        assertThat(story.openTasks()).containsExactly(PlanModel.TASK_PROPOSE);
        PlanSheet second = story.draft();
        assertThat(second.round()).isEqualTo(2);
        assertThat(rounds.remarks(second.id()))
                .extracting(PlanRemark::from, PlanRemark::returnedTo, PlanRemark::text)
                .containsExactly(
                        tuple(PlanRemark.From.COMPANY, PlanStep.GANTT, "Diciembre no se puede"),
                        tuple(PlanRemark.From.ORGANIZATION, PlanStep.VALUE, "Falta nuestra charla"),
                        tuple(PlanRemark.From.RESIDENCE, PlanStep.PROPOSAL, "Pedimos también un huerto"));

        assertThat(story.mails("PLAN_RETURNED")).hasSize(4);

        // The second round: nothing of the first is lost.
        story.saves(AllianceStory.COMPANY, added(line("2.2", "Taller de huerto", null)));
        story.proposes();
        story.addsValueProposal();
        story.agreesGantt();
        story.does(
                AllianceStory.MANAGER,
                PlanModel.TASK_REVIEW,
                Map.of("coherent", "NO", "returnTo", "GANTT", "remarks", "Todo cae en abril"));
        assertThat(story.openTasks()).containsExactly(PlanModel.TASK_AGREE_GANTT);
        story.agreesGantt();
        story.findsCoherent();
        story.allApprove();

        WorkPlan agreed = plans.inForce(story.code()).orElseThrow();
        assertThat(agreed.versionNumber()).isEqualTo(1);
        assertThat(agreed.activities())
                .extracting(Activity::description)
                .containsExactlyInAnyOrder("Paseo al museo", "Jornada de pintura", "Taller de huerto");
        assertThat(agreed.activities().get(0).budgetClp()).isEqualTo(350_000);
        assertThat(story.openTasks()).doesNotContain(PlanModel.TASK_APPROVE);
        assertThat(drafts.of(story.code())).isEmpty();
        assertThat(story.mails("PLAN_RETURNED")).hasSize(8);
        assertThat(story.mails("PLAN_AGREED")).hasSize(4);

        // Who changed what, and in which round, is kept.
        assertThat(drafts.changes(agreed.id()))
                .extracting(PlanChange::round, PlanChange::step, PlanChange::kind, PlanChange::changedBy)
                .contains(
                        tuple(1, PlanStep.NEEDS, PlanChange.Kind.NEEDS_ORDERED, AllianceStory.RESIDENCE),
                        tuple(1, PlanStep.PROPOSAL, PlanChange.Kind.ADDED, AllianceStory.COMPANY),
                        tuple(1, PlanStep.GANTT, PlanChange.Kind.NEED_ANSWERED, AllianceStory.RESIDENCE),
                        tuple(2, PlanStep.PROPOSAL, PlanChange.Kind.ADDED, AllianceStory.COMPANY));
    }

    @Test
    void whoeverSendsThePlanBackSaysWhyAndWhereTo() {
        story.ordersNeeds();
        story.beginsPlanThisMonth();
        answerAllNeeds();
        story.plans(AllianceStory.COMPANY, 1);
        story.proposes();
        story.addsValueProposal();
        story.agreesGantt();
        assertThatThrownBy(() -> story.does(AllianceStory.MANAGER, PlanModel.TASK_REVIEW, Map.of("coherent", "NO")))
                .hasMessage("Elija a qué paso vuelve el plan.");
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER, PlanModel.TASK_REVIEW, Map.of("coherent", "NO", "returnTo", "GANTT")))
                .hasMessage("Las observaciones son obligatorias para devolver el plan.");
        assertThatThrownBy(() -> story.does(
                        AllianceStory.MANAGER,
                        PlanModel.TASK_REVIEW,
                        Map.of("coherent", "NO", "returnTo", "REVIEW", "remarks", "Otra vez")))
                .hasMessageContaining("El plan puede volver a las necesidades");
        assertThat(story.openTasks()).containsExactly(PlanModel.TASK_REVIEW);
        story.findsCoherent();
        assertThatThrownBy(() -> story.answersPlan(
                        AllianceStory.COMPANY,
                        Map.of("approved", "NO", "returnTo", "GANTT", "remarks", "x".repeat(2001))))
                .hasMessage("Las observaciones admiten hasta 2.000 caracteres.");
        assertThat(story.openTasks()).hasSize(3);
    }

    @Test
    void aPartyAnswersARoundOnceAndOnlyForItself() {
        story.ordersNeeds();
        story.beginsPlanThisMonth();
        answerAllNeeds();
        story.plans(AllianceStory.COMPANY, 1);
        story.proposes();
        story.addsValueProposal();
        story.agreesGantt();
        story.findsCoherent();
        rounds.answer(story.code(), cl.juntosporlainfancia.workplan.Approver.COMPANY, null, null);
        assertThatThrownBy(() -> rounds.answer(
                        story.code(), cl.juntosporlainfancia.workplan.Approver.COMPANY, PlanStep.GANTT, "No"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.messageKey())
                        .isEqualTo("plan.answeredTwice"));
        assertThat(rounds.remarks(story.draft().id())).isEmpty();
        assertThatThrownBy(() -> story.does(AllianceStory.COS, PlanModel.TASK_APPROVE, Map.of("approved", "YES")))
                .isInstanceOf(AuthorizationException.class);
    }

    private void answerAllNeeds() {
        story.draft()
                .needs()
                .forEach(need -> story.as(
                        AllianceStory.COMPANY,
                        () -> drafts.answerNeed(
                                story.code(), need.id(), need.version(), PlannedNeed.Answer.NOT_THIS_COMPANY, "")));
    }

    // ---- who writes when

    @Test
    void inEachStepOnlyThePartyWhoseTurnItIsWritesAndTheTeamNever() {
        assertThatThrownBy(() -> story.saves(AllianceStory.RESIDENCE, added(line("2.1", "Paseo", null))))
                .hasMessageContaining("plan.notWritable");
        List<UUID> needs = story.draft().needs().stream().map(PlannedNeed::id).toList();
        assertThatThrownBy(() -> story.as(AllianceStory.COMPANY, () -> drafts.orderNeeds(story.code(), needs, needs)))
                .hasMessageContaining("plan.notYourTurn");
        story.ordersNeeds();
        assertThatThrownBy(() -> story.saves(AllianceStory.RESIDENCE, added(line("2.1", "Paseo", null))))
                .hasMessageContaining("plan.notYourTurn");
        assertThatThrownBy(() -> story.saves(AllianceStory.MANAGER, added(line("2.1", "Paseo", null))))
                .hasMessageContaining("plan.notYourTurn");
        assertThat(story.draft().activities()).isEmpty();
        assertThatThrownBy(story::proposes).hasMessage("El plan necesita al menos una actividad.");
    }

    // ---- two at once

    @Test
    void twoWhoWriteAtOnceLoseNothingAndTheSecondIsShownWhatTheFirstWrote() {
        story.ordersNeeds();
        Saving.Row first = added(line("2.1", "Paseo al museo", null));
        Saving.Row other = added(line("4.2", "Pintura", null));
        story.saves(AllianceStory.COMPANY, first, other);
        Saving.Outcome mine = story.saves(
                AllianceStory.COMPANY, new Saving.Row(first.id(), 1, line("2.1", "Paseo al zoológico", null)));
        assertThat(mine.kept()).containsExactly(new Saving.Kept(first.id(), 2));

        Saving.Outcome theirs = story.saves(
                AllianceStory.COMPANY,
                new Saving.Row(first.id(), 1, line("2.1", "Paseo al planetario", null)),
                new Saving.Row(other.id(), 1, line("4.2", "Pintura del comedor", null)));
        assertThat(theirs.kept()).containsExactly(new Saving.Kept(other.id(), 2));
        assertThat(theirs.overtaken()).singleElement().satisfies(overtaken -> {
            assertThat(overtaken.id()).isEqualTo(first.id());
            PlannedActivity theirsNow = Objects.requireNonNull(overtaken.theirs());
            assertThat(theirsNow.description()).isEqualTo("Paseo al zoológico");
            assertThat(theirsNow.changedBy()).isEqualTo(AllianceStory.COMPANY);
        });
        assertThat(story.draft().activity(first.id()).map(PlannedActivity::description))
                .hasValue("Paseo al zoológico");
        // The same words again change nothing.
        assertThat(story.saves(
                                AllianceStory.COMPANY,
                                new Saving.Row(first.id(), 1, line("2.1", "Paseo al zoológico", null)))
                        .kept())
                .containsExactly(new Saving.Kept(first.id(), 2));
    }

    // ---- what is not admitted

    @Test
    void eachRowIsJudgedByItselfAndARefusalNamesItsField() {
        story.ordersNeeds();
        ActivityLine good = line("2.1", "Paseo", null);
        LocalDate start = good.startsOn();
        Saving.Outcome outcome = story.saves(
                AllianceStory.COMPANY,
                added(good),
                added(line("9.9", "Estándar que no existe", null)),
                added(line("2.1", " ", null)),
                added(line("2.1", "x".repeat(501), null)),
                added(with(good, start, start.minusDays(1), Map.of())),
                added(with(good, start.minusMonths(2), start, Map.of())),
                added(with(good, start, good.endsOn(), sum(start, "-5", null))),
                added(with(good, start, good.endsOn(), sum(start, "1000.5", null))),
                added(with(good, start, good.endsOn(), sum(start.minusMonths(1), "10", null))),
                added(line("2.1", "Necesidad ajena", UUID.randomUUID())));
        assertThat(outcome.kept()).hasSize(1);
        assertThat(outcome.notAdmitted())
                .extracting(Saving.NotAdmitted::field, Saving.NotAdmitted::sentence)
                .containsExactly(
                        tuple("standard", "El estándar «9.9» no existe en el catálogo."),
                        tuple("description", "La descripción de la actividad es obligatoria."),
                        tuple("description", "La descripción de la actividad admite hasta 500 caracteres."),
                        tuple("endsOn", "La fecha «Hasta» no puede ser anterior a «Desde»."),
                        tuple(
                                "startsOn",
                                "Las fechas de la actividad deben estar entre el 01-05-2026 y el 30-04-2027,"
                                        + " los meses de la carta Gantt."),
                        tuple("months", "Los montos van en pesos enteros y las horas en números enteros, desde cero."),
                        tuple("months", "Los montos van en pesos enteros y las horas en números enteros, desde cero."),
                        tuple("months", "Hay un monto en abr. 2026, fuera de las fechas de la actividad."),
                        tuple("needs", "La necesidad no es de este plan: vuelva a cargar la página."));
        assertThat(story.draft().activities()).hasSize(1);
    }

    private static Map<YearMonth, ActivityLine.Sum> sum(LocalDate month, String clp, @Nullable String hours) {
        return Map.of(
                YearMonth.from(month),
                new ActivityLine.Sum(new BigDecimal(clp), hours == null ? null : new BigDecimal(hours)));
    }

    private static ActivityLine with(
            ActivityLine line, LocalDate startsOn, LocalDate endsOn, Map<YearMonth, ActivityLine.Sum> months) {
        return new ActivityLine(
                line.standard(),
                line.secondDimension(),
                line.description(),
                line.objective(),
                line.indicator(),
                startsOn,
                endsOn,
                months,
                line.companyPeople(),
                line.residencePeople(),
                line.funding(),
                line.practice(),
                line.needs());
    }

    // ---- coherence

    @Test
    void theCheckMeasuresCoverageAndWarnsWithoutForbiddingButForANeedNobodyAnswered() {
        story.ordersNeeds();
        List<Saving.Row> rows = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            rows.add(added(line(
                    "2.1",
                    "Paseo " + i,
                    i < 2 ? need("Salidas los fines de semana").id() : null)));
        }
        ActivityLine bare = line("2.1", "Paseo sin nadie", null);
        rows.add(added(new ActivityLine(
                "2.1",
                null,
                "Paseo sin nadie",
                null,
                " ",
                bare.startsOn(),
                bare.endsOn(),
                Map.of(),
                "",
                null,
                Funding.NONE,
                null,
                Set.of())));
        story.saves(AllianceStory.COMPANY, rows.toArray(Saving.Row[]::new));
        Coherence found = coherence.of(story.draft());
        assertThat(found.isBlocked()).isTrue();
        assertThat(found.findings())
                .extracting(Coherence.Finding::check, Coherence.Finding::weight, finding -> finding.about()
                        .get(0))
                .containsExactly(
                        tuple(Check.NEED_UNANSWERED, Weight.GATE, "Plan estratégico"),
                        tuple(Check.DIMENSION_WITHOUT_ACTIVITY, Weight.WARNING, "Gestión institucional"),
                        tuple(Check.DIMENSION_WITHOUT_ACTIVITY, Weight.WARNING, "Habitabilidad e infraestructura"),
                        tuple(Check.FIRST_PLAN_TOO_LARGE, Weight.WARNING, "14"),
                        tuple(Check.ONE_DIMENSION, Weight.WARNING, "Acompañamiento NNA"),
                        tuple(Check.WITHOUT_RESPONSIBLE, Weight.WARNING, "Paseo sin nadie"),
                        tuple(Check.WITHOUT_INDICATOR, Weight.WARNING, "Paseo sin nadie"));
        Coherence.Coverage support = found.dimensions().get(1);
        assertThat(support.needs()).isEqualTo(1);
        assertThat(support.percent()).hasValue(1400);
        assertThat(support.truePercent()).hasValue(100);
        assertThat(found.dimensions().get(0).truePercent()).hasValue(0);
        // Nothing in the self-diagnosis speaks of money.
        assertThat(found.dimensions().get(4).needs()).isNull();
        assertThat(found.dimensions().get(4).percent()).isEmpty();
    }

    // ---- the plan in life

    @Test
    void theNextVersionStartsFromWhatIsOpenAndTheFormerOneIsFrozenAsItWas() {
        answerNeedsAndAgreeFirstPlan();
        WorkPlan first = plans.inForce(story.code()).orElseThrow();
        Activity done = first.activities().get(0);
        Activity postponed = first.activities().get(1);
        Activity dropped = first.activities().get(2);
        LocalDate originally = postponed.endsOn();
        plans.report(
                story.code(),
                List.of(
                        report(done, ActivityReport.Kind.DONE, story.today(), "Lista de asistencia"),
                        report(postponed, ActivityReport.Kind.POSTPONED, originally.plusMonths(1), "Llovió")));
        story.threeSignatures();
        story.celebration();
        alliances.requestClosing(story.code());
        story.evaluates();
        story.decides("ADVANCE");
        alliances.requestPreparation(story.code());
        story.renewsBaseline();

        assertThat(story.draft().number()).isEqualTo(2);
        assertThat(story.draft().activities())
                .extracting(PlannedActivity::carriedFrom)
                .containsExactly(postponed.id(), dropped.id());
        PlannedActivity carried = story.draft().activities().get(0);
        assertThat(carried.originalEndsOn()).isEqualTo(originally);
        assertThat(carried.months().values()).singleElement().satisfies(amount -> assertThat(amount.clp())
                .isEqualTo(100_000));
        story.ordersNeeds();
        PlannedActivity left = story.draft().activities().get(1);
        story.as(
                AllianceStory.COMPANY,
                () -> drafts.save(story.code(), List.of(), List.of(new Saving.Deletion(left.id(), left.version()))));
        // They agree on an earlier end than the one it was postponed to.
        LocalDate agreedEnd = carried.endsOn().minusDays(1);
        ActivityLine earlier = new ActivityLine(
                carried.standard(),
                null,
                carried.description(),
                null,
                carried.indicator(),
                carried.startsOn(),
                agreedEnd,
                Map.of(),
                carried.companyPeople(),
                carried.residencePeople(),
                carried.funding(),
                null,
                Set.of());
        story.saves(AllianceStory.COMPANY, new Saving.Row(carried.id(), carried.version(), earlier));
        story.proposes();
        answerAllNeedsIn(PlanStep.VALUE);
        story.addsValueProposal();
        story.agreesGantt();
        story.findsCoherent();
        story.allApprove();
        assertThat(plans.inForce(story.code()).orElseThrow().versionNumber()).isEqualTo(1);
        alliances.requestClosing(story.code());
        story.evaluates();
        story.decides("ADVANCE");

        WorkPlan second = plans.inForce(story.code()).orElseThrow();
        assertThat(second.versionNumber()).isEqualTo(2);
        assertThat(second.activities()).extracting(Activity::carriedFrom).containsExactly(postponed.id());
        // What all three approved is not changed by what the former version said of it.
        assertThat(second.activities().get(0).endsOn()).isEqualTo(agreedEnd);
        WorkPlan frozen = plans.version(story.code(), 1).orElseThrow();
        assertThat(frozen.frozenOn()).isEqualTo(story.today());
        assertThat(frozen.activities())
                .extracting(Activity::state)
                .containsExactly(Activity.State.DONE, Activity.State.PENDING, Activity.State.REMOVED);
        assertThat(frozen.activities().get(2).reason()).isEqualTo("No continúa en la nueva versión del plan.");
        assertThatThrownBy(() -> jdbc.sql("update juntos.activity set description = 'otra' where id = ?")
                        .param(done.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is frozen");
        assertThatThrownBy(() -> jdbc.sql("delete from juntos.activity_month where activity_id = ?")
                        .param(done.id())
                        .update())
                .hasMessageContaining("is frozen");
        assertThatThrownBy(() -> jdbc.sql("update juntos.plan_need set text = 'otra' where work_plan_id = ?")
                        .param(frozen.id())
                        .update())
                .hasMessageContaining("is frozen");
    }

    private void answerNeedsAndAgreeFirstPlan() {
        story.ordersNeeds();
        story.beginsPlanThisMonth();
        answerAllNeeds();
        story.plans(AllianceStory.COMPANY, 3);
        story.proposes();
        story.addsValueProposal();
        story.agreesGantt();
        story.findsCoherent();
        story.allApprove();
    }

    private void answerAllNeedsIn(PlanStep step) {
        assertThat(story.draft().step()).isEqualTo(step);
        story.draft()
                .needs()
                .forEach(need -> story.as(
                        AllianceStory.RESIDENCE,
                        () -> drafts.answerNeed(
                                story.code(), need.id(), need.version(), PlannedNeed.Answer.LATER, "")));
    }

    private static ActivityReport report(Activity activity, ActivityReport.Kind kind, LocalDate on, String note) {
        return new ActivityReport(activity.id(), kind, on, null, note);
    }

    @Test
    void whatWasSaidOfAnActivityIsKeptEachTime() {
        answerNeedsAndAgreeFirstPlan();
        Activity activity =
                plans.inForce(story.code()).orElseThrow().activities().get(0);
        LocalDate originally = activity.endsOn();
        plans.report(
                story.code(),
                List.of(report(activity, ActivityReport.Kind.POSTPONED, originally.plusMonths(1), "Lluvia")));
        plans.report(
                story.code(),
                List.of(report(activity, ActivityReport.Kind.POSTPONED, originally.plusMonths(2), "Otra vez")));
        plans.report(story.code(), List.of(report(activity, ActivityReport.Kind.DONE, story.today(), "Acta")));
        assertThat(plans.events(story.code()))
                .extracting(event -> event.kind(), event -> event.from(), event -> event.on(), event -> event.note())
                .containsExactly(
                        tuple(ActivityReport.Kind.POSTPONED, originally, originally.plusMonths(1), "Lluvia"),
                        tuple(
                                ActivityReport.Kind.POSTPONED,
                                originally.plusMonths(1),
                                originally.plusMonths(2),
                                "Otra vez"),
                        tuple(ActivityReport.Kind.DONE, null, story.today(), "Acta"));
        assertThat(plans.inForce(story.code()).orElseThrow().activities().get(0).originalEndsOn())
                .isEqualTo(originally);
    }

    @Test
    void aDraftIsDiscardedWhenItsAllianceEnds() {
        story.ordersNeeds();
        UUID draft = story.draft().id();
        alliances.giveNotice(
                story.code(),
                new cl.juntosporlainfancia.alliance.GiveNotice(
                        cl.juntosporlainfancia.alliance.EndingNotice.GivenBy.COMPANY, true, "Daño a la imagen"));
        assertThat(drafts.of(story.code())).isEmpty();
        assertThat(jdbc.sql("select state from juntos.work_plan where id = ?")
                        .param(draft)
                        .query(String.class)
                        .single())
                .isEqualTo("DISCARDED");
        assertThat(story.openTasks()).isEmpty();
    }

    @Test
    void thePlanLeadsToTheAgreement() {
        answerNeedsAndAgreeFirstPlan();
        assertThat(story.openTasks()).isNotEmpty().doesNotContain(PlanModel.TASK_APPROVE, StageModel.TASK_CELEBRATE);
    }
}
