package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.agreement.AgreementView;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Missing;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.agreement.Signature;
import cl.juntosporlainfancia.agreement.SignatureMeans;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.alliance.GiveNotice;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.agreement.AgreementModel;
import cl.juntosporlainfancia.process.form.FormRejected;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Activity;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The agreement: written from registry and plan, signed by three or returned (manual, section 4.2 and annex 7.3; rules P6). */
@ApplicationTest
@Import({AllianceStory.class, Meanwhile.class})
class AgreementTest {

    @Autowired
    AllianceStory story;

    @Autowired
    Agreements agreements;

    @Autowired
    AllianceService alliances;

    @Autowired
    WorkPlans plans;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Meanwhile meanwhile;

    private String alliance = "";

    @BeforeEach
    void aPlanIsAgreed() {
        alliance = story.formedOn(LocalDate.of(2026, 4, 1));
        upToThePlan();
    }

    private void upToThePlan() {
        story.framingMeeting();
        story.induction();
        story.firstVisit();
        story.planWithActivities(5);
    }

    private AgreementView agreement() {
        return agreements.covering(alliance).orElseThrow();
    }

    private Map<String, Object> signature(String field, Object value) {
        Map<String, Object> form = new HashMap<>(story.signature());
        form.put(field, value);
        return form;
    }

    private Map<String, Object> without(String field) {
        Map<String, Object> form = new HashMap<>(story.signature());
        form.remove(field);
        return form;
    }

    private static Map<String, Object> remarks(String text) {
        return Map.of("decision", "RETURN", "remarks", text);
    }

    // ---- the round

