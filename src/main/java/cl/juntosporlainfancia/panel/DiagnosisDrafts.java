package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.AgeBand;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.DraftOvertaken;
import cl.juntosporlainfancia.diagnosis.Entry;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.diagnosis.Profile;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
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

/** What the form of a diagnosis sends by itself while somebody types, and what it is answered. */
@Controller
@RequestMapping(path = "/diagnosticos/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
class DiagnosisDrafts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Texts.LOCALE).withZone(BusinessCalendar.ZONE);

    /** What the residence says of itself, as typed. */
    record ProfileDraft(
            int version,
            Map<String, String> headCounts,
            @Nullable String valueProposal) {}

    /** Kept: from now on that version, and how far the form is. */
    record Kept(int version, String savedAt, String progress, int answered, int total, List<Integer> steps) {}

    /** Not kept: somebody else was faster, and wrote this. */
    record Overtaken(
            int version,
            String by,
            String at,
            @Nullable String currentState,
            @Nullable String desiredState,
            @Nullable List<Draft.Line> needs,
            @Nullable Boolean noNeed,
            @Nullable Map<String, String> headCounts,
            @Nullable String valueProposal) {}

    /** Not kept: why, in a sentence. */
    record NotAdmitted(String field, String sentence, boolean closed) {}

    /** Who is logged in, and the token with which this person's browser may send. */
    record Session(String username, String header, String token) {}

    private final DiagnosisSight sight;
    private final DiagnosisSheets sheets;
    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final Catalogue catalogue;
    private final Registry registry;
    private final BusinessCalendar calendar;
    private final Texts texts;

    DiagnosisDrafts(
            DiagnosisSight sight,
            DiagnosisSheets sheets,
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            Catalogue catalogue,
            Registry registry,
            BusinessCalendar calendar,
            Texts texts) {
        this.sight = sight;
        this.sheets = sheets;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.catalogue = catalogue;
        this.registry = registry;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** Asked after a refusal: whether the session is over, or only its token is old. */
    @GetMapping("/sesion")
    ResponseEntity<Session> session(@PathVariable String code, CsrfToken token) {
        sight.readable(code);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(sight.viewer().username(), token.getHeaderName(), token.getToken()));
    }

    @PostMapping("/estandares/{standard}")
    ResponseEntity<?> save(@PathVariable String code, @PathVariable String standard, @RequestBody Draft draft) {
        sight.own(code);
        return answer(code, standard, () -> answers.save(code, standard, draft));
    }

    @PostMapping("/residencia")
    ResponseEntity<?> saveProfile(@PathVariable String code, @RequestBody ProfileDraft draft) {
        sight.own(code);
        return answer(
                code,
                null,
                () -> answers.saveProfile(
                        code,
                        draft.version(),
                        numbers(draft.headCounts() == null ? Map.of() : draft.headCounts()),
                        draft.valueProposal() == null ? "" : draft.valueProposal()));
    }

    /**
     * Reads numbers of children; those left open are left out.
     *
     * @throws Refused if one is no whole number
     */
    Map<String, Integer> numbers(Map<String, String> typed) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        typed.forEach((band, number) -> {
            String plain = number == null ? "" : number.strip();
            if (plain.matches("\\d{1,6}")) {
                numbers.put(band, Integer.valueOf(plain));
            } else if (!plain.isEmpty()) {
                String label = catalogue.ageBands().stream()
                        .filter(known -> known.code().equals(band))
                        .map(AgeBand::label)
                        .findFirst()
                        .orElse(band);
                throw new Refused("headCounts", "diagnosis.headCount.range", label, DiagnosisAnswers.MAX_CHILDREN);
            }
        });
        return numbers;
    }

    private ResponseEntity<?> answer(String code, @Nullable String standard, IntSupplier saving) {
        try {
            int version = saving.getAsInt();
            DiagnosisView diagnosis = diagnoses.get(code);
            return ResponseEntity.ok(new Kept(
                    version,
                    TIME.format(calendar.now()),
                    standard == null
                            ? ""
                            : progress(
                                    Objects.requireNonNull(answers.entries(code).get(standard))),
                    diagnosis.answered(),
                    diagnosis.total(),
                    sheets.steps(code).stream()
                            .map(DiagnosisSheet.Step::answered)
                            .toList()));
        } catch (DraftOvertaken overtaken) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(overtaken(overtaken));
        } catch (Refused refused) {
            return ResponseEntity.badRequest()
                    .body(new NotAdmitted(
                            refused.field(), texts.of(refused), refused.field().isEmpty()));
        }
    }

    private static String progress(Entry entry) {
        return entry.isAnswered() ? "DONE" : entry.isBegun() ? "BEGUN" : "EMPTY";
    }

    private Overtaken overtaken(DraftOvertaken overtaken) {
        Entry entry = overtaken.entry();
        if (entry != null) {
            return new Overtaken(
                    entry.version(),
                    name(entry.updatedBy()),
                    time(entry.updatedAt()),
                    entry.currentState(),
                    entry.desiredState(),
                    entry.needs().stream().map(DiagnosisDrafts::line).toList(),
                    entry.noNeed(),
                    null,
                    null);
        }
        Profile profile = Objects.requireNonNull(overtaken.profile());
        Map<String, String> counts = new LinkedHashMap<>();
        profile.headCounts().forEach((band, number) -> counts.put(band, number.toString()));
        return new Overtaken(
                profile.version(),
                name(profile.updatedBy()),
                time(profile.updatedAt()),
                null,
                null,
                null,
                null,
                counts,
                profile.valueProposal());
    }

    private static Draft.Line line(Need need) {
        return new Draft.Line(need.text(), need.priority());
    }

    private String name(@Nullable String username) {
        return username == null
                ? ""
                : registry.person(username).map(Person::name).orElse(username);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }
}
