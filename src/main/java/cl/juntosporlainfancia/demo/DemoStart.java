package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.TimeTravel;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.intake.Intake;
import cl.juntosporlainfancia.intake.IntakeReport;
import cl.juntosporlainfancia.intake.Outcome;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Cos;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.work.TaskDigests;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before the first page is served: sets the clock to where the last run left it or, on an empty database, lets the published
 * alliances live from their forming to today, by running their processes under a moved clock.
 */
@Component
@Profile(Demonstration.PROFILE)
class DemoStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoData data;
    private final Registry registry;
    private final Intake intake;
    private final Accounts accounts;
    private final DemoBeginnings beginnings;
    private final AllianceService alliances;
    private final PendingWork work;
    private final FollowUps followUps;
    private final WorkPlans plans;
    private final Agreements agreements;
    private final BusinessCalendar calendar;
    private final MovableClock clock;
    private final TimeTravel time;
    private final TaskDigests digests;
    private final CurrentViewer current;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final String password;
    private final String baseUrl;
    /** How many of the published alliances take part, youngest first: fewer make a quicker start. */
    private final int limit;

    private boolean running;

    DemoStart(
            DemoData data,
            Registry registry,
            Intake intake,
            Accounts accounts,
            DemoBeginnings beginnings,
            AllianceService alliances,
            PendingWork work,
            FollowUps followUps,
            WorkPlans plans,
            Agreements agreements,
            BusinessCalendar calendar,
            MovableClock clock,
            TimeTravel time,
            TaskDigests digests,
            CurrentViewer current,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Texts texts,
            @Value("${jxi.demonstration.password}") String password,
            @Value("${jxi.base-url}") String baseUrl,
            @Value("${jxi.demonstration.alliances:1000}") int limit) {
        this.data = data;
        this.registry = registry;
        this.intake = intake;
        this.accounts = accounts;
        this.beginnings = beginnings;
        this.alliances = alliances;
        this.work = work;
        this.followUps = followUps;
        this.plans = plans;
        this.agreements = agreements;
        this.calendar = calendar;
        this.clock = clock;
        this.time = time;
        this.digests = digests;
        this.current = current;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.texts = texts;
        this.password = password;
        this.baseUrl = baseUrl;
        this.limit = limit;
    }

    @Override
    public void start() {
        running = true;
        if (registry.isEmpty()) {
            digests.silentDuring(this::live);
        } else {
            long offset = jdbc.sql("select offset_millis from juntos.demonstration_clock")
                    .query(Long.class)
                    .optional()
                    .orElseThrow(() -> new IllegalStateException(texts.get("demo.interrupted")));
            clock.shift(Duration.ofMillis(offset));
        }
    }

    private void live() {
        Instant began = Instant.now();
        LOG.info(texts.get("demo.preparing"));
        Instant now = clock.instant();
        LocalDate today = calendar.today();
        List<AllianceRow> rows = data.alliances().stream()
                .sorted(Comparator.comparing((AllianceRow row) -> row.formedOn(today))
                        .reversed())
                .limit(limit)
                .toList();
        List<DemoBeginnings.Moment> moments = new ArrayList<>(beginnings.moments(today, accounts.hash(password)));
        DemoActors actors =
                new DemoActors(data, work, followUps, plans, agreements, alliances, registry, calendar, current, today);
        rows.forEach(row -> moments.add(new DemoBeginnings.Moment(row.formedOn(today), () -> form(row, actors))));
        moments.sort(Comparator.comparing(DemoBeginnings.Moment::date));
        // Today, because of what organisations have presented since the first alliance; people were there from its
        // beginning.
        register();
        transaction.executeWithoutResult(status -> {
            clock.moveTo(calendar.at(moments.get(0).date(), LocalTime.of(8, 0)));
            enrol();
        });
        for (DemoBeginnings.Moment moment : moments) {
            time.advanceTo(calendar.at(moment.date(), LocalTime.of(10, 0)), actors::act);
            moment.happens().run();
        }
        time.advanceTo(now, actors::act);
        clock.shift(Duration.ZERO);
        // Written last: it tells a finished demonstration from one that was interrupted.
        jdbc.sql("insert into juntos.demonstration_clock (offset_millis) values (0)")
                .update();
        LOG.info(texts.get(
                "demo.prepared", Duration.between(began, Instant.now()).toSeconds()));
    }

    private void form(AllianceRow row, DemoActors actors) {
        current.as(actors.viewer(row.manager()), () -> {
            String code = alliances.form(new FormAlliance(row.residenceCode(), row.companyCode(), row.manager()));
            actors.takePart(code, row);
        });
    }

    /** The registry of the demonstration comes in by the same door as any other: from spreadsheets. */
    private void register() {
        List.of("organismos.csv", "residencias.csv", "empresas.csv").forEach(this::take);
        Cos cos = registry.cos();
        registry.change(cos.version(), data.cos(cos.details().mission()));
    }

    private void take(String file) {
        try (InputStream in = new ClassPathResource("demo/" + file).getInputStream()) {
            IntakeReport report = intake.take(null, file, in);
            // Some may be there already, if the first start was interrupted here.
            if (report.count(Outcome.WRONG) > 0) {
                throw new IllegalStateException("demo/" + file + " has rows that can't be taken: " + report.rows());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + file, e);
        }
    }

    private void enrol() {
        String hash = accounts.hash(password);
        for (DemoData.PersonRow person : data.people()) {
            registry.addPerson(person.username(), person.name(), person.username() + "@demostracion.example", null);
            registry.join(person.username(), person.group(), Membership.Role.valueOf(person.role()));
            accounts.openWithHash(person.username(), hash);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhereToGo() {
        LOG.info(texts.get("demo.ready", baseUrl, password));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server opens its door. */
    @Override
    public int getPhase() {
        return 0;
    }
}
