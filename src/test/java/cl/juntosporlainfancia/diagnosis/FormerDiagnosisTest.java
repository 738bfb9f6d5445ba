package cl.juntosporlainfancia.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.AllianceStory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A self-diagnosis that was made on paper, before this product. */
@ApplicationTest
@Import(AllianceStory.class)
class FormerDiagnosisTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final Draft SPORTS =
            new Draft(0, "Pocas salidas", "Más salidas", List.of(new Draft.Line("Salidas", Need.Priority.HIGH)), false);

    @Autowired
    AllianceStory story;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    Linkings linkings;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aResidence() {
        story.formedOn(TODAY);
    }

    @Test
    void itsNeedsAreTheResidencesAndWhatNobodyAssessedStaysUnknown() {
        String code = diagnoses.recordFormer("casa-azul", TODAY.minusYears(1), Map.of("2.1", SPORTS));
        DiagnosisView kept = diagnoses.acceptedOf("casa-azul").orElseThrow();
        assertThat(kept.code()).isEqualTo(code);
        assertThat(kept.acceptedOn()).isEqualTo(TODAY.minusYears(1));
        assertThat(kept.answered()).isEqualTo(1);
        assertThat(diagnoses.needs("casa-azul")).containsExactly(new Need("2.1", "Salidas", Need.Priority.HIGH));
        assertThat(jdbc.sql("select standard_code from juntos.diagnosis_answer where diagnosis_code = ?")
                        .param(code)
                        .query(String.class)
                        .list())
                .containsExactly("2.1");
        assertThat(audit.of(code, 10))
                .extracting(AuditTrail.Entry::action)
                .containsExactly(AuditTrail.Action.FORMER_DIAGNOSIS_RECORDED);
    }

    @Test
    void itOpensNoSearchForACompanyAndLetsTheNextOneBegin() {
        diagnoses.recordFormer("casa-azul", TODAY, Map.of("2.1", SPORTS));
        assertThat(linkings.open()).isEmpty();
        assertThat(diagnoses.open("casa-azul")).isNotEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        refused("residenceCode", "casa-nadie", TODAY, Map.of("2.1", SPORTS));
        refused("acceptedOn", "casa-azul", TODAY.plusDays(1), Map.of("2.1", SPORTS));
        refused("answers", "casa-azul", TODAY, Map.of());
        refused("standard", "casa-azul", TODAY, Map.of("9.9", SPORTS));
        assertThat(diagnoses.acceptedOf("casa-azul")).isEmpty();
    }

    private void refused(String field, String residence, LocalDate on, Map<String, Draft> answers) {
        assertThatThrownBy(() -> diagnoses.recordFormer(residence, on, answers))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
