package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registers, shows and changes organisations. */
@Controller
@RequestMapping("/registro")
class OrganizationPages {

    private static final String FORM = "panel/registry-organization-form";

    private final Sight sight;
    private final Registry registry;
    private final RegistryForms forms;
    private final PartyPeople people;
    private final Comunas comunas;
    private final BusinessCalendar calendar;

    OrganizationPages(
            Sight sight,
            Registry registry,
            RegistryForms forms,
            PartyPeople people,
            Comunas comunas,
            BusinessCalendar calendar) {
        this.sight = sight;
        this.registry = registry;
        this.forms = forms;
        this.people = people;
        this.comunas = comunas;
        this.calendar = calendar;
    }

    @ModelAttribute
    void choices(Model model) {
        sight.requireKeepingRegistry();
        model.addAttribute("comunas", comunas.all());
        model.addAttribute("today", calendar.today());
    }

    @GetMapping("/organismos/{code}")
    String organization(@PathVariable String code, Model model) {
        model.addAttribute("organization", registry.organization(code));
        model.addAttribute("residences", registry.residencesOf(code));
        people.show(Party.organization(code), model);
        return "panel/registry-organization";
    }

    @GetMapping("/nuevo/organismo")
    String add(Model model) {
        model.addAttribute("form", OrganizationDetails.named(""));
        return FORM;
    }

    @PostMapping("/nuevo/organismo")
    String add(@ModelAttribute("form") OrganizationDetails form, BindingResult binding, RedirectAttributes flash) {
        return forms.register(form, binding, () -> registry.faults(null, form), () -> registry.add(null, form))
                .map(added -> {
                    flash.addFlashAttribute("done", "done.organizationRegistered");
                    return "redirect:" + RegistryWords.path(Party.organization(added.code()));
                })
                .orElse(FORM);
    }

    @GetMapping("/organismos/{code}/editar")
    String edit(@PathVariable String code, Model model) {
        Organization organization = registry.organization(code);
        people.toBeChanged(Party.organization(code));
        model.addAttribute("form", organization.details());
        return editing(organization, organization.version(), model);
    }

    @PostMapping("/organismos/{code}/editar")
    String edit(
            @PathVariable String code,
            @RequestParam("version") long version,
            @ModelAttribute("form") OrganizationDetails form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        Organization organization = registry.organization(code);
        RegistryForms.Outcome outcome = forms.submit(
                form, binding, () -> registry.faults(code, form), () -> registry.change(code, version, form));
        if (outcome == RegistryForms.Outcome.SAVED) {
            flash.addFlashAttribute("done", "done.registryChanged");
            return "redirect:" + RegistryWords.path(Party.organization(code));
        }
        return editing(
                organization, outcome == RegistryForms.Outcome.OVERTAKEN ? organization.version() : version, model);
    }

    private static String editing(Organization organization, long version, Model model) {
        model.addAttribute("organization", organization);
        model.addAttribute("version", version);
        return FORM;
    }
}
