package cl.juntosporlainfancia.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisState;
import cl.juntosporlainfancia.incorporation.Incorporation.Status;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.linking.LinkingView;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.registry.Membership.Role;
import cl.juntosporlainfancia.registry.Party;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** From the invitation to a formed alliance (manual, section 4.1; evaluation 2020, section 4.4 i and ii). */
@ApplicationTest
@Import(BeginningStory.class)
class BeginningTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    @Autowired
    BeginningStory story;

    @Autowired
    IncorporationService incorporations;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    Linkings linkings;

    @Autowired
    AlliancesInView alliances;

    @BeforeEach
    void begin() {
        story.begins(MONDAY);
    }

    @Test
    @DisplayName("an organisation whose FECU is out of date is refused, with the reason and the way forward")
    void fecuOutOfDate() {
        String code = story.invites("Fundación Atrasada");
        assertThat(story.mails("ORGANIZATION_INVITED")).containsExactly("oca@prueba.example");
        story.isInterested("Casa Roble", "Ñuñoa");
        story.verifies(2023, true);

        assertThat(story.incorporation().status()).isEqualTo(Status.NOT_ADMISSIBLE);
        assertThat(story.incorporation().closingReason()).contains("FECU Social no está al día");
        assertThat(story.mailText("ADMISSION_REFUSED"))
                .contains("La FECU Social no está al día.")
                .contains("Presenten la FECU Social pendiente");
        assertThat(story.open(code)).isEmpty();
    }

    @Test
    @DisplayName("from outside COS through the diagnosis to an alliance with counterparts and deputies on both sides")
    void theWholeWay() {
        story.company("cerca", "Cerca", "Ñuñoa", "2.1", "3.4");
        story.company("region", "Región", "La Reina", "2.1");
        story.company("otra", "Otra", "La Florida", "3.4");
        story.company("lejos", "Lejos", "Arica", "2.1", "3.4");

        // P1: outside COS it waits, and gets in a month later.
        String incorporation = story.invites("Fundación Casa Abierta");
        story.isInterested("Casa Roble", "nunoa");
        story.verifies(2025, false);
        assertThat(story.incorporation().status()).isEqualTo(Status.AWAITING_COS);
        assertThat(story.mailText("ADMISSION_WAITS")).contains("Postulen a la Comunidad");
        assertThat(story.open(incorporation)).isEmpty();
        story.on(LocalDate.of(2026, 9, 2));
        story.does(
                BeginningStory.MANAGER,
                incorporation,
                "userTask_recheckMembership",
                Map.of("member", "NOT_YET", "fecuYear", 2025));
        assertThat(story.incorporation().status()).isEqualTo(Status.AWAITING_COS);
        story.on(LocalDate.of(2026, 10, 2));
        story.does(
                BeginningStory.MANAGER,
                incorporation,
                "userTask_recheckMembership",
                Map.of("member", "YES", "fecuYear", 2025));
        assertThat(story.incorporation().status()).isEqualTo(Status.ADMITTED);
        story.meets();
        assertThat(story.incorporation().status()).isEqualTo(Status.INCORPORATED);
        assertThat(story.mails("ORGANIZATION_INCORPORATED")).containsExactly("oca@prueba.example");

        // P2: asks for help, is sent back once, is accepted.
        String diagnosis = story.diagnosis().code();
        story.visits();
        assertThat(story.open(diagnosis)).containsExactly("userTask_fillSelfDiagnosis");
        assertThat(story.mails("DIAGNOSIS_OPENED")).contains("residencia@prueba.example");
        diagnoses.requestHelp(diagnosis, "¿Qué es un estado deseado?");
        assertThat(story.open(diagnosis)).containsExactly("userTask_fillSelfDiagnosis", "userTask_giveHelp");
        story.does(
                BeginningStory.MANAGER,
                diagnosis,
                "userTask_giveHelp",
                Map.of("answer", "Cómo quieren estar en un año."));
        story.fillsInEverything("2.1", "3.4");
        story.handsIn();
        story.validates(true);
        story.reviews(false);
        assertThat(story.diagnosis().state()).isEqualTo(DiagnosisState.FILLING);
        assertThat(story.mailText("DIAGNOSIS_RETURNED")).contains("Falta contar cómo es hoy.");
        story.handsIn();
        story.validates(true);
        story.reviews(true);
        assertThat(story.diagnosis().state()).isEqualTo(DiagnosisState.ACCEPTED);
        assertThat(story.open(incorporation)).isEmpty();

        // P3: two refuse, one does not answer, the search commission is called, and the fourth accepts.
        String linking = story.linking().code();
        assertThat(linkings.ranking(linking, 10).candidates())
                .extracting(candidate -> candidate.companyCode())
                .startsWith("cerca")
                .endsWith("lejos");
        story.approaches("cerca", "");
        story.declines();
        story.approaches(linkings.ranking(linking, 10).candidates().get(0).companyCode(), "");
        story.on(linkings.silenceOn(linking));
        assertThat(linkings.get(linking).refusals()).isEqualTo(2);
        assertThat(story.open(linking)).containsExactly("userTask_chooseCompany");
        String third = linkings.ranking(linking, 10).candidates().get(0).companyCode();
        story.approaches(third, "");
        story.accepts();
        story.does(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", story.companyCounterparts());
        story.does(BeginningStory.OCA, linking, "userTask_nameResidenceCounterparts", story.residenceCounterparts());

        LinkingView linked = linkings.get(linking);
        assertThat(linked.status()).isEqualTo(LinkingView.Status.LINKED);
        AllianceView alliance = alliances.get(String.valueOf(linked.allianceCode()));
        assertThat(alliance.companyCode()).isEqualTo(third);
        assertThat(alliance.manager()).isEqualTo(BeginningStory.MANAGER);
        assertThat(story.peopleOf(Party.company(third)))
                .extracting(member -> member.role(), member -> member.person().name())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.COUNTERPART, "Camila Ríos"),
                        org.assertj.core.groups.Tuple.tuple(Role.DEPUTY, "Pedro Soto"));
        assertThat(story.peopleOf(Party.residence(alliance.residenceCode())))
                .extracting(member -> member.person().name())
                .contains("Ana Díaz");
        assertThat(story.open(alliance.code())).contains(StageModel.TASK_FRAMING);
    }

    @Test
    @DisplayName("two companies decline, one is silent: the search commission finds a fourth, which accepts")
    void theCommission() {
        for (String code : List.of("uno", "dos", "tres", "cuatro")) {
            story.company(code, "Empresa " + code, "Ñuñoa", "2.1");
        }
        String linking = story.isIncorporated("2.1");
        for (int i = 0; i < 2; i++) {
            story.approaches(first(linking), "");
            story.declines();
        }
        story.approaches(first(linking), "");
        story.on(linkings.silenceOn(linking));

        assertThat(linkings.get(linking).refusals()).isEqualTo(3);
        assertThat(story.open(linking)).containsExactly("userTask_searchCompany");
        assertThat(story.mails("LINKING_HANDED_TO_COMMISSION")).containsExactly("comision@prueba.example");
        story.does(
                BeginningStory.COMMISSION,
                linking,
                "userTask_searchCompany",
                Map.of("outcome", "KEEP_LOOKING", "reason", "Se conversa con la CPC."));
        assertThat(story.open(linking)).containsExactly("userTask_searchCompany");
        story.does(
                BeginningStory.COMMISSION,
                linking,
                "userTask_searchCompany",
                Map.of(
                        "outcome",
                        "FOUND",
                        "companyName",
                        "Empresa Amiga",
                        "comuna",
                        "Providencia",
                        "contactName",
                        "Julia Paz",
                        "contactEmail",
                        "julia@amiga.example"));
        assertThat(linkings.ranking(linking, 5).candidates().get(0).companyName())
                .isEqualTo("Empresa Amiga");
        story.approaches(first(linking), "");
        story.accepts();
        story.does(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", story.companyCounterparts());
        story.does(BeginningStory.OCA, linking, "userTask_nameResidenceCounterparts", story.residenceCounterparts());
        AllianceView alliance =
                alliances.get(String.valueOf(linkings.get(linking).allianceCode()));
        assertThat(alliance.companyName()).isEqualTo("Empresa Amiga");
        assertThat(story.mails("ACCOUNT_OPENED"))
                .contains("camila@empresa.example", "pedro@empresa.example", "ana@residencia.example");
    }

    @Test
    @DisplayName("the commission may give up, with a reason")
    void nobody() {
        String linking = story.isIncorporated("2.1");
        assertThat(story.open(linking)).containsExactly("userTask_searchCompany");
        refused(BeginningStory.COMMISSION, linking, "userTask_searchCompany", Map.of("outcome", "GIVE_UP"), "motivo");
        story.does(
                BeginningStory.COMMISSION,
                linking,
                "userTask_searchCompany",
                Map.of("outcome", "GIVE_UP", "reason", "No hay empresas en la zona."));
        assertThat(story.open(linking)).isEmpty();
        assertThat(linkings.get(linking).status()).isEqualTo(LinkingView.Status.CLOSED);
    }

    @Test
    @DisplayName("bad input while linking is refused, and the task stays open")
    void badInputWhileLinking() {
        story.company("uno", "Empresa uno", "Ñuñoa", "2.1");
        story.company("dos", "Empresa dos", "Arica");
        String linking = story.isIncorporated("2.1");
        String choose = "userTask_chooseCompany";
        refused(BeginningStory.MANAGER, linking, choose, Map.of("companyCode", "no-existe", "reason", "Sí"), "empresa");
        refused(BeginningStory.MANAGER, linking, choose, Map.of("companyCode", "dos"), "otivo");
        story.does(BeginningStory.MANAGER, linking, choose, Map.of("companyCode", "uno"));
        Map<String, Object> contact = new HashMap<>();
        contact.put("contactedOn", story.today().plusDays(1));
        contact.put("channel", "CALL");
        contact.put("withWhom", "Gerencia");
        refused(BeginningStory.MANAGER, linking, "userTask_contactCompany", contact, "echa");
        contact.put("contactedOn", story.today());
        contact.put("answerDueOn", story.today());
        refused(BeginningStory.MANAGER, linking, "userTask_contactCompany", contact, "plazo para responder");
        contact.put("answerDueOn", story.today().plusDays(61));
        refused(BeginningStory.MANAGER, linking, "userTask_contactCompany", contact, "60");
        contact.remove("answerDueOn");
        story.does(BeginningStory.MANAGER, linking, "userTask_contactCompany", contact);
        refused(BeginningStory.MANAGER, linking, "userTask_recordCompanyDecision", Map.of("accepted", "NO"), "otivo");
        story.accepts();
        Map<String, Object> company = story.companyCounterparts();
        company.put("counterpartEmail", "camila arroba");
        refused(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", company, "orreo", "camila arroba");
        company = story.companyCounterparts();
        company.put("deputyEmail", "camila@empresa.example");
        refused(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", company, "camila@empresa.example");
        story.does(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", story.companyCounterparts());
        Map<String, Object> residence = story.residenceCounterparts();
        residence.put("position", "TECHNICAL_TEAM");
        refused(BeginningStory.OCA, linking, "userTask_nameResidenceCounterparts", residence, "equipo técnico");
        residence.put("technicalReason", "La dirección está con licencia.");
        story.does(BeginningStory.OCA, linking, "userTask_nameResidenceCounterparts", residence);
        assertThat(linkings.get(linking).status()).isEqualTo(LinkingView.Status.LINKED);
    }

    @Test
    @DisplayName("a company that accepted goes back on it, the next one is asked, and then the residence desists")
    void secondThoughts() {
        story.company("uno", "Empresa uno", "Ñuñoa", "2.1");
        story.company("dos", "Empresa dos", "Ñuñoa", "2.1");
        String linking = story.isIncorporated("2.1");
        story.approaches(first(linking), "");
        story.accepts();
        story.does(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", story.companyCounterparts());
        assertThatThrownBy(() -> linkings.withdraw(linking, " ")).hasMessageContaining("reason");
        linkings.withdraw(linking, "Cambió la gerencia.");
        assertThat(story.open(linking)).containsExactly("userTask_chooseCompany");
        story.approaches(first(linking), "");
        story.accepts();
        assertThat(story.open(linking)).containsExactly("userTask_nameCompanyCounterparts");
        linkings.drop(linking, "La residencia ya tiene con quién.");
        assertThat(story.open(linking)).isEmpty();
        assertThat(linkings.get(linking).status()).isEqualTo(LinkingView.Status.CLOSED);
        assertThat(linkings.open(linkings.get(linking).residenceCode())).isNotEqualTo(linking);
    }

    @Test
    @DisplayName("a residence names nobody for its organisation, and a contact of weeks ago is no silence yet")
    void guards() {
        story.company("uno", "Empresa uno", "Ñuñoa", "2.1");
        String linking = story.isIncorporated("2.1");
        story.on(MONDAY.plusDays(30));
        story.does(BeginningStory.MANAGER, linking, "userTask_chooseCompany", Map.of("companyCode", "uno"));
        Map<String, Object> contact = new HashMap<>();
        contact.put("contactedOn", MONDAY);
        contact.put("channel", "CALL");
        contact.put("withWhom", "Gerencia");
        contact.put("answerDueOn", story.today().minusDays(1));
        refused(BeginningStory.MANAGER, linking, "userTask_contactCompany", contact, "esa fecha ya pasó");
        contact.remove("answerDueOn");
        story.does(BeginningStory.MANAGER, linking, "userTask_contactCompany", contact);
        assertThat(linkings.silenceOn(linking)).isAfter(story.today());
        story.accepts();
        story.does(BeginningStory.MANAGER, linking, "userTask_nameCompanyCounterparts", story.companyCounterparts());
        refused(
                BeginningStory.RESIDENCE,
                linking,
                "userTask_nameResidenceCounterparts",
                story.residenceCounterparts(),
                "las nombra el organismo");
        Map<String, Object> own = story.residenceCounterparts();
        own.put("side", "RESIDENCE_ONLY");
        own.put("deputyEmail", BeginningStory.RESIDENCE + "@prueba.example");
        story.does(BeginningStory.RESIDENCE, linking, "userTask_nameResidenceCounterparts", own);
        assertThat(story.peopleOf(Party.residence(linkings.get(linking).residenceCode())))
                .filteredOn(member -> member.person().username().equals(BeginningStory.RESIDENCE))
                .singleElement()
                .satisfies(member -> assertThat(member.role()).isEqualTo(Role.DEPUTY));
    }

    @Test
    @DisplayName("the report of last year is asked for again when COS answers after June")
    void fecuAtTheRecheck() {
        story.begins(LocalDate.of(2026, 5, 29));
        String code = story.invites("Fundación de Mayo");
        story.isInterested("Casa Mayo", "Ñuñoa");
        story.verifies(2024, false);
        assertThat(story.incorporation().status()).isEqualTo(Status.AWAITING_COS);
        story.on(LocalDate.of(2026, 7, 1));
        story.does(
                BeginningStory.MANAGER, code, "userTask_recheckMembership", Map.of("member", "YES", "fecuYear", 2025));
        assertThat(story.incorporation().status()).isEqualTo(Status.ADMITTED);
    }

    private String first(String linking) {
        return linkings.ranking(linking, 1).candidates().get(0).companyCode();
    }

    @Test
    @DisplayName("who does not answer for 30 days is decided about: once more, or no more")
    void silence() {
        String code = story.invites("Fundación Silenciosa");
        story.on(MONDAY.plusDays(31));
        assertThat(story.open(code)).containsExactly("userTask_decideSilence");
        story.does(BeginningStory.MANAGER, code, "userTask_decideSilence", Map.of("insist", "YES"));
        assertThat(story.mails("ORGANIZATION_INVITED")).hasSize(2);
        story.on(MONDAY.plusDays(62));
        assertThatThrownBy(() ->
                        story.does(BeginningStory.MANAGER, code, "userTask_decideSilence", Map.of("insist", "NO")))
                .hasMessageContaining("Motivo");
        story.does(
                BeginningStory.MANAGER,
                code,
                "userTask_decideSilence",
                Map.of("insist", "NO", "reason", "No hay respuesta."));
        assertThat(story.incorporation().status()).isEqualTo(Status.CLOSED);
        assertThat(story.open(code)).isEmpty();
    }

    @Test
    @DisplayName("an organisation that is not interested says why")
    void declined() {
        String code = story.invites("Fundación Ocupada");
        assertThatThrownBy(() ->
                        story.does(BeginningStory.OCA, code, "userTask_answerInvitation", Map.of("interested", "NO")))
                .hasMessageContaining("Comentario o motivo");
        story.does(
                BeginningStory.OCA,
                code,
                "userTask_answerInvitation",
                Map.of("interested", "NO", "comment", "Este año no podemos."));
        assertThat(story.incorporation().status()).isEqualTo(Status.DECLINED);
    }

    @Test
    @DisplayName("bad input is refused with a sentence that names the field, and the task stays open")
    void badInput() {
        String code = story.invites("Fundación Precisa");
        Map<String, Object> answer = new HashMap<>(Map.of("interested", "YES"));
        answer.put("residences", List.of(Map.of("name", "Casa", "comuna", "Atlantis")));
        refused(BeginningStory.OCA, code, "userTask_answerInvitation", answer, "Comuna", "Atlantis");
        answer.put("residences", List.of(Map.of("name", "Casa", "comuna", "Ñuñoa", "places", 0)));
        refused(BeginningStory.OCA, code, "userTask_answerInvitation", answer, "plazas van de 1 a 1.000");
        answer.put("residences", List.of());
        refused(BeginningStory.OCA, code, "userTask_answerInvitation", answer, "Residencias");
        story.isInterested("Casa Precisa", "Ñuñoa");
        Map<String, Object> facts = story.facts(2026, true);
        refused(BeginningStory.MANAGER, code, "userTask_verifyAdmissibility", facts, "FECU Social", "2025");
        facts = story.facts(2025, true);
        facts.put("foundedOn", story.today().plusDays(1));
        refused(BeginningStory.MANAGER, code, "userTask_verifyAdmissibility", facts, "futuro");
        story.verifies(2025, true);
        Map<String, Object> meeting = new HashMap<>();
        meeting.put("heldOn", story.today().plusDays(1));
        meeting.put("participants", "Dirección");
        meeting.put("residences", List.of("casa-precisa"));
        refused(BeginningStory.MANAGER, code, "userTask_holdInformativeMeeting", meeting, "futuro");
        meeting.put("heldOn", story.today());
        meeting.put("residences", List.of("otra"));
        refused(BeginningStory.MANAGER, code, "userTask_holdInformativeMeeting", meeting, "Residencias");
    }

    private void refused(String person, String code, String task, Map<String, Object> form, String... words) {
        var refusal = assertThatThrownBy(() -> story.does(person, code, task, form));
        for (String word : words) {
            refusal.hasMessageContaining(word);
        }
        assertThat(story.open(code)).contains(task);
    }
}
