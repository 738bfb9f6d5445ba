package cl.juntosporlainfancia.alliance;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Addressee;
import cl.juntosporlainfancia.notification.Letter;
import cl.juntosporlainfancia.notification.Notifications;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to the people of an alliance: knows who they are and what they are told of it in every mail. */
@Component
public class AllianceLetters {

    private final AlliancesInView alliances;
    private final Registry registry;
    private final Notifications notifications;
    private final Texts texts;

    AllianceLetters(AlliancesInView alliances, Registry registry, Notifications notifications, Texts texts) {
        this.alliances = alliances;
        this.registry = registry;
        this.notifications = notifications;
        this.texts = texts;
    }

    /** A letter being written. */
    public final class Draft {

        private final Occasion occasion;
        private final String occurrence;
        private final String allianceCode;
        private @Nullable LocalDate date;
        private @Nullable Stage stage;
        private String extra = "";
        private final List<Letter.Fact> facts = new ArrayList<>();
        private final List<Letter.Section> sections = new ArrayList<>();
        private String link;
        private Letter.@Nullable Meeting meeting;

        private Draft(Occasion occasion, String occurrence, String allianceCode) {
            this.occasion = occasion;
            this.occurrence = occurrence;
            this.allianceCode = allianceCode;
            this.link = "/alianzas/" + allianceCode;
        }

        /** The date the mail is about: its argument 2. */
        public Draft on(LocalDate date) {
            this.date = date;
            return this;
        }

        /** The stage the mail is about: its argument 3. */
        public Draft stage(Stage stage) {
            this.stage = stage;
            return this;
        }

        /** Its argument 4: a number or a reason. */
        public Draft extra(String extra) {
            this.extra = extra;
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

        /** A path of this application for the mail's button, instead of the alliance's page. */
        public Draft link(String path) {
            this.link = path;
            return this;
        }

        public Draft meeting(Letter.Meeting meeting) {
            this.meeting = meeting;
            return this;
        }

        /** Leaves it in the outbox, in the caller's transaction. */
        public void leave() {
            AllianceView alliance = alliances.get(allianceCode);
            List<Object> arguments = List.of(
                    alliance.residenceName(),
                    alliance.companyName(),
                    date == null ? "" : texts.longDate(date),
                    stage == null ? "" : texts.of(stage),
                    extra);
            for (String missing : withoutAnybody(alliance, occasion.audience())) {
                // A letter to nobody sends nothing and keeps a warning.
                notifications.leave(new Letter(
                        occasion,
                        occurrence + "/" + missing,
                        allianceCode,
                        List.of(),
                        arguments,
                        facts,
                        sections,
                        link,
                        null));
            }
            notifications.leave(new Letter(
                    occasion,
                    occurrence,
                    allianceCode,
                    addressees(alliance, occasion.audience()),
                    arguments,
                    facts,
                    sections,
                    link,
                    meeting));
        }
    }

    /**
     * Starts a letter.
     *
     * @param occurrence which one of this occasion; the same letter is never left twice
     */
    public Draft draft(Occasion occasion, String occurrence, String allianceCode) {
        return new Draft(occasion, occurrence, allianceCode);
    }

    /** Those who are written to, each once; empty if the audience has nobody. */
    private Collection<Addressee> addressees(AllianceView alliance, Occasion.Audience audience) {
        Map<String, Addressee> found = new LinkedHashMap<>();
        switch (audience) {
            case PARTIES -> {
                registry.members(alliance.parties().stream().map(Party::groupId).toList()).stream()
                        .filter(member -> member.role() != Membership.Role.MEMBER)
                        .forEach(member -> add(found, member.person()));
                addManager(found, alliance);
            }
            case MANAGER -> addManager(found, alliance);
            case EXECUTIVE_DIRECTOR -> {
                registry.members(List.of(Groups.EXECUTIVE_DIRECTOR)).forEach(member -> add(found, member.person()));
                addManager(found, alliance);
            }
            case GROUPS, PERSON -> throw new IllegalStateException("an audience of no alliance: " + audience);
        }
        return List.copyOf(found.values());
    }

    /** Groups that ought to be written to and have nobody; residence and organisation may stand in for one another. */
    private List<String> withoutAnybody(AllianceView alliance, Occasion.Audience audience) {
        List<String> missing = new ArrayList<>();
        switch (audience) {
            case PARTIES -> {
                if (nobodyIn(Party.company(alliance.companyCode()).groupId())) {
                    missing.add(Party.company(alliance.companyCode()).groupId());
                }
                if (nobodyIn(
                        Party.residence(alliance.residenceCode()).groupId(),
                        Party.organization(alliance.organizationCode()).groupId())) {
                    missing.add(Party.residence(alliance.residenceCode()).groupId());
                }
            }
            case MANAGER -> {}
            case EXECUTIVE_DIRECTOR -> {
                if (nobodyIn(Groups.EXECUTIVE_DIRECTOR)) {
                    missing.add(Groups.EXECUTIVE_DIRECTOR);
                }
            }
            case GROUPS, PERSON -> {}
        }
        return missing;
    }

    private boolean nobodyIn(String... groups) {
        return registry.members(List.of(groups)).isEmpty();
    }

    private void addManager(Map<String, Addressee> found, AllianceView alliance) {
        registry.person(alliance.manager()).ifPresent(person -> add(found, person));
    }

    private static void add(Map<String, Addressee> found, Person person) {
        found.putIfAbsent(person.username(), new Addressee(person.name(), person.email()));
    }
}
