package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.planfile.Finding;
import cl.juntosporlainfancia.planfile.PlanIntake;
import cl.juntosporlainfancia.planfile.PlanTrial;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes a spreadsheet into the plan that is being built: tried first, then confirmed. Between the two the page itself carries the
 * file, so that nothing is kept of what nobody confirms; it is read anew when it is taken.
 */
@Controller
@RequestMapping("/alianzas/{code}/plan/borrador/importar")
class PlanImportPage {

    private static final int LONGEST_FILENAME = 120;

    private final Sight sight;
    private final PlanIntake intake;
    private final PlanDrafts drafts;
    private final Texts texts;

    PlanImportPage(Sight sight, PlanIntake intake, PlanDrafts drafts, Texts texts) {
        this.sight = sight;
        this.intake = intake;
        this.drafts = drafts;
        this.texts = texts;
    }

    /** Never seen by whoever may not see the alliance. */
    @ModelAttribute("alliance")
    AllianceView alliance(@PathVariable String code) {
        return sight.alliance(code);
    }

    @GetMapping
    String form(@ModelAttribute(name = "alliance", binding = false) AllianceView alliance, Model model) {
        model.addAttribute("draft", drafts.of(alliance.code()).orElse(null));
        try {
            drafts.toWriteInto(alliance.code());
        } catch (Refused refused) {
            model.addAttribute("closed", texts.of(refused));
        }
        return "panel/plan-import";
    }

    @PostMapping
    String tryOut(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @RequestParam(name = "archivo", required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        String filename = file == null ? "" : bare(Objects.toString(file.getOriginalFilename(), ""));
        if (file == null || file.isEmpty() && filename.isEmpty()) {
            model.addAttribute("fileProblem", texts.get("planlife.import.file.missing"));
            return form(alliance, model);
        }
        byte[] content = file.getBytes();
        try {
            PlanTrial trial = intake.tryOut(alliance.code(), filename, content);
            model.addAttribute("trial", trial);
            model.addAttribute("encoded", Base64.getUrlEncoder().encodeToString(content));
            model.addAttribute("taken", trial.count(PlanTrial.Outcome.TAKEN));
            model.addAttribute("repeated", trial.count(PlanTrial.Outcome.REPEATED));
            model.addAttribute("wrong", trial.count(PlanTrial.Outcome.WRONG));
            model.addAttribute("rows", worstFirst(trial));
            return "panel/plan-import-trial";
        } catch (Refused refused) {
            model.addAttribute("fileProblem", texts.of(refused));
            return form(alliance, model);
        }
    }

    /** Errors first, then what else is worth reading. */
    private static List<PlanTrial.Line> worstFirst(PlanTrial trial) {
        return trial.rows().stream()
                .sorted(Comparator.comparing(
                                (PlanTrial.Line row) -> row.findings().stream().noneMatch(Finding::error))
                        .thenComparing(row -> row.findings().isEmpty()))
                .toList();
    }

    @PostMapping("/tomar")
    String take(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @RequestParam(name = "nombre", defaultValue = "") String filename,
            @RequestParam(name = "planilla", defaultValue = "") String content,
            Model model,
            RedirectAttributes flash) {
        try {
            PlanTrial taken = intake.take(alliance.code(), bare(filename), decoded(content));
            flash.addFlashAttribute("done", "done.planImported");
            flash.addFlashAttribute("doneArgument", taken.count(PlanTrial.Outcome.TAKEN));
            return "redirect:/alianzas/{code}/plan/borrador";
        } catch (Refused refused) {
            model.addAttribute("fileProblem", texts.of(refused));
            return form(alliance, model);
        }
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getUrlDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new Refused("file", "planlife.import.file.missing");
        }
    }

    /** Without the folders that some browsers send along, and no longer than a line. */
    private static String bare(String filename) {
        String name = filename.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() <= LONGEST_FILENAME ? name : name.substring(name.length() - LONGEST_FILENAME);
    }
}
