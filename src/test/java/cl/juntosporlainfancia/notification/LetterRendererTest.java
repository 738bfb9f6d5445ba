package cl.juntosporlainfancia.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.language.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.NoSuchMessageException;

class LetterRendererTest {

    private static final Recipient ANA = Recipient.of(Letters.ANA).orElseThrow();

    /** Those about an alliance whose callers name no stage; see the head of mail-messages.properties. */
    private static final Set<Occasion> WITHOUT_STAGE = Set.of(
            Occasion.ALLIANCE_FORMED,
            Occasion.ENDING_NOTIFIED,
            Occasion.ENDING_WITHDRAWN,
            Occasion.ALLIANCE_ENDED,
            Occasion.ALLIANCE_SUSTAINED);

    /** Those not about an alliance that tell a date all the same. */
    private static final Set<Occasion> DATED = Set.of(
            Occasion.LINKING_HANDED_TO_COMMISSION,
            Occasion.TASK_DIGEST,
            Occasion.ACCOUNT_OPENED,
            Occasion.PASSWORD_REQUESTED);

    private static final Set<Occasion> WITH_EXTRA = Set.of(
            Occasion.FOLLOW_UP_INVITATION,
            Occasion.FOLLOW_UP_WEEK_BEFORE,
            Occasion.FOLLOW_UP_DAY_BEFORE,
            Occasion.FOLLOW_UP_OVERDUE,
            Occasion.FOLLOW_UP_ESCALATED,
            Occasion.FOLLOW_UP_MINUTES,
            Occasion.FOLLOW_UP_NOT_HELD,
            Occasion.PLAN_RETURNED,
            Occasion.PLAN_AGREED,
            Occasion.STAGE_EXTENDED,
            Occasion.LINKING_HANDED_TO_COMMISSION,
            Occasion.TASK_DIGEST);

    private static boolean isAboutAlliance(Occasion occasion) {
        return occasion.audience() != Occasion.Audience.GROUPS && occasion.audience() != Occasion.Audience.PERSON;
    }

    private final LetterRenderer renderer = new LetterRenderer(Letters.messages(), "https://plataforma.example/");

