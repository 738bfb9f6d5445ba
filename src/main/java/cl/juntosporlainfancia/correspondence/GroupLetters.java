package cl.juntosporlainfancia.correspondence;

import cl.juntosporlainfancia.notification.Addressee;
import cl.juntosporlainfancia.notification.Letter;
import cl.juntosporlainfancia.notification.Notifications;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to the people of groups: what is asked of them reaches them by mail, and a group without anybody is told of. */
@Component
public class GroupLetters {

    private final Registry registry;
    private final Notifications notifications;

    GroupLetters(Registry registry, Notifications notifications) {
        this.registry = registry;
        this.notifications = notifications;
    }

    /** A letter being written. */
    public final class Draft {

        private final Occasion occasion;
        private final String occurrence;
        private final String caseCode;
        private final List<String> groups = new ArrayList<>();
        private List<Object> arguments = List.of();
        private final List<Letter.Fact> facts = new ArrayList<>();
        private final List<Letter.Section> sections = new ArrayList<>();
        private @Nullable String link;
        private Letter.@Nullable Attachment attachment;

        private Draft(Occasion occasion, String occurrence, String caseCode) {
            this.occasion = occasion;
            this.occurrence = occurrence;
            this.caseCode = caseCode;
        }

        /** Who is written to: everybody who belongs to one of these groups today, once. */
        public Draft to(String... groupIds) {
            groups.addAll(List.of(groupIds));
            return this;
        }

        /** For the occasion's texts, in the order in which {@code mail-messages.properties} numbers them. */
        public Draft saying(Object... values) {
            arguments = List.of(values);
            return this;
        }

        /** A line under {@code mail.fact.<label>}; nothing where the value is empty. */
        public Draft fact(String label, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                facts.add(new Letter.Fact("mail.fact." + label, value));
            }
            return this;
        }

        /** A list under {@code mail.section.<title>}; nothing where it is empty. */
        public Draft section(String title, List<String> lines) {
            if (!lines.isEmpty()) {
                sections.add(new Letter.Section("mail.section." + title, lines));
            }
            return this;
        }

        /** A path of this application for the mail's button. */
        public Draft link(String path) {
            link = path;
            return this;
        }

        /** A PDF file that goes with it: its name, and where it is kept. */
        public Draft attach(String name, String reference) {
            attachment = new Letter.Attachment(name, reference);
            return this;
        }

        /** Leaves it in the outbox, in the caller's transaction. */
        public void leave() {
            Map<String, Addressee> found = new LinkedHashMap<>();
            for (String group : groups) {
                List<Membership> members = registry.members(List.of(group));
                if (members.isEmpty()) {
                    // A letter to nobody sends nothing and keeps a warning.
                    notifications.leave(letter(occurrence + "/" + group, List.of()));
                }
                members.forEach(member -> found.putIfAbsent(
                        member.person().username(),
                        new Addressee(member.person().name(), member.person().email())));
            }
            if (!found.isEmpty()) {
                notifications.leave(letter(occurrence, found.values()));
            }
        }

        private Letter letter(String which, Collection<Addressee> addressees) {
            return new Letter(
                    occasion,
                    which,
                    caseCode,
                    List.copyOf(addressees),
                    arguments,
                    facts,
                    sections,
                    link,
                    null,
                    attachment);
        }
    }

    /**
     * Starts a letter.
     *
     * @param occurrence which one of this occasion; the same letter is never left twice
     * @param caseCode what it is about
     */
    public Draft draft(Occasion occasion, String occurrence, String caseCode) {
        return new Draft(occasion, occurrence, caseCode);
    }
}
