package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.privacy.Passage;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What begins or ends a diagnosis or a search for a company outside their tasks; for who steers. */
@Controller
class BeginningActions {

    private final Sight sight;
    private final Diagnoses diagnoses;
    private final Linkings linkings;
    private final FreeText freeText;
    private final Texts texts;

    BeginningActions(Sight sight, Diagnoses diagnoses, Linkings linkings, FreeText freeText, Texts texts) {
        this.sight = sight;
        this.diagnoses = diagnoses;
        this.linkings = linkings;
        this.freeText = freeText;
        this.texts = texts;
    }

    @PostMapping("/registro/residencias/{code}/diagnostico")
    String startDiagnosis(@PathVariable String code, RedirectAttributes flash) {
        return act(
                () -> "/diagnosticos/" + diagnoses.start(code),
                "done.diagnosisStarted",
                "/registro/residencias/" + code,
                flash);
    }

    @PostMapping("/registro/residencias/{code}/vinculacion")
    String openLinking(@PathVariable String code, RedirectAttributes flash) {
        return act(
                () -> "/vinculaciones/" + linkings.open(code),
                "done.linkingOpened",
                "/registro/residencias/" + code,
                flash);
    }

    @PostMapping("/vinculaciones/{code}/retiro")
    String withdraw(
            @PathVariable String code,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            RedirectAttributes flash) {
        flash.addFlashAttribute("typedWithdrawal", reason);
        return act(
                () -> {
                    requireNoChild(reason);
                    linkings.withdraw(code, reason);
                    return "/vinculaciones/" + code;
                },
                "done.companyWithdrew",
                "/vinculaciones/" + code,
                flash);
    }

    @PostMapping("/vinculaciones/{code}/dejar")
    String drop(
            @PathVariable String code,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            RedirectAttributes flash) {
        flash.addFlashAttribute("typedDropping", reason);
        return act(
                () -> {
                    requireNoChild(reason);
                    linkings.drop(code, reason);
                    return "/vinculaciones/" + code;
                },
                "done.searchDropped",
                "/vinculaciones/" + code,
                flash);
    }

    private void requireNoChild(String reason) {
        freeText.require(new Passage("", texts.get("linking.reason.label"), reason));
    }

    /** Does it and goes where it leads; a refusal is told at the top of the page it came from. */
    private String act(Supplier<String> action, String done, String back, RedirectAttributes flash) {
        Sight.require(sight.viewer().steers(), done);
        try {
            String next = action.get();
            flash.addFlashAttribute("done", done);
            return "redirect:" + next;
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
            return "redirect:" + back;
        }
    }
}
