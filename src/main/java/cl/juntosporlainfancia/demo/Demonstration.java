package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.TimeTravel;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What whoever tries the product needs to know and do: the clock, and whom to log in as. */
@Service
@Profile(Demonstration.PROFILE)
public class Demonstration {

    public static final String PROFILE = "demonstration";

    private static final List<String> PERSONAS = List.of(
            "gestora",
            "directora",
            "ripley",
            "enaco",
            "los-aromos",
            "casa-abierta",
            "santa-bernardita",
            "maria-ayuda",
            "cos",
            "administradora");

    private final DemoData data;
    private final BusinessCalendar calendar;
    private final MovableClock clock;
    private final TimeTravel time;
    private final PendingWork work;
    private final AlliancesInView alliances;
    private final IncorporationService incorporations;
    private final Diagnoses diagnoses;
    private final Linkings linkings;
    private final Registry registry;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final String password;

    Demonstration(
            DemoData data,
            BusinessCalendar calendar,
            MovableClock clock,
            TimeTravel time,
            PendingWork work,
            AlliancesInView alliances,
            IncorporationService incorporations,
            Diagnoses diagnoses,
            Linkings linkings,
            Registry registry,
            Texts texts,
            JdbcClient jdbc,
            @Value("${jxi.demonstration.password}") String password) {
        this.data = data;
        this.calendar = calendar;
        this.clock = clock;
        this.time = time;
        this.work = work;
        this.alliances = alliances;
        this.incorporations = incorporations;
        this.diagnoses = diagnoses;
        this.linkings = linkings;
        this.registry = registry;
        this.texts = texts;
        this.jdbc = jdbc;
        this.password = password;
    }

    public LocalDate today() {
        return calendar.today();
    }

    /** The date of the next thing that happens by itself; empty if nothing waits. */
    public Optional<LocalDate> nextDate() {
        return time.nextDate().map(calendar::dateOf);
    }

    /** Lives until the end of the morning of that date. */
    public void advanceToNextDate() {
        nextDate().ifPresent(date -> advanceTo(date.isBefore(today()) ? today() : date));
    }

    public void advanceOneMonth() {
        advanceTo(today().plusMonths(1));
    }

    private void advanceTo(LocalDate date) {
        try {
            time.advanceTo(calendar.at(date, LocalTime.NOON), this::keepOffset);
        } finally {
            keepOffset();
        }
    }

    /** At every stop, so that a restart never goes back behind what has happened. */
    private void keepOffset() {
        jdbc.sql("insert into juntos.demonstration_clock (offset_millis) values (?)"
                        + " on conflict (only_row) do update set offset_millis = excluded.offset_millis")
                .param(clock.offset().toMillis())
                .update();
    }

    public String password() {
        return password;
    }

    /** Everybody who can log in, with how many tasks wait for each. */
    public List<DemoPerson> people() {
        List<String> cases = new ArrayList<>();
        alliances
                .visibleTo(new Viewer("", Set.of(Groups.EXECUTIVE_DIRECTOR)))
                .forEach(alliance -> cases.add(alliance.code()));
        incorporations.all().forEach(incorporation -> cases.add(incorporation.code()));
        diagnoses.all().forEach(diagnosis -> cases.add(diagnosis.code()));
        linkings.open().forEach(linking -> cases.add(linking.code()));
        List<OpenTask> open = work.of(cases);
        List<DemoData.PersonRow> rows = new ArrayList<>(data.people());
        data.newcomers().stream()
                .flatMap(login -> registry.person(login).stream())
                .flatMap(person -> registry.groupsOf(person.username()).stream()
                        .limit(1)
                        .map(group -> new DemoData.PersonRow(person.username(), person.name(), group, "")))
                .forEach(rows::add);
        return rows.stream()
                .map(row -> {
                    Optional<Party> party = Party.ofGroup(row.group());
                    return new DemoPerson(
                            row.username(),
                            row.name(),
                            party.isPresent()
                                    ? party.flatMap(registry::name).orElseGet(row::group)
                                    : texts.get("group." + row.group()),
                            party.map(known -> known.kind().name()).orElse("TEAM"),
                            (int) open.stream()
                                    .filter(task -> waitsFor(task, row))
                                    .count());
                })
                .toList();
    }

    /** Taken by this person, or free for the group; what was escalated waits for the executive director whoever has taken it. */
    private static boolean waitsFor(OpenTask task, DemoData.PersonRow person) {
        return person.username().equals(task.assignee())
                || task.groups().contains(person.group())
                        && (task.assignee() == null || person.group().equals(Groups.EXECUTIVE_DIRECTOR));
    }

    /** One or two of each kind, to begin with. */
    public List<DemoPerson> personas() {
        return people().stream()
                .filter(person -> PERSONAS.contains(person.username()))
                .toList();
    }
}