    @ParameterizedTest
    @EnumSource
    void everyOccasionHasItsTexts(Occasion occasion) {
        for (String key : List.of("mail.%s.subject", "mail.%s.intro", "mail.%s.action", "Occasion.%s")) {
            assertThat(Letters.messages()
                            .getMessage(key.formatted(occasion), Letters.ARGUMENTS.toArray(), Texts.LOCALE))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMailShowsAPlaceholderOrAMissingText(Occasion occasion) {
        RenderedLetter mail = renderer.render(Letters.letter(occasion, "1", Letters.ANA), ANA);

        for (String words : List.of(mail.subject(), mail.text(), withoutStyle(mail.html()))) {
            assertThat(words).doesNotContain("{", "}", "??", "mail.", "'", "null");
            assertThat(words.contains("Viña Santa Elena")).isEqualTo(isAboutAlliance(occasion));
        }
        assertThat(mail.text().contains("Residencia Los Aromos")).isEqualTo(occasion != Occasion.TASK_DIGEST);
        if (isAboutAlliance(occasion) || DATED.contains(occasion)) {
            assertThat(mail.text()).contains("lunes 7 de diciembre de 2026");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anArgumentThatTheOccasionMayLackLeavesNoHole(Occasion occasion) {
        List<Object> arguments = List.of(
                occasion == Occasion.TASK_DIGEST ? "" : "Los Aromos",
                isAboutAlliance(occasion) ? "Santa Elena" : "",
                isAboutAlliance(occasion) || DATED.contains(occasion) ? "lunes 7 de diciembre de 2026" : "",
                !isAboutAlliance(occasion) || WITHOUT_STAGE.contains(occasion) ? "" : "Sensibilización",
                WITH_EXTRA.contains(occasion) ? "3" : "");

        RenderedLetter mail =
                renderer.render(Letters.with(Letters.letter(occasion, "1", Letters.ANA), arguments, null), ANA);

        assertThat(mail.subject() + "\n" + mail.text()).doesNotContainPattern(" [ .,:;)]|\\( ");
    }

    @Test
    void argumentsThatAreLeftOutAreEmpty() {
        Letter letter =
                Letters.with(Letters.letter(Occasion.ALLIANCE_FORMED, "1"), List.of("Los Aromos", "Santa Elena"), null);

        assertThat(renderer.render(letter, ANA).text()).doesNotContain("{2}");
    }

    @Test
    void theInvitationAsText() {
        assertThat(renderer.render(Letters.invitation("7", Letters.ANA), ANA).text())
                .isEqualTo("""
                        Hola, Ana Pérez Muñoz:

                        Les invitamos al seguimiento N° 3 de la alianza entre Residencia Los Aromos y Viña Santa Elena, en la etapa de Sensibilización. Será el lunes 7 de diciembre de 2026.

                        Antes de reunirnos, revisen por favor cómo van las actividades y los compromisos que corresponden a estas fechas. Si ese día no les acomoda, avisen a la gestora o gestor de la alianza.

                        Hora propuesta: 10:00, hora de Chile continental. El archivo adjunto agrega la cita a su calendario.

                        Fecha: lunes 7 de diciembre de 2026
                        Etapa: Sensibilización

                        Actividades que corresponden a este periodo
                        - Taller de primeros auxilios para el equipo (hasta el 30-11-2026)
                        - Pintura de la sala de estudio (hasta el 04-12-2026)

                        Compromisos pendientes
                        - Enviar el listado de materiales, Ana Pérez Muñoz (hasta el 27-11-2026)

                        Ver el seguimiento: https://plataforma.example/seguimientos/7

                        Un saludo afectuoso,
                        Equipo de Juntos por la Infancia

                        Recibe este correo porque participa en una alianza entre una residencia y una empresa, o la acompaña.
                        Es un envío automático: por favor no lo responda. Escriba a la gestora o gestor de la alianza.
                        https://plataforma.example
                        """);
    }

    @Test
    void theMinutesAsHtml() throws IOException {
        RenderedLetter mail = renderer.render(Letters.minutes("7", Letters.ANA), ANA);
        keepForEyes("minutes.html", mail.html());
        keepForEyes(
                "invitation.html",
                renderer.render(Letters.invitation("7", Letters.ANA), ANA).html());

        assertThat(mail.subject()).isEqualTo("Acta del seguimiento N° 3: Residencia Los Aromos y Viña Santa Elena");
        assertThat(mail.html())
                .contains(
                        "<title>Acta del seguimiento N° 3: Residencia Los Aromos y Viña Santa Elena</title>",
                        "Hola, Ana Pérez Muñoz:",
                        ">Realizado el</td>",
                        ">Compromisos</h2>",
                        ">Confirmar el furgón para la salida, Luis Soto (hasta el 18-12-2026)</li>",
                        "href=\"https://plataforma.example/seguimientos/7\"",
                        ">Ver el acta</a>")
                .doesNotContain(" th:", "<img", "src=", "Hora propuesta");
    }

    @Test
    void aLetterWithoutLinkHasNoButton() {
        Letter letter = new Letter(
                Occasion.ALLIANCE_ENDED,
                "1",
                null,
                List.of(Letters.ANA),
                Letters.ARGUMENTS,
                List.of(),
                List.of(),
                null,
                null);

        RenderedLetter mail = renderer.render(letter, ANA);

        assertThat(mail.html()).doesNotContain("Ver la alianza");
        assertThat(mail.text()).doesNotContain("Ver la alianza");
    }

    @Test
    void whatPeopleTypedIsShownAndNeverInterpreted() {
        String typed = "<b>Aromos & Cía</b> {0} '${7*7}' [[#{mail.programme}]]";
        Letter letter = Letters.with(
                Letters.letter(Occasion.STAGE_STARTED, "1"),
                List.of(typed, "Santa\r\nElena", "lunes", "Sensibilización", ""),
                null);

        RenderedLetter mail = renderer.render(letter, ANA);

        assertThat(mail.text()).contains(typed);
        assertThat(mail.html())
                .contains("&lt;b&gt;Aromos &amp; Cía&lt;/b&gt; {0}")
                .doesNotContain("<b>Aromos");
        assertThat(mail.subject()).startsWith(typed + " y Santa Elena").doesNotContain("\n", "\r");
    }

    @Test
    void aMissingLabelIsNeverMailed() {
        Letter letter = new Letter(
                Occasion.STAGE_STARTED,
                "1",
                null,
                List.of(Letters.ANA),
                Letters.ARGUMENTS,
                List.of(new Letter.Fact("mail.fact.nonsense", "x")),
                List.of(),
                null,
                null);

        assertThatThrownBy(() -> renderer.render(letter, ANA))
                .isInstanceOf(NoSuchMessageException.class)
                .hasMessageContaining("mail.fact.nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/x", "//elsewhere.example/x", "seguimientos/1", ""})
    void aLinkThatLeadsElsewhereIsRefused(String link) {
        Letter letter = new Letter(
                Occasion.STAGE_STARTED,
                "1",
                null,
                List.of(Letters.ANA),
                Letters.ARGUMENTS,
                List.of(),
                List.of(),
                link,
                null);

        assertThatIllegalArgumentException().isThrownBy(() -> renderer.render(letter, ANA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.fact.date",
                "mail.fact.residence",
                "mail.fact.company",
                "mail.fact.stage",
                "mail.fact.number",
                "mail.fact.heldOn",
                "mail.fact.form",
                "mail.fact.participants",
                "mail.fact.difficulties",
                "mail.fact.nextSteps",
                "mail.fact.nextFollowUp",
                "mail.fact.plannedEnd",
                "mail.fact.effectiveOn",
                "mail.fact.reason",
                "mail.fact.manager",
                "mail.fact.daysLate",
                "mail.section.activitiesDue",
                "mail.section.activities",
                "mail.section.commitments",
                "mail.section.openCommitments",
                "mail.section.conditionsMissing"
            })
    void theLabelsThatCallersUseAreThere(String key) {
        assertThat(Letters.messages().getMessage(key, null, Texts.LOCALE)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasItsWord(SentMail.Status status) {
        assertThat(Letters.messages().getMessage("mail.status." + status, null, Texts.LOCALE))
                .isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyWarningHasItsSentence(SentMails.Warning.Reason reason) {
        assertThat(Letters.messages().getMessage("mail.warning." + reason, new Object[] {"Ana <ana@>"}, Texts.LOCALE))
                .isNotBlank();
    }

    /** MessageFormat would swallow one. */
    @Test
    void noTextHasAnApostrophe() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/mail-messages.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }

        assertThat(texts).isNotEmpty();
        assertThat(texts.values()).noneMatch(text -> text.toString().contains("'"));
    }

    private static String withoutStyle(String html) {
        return html.replaceAll("(?s)<style>.*?</style>", "").replaceAll(" style=\"[^\"]*\"", "");
    }

    private static void keepForEyes(String name, String html) throws IOException {
        Path folder = Path.of("target", "mails");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), html);
    }
}
