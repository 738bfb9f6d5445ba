package cl.juntosporlainfancia.notification;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the appointment of a letter as an iCalendar text (RFC 5545). */
@Component
class CalendarFiles {

    private final LetterRenderer letters;
    private final MessageSource messages;
    private final Sender sender;
    private final Clock clock;

    CalendarFiles(LetterRenderer letters, MessageSource messages, Sender sender, Clock clock) {
        this.letters = letters;
        this.messages = messages;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The file, with a reminder one day before. Its times are UTC instants: no reader has to know Chile's summer time.
     *
     * <p>It is published rather than requested: a request would ask for an answer, which nobody reads at the sender's address.
     */
    String write(Letter letter, Letter.Meeting meeting) {
        Instant start = meeting.start().atZone(BusinessCalendar.ZONE).toInstant();
        Instant now = clock.instant();
        VEvent event = new VEvent();
        event.setUid(meeting.uid());
        // Grows with every later mail about this meeting, so that a calendar takes the newer date.
        event.setSequence((int) (now.getEpochSecond() / 60));
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(start));
        event.setDateEnd(Date.from(start.plus(meeting.length())));
        event.setSummary(meeting.summary());
        event.setStatus(Status.confirmed());
        event.setOrganizer(new Organizer(sender.name(), sender.address()));
        String intro = String.join("\n\n", letters.paragraphs(letter));
        event.setDescription(
                letters.link(letter).map(link -> intro + "\n\n" + link).orElse(intro));
        letters.link(letter).ifPresent(event::setUrl);
        event.addAlarm(VAlarm.display(
                new Trigger(Duration.builder().prior(true).days(1).build(), Related.START), meeting.summary()));

        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//" + messages.getMessage("mail.programme", null, Texts.LOCALE) + "//ES");
        calendar.setMethod(Method.publish());
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }
}
