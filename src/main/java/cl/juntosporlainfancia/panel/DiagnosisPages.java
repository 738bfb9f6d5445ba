package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.DraftOvertaken;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.privacy.Passage;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The self-diagnosis of a residence: the form, one dimension at a time; the same to read; and to print. */
@Controller
@RequestMapping("/diagnosticos")
class DiagnosisPages {

    /** The task of filling it in, by which it is handed in. */
    private static final String FILL_TASK = "userTask_fillSelfDiagnosis";

    private static final String BACK = "redirect:/diagnosticos/{code}";

    /**
     * A line of the list.
     *
     * @param daysQuiet since the last word was written in it, or since it was opened
     */
    record Line(DiagnosisView diagnosis, long daysQuiet) {}

    private final DiagnosisSight sight;
    private final DiagnosisSheets sheets;
    private final DiagnosisDrafts drafts;
    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final Reads reads;
    private final Catalogue catalogue;
    private final PendingWork work;
    private final FreeText freeText;
    private final BusinessCalendar calendar;
    private final Texts texts;

    DiagnosisPages(
            DiagnosisSight sight,
            DiagnosisSheets sheets,
            DiagnosisDrafts drafts,
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            Reads reads,
            Catalogue catalogue,
            PendingWork work,
            FreeText freeText,
            BusinessCalendar calendar,
            Texts texts) {
        this.sight = sight;
        this.sheets = sheets;
        this.drafts = drafts;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.reads = reads;
        this.catalogue = catalogue;
        this.work = work;
        this.freeText = freeText;
        this.calendar = calendar;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        List<Line> lines = sight.all().stream()
                .map(diagnosis -> new Line(
                        diagnosis,
                        ChronoUnit.DAYS.between(
                                diagnosis.changedAt() == null
                                        ? diagnosis.openedOn()
                                        : calendar.dateOf(diagnosis.changedAt()),
                                calendar.today())))
                .toList();
        model.addAttribute("lines", lines);
        return "panel/diagnoses";
    }

    /** The empty form, for a visit without network. */
    @GetMapping("/ficha")
    String blank(Model model) {
        model.addAttribute("dimensions", catalogue.dimensions());
        model.addAttribute("extraLines", catalogue.extraLines());
        model.addAttribute("bands", catalogue.ageBands());
        return "panel/diagnosis-blank";
    }

    /**
     * @param step which page of the form; without it the first where something is missing
     */
    @GetMapping("/{code}")
    String diagnosis(
            @PathVariable String code, @RequestParam(name = "paso", defaultValue = "") String step, Model model) {
        DiagnosisView diagnosis = sight.readable(code);
        reads.baseline(code, diagnosis.residenceCode());
        DiagnosisSheet sheet = sheets.of(diagnosis, DiagnosisSheets.Sent.NOTHING);
        if (!sight.mayWrite(diagnosis)) {
            return read(sheet, model);
        }
        int number = step.matches("[1-9]\\d?") ? Integer.parseInt(step) : 0;
        if (number < 1 || number > sheet.steps().size()) {
            number = sheet.steps().stream()
                    .filter(each -> !each.isDone())
                    .map(DiagnosisSheet.Step::number)
                    .findFirst()
                    .orElse(sheet.steps().size());
        }
        return form(sheet, number, model);
    }

    private String form(DiagnosisSheet sheet, int step, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("step", sheet.steps().get(step - 1));
        boolean last = step == sheet.steps().size();
        model.addAttribute("last", last);
        model.addAttribute("section", last ? sheet.extra() : sheet.sections().get(step - 1));
        model.addAttribute("firstOpen", firstOpen(sheet, step));
        model.addAttribute("username", sight.viewer().username());
        model.addAttribute("priorities", Need.Priority.values());
        model.addAttribute("maxText", DiagnosisAnswers.MAX_TEXT);
        return "panel/diagnosis";
    }