    @Test
    void theThreePartiesSignAndEachGetsItsCopy() {
        assertThat(story.task(AgreementModel.TASK_PREPARE).assignee()).isEqualTo(AllianceStory.MANAGER);
        story.preparesAgreement();
        assertThat(story.openTasks()).hasSize(3).containsOnly(AgreementModel.TASK_SIGN);
        story.answersAgreement(AllianceStory.COMPANY, story.signature());
        story.answersAgreement(AllianceStory.COS, story.signature());
        assertThat(alliances.conditions(story.stage())).containsEntry(Condition.AGREEMENT_SIGNED, false);
        assertThat(story.mails("AGREEMENT_SIGNED")).isEmpty();
        story.answersAgreement(AllianceStory.ORGANIZATION, story.signature());

        assertThat(alliances.conditions(story.stage())).containsEntry(Condition.AGREEMENT_SIGNED, true);
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_CELEBRATE);
        assertThat(agreement().state()).isEqualTo(AgreementView.State.SIGNED);
        assertThat(agreement().signatures())
                .allSatisfy(signed -> assertThat(signed.rut()).isEqualTo("10203040-0"))
                .extracting(AgreementView.Signed::signatory)
                .containsExactlyInAnyOrder(Signatory.values());
        assertThat(story.mails("AGREEMENT_SIGNED"))
                .containsExactly(
                        "cos@prueba.example",
                        "empresa@prueba.example",
                        "oca@prueba.example",
                        "residencia@prueba.example");
        assertThat(jdbc.sql("select distinct attachment_name || ' ' || attachment_reference from juntos.outbox"
                                + " where occasion = 'AGREEMENT_SIGNED'")
                        .query(String.class)
                        .single())
                .isEqualTo("convenio-%1$s-v1.pdf agreement/%1$s/1"
                        .formatted(agreement().code()));
    }

    @Test
    void eachPartyMayReturnItWithRemarksAndThenAllThreeSignTheNewDocument() {
        story.preparesAgreement();
        story.answersAgreement(AllianceStory.COMPANY, story.signature());
        story.answersAgreement(AllianceStory.ORGANIZATION, remarks("El domicilio es el anterior."));
        assertThat(story.openTasks()).containsExactly(AgreementModel.TASK_PREPARE);
        assertThat(agreement().returns()).singleElement().satisfies(back -> assertThat(back.remarks())
                .isEqualTo("El domicilio es el anterior."));
        byte[] first = agreements.pdf(agreement().code(), 1);

        story.preparesAgreement();
        assertThat(story.openTasks()).hasSize(3).containsOnly(AgreementModel.TASK_SIGN);
        story.answersAgreement(AllianceStory.COMPANY, remarks("Falta una actividad."));
        story.preparesAgreement();
        story.answersAgreement(AllianceStory.COS, remarks("La notaría está mal escrita."));
        assertThat(alliances.conditions(story.stage())).containsEntry(Condition.AGREEMENT_SIGNED, false);
        story.threeSignatures();

        assertThat(story.openTasks()).containsExactly(StageModel.TASK_CELEBRATE);
        assertThat(agreement().versions())
                .extracting(AgreementView.Version::number)
                .containsExactly(4, 3, 2, 1);
        assertThat(agreement().versions().get(3).signatures()).hasSize(1);
        assertThat(agreements.pdf(agreement().code(), 1)).isEqualTo(first);
    }

    // ---- what is refused

    @Test
    void aSignatureNeedsEverythingAndItsDateCannotLieAheadOrBeforeTheDocument() {
        story.on(LocalDate.of(2026, 4, 6));
        story.preparesAgreement();
        refused(signature("signedOn", story.today().plusDays(1)), "no puede ser posterior a hoy");
        refused(
                signature("signedOn", story.today().minusDays(1)),
                "no puede ser anterior a la del documento, el 06-04-2026");
        refused(signature("rut", "10.203.040-1"), "«10.203.040-1» no es un RUT válido");
        refused(signature("signedBy", " "), "El nombre de quien firma es obligatorio.");
        refused(signature("signedBy", "x".repeat(121)), "hasta 120 caracteres");
        refused(signature("position", ""), "El cargo de quien firma es obligatorio.");
        refused(without("means"), "Diga cómo se firmó.");
        refused(signature("accepted", false), "en poder de la parte");
        refused(without("decision"), "Diga si la parte firma o devuelve el convenio.");
        refused(signature("remarks", "Pero falta algo"), "quien firma lo acepta como está");
        refused(remarks(" "), "escriba las observaciones");
        refused(remarks("x".repeat(2001)), "2.000 caracteres");
        assertThat(agreement().signatures()).isEmpty();
        assertThat(story.openTasks()).hasSize(3);
    }

    private void refused(Map<String, Object> form, String sentence) {
        assertThatThrownBy(() -> story.answersAgreement(AllianceStory.COMPANY, form))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aPartySignsAVersionOnceAndNoOtherPartySignsForIt() {
        story.preparesAgreement();
        story.answersAgreement(AllianceStory.COMPANY, story.signature());
        assertThatThrownBy(() -> agreements.sign(alliance, companySigns()))
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("agreement.signedTwice");
        assertThatThrownBy(() -> agreements.sendBack(alliance, Signatory.COMPANY, "Mejor no"))
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("agreement.signedTwice");
        assertThatThrownBy(() -> story.answersAgreement(AllianceStory.COMPANY, story.signature()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to sign");
    }

    private Signature companySigns() {
        return new Signature(
                Signatory.COMPANY, story.today(), "Ana Soto", "Gerenta", "10203040-0", SignatureMeans.HANDWRITTEN);
    }

    @Test
    void nothingOfADocumentOrOfASignatureIsEverChanged() throws Exception {
        story.preparesAgreement();
        story.answersAgreement(AllianceStory.COMPANY, story.signature());
        byte[] made = agreements.pdf(agreement().code(), 1);
        assertThat(agreement().current().orElseThrow().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(made)));
        // What the registry says later does not reach a document that was made.
        registry.change("fundacion", registry.organization("fundacion").version(), OrganizationDetails.named("Otra"));
        assertThat(agreements.pdf(agreement().code(), 1)).isEqualTo(made);
        for (String change : List.of(
                "update juntos.agreement_document set pdf = 'x'::bytea",
                "update juntos.agreement_document set sha256 = repeat('0', 64)",
                "delete from juntos.agreement_document",
                "update juntos.agreement_signature set signed_by = 'Otra persona'",
                "delete from juntos.agreement_signature")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("is never changed or deleted");
        }
    }

    @Test
    void nothingIsGeneratedWhileADatumIsMissingAndEachIsNamed() {
        registry.change(
                "fundacion", registry.organization("fundacion").version(), OrganizationDetails.named("Fundación Casa"));
        registry.change("acme", registry.company("acme").orElseThrow().version(), CompanyDetails.named("Acme"));
        assertThat(agreements.missing(alliance, List.of()))
                .extracting(Missing::sentence)
                .containsExactly(
                        "Fundación Casa: falta el RUT.",
                        "Fundación Casa: falta la misión con que la presenta el convenio.",
                        "Fundación Casa: falta la dirección.",
                        "Fundación Casa: falta la comuna de su domicilio.",
                        "Fundación Casa: falta el nombre de su representante legal.",
                        "Fundación Casa: falta el cargo de su representante legal.",
                        "Fundación Casa: falta el RUT de su representante legal.",
                        "Fundación Casa: falta la fecha de la escritura en que consta la personería de su representante legal.",
                        "Fundación Casa: falta la notaría en que se otorgó la escritura con la personería de su representante legal.",
                        "Acme: falta el RUT.",
                        "Acme: falta el giro.",
                        "Acme: falta la dirección de la casa central.",
                        "Acme: falta la comuna de la casa central.",
                        "Acme: falta el nombre de su representante legal.",
                        "Acme: falta el cargo de su representante legal.",
                        "Acme: falta el RUT de su representante legal.",
                        "Acme: falta la fecha de la escritura en que consta la personería de su representante legal.",
                        "Acme: falta la notaría en que se otorgó la escritura con la personería de su representante legal.");
        assertThatThrownBy(story::preparesAgreement)
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("Todavía no se puede generar el convenio. Fundación Casa: falta el RUT.")
                .hasMessageContaining("Y faltan 15 datos más");
        assertThat(agreements.covering(alliance)).isEmpty();
        assertThat(story.openTasks()).containsExactly(AgreementModel.TASK_PREPARE);

        registry.change("fundacion", registry.organization("fundacion").version(), AllianceStory.organization());
        registry.change("acme", registry.company("acme").orElseThrow().version(), AllianceStory.company());
        story.preparesAgreement();
        assertThat(agreement().state()).isEqualTo(AgreementView.State.SIGNING);
    }

    // ---- several residences

    private String anotherAlliance() {
        story.residence("casa-verde", "Casa Verde");
        registry.addPerson("verde", "Persona verde", "verde@prueba.example", null);
        registry.join("verde", Party.residence("casa-verde").groupId(), Membership.Role.COUNTERPART);
        // One team runs both: it plans for the second residence as for the first.
        registry.join(AllianceStory.RESIDENCE, Party.residence("casa-verde").groupId(), Membership.Role.MEMBER);
        String other = alliances.form(new FormAlliance("casa-verde", "acme", AllianceStory.MANAGER));
        story.turnTo(other);
        story.framingMeeting();
        story.induction();
        story.does(
                "verde",
                StageModel.TASK_FIRST_VISIT,
                Map.of("heldOn", story.today(), "participants", "Todos", "headCount", 3));
        story.planWithActivities(2);
        story.turnTo(alliance);
        return other;
    }

    private List<String> openTasks(String code) {
        story.turnTo(code);
        List<String> open = story.openTasks();
        story.turnTo(alliance);
        return open;
    }

    @Test
    void oneAgreementCoversSeveralResidencesOfAnOrganisationAndIsSignedOnce() {
        String other = anotherAlliance();
        assertThat(openTasks(other)).containsExactly(AgreementModel.TASK_PREPARE);
        story.preparesAgreement(other);
        assertThat(openTasks(other)).isEmpty();
        assertThat(agreement().alliances()).containsExactly(alliance, other);
        assertThat(agreements.covering(other).orElseThrow().code())
                .isEqualTo(agreement().code());
        List.of(AllianceStory.COS, AllianceStory.COMPANY, AllianceStory.ORGANIZATION)
                .forEach(person -> story.answersAgreement(person, story.signature()));
        assertThat(openTasks(other)).containsExactly(StageModel.TASK_CELEBRATE);
        assertThat(alliances.conditions(alliances.openStage(other))).containsEntry(Condition.AGREEMENT_SIGNED, true);
        assertThat(story.mails("AGREEMENT_SIGNED"))
                .contains("verde@prueba.example")
                .hasSize(5);
    }

    @Test
    void ofTwoThatIncludeOneAnotherAtTheSameMomentTheSecondIsTold() {
        String other = anotherAlliance();
        Throwable second = meanwhile.of(
                () -> agreements.prepare(alliance, List.of(other)), () -> agreements.prepare(other, List.of(alliance)));
        assertThat(second)
                .isInstanceOf(Refused.class)
                .extracting("messageKey")
                .isEqualTo("agreement.others.impossible");
        assertThat(agreement().alliances()).containsExactly(alliance, other);
    }

    @Test
    void whatIsLeftOutAfterAReturnPreparesItsOwn() {
        String other = anotherAlliance();
        story.preparesAgreement(other);
        story.answersAgreement(AllianceStory.COS, remarks("Que cada residencia tenga el suyo."));
        story.preparesAgreement();
        assertThat(agreement().alliances()).containsExactly(alliance);
        assertThat(openTasks(other)).containsExactly(AgreementModel.TASK_PREPARE);
        assertThat(agreements.covering(other)).isEmpty();
    }

    @Test
    void onlyAnAllianceOfTheSamePartiesWithAPlanGoesTogether() {
        assertThatThrownBy(() -> story.preparesAgreement("A-9999"))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("La alianza A-9999 no puede ir en este convenio");
        story.residence("casa-verde", "Casa Verde");
        String withoutPlan = alliances.form(new FormAlliance("casa-verde", "acme", AllianceStory.MANAGER));
        assertThat(agreements.companions(alliance)).isEmpty();
        assertThatThrownBy(() -> story.preparesAgreement(withoutPlan)).isInstanceOf(FormRejected.class);
    }

    @Test
    void ifTheAllianceWhoseAgreementItIsEndsTheOthersPrepareTheirOwn() {
        String other = anotherAlliance();
        story.preparesAgreement(other);
        story.answersAgreement(AllianceStory.COS, story.signature());
        String code = agreement().code();
        ends(alliance);
        assertThat(agreements.find(code).orElseThrow().state()).isEqualTo(AgreementView.State.DISCARDED);
        assertThat(agreements.covering(alliance)).isEmpty();
        assertThat(openTasks(other)).containsExactly(AgreementModel.TASK_PREPARE);
    }

    @Test
    void ifAnotherThatItCoversEndsTheDocumentIsMadeAnewWithoutIt() {
        String other = anotherAlliance();
        story.preparesAgreement(other);
        story.answersAgreement(AllianceStory.COS, story.signature());
        ends(other);
        assertThat(story.openTasks()).containsExactly(AgreementModel.TASK_PREPARE);
        story.threeSignatures();
        assertThat(agreement().alliances()).containsExactly(alliance);
        assertThat(agreement().isSigned()).isTrue();
        assertThat(story.openTasks()).containsExactly(StageModel.TASK_CELEBRATE);
    }

    private void ends(String code) {
        alliances.giveNotice(code, new GiveNotice(EndingNotice.GivenBy.COMPANY, true, "Daño a la imagen"));
    }

    // ---- the document

    @Test
    void whatWasRemovedFromThePlanIsNotPromised() throws Exception {
        Activity removed = plans.inForce(alliance).orElseThrow().activities().get(0);
        plans.report(
                alliance,
                List.of(new ActivityReport(removed.id(), ActivityReport.Kind.REMOVED, null, null, "Ya no hace falta")));
        story.preparesAgreement();
        try (PDDocument pdf = Loader.loadPDF(agreements.pdf(agreement().code(), 1))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Actividad 2", "$400.000")
                    .doesNotContain("Actividad 1", "$500.000");
        }
    }

    @Test
    void theDocumentHasItsClausesInSpanishAndCanBeReadToWhoDoesNotSee() throws Exception {
        String other = anotherAlliance();
        story.preparesAgreement(other);
        Files.write(
                Path.of("target", "convenio.pdf"), agreements.pdf(agreement().code(), 1));
        try (PDDocument pdf = Loader.loadPDF(agreements.pdf(agreement().code(), 1))) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("En Santiago de Chile, a 1 de abril de 2026, entre:")
                    .contains(
                            "Fundación Casa, RUT N° 65.432.109-4, representada en este acto por su Presidenta, Carmen Muñoz Peña, cédula nacional de identidad N° 9.876.543-3")
                    .contains("Calle Barros Arana 567, comuna de Concepción, Región del Biobío")
                    .contains("con dos de sus residencias")
                    .contains("las siguientes residencias de Fundación Casa")
                    .contains("Casa Azul, Calle de Casa Azul 12, comuna de Ñuñoa, Región Metropolitana.")
                    .contains("Casa Verde, Calle de Casa Verde 12")
                    .contains("Avisar con 24 horas de anticipación nombre y RUT")
                    .contains(
                            "Persona oca, en representación de Fundación Casa; correo electrónico: oca@prueba.example.")
                    .contains("transcurridos 30 días corridos")
                    .contains(
                            "La personería de Íñigo Larraín Núñez para representar a Acme consta en escritura pública de fecha 2 de noviembre de 2018, otorgada en la Tercera Notaría de Concepción")
                    .contains("Anexo N° 1")
                    .contains("Actividad 5")
                    .contains("Página 1 de " + pdf.getNumberOfPages());
            assertThat(text.toLowerCase(java.util.Locale.ROOT))
                    .contains(
                            "primero.",
                            "segundo.",
                            "tercero.",
                            "cuarto.",
                            "quinto.",
                            "sexto.",
                            "séptimo.",
                            "octavo.",
                            "noveno.",
                            "décimo.",
                            "undécimo.");
            assertThat(agreement().current().orElseThrow().pages()).isEqualTo(pdf.getNumberOfPages());
            assertThat(pdf.getNumberOfPages()).isBetween(5, 9);
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("es-CL");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Convenio " + agreement().code() + ": Fundación Casa y Acme");
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }
}
