package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.workplan.FrameOvertaken;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanFrame;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlannedActivity;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import cl.juntosporlainfancia.workplan.Saving;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the plan's editor sends by itself while somebody works, and what it is answered. */
@Controller
@RequestMapping(path = "/alianzas/{code}/plan/borrador", produces = MediaType.APPLICATION_JSON_VALUE)
class PlanKeeping {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Texts.LOCALE).withZone(BusinessCalendar.ZONE);

    /** Activities as typed, and those taken out. */
    record Batch(
            @Nullable List<PlanState.@Nullable Activity> activities,
            @Nullable List<Saving.@Nullable Deletion> deleted) {

        List<PlanState.Activity> written() {
            return activities == null
                    ? List.of()
                    : activities.stream().filter(Objects::nonNull).toList();
        }

        List<Saving.Deletion> gone() {
            return deleted == null
                    ? List.of()
                    : deleted.stream().filter(Objects::nonNull).toList();
        }

        /** Whether nothing of it is missing, and each activity is in it once. */
        boolean isWhole() {
            if ((activities != null && activities.contains(null)) || (deleted != null && deleted.contains(null))) {
                return false;
            }
            Set<@Nullable UUID> ids = new HashSet<>();
            return Stream.concat(
                                    written().stream().map(PlanState.Activity::id),
                                    gone().stream().map(Saving.Deletion::id))
                            .allMatch(id -> id != null && ids.add(id))
                    && written().stream().allMatch(Batch::isWhole);
        }

        private static boolean isWhole(PlanState.Activity activity) {
            return (activity.months() == null
                            || activity.months().values().stream().allMatch(Objects::nonNull))
                    && (activity.needs() == null || activity.needs().stream().allMatch(Objects::nonNull));
        }
    }

    /** Not kept: somebody else was faster, and wrote this; nothing if it was taken out. */
    record Overtaken(UUID id, PlanState.@Nullable Activity theirs) {}

    /** What became of each activity, and how the plan stands now. */
    record Answer(
            List<Saving.Kept> kept,
            List<Overtaken> overtaken,
            List<Saving.NotAdmitted> notAdmitted,
            String savedAt,
            PlanState.@Nullable Coherence coherence) {}

    /** Kept: from now on that version. */
    record Version(int version, String savedAt, PlanState.@Nullable Coherence coherence) {}

    /**
     * Not kept: why, in a sentence.
     *
     * @param field what it is about; empty if about the whole
     */
    record NotKept(String field, String sentence) {}

    /** What a need without an activity was answered; nothing takes it back. */
    record NeedAnswer(
            int version,
            PlannedNeed.@Nullable Answer answer,
            @Nullable String reason) {}

    /** All needs as they are to stand, and as they stood when they were put so. */
    record NeedsOrder(@Nullable List<UUID> seen, @Nullable List<UUID> order) {}

    /** Who is logged in, and the token with which this person's browser may send. */
    record Session(String username, String header, String token) {}

    private final Sight sight;
    private final PlanDrafts drafts;
    private final PlanStates states;
    private final PlanEntries entries;
    private final BusinessCalendar calendar;
    private final Texts texts;

    PlanKeeping(
            Sight sight,
            PlanDrafts drafts,
            PlanStates states,
            PlanEntries entries,
            BusinessCalendar calendar,
            Texts texts) {
        this.sight = sight;
        this.drafts = drafts;
        this.states = states;
        this.entries = entries;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** Asked after a refusal: whether the session is over, or only its token is old. */
    @GetMapping("/sesion")
    ResponseEntity<Session> session(@PathVariable String code, CsrfToken token) {
        sight.alliance(code);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(sight.viewer().username(), token.getHeaderName(), token.getToken()));
    }

    @GetMapping("/datos")
    ResponseEntity<PlanState> state(@PathVariable String code) {
        sight.alliance(code);
        PlanSheet sheet = drafts.of(code).orElseThrow(() -> new NoSuchElementException("no plan of " + code));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(states.of(sheet));
    }

    /** Each activity by itself: what cannot be read or kept of one keeps none of the others from being kept. */
    @PostMapping("/cambios")
    ResponseEntity<?> save(@PathVariable String code, @RequestBody Batch batch) {
        sight.alliance(code);
        if (!batch.isWhole()) {
            return notKept(new Refused("", "plan.editor.unreadable"));
        }
        List<Saving.Row> rows = new ArrayList<>();
        List<Saving.NotAdmitted> unreadable = new ArrayList<>();
        for (PlanState.Activity typed : batch.written()) {
            try {
                rows.add(entries.row(typed));
            } catch (PlanEntries.Unreadable problem) {
                unreadable.add(new Saving.NotAdmitted(typed.id(), problem.field(), problem.sentence()));
            }
        }
        try {
            Saving.Outcome outcome = drafts.save(code, rows, batch.gone());
            return ResponseEntity.ok(new Answer(
                    outcome.kept(),
                    overtaken(outcome.overtaken()),
                    Stream.concat(unreadable.stream(), outcome.notAdmitted().stream())
                            .toList(),
                    now(),
                    coherence(code)));
        } catch (Refused refused) {
            return notKept(refused);
        }
    }

    private List<Overtaken> overtaken(List<Saving.Overtaken> overtaken) {
        List<PlannedActivity> theirs = overtaken.stream()
                .flatMap(each -> Stream.ofNullable(each.theirs()))
                .toList();
        Map<String, String> names = states.names(theirs);
        return overtaken.stream()
                .map(each ->
                        new Overtaken(each.id(), each.theirs() == null ? null : states.activity(each.theirs(), names)))
                .toList();
    }

    @PostMapping("/marco")
    ResponseEntity<?> saveFrame(@PathVariable String code, @RequestBody PlanState.Frame typed) {
        sight.alliance(code);
        try {
            int version = drafts.saveFrame(
                    code,
                    new PlanFrame(
                            typed.version(),
                            PlanEntries.text(typed.objective()),
                            PlanEntries.text(typed.resources()),
                            PlanEntries.text(typed.valueProposal()),
                            entries.month("firstMonth", typed.firstMonth()),
                            entries.count("months", typed.months(), "plan.months.range", PlanDrafts.MAX_MONTHS)));
            return ResponseEntity.ok(new Version(version, now(), coherence(code)));
        } catch (FrameOvertaken overtaken) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(states.frame(overtaken.sheet()));
        } catch (PlanEntries.Unreadable problem) {
            return ResponseEntity.badRequest().body(new NotKept(problem.field(), problem.sentence()));
        } catch (Refused refused) {
            return notKept(refused);
        }
    }

    @PostMapping("/necesidades/orden")
    ResponseEntity<?> orderNeeds(@PathVariable String code, @RequestBody NeedsOrder typed) {
        sight.alliance(code);
        try {
            drafts.orderNeeds(
                    code,
                    Objects.requireNonNullElse(typed.seen(), List.of()),
                    Objects.requireNonNullElse(typed.order(), List.of()));
            return ResponseEntity.ok(new Version(0, now(), null));
        } catch (Refused refused) {
            return notKept(refused);
        }
    }

    @PostMapping("/necesidades/{need}")
    ResponseEntity<?> answerNeed(@PathVariable String code, @PathVariable UUID need, @RequestBody NeedAnswer answer) {
        sight.alliance(code);
        try {
            int version =
                    drafts.answerNeed(code, need, answer.version(), answer.answer(), PlanEntries.text(answer.reason()));
            return ResponseEntity.ok(new Version(version, now(), coherence(code)));
        } catch (Refused refused) {
            return notKept(refused);
        }
    }

    private ResponseEntity<NotKept> notKept(Refused refused) {
        return ResponseEntity.badRequest().body(new NotKept(refused.field(), texts.of(refused)));
    }

    private PlanState.@Nullable Coherence coherence(String code) {
        return drafts.of(code).map(states::coherence).orElse(null);
    }

    private String now() {
        return TIME.format(calendar.now());
    }
}