    /** Code of the standard to begin with: the first that is not answered, one at a time. */
    private static String firstOpen(DiagnosisSheet sheet, int step) {
        if (step > sheet.sections().size()) {
            return "";
        }
        List<DiagnosisSheet.Card> cards = sheet.sections().get(step - 1).cards();
        return cards.stream()
                .filter(card -> !card.entry().isAnswered())
                .findFirst()
                .or(() -> cards.stream().findFirst())
                .map(card -> card.standard().code())
                .orElse("");
    }

    private String read(DiagnosisSheet sheet, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("takesPart", sight.takesPart(sheet.diagnosis()));
        model.addAttribute("mayRemark", sight.mayRemark(sheet.diagnosis()));
        model.addAttribute("seesInternal", sight.seesInternal());
        return "panel/diagnosis-read";
    }

    @GetMapping("/{code}/imprimir")
    String print(@PathVariable String code, Model model) {
        DiagnosisView diagnosis = sight.readable(code);
        reads.baseline(code, diagnosis.residenceCode());
        model.addAttribute("sheet", sheets.of(diagnosis, DiagnosisSheets.Sent.NOTHING));
        return "panel/diagnosis-print";
    }

    /** A page of the form, sent without a script: what can be kept is, and what cannot stands in its fields again. */
    @PostMapping("/{code}/pasos/{step}")
    String save(
            @PathVariable String code,
            @PathVariable int step,
            @RequestParam MultiValueMap<String, String> values,
            Model model,
            RedirectAttributes flash) {
        DiagnosisView diagnosis = sight.own(code);
        int steps = catalogue.dimensions().size() + 1;
        boolean last = step == steps;
        if (step < 1 || step > steps) {
            throw new NoSuchElementException("page " + step + " of a diagnosis");
        }
        if (!diagnosis.state().isWritable()) {
            flash.addFlashAttribute("problem", texts.get("diagnosis.notWritable", code, texts.of(diagnosis.state())));
            return BACK;
        }
        DiagnosisSheets.Sent sent = keep(
                code,
                last
                        ? catalogue.extraLines()
                        : catalogue.dimensions().get(step - 1).standards(),
                last,
                values);
        if (!sent.isKept()) {
            model.addAttribute("problemKey", "diagnosis.notAllKept");
            return form(sheets.of(diagnosis, sent), step, model);
        }
        flash.addFlashAttribute("done", "done.diagnosisSaved");
        return BACK + "?paso=" + Math.min(step + 1, steps);
    }

    private DiagnosisSheets.Sent keep(
            String code, List<Standard> standards, boolean withProfile, MultiValueMap<String, String> values) {
        Map<String, Draft> typed = new HashMap<>();
        Map<String, String> problems = new HashMap<>();
        Set<String> overtaken = new HashSet<>();
        for (Standard standard : standards) {
            String at = "." + standard.code();
            if (!values.containsKey("version" + at) || "stored".equals(values.getFirst("choice" + at))) {
                continue;
            }
            Draft draft = draft(at, values);
            try {
                answers.save(code, standard.code(), draft);
            } catch (DraftOvertaken other) {
                int version = Objects.requireNonNull(other.entry()).version();
                // Sent again, it is meant to replace what stands beside it.
                typed.put(
                        standard.code(),
                        new Draft(version, draft.currentState(), draft.desiredState(), draft.needs(), draft.noNeed()));
                problems.put(standard.code(), texts.get("diagnosis.conflict"));
                overtaken.add(standard.code());
            } catch (Refused refused) {
                typed.put(standard.code(), draft);
                problems.put(standard.code(), texts.of(refused));
            }
        }
        DiagnosisSheets.SentProfile profile = null;
        String profileProblem = null;
        if (withProfile
                && values.containsKey("profileVersion")
                && !"stored".equals(values.getFirst("choice.profile"))) {
            Map<String, String> counts = new LinkedHashMap<>();
            catalogue.ageBands().forEach(band -> counts.put(band.code(), first(values, "ages." + band.code())));
            int version = number(first(values, "profileVersion"));
            String proposal = first(values, "valueProposal");
            try {
                answers.saveProfile(code, version, drafts.numbers(counts), proposal);
            } catch (DraftOvertaken other) {
                profile = new DiagnosisSheets.SentProfile(
                        Objects.requireNonNull(other.profile()).version(), counts, proposal, true);
                profileProblem = texts.get("diagnosis.conflict");
            } catch (Refused refused) {
                profile = new DiagnosisSheets.SentProfile(version, counts, proposal, false);
                profileProblem = texts.of(refused);
            }
        }
        return new DiagnosisSheets.Sent(typed, problems, overtaken, profile, profileProblem);
    }

