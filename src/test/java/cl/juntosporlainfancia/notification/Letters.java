package cl.juntosporlainfancia.notification;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Letters and texts for these tests. */
final class Letters {

    static final Addressee ANA = new Addressee("Ana Pérez Muñoz", "ana@residencia.example");
    static final Addressee LUIS = new Addressee("Luis Soto", "luis@empresa.example");
    static final List<Object> ARGUMENTS = List.of(
            "Residencia Los Aromos", "Viña Santa Elena", "lunes 7 de diciembre de 2026", "Sensibilización", "3");

    private Letters() {}

    static Letter letter(Occasion occasion, String occurrence, Addressee... addressees) {
        return new Letter(
                occasion,
                occurrence,
                "JXI-001",
                List.of(addressees),
                ARGUMENTS,
                List.of(),
                List.of(),
                "/seguimientos/" + occurrence,
                null);
    }

    static Letter invitation(String occurrence, Addressee... addressees) {
        return new Letter(
                Occasion.FOLLOW_UP_INVITATION,
                occurrence,
                "JXI-001",
                List.of(addressees),
                ARGUMENTS,
                List.of(
                        new Letter.Fact("mail.fact.date", "lunes 7 de diciembre de 2026"),
                        new Letter.Fact("mail.fact.stage", "Sensibilización")),
                List.of(
                        new Letter.Section(
                                "mail.section.activitiesDue",
                                List.of(
                                        "Taller de primeros auxilios para el equipo (hasta el 30-11-2026)",
                                        "Pintura de la sala de estudio (hasta el 04-12-2026)")),
                        new Letter.Section(
                                "mail.section.openCommitments",
                                List.of("Enviar el listado de materiales, Ana Pérez Muñoz (hasta el 27-11-2026)"))),
                "/seguimientos/" + occurrence,
                meeting(LocalDateTime.of(2026, 12, 7, 10, 0)));
    }

    static Letter minutes(String occurrence, Addressee... addressees) {
        return new Letter(
                Occasion.FOLLOW_UP_MINUTES,
                occurrence,
                "JXI-001",
                List.of(addressees),
                ARGUMENTS,
                List.of(
                        new Letter.Fact("mail.fact.heldOn", "lunes 7 de diciembre de 2026"),
                        new Letter.Fact("mail.fact.form", "Reunión"),
                        new Letter.Fact(
                                "mail.fact.participants",
                                "Ana Pérez Muñoz, Luis Soto, Carla Rojas (Juntos por la Infancia)"),
                        new Letter.Fact(
                                "mail.fact.difficulties",
                                "La sala de estudio no está disponible en las mañanas.\nFalta confirmar el transporte."),
                        new Letter.Fact(
                                "mail.fact.nextSteps",
                                "Coordinar la visita de voluntariado de enero con el equipo educativo."),
                        new Letter.Fact("mail.fact.nextFollowUp", "jueves 7 de enero de 2027")),
                List.of(
                        new Letter.Section(
                                "mail.section.activities",
                                List.of(
                                        "Taller de primeros auxilios para el equipo: realizada",
                                        "Pintura de la sala de estudio: postergada al 15-01-2027, por falta de materiales")),
                        new Letter.Section(
                                "mail.section.commitments",
                                List.of(
                                        "Enviar el listado de materiales, Ana Pérez Muñoz (hasta el 15-12-2026)",
                                        "Confirmar el furgón para la salida, Luis Soto (hasta el 18-12-2026)"))),
                "/seguimientos/" + occurrence,
                null);
    }

    static Letter digest(Addressee... addressees) {
        Collection<Letter.Line> late = List.of(
                new Letter.Line("Realizar seguimiento · Casa Moreau <3", "3 días de atraso", "/tareas/#/?task=1"));
        Collection<Letter.Line> soon = List.of(
                new Letter.Line("Firmar convenio · Casa Moreau", null, "/tareas/#/?task=2"),
                new Letter.Line("Celebrar la alianza · Casa Moreau", null, null));
        return new Letter(
                Occasion.TASK_DIGEST,
                "2026-12-07",
                null,
                List.of(addressees),
                List.of("", "", "lunes 7 de diciembre de 2026", "", "1 atrasada y 2 próximas"),
                List.of(),
                List.of(
                        new Letter.Section("mail.section.tasksOverdue", late),
                        new Letter.Section("mail.section.tasksSoon", soon)),
                "/tareas/",
                null);
    }

    static Letter.Meeting meeting(LocalDateTime start) {
        return new Letter.Meeting(
                "seguimiento-1@juntosporlainfancia",
                start,
                Duration.ofHours(1),
                "Seguimiento N° 3: Residencia Los Aromos y Viña Santa Elena");
    }

    /** The same letter with other arguments and meeting. */
    static Letter with(Letter letter, List<Object> arguments, Letter.@Nullable Meeting meeting) {
        return new Letter(
                letter.occasion(),
                letter.occurrence(),
                letter.allianceCode(),
                letter.addressees(),
                arguments,
                letter.facts(),
                letter.sections(),
                letter.link(),
                meeting);
    }

    static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("mail-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
