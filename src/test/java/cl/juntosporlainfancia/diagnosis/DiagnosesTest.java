package cl.juntosporlainfancia.diagnosis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.TestClock;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.DiagnosisScene.Steps;
import cl.juntosporlainfancia.diagnosis.DiagnosisScene.Told;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The rules of a diagnosis (P2). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({TestClock.class, AllianceStory.class, DiagnosisScene.class})
@RecordApplicationEvents
class DiagnosesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final String HOME = "casa-azul";

    @Autowired
    AllianceStory story;

    @Autowired
    Steps steps;

    @Autowired
    Told told;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    DiagnosisAnswers answers;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Registry registry;

    @Autowired
    AuditTrail audit;

    @Autowired
    Texts texts;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void aResidence() {
        story.formedOn(TODAY);
        told.opened.clear();
        told.helpRequested.clear();
    }

    private void refused(ThrowingCallable action, String sentence) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Refused.class, refused -> assertThat(texts.of(refused))
                .contains(sentence));
    }

    private static Draft draft(int version, String current) {
        return new Draft(version, current, "", List.of(), false);
    }

    private DiagnosisState state(String code) {
        return diagnoses.get(code).state();
    }

    @Test
    @DisplayName("the catalogue has 17 standards, each with its definition; the lines beside them are not counted")
    void theCatalogue() {
        assertThat(catalogue.standardCount()).isEqualTo(17);
        assertThat(catalogue.dimensions().stream().flatMap(d -> d.standards().stream()))
                .hasSize(17)
                .allSatisfy(standard -> assertThat(standard.definition()).isNotEmpty());
        assertThat(catalogue.standard("1.1").definition()).hasSize(5);
        assertThat(catalogue.extraLines()).extracting("code").containsExactly("R.1", "R.2");
        assertThat(catalogue.hasStandard("R.1")).isFalse();
        assertThat(catalogue.ageBands()).hasSize(6);
    }

    @Test
    void aResidenceHasOneDiagnosisUnderWay() {
        registry.incorporateOrganization("fundacion");
        String code = diagnoses.start(HOME);
        assertThat(code).matches("D-\\d{4,}");
        assertThat(told.opened).containsExactly(code);
        assertThat(diagnoses.get(code).residenceName()).isEqualTo("Casa Azul");
        assertThat(diagnoses.get(code).organizationCode()).isEqualTo("fundacion");
        refused(() -> diagnoses.open(HOME), "ya tiene un diagnóstico en curso, el " + code);
        refused(() -> diagnoses.open("no-hay"), "no está en el registro");
        assertThat(told.opened).hasSize(1);
        assertThatThrownBy(() -> diagnoses.get("D-9999")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theVisitComesFirstAndNotFromTheFuture() {
        String code = diagnoses.open(HOME);
        refused(() -> answers.save(code, "1.1", draft(0, "Antes de tiempo")), "ya no se puede cambiar");
        refused(
                () -> diagnoses.recordVisit(code, new Visit(TODAY.plusDays(1), "Todos", "", true)),
                "no puede ser posterior a hoy");
        refused(() -> diagnoses.recordVisit(code, new Visit(TODAY, " ", "", true)), "Quiénes participaron");
        diagnoses.recordVisit(code, new Visit(TODAY, "Todos", "Un patio", true));
        assertThat(state(code)).isEqualTo(DiagnosisState.VISITED);
        assertThat(diagnoses.visitOf(code).orElseThrow().preliminaryNeeds()).isEqualTo("Un patio");
        refused(() -> diagnoses.recordVisit(code, new Visit(TODAY, "Todos", "", true)), "no corresponde ahora");
    }

    @Test
    void whatIsTypedIsKeptWithAVersionAndTheSameWordsChangeNothing() {
        String code = steps.visited(HOME, TODAY);
        steps.as(AllianceStory.RESIDENCE, () -> {
            assertThat(answers.save(code, "1.1", draft(0, "Uno"))).isEqualTo(1);
            assertThat(answers.save(code, "1.1", draft(1, "Dos"))).isEqualTo(2);
            // The answer was lost on its way, and the browser sends again.
            assertThat(answers.save(code, "1.1", draft(1, "Dos"))).isEqualTo(2);
        });
        assertThat(state(code)).isEqualTo(DiagnosisState.FILLING);
        Entry entry = answers.entry(code, "1.1");
        assertThat(entry.currentState()).isEqualTo("Dos");
        assertThat(entry.updatedBy()).isEqualTo(AllianceStory.RESIDENCE);
        assertThat(diagnoses.get(code).changedBy()).isEqualTo(AllianceStory.RESIDENCE);
        assertThat(diagnoses.get(code).answered()).isZero();
    }

    @Test
    void nobodyWritesOverAnothersWordsUnseen() {
        String code = steps.visited(HOME, TODAY);
        answers.save(code, "2.1", draft(0, "De la directora"));
        assertThatThrownBy(() -> answers.save(code, "2.1", draft(0, "De la psicóloga")))
                .isInstanceOfSatisfying(DraftOvertaken.class, overtaken -> {
                    assertThat(requireNonNull(overtaken.entry()).currentState()).isEqualTo("De la directora");
                    assertThat(requireNonNull(overtaken.entry()).version()).isEqualTo(1);
                });
        // Another standard is nobody's business.
        assertThat(answers.save(code, "2.2", draft(0, "De la psicóloga"))).isEqualTo(1);
        assertThat(answers.entry(code, "2.1").currentState()).isEqualTo("De la directora");

        answers.saveProfile(code, 0, Map.of("4-6", 3), "Una");
        assertThatThrownBy(() -> answers.saveProfile(code, 0, Map.of("4-6", 4), "Otra"))
                .isInstanceOfSatisfying(DraftOvertaken.class, overtaken -> assertThat(
                                requireNonNull(overtaken.profile()).valueProposal())
                        .isEqualTo("Una"));
        assertThat(answers.profile(code).headCounts()).containsExactly(Map.entry("4-6", 3));
    }

    @Test
    void ofTwoWhoBeginAtTheSameMomentOneIsKeptAndTheOtherIsTold() throws Exception {
        String code = steps.visited(HOME, TODAY);
        CyclicBarrier barrier = new CyclicBarrier(8);
        List<Callable<String>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String words = "Palabras " + i;
            // Half of them at one standard, half each at one of their own.
            String standard = i < 4 ? "1.1" : "4." + (i - 3);
            writers.add(() -> {
                barrier.await();
                try {
                    answers.save(code, standard, draft(0, words));
                    return words;
                } catch (DraftOvertaken overtaken) {
                    return "";
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<String> kept = new ArrayList<>();
            for (Future<String> future : threads.invokeAll(writers)) {
                if (!future.get().isEmpty()) {
                    kept.add(future.get());
                }
            }
            assertThat(kept).hasSize(5);
            assertThat(kept).contains(answers.entry(code, "1.1").currentState());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsTooMuchOrContradictsItselfIsRefused() {
        String code = steps.visited(HOME, TODAY);
        String tooLong = "a".repeat(2001);
        Draft.Line need = new Draft.Line("Una", Need.Priority.HIGH);
        refused(() -> answers.save(code, "1.1", draft(0, tooLong)), "El estado actual de 1.1 admite hasta 2.000");
        refused(
                () -> answers.save(code, "1.1", new Draft(0, "", tooLong, List.of(), false)),
                "El estado deseado de 1.1 admite hasta 2.000");
        refused(
                () -> answers.save(
                        code,
                        "1.1",
                        new Draft(0, "", "", List.of(new Draft.Line("b".repeat(301), Need.Priority.LOW)), false)),
                "Cada necesidad de 1.1 admite hasta 300");
        refused(
                () -> answers.save(code, "1.1", new Draft(0, "", "", java.util.Collections.nCopies(31, need), false)),
                "El estándar 1.1 admite hasta 30 necesidades");
        refused(
                () -> answers.save(code, "1.1", new Draft(0, "", "", List.of(need), true)),
                "deje una de las dos cosas");
        refused(() -> answers.save(code, "9.9", draft(0, "x")), "El estándar 9.9 no existe");
        refused(() -> answers.saveProfile(code, 0, Map.of("4-6", -1), ""), "4 a 6 años");
        refused(() -> answers.saveProfile(code, 0, Map.of("4-6", 1001), ""), "entre 0 y 1.000");
        refused(() -> answers.saveProfile(code, 0, Map.of("40-60", 1), ""), "no existe en la ficha");
        refused(() -> answers.saveProfile(code, 0, Map.of(), tooLong), "La propuesta de valor admite hasta 2.000");
        assertThat(state(code)).isEqualTo(DiagnosisState.VISITED);
        assertThat(answers.save(code, "1.1", draft(0, "a".repeat(2000)))).isEqualTo(1);
    }

    @Test
    void allThatIsMissingIsNamedInOneSentence() {
        String code = steps.visited(HOME, TODAY);
        steps.fill(code);
        diagnoses.requireComplete(code);
        assertThat(diagnoses.get(code).answered()).isEqualTo(17);
        answers.save(code, "2.1", new Draft(1, "Hoy", "", List.of(), true));
        answers.save(code, "4.3", new Draft(1, "Hoy", "Mañana", List.of(), false));
        answers.save(code, "4.4", new Draft(1, " \n", "Mañana", List.of(), false));
        answers.saveProfile(code, 1, Map.of("4-6", 0), " ");
        // A line beside the standards may be begun and left.
        answers.save(code, "R.2", draft(0, "Algo"));
        refused(
                () -> diagnoses.requireComplete(code),
                "A la ficha le falta: estado actual o deseado en 2.1, 4.4; necesidades, o la marca de que no las hay,"
                        + " en 4.3, 4.4; cuántos niños, niñas y adolescentes atiende; la propuesta de valor.");
        refused(() -> diagnoses.handIn(code), "A la ficha le falta");
        assertThat(diagnoses.get(code).answered()).isEqualTo(14);
        assertThat(diagnoses.get(code).total()).isEqualTo(17);
    }

    @Test
    void handedInItIsFrozenUntilItIsReturned() {
        String code = steps.visited(HOME, TODAY);
        steps.fill(code);
        diagnoses.handIn(code);
        assertThat(diagnoses.get(code).handedInOn()).isEqualTo(TODAY);
        refused(() -> answers.save(code, "1.1", draft(1, "Tarde")), "ya no se puede cambiar");
        refused(() -> answers.saveProfile(code, 1, Map.of(), "Tarde"), "ya no se puede cambiar");
        refused(() -> diagnoses.handIn(code), "no corresponde ahora");
        refused(() -> diagnoses.requestHelp(code, "¿Puedo cambiar algo?"), "no corresponde ahora");
        refused(() -> diagnoses.review(code, true, null, null), "no corresponde ahora");
        refused(() -> diagnoses.validate(code, false, " "), "Las observaciones son obligatorias");
        assertThat(state(code)).isEqualTo(DiagnosisState.HANDED_IN);

        diagnoses.remark(code, "1.1", "Aclarar el plazo", false);
        diagnoses.validate(code, false, "Falta hablar del patio");
        assertThat(state(code)).isEqualTo(DiagnosisState.FILLING);
        assertThat(diagnoses.get(code).round()).isEqualTo(2);
        assertThat(diagnoses.remarksOf(code))
                .extracting(Remark::text, Remark::standardCode, Remark::round)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Falta hablar del patio", null, 1),
                        org.assertj.core.groups.Tuple.tuple("Aclarar el plazo", "1.1", 1));
        assertThat(answers.save(code, "1.1", draft(1, "Aclarado"))).isEqualTo(2);
        refused(() -> diagnoses.remark(code, "1.1", "Tarde", false), "no corresponde ahora");
    }

    @Test
    void theProgrammeReturnsItOrAcceptsItAndTheResidenceTakesPart() {
        String code = steps.visited(HOME, TODAY);
        steps.fill(code);
        diagnoses.handIn(code);
        diagnoses.validate(code, true, null);
        refused(() -> diagnoses.review(code, false, null, "Solo para adentro"), "Las observaciones son obligatorias");
        assertThat(diagnoses.remarksOf(code)).isEmpty();
        diagnoses.review(code, false, "Priorizar", "Conversarlo con el OCA");
        assertThat(state(code)).isEqualTo(DiagnosisState.FILLING);
        assertThat(diagnoses.needs(HOME)).isEmpty();
        assertThat(diagnoses.acceptedOf(HOME)).isEmpty();

        answers.save(
                code,
                "R.1",
                new Draft(0, "", "", List.of(new Draft.Line("Mapa de redes", Need.Priority.MEDIUM)), false));
        diagnoses.handIn(code);
        diagnoses.validate(code, true, "De acuerdo");
        diagnoses.review(code, true, null, null);
        assertThat(diagnoses.get(code).acceptedOn()).isEqualTo(TODAY);
        assertThat(diagnoses.acceptedOf(HOME).orElseThrow().code()).isEqualTo(code);
        assertThat(registry.residence(HOME).orElseThrow().incorporatedOn()).isEqualTo(TODAY);
        assertThat(events.stream(ResidenceIncorporated.class)).containsExactly(new ResidenceIncorporated(HOME, code));
        assertThat(diagnoses.needs(HOME))
                .hasSize(18)
                .startsWith(
                        new Need("1.1", "Primera de 1.1", Need.Priority.HIGH),
                        new Need("1.1", "Segunda de 1.1", Need.Priority.LOW));
        assertThat(diagnoses.extraNeeds(HOME)).containsExactly(new Need("R.1", "Mapa de redes", Need.Priority.MEDIUM));
        assertThat(audit.of(code, 20))
                .extracting(AuditTrail.Entry::action)
                .containsExactly(
                        AuditTrail.Action.DIAGNOSIS_ACCEPTED,
                        AuditTrail.Action.DIAGNOSIS_VALIDATED,
                        AuditTrail.Action.DIAGNOSIS_HANDED_IN,
                        AuditTrail.Action.DIAGNOSIS_RETURNED,
                        AuditTrail.Action.DIAGNOSIS_VALIDATED,
                        AuditTrail.Action.DIAGNOSIS_HANDED_IN,
                        AuditTrail.Action.RESIDENCE_VISITED,
                        AuditTrail.Action.DIAGNOSIS_OPENED);
        refused(() -> answers.save(code, "1.1", draft(1, "Tarde")), "ya no se puede cambiar");

        // The next one may begin; until it is accepted the former is what counts.
        String next = diagnoses.open(HOME);
        assertThat(next).isNotEqualTo(code);
        assertThat(diagnoses.acceptedOf(HOME).orElseThrow().code()).isEqualTo(code);
        assertThat(diagnoses.ofResidence(HOME)).extracting(DiagnosisView::code).containsExactly(next, code);
    }

    @Test
    void helpIsCalledOnceUntilItComes() {
        String code = steps.visited(HOME, TODAY);
        refused(() -> diagnoses.requestHelp(code, " "), "La pregunta es obligatoria");
        refused(() -> diagnoses.requestHelp(code, "a".repeat(2001)), "La pregunta admite hasta 2.000");
        refused(() -> diagnoses.giveHelp(code, "De nada"), "No hay preguntas");
        diagnoses.requestHelp(code, "¿Qué es el estado deseado?");
        diagnoses.requestHelp(code, "¿Y la propuesta de valor?");
        assertThat(told.helpRequested).containsExactly(code);
        assertThat(diagnoses.get(code).helpOpen()).isTrue();
        assertThat(answers.save(code, "1.1", draft(0, "Se sigue llenando"))).isEqualTo(1);
        refused(() -> diagnoses.giveHelp(code, ""), "La respuesta es obligatoria");
        diagnoses.giveHelp(code, "Lo que se notaría en un año");
        assertThat(diagnoses.get(code).helpOpen()).isFalse();
        assertThat(diagnoses.helpOf(code)).hasSize(2).allSatisfy(help -> assertThat(help.answer())
                .isEqualTo("Lo que se notaría en un año"));
        diagnoses.requestHelp(code, "Otra duda");
        assertThat(told.helpRequested).containsExactly(code, code);
    }
}
