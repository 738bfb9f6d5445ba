package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms an alliance; for who steers. */
@Controller
@RequestMapping("/alianzas/nueva")
class NewAlliancePage {

    private final Sight sight;
    private final Registry registry;
    private final AllianceService alliances;
    private final Refusals refusals;

    NewAlliancePage(Sight sight, Registry registry, AllianceService alliances, Refusals refusals) {
        this.sight = sight;
        this.registry = registry;
        this.alliances = alliances;
        this.refusals = refusals;
    }

    @ModelAttribute
    void choices(Model model) {
        Sight.require(sight.viewer().steers(), "forming alliances");
        model.addAttribute("residences", registry.residences());
        model.addAttribute("companies", registry.companies());
        model.addAttribute("managers", registry.members(List.of(Groups.ALLIANCE_MANAGERS)));
    }

    @GetMapping
    String form(Model model) {
        boolean manages = sight.viewer().groups().contains(Groups.ALLIANCE_MANAGERS);
        model.addAttribute(
                "form", new FormAlliance("", "", manages ? sight.viewer().username() : ""));
        return "panel/new-alliance";
    }

    @PostMapping
    String submit(@Valid @ModelAttribute("form") FormAlliance form, BindingResult binding, RedirectAttributes flash) {
        if (!binding.hasErrors()) {
            try {
                String code = alliances.form(form);
                flash.addFlashAttribute("done", "done.allianceFormed");
                return "redirect:/alianzas/" + code;
            } catch (Refused refused) {
                refusals.tell(refused, form, binding);
            }
        }
        return "panel/new-alliance";
    }
}
