package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.planfile.PlanWorkbooks;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.privacy.Passage;
import cl.juntosporlainfancia.workplan.ActivityReport;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.WorkPlans;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The agreed plan of an alliance: to be read, compared and taken along, and to say what became of its activities. */
@Controller
@RequestMapping("/alianzas/{code}")
class PlanPages {

    private static final List<ActivityReport.Kind> KINDS = Arrays.stream(ActivityReport.Kind.values())
            .filter(kind -> kind != ActivityReport.Kind.UNDER_WAY)
            .toList();

    private final Sight sight;
    private final PlanReadings readings;
    private final PlanComparisons comparisons;
    private final PlanWorkbooks workbooks;
    private final WorkPlans plans;
    private final PlanDrafts drafts;
    private final FreeText freeText;
    private final BusinessCalendar calendar;
    private final Texts texts;

    PlanPages(
            Sight sight,
            PlanReadings readings,
            PlanComparisons comparisons,
            PlanWorkbooks workbooks,
            WorkPlans plans,
            PlanDrafts drafts,
            FreeText freeText,
            BusinessCalendar calendar,
            Texts texts) {
        this.sight = sight;
        this.readings = readings;
        this.comparisons = comparisons;
        this.workbooks = workbooks;
        this.plans = plans;
        this.drafts = drafts;
        this.freeText = freeText;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** Never seen by whoever may not see the alliance. */
    @ModelAttribute("alliance")
    AllianceView alliance(@PathVariable String code) {
        return sight.alliance(code);
    }

    @GetMapping("/plan")
    String plan(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @RequestParam(name = "version", required = false) @Nullable Integer number,
            Model model) {
        model.addAttribute("entry", ActivityEntry.blank(calendar.today()));
        model.addAttribute("wrong", ActivityEntry.Wrong.NONE);
        return page(alliance, number, model);
    }

    private String page(AllianceView alliance, @Nullable Integer number, Model model) {
        Optional<PlanReading> reading = readings.of(alliance, number);
        model.addAttribute("plan", reading.orElse(null));
        model.addAttribute("versions", readings.versions(alliance.code()));
        model.addAttribute("draft", drafts.of(alliance.code()).orElse(null));
        model.addAttribute("mayReport", sight.mayReport(alliance));
        model.addAttribute("kinds", KINDS);
        model.addAttribute("today", calendar.today());
        model.addAttribute("none", ActivityEntry.Wrong.NONE);
        model.addAttribute("blank", ActivityEntry.blank(calendar.today()));
        return "panel/plan-life";
    }

    @PostMapping("/plan/actividades/{id}")
    String report(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @PathVariable UUID id,
            @ModelAttribute("entry") ActivityEntry entry,
            Model model,
            RedirectAttributes flash) {
        Sight.require(sight.mayReport(alliance), "activities of " + alliance.code());
        Refused problem;
        try {
            ActivityReport report = entry.report(id);
            freeText.require(new Passage("note", texts.get("planlife.report." + entry.field("note")), report.note()));
            plans.settle(alliance.code(), report, entry.seen());
            flash.addFlashAttribute("said", id);
            return "redirect:/alianzas/{code}/plan#a-" + id;
        } catch (Refused refused) {
            problem = refused;
        } catch (OptimisticLockingFailureException e) {
            problem = new Refused("", "planlife.sameMoment");
        }
        String view = page(alliance, null, model);
        // Where the activity has a form, what was typed is in it; where it is only shown, beside it; else above all.
        Optional<PlanReading.Row> row =
                model.getAttribute("plan") instanceof PlanReading reading ? reading.row(id) : Optional.empty();
        boolean hasForm = row.map(PlanReading.Row::reportable).orElse(false);
        model.addAttribute("refused", id);
        model.addAttribute("lost", row.isEmpty());
        model.addAttribute("wrong", ActivityEntry.Wrong.of(entry.field(problem.field()), texts.of(problem)));
        model.addAttribute("general", !hasForm || entry.field(problem.field()).isEmpty() ? texts.of(problem) : null);
        return view;
    }

    @GetMapping("/plan/comparar")
    String compare(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @RequestParam(name = "a", required = false) @Nullable Integer one,
            @RequestParam(name = "b", required = false) @Nullable Integer other,
            Model model) {
        List<PlanReading.Version> versions = readings.versions(alliance.code());
        model.addAttribute("versions", versions);
        model.addAttribute("a", one);
        model.addAttribute("b", other);
        if (one != null && other != null && !one.equals(other)) {
            model.addAttribute(
                    "comparison", comparisons.of(alliance.code(), Math.min(one, other), Math.max(one, other)));
        }
        return "panel/plan-comparison";
    }

    /** @param number null for the version that the page shows */
    @GetMapping("/plan.xlsx")
    ResponseEntity<byte[]> workbook(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @RequestParam(name = "version", required = false) @Nullable Integer number) {
        int version = number != null
                ? number
                : readings.of(alliance, null)
                        .map(reading -> reading.version().number())
                        .orElseThrow(() -> new NoSuchElementException("work plan of " + alliance.code()));
        return Downloads.xlsx(
                workbooks.version(alliance, version), texts.get("planfile.filename.version", alliance.code(), version));
    }

    /** @param empty whether only the template is wanted, with the Gantt's months */
    @GetMapping("/plan/borrador.xlsx")
    ResponseEntity<byte[]> draftWorkbook(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @RequestParam(name = "vacia", defaultValue = "false") boolean empty) {
        PlanSheet plan = drafts.of(alliance.code())
                .orElseThrow(() -> new NoSuchElementException("plan being built of " + alliance.code()));
        return empty
                ? Downloads.xlsx(
                        workbooks.template(alliance, plan), texts.get("planfile.filename.template", alliance.code()))
                : Downloads.xlsx(
                        workbooks.draft(alliance, plan), texts.get("planfile.filename.draft", alliance.code()));
    }
}