    private static Draft draft(String at, MultiValueMap<String, String> values) {
        List<String> needs = values.getOrDefault("need" + at, List.of());
        List<String> priorities = values.getOrDefault("priority" + at, List.of());
        List<Draft.Line> lines = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            if (!needs.get(i).isBlank()) {
                lines.add(new Draft.Line(needs.get(i), priority(i < priorities.size() ? priorities.get(i) : "")));
            }
        }
        return new Draft(
                number(first(values, "version" + at)),
                first(values, "currentState" + at),
                first(values, "desiredState" + at),
                lines,
                values.containsKey("noNeed" + at));
    }

    private static Need.Priority priority(String name) {
        for (Need.Priority priority : Need.Priority.values()) {
            if (priority.name().equals(name)) {
                return priority;
            }
        }
        return Need.Priority.MEDIUM;
    }

    private static String first(MultiValueMap<String, String> values, String name) {
        return Optional.ofNullable(values.getFirst(name)).orElse("");
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    @PostMapping("/{code}/ayuda")
    String requestHelp(
            @PathVariable String code,
            @RequestParam(name = "question", defaultValue = "") String question,
            @RequestParam(name = "paso", defaultValue = "1") int step,
            RedirectAttributes flash) {
        sight.own(code);
        try {
            freeText.require(new Passage("", texts.get("diagnosis.help.label"), question));
            diagnoses.requestHelp(code, question);
            flash.addFlashAttribute("done", "done.helpRequested");
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
            // What was typed is not lost.
            flash.addFlashAttribute("question", question);
        }
        return BACK + "?paso=" + step;
    }

    /** Hands it in by its task, as the task list does. */
    @PostMapping("/{code}/enviar")
    String handIn(@PathVariable String code, RedirectAttributes flash) {
        DiagnosisView diagnosis = sight.own(code);
        try {
            if (diagnosis.state().isWritable()) {
                diagnoses.requireComplete(code);
            }
            OpenTask task = fillTask(code);
            if (task == null) {
                throw new Refused("", "diagnosis.handIn.noTask", code, texts.of(diagnosis.state()));
            }
            if (!Sight.mayDo(sight.viewer(), task)) {
                throw new Refused("", "diagnosis.handIn.notYours");
            }
            work.submit(task.id(), sight.viewer().username(), Map.of("confirmed", true));
            flash.addFlashAttribute("done", "done.diagnosisHandedIn");
            return BACK;
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
            return BACK + "?paso=" + (catalogue.dimensions().size() + 1);
        }
    }

    private @Nullable OpenTask fillTask(String code) {
        return work.of(List.of(code)).stream()
                .filter(task -> task.definition().equals(FILL_TASK))
                .findFirst()
                .orElse(null);
    }

    /** Notes something about one standard while it is checked. */
    @PostMapping("/{code}/observaciones/{standard}")
    String remark(
            @PathVariable String code,
            @PathVariable String standard,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "internal", defaultValue = "false") boolean internal,
            RedirectAttributes flash) {
        DiagnosisView diagnosis = sight.readable(code);
        Sight.require(sight.mayRemark(diagnosis), "remarks on " + code);
        try {
            freeText.require(new Passage("", texts.get("diagnosis.remark.text", standard), text));
            diagnoses.remark(code, standard, text, internal && sight.seesInternal());
            flash.addFlashAttribute("done", "done.diagnosisRemarked");
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
            // What was typed is not lost.
            flash.addFlashAttribute("remarkOn", standard);
            flash.addFlashAttribute("typedRemark", text);
        }
        return BACK + "#s-" + standard.replace('.', '-');
    }
}
