package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Cos;
import cl.juntosporlainfancia.registry.CosDetails;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Registry;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows and changes what agreements say of the Comunidad de Organizaciones Solidarias. */
@Controller
@RequestMapping("/registro/cos")
class CosPage {

    private static final String FORM = "panel/registry-cos-form";

    private final Sight sight;
    private final Registry registry;
    private final Reads reads;
    private final RegistryForms forms;
    private final Comunas comunas;

    CosPage(Sight sight, Registry registry, Reads reads, RegistryForms forms, Comunas comunas) {
        this.sight = sight;
        this.registry = registry;
        this.reads = reads;
        this.forms = forms;
        this.comunas = comunas;
    }

    @ModelAttribute
    void choices(Model model) {
        sight.requireKeepingRegistry();
        model.addAttribute("comunas", comunas.all());
    }

    @GetMapping
    String edit(Model model) {
        Cos cos = registry.cos();
        reads.group(Groups.COS, List.of());
        model.addAttribute("form", cos.details());
        model.addAttribute("version", cos.version());
        return FORM;
    }

    @PostMapping
    String edit(
            @RequestParam("version") long version,
            @ModelAttribute("form") CosDetails form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        RegistryForms.Outcome outcome =
                forms.submit(form, binding, () -> registry.faults(form), () -> registry.change(version, form));
        if (outcome == RegistryForms.Outcome.SAVED) {
            flash.addFlashAttribute("done", "done.registryChanged");
            return "redirect:/registro/cos";
        }
        model.addAttribute(
                "version",
                outcome == RegistryForms.Outcome.OVERTAKEN ? registry.cos().version() : version);
        return FORM;
    }
}
