package cl.juntosporlainfancia.diagnosis;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A diagnosis without its running process: what that would be told is kept here. */
@TestConfiguration(proxyBeanMethods = false)
public class DiagnosisScene {

    /** What the process was told. */
    public static final class Told implements DiagnosisProcess {

        final List<String> opened = new ArrayList<>();
        final List<String> helpRequested = new ArrayList<>();

        @Override
        public void diagnosisOpened(String code) {
            opened.add(code);
        }

        @Override
        public void helpRequested(String code) {
            helpRequested.add(code);
        }
    }

    /** Takes a diagnosis forward. */
    public static final class Steps {

        private final Diagnoses diagnoses;
        private final DiagnosisAnswers answers;
        private final Catalogue catalogue;
        private final CurrentViewer current;
        private final Registry registry;

        Steps(
                Diagnoses diagnoses,
                DiagnosisAnswers answers,
                Catalogue catalogue,
                CurrentViewer current,
                Registry registry) {
            this.diagnoses = diagnoses;
            this.answers = answers;
            this.catalogue = catalogue;
            this.current = current;
            this.registry = registry;
        }

        public void as(String username, Runnable action) {
            current.as(new Viewer(username, Set.copyOf(registry.groupsOf(username))), action);
        }

        public String visited(String residenceCode, LocalDate on) {
            String code = diagnoses.open(residenceCode);
            diagnoses.recordVisit(code, new Visit(on, "Directora y gestora", "Un patio techado", true));
            return code;
        }

        /** Every standard with both states, needs in every other one; children and proposal. */
        public void fill(String code) {
            boolean needs = true;
            for (Entry entry : answers.entries(code).values()) {
                if (catalogue.hasStandard(entry.standardCode())) {
                    answers.save(code, entry.standardCode(), draft(entry, needs));
                    needs = !needs;
                }
            }
            Profile profile = answers.profile(code);
            answers.saveProfile(code, profile.version(), Map.of("4-6", 5, "7-10", 9), "Una casa abierta al barrio");
        }

        private static Draft draft(Entry entry, boolean needs) {
            String at = entry.standardCode();
            return new Draft(
                    entry.version(),
                    "Hoy en " + at,
                    "Mañana en " + at,
                    needs
                            ? List.of(
                                    new Draft.Line("Primera de " + at, Need.Priority.HIGH),
                                    new Draft.Line("Segunda de " + at, Need.Priority.LOW))
                            : List.of(),
                    !needs);
        }

        public String accepted(String residenceCode, LocalDate visit) {
            String code = visited(residenceCode, visit);
            fill(code);
            diagnoses.handIn(code);
            diagnoses.validate(code, true, null);
            diagnoses.review(code, true, "Muy completa", "Ojo con el personal");
            return code;
        }
    }

    @Bean
    @Primary
    Told told() {
        return new Told();
    }

    @Bean
    Steps steps(
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            Catalogue catalogue,
            CurrentViewer current,
            Registry registry) {
        return new Steps(diagnoses, answers, catalogue, current, registry);
    }
}
