package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
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

/** Registers, shows and changes residences. */
@Controller
@RequestMapping("/registro")
class ResidencePages {

    private static final String FORM = "panel/registry-residence-form";

    private final Sight sight;
    private final Registry registry;
    private final AlliancesInView alliances;
    private final RegistryForms forms;
    private final PartyPeople people;
    private final Comunas comunas;

    ResidencePages(
            Sight sight,
            Registry registry,
            AlliancesInView alliances,
            RegistryForms forms,
            PartyPeople people,
            Comunas comunas) {
        this.sight = sight;
        this.registry = registry;
        this.alliances = alliances;
        this.forms = forms;
        this.people = people;
        this.comunas = comunas;
    }

    @ModelAttribute
    void choices(Model model) {
        sight.requireKeepingRegistry();
        model.addAttribute("comunas", comunas.all());
        model.addAttribute("organizations", registry.organizations());
    }

    @GetMapping("/residencias/{code}")
    String residence(@PathVariable String code, Model model) {
        model.addAttribute("residence", get(code));
        people.show(Party.residence(code), model);
        return "panel/registry-residence";
    }

    /**
     * @param organization the code of the organisation to begin with
     */
    @GetMapping("/nuevo/residencia")
    String add(@RequestParam(name = "organismo", defaultValue = "") String organization, Model model) {
        model.addAttribute("form", ResidenceDetails.of("", organization, ""));
        return FORM;
    }

    @PostMapping("/nuevo/residencia")
    String add(@ModelAttribute("form") ResidenceDetails form, BindingResult binding, RedirectAttributes flash) {
        return forms.register(form, binding, () -> registry.faults(null, form), () -> registry.add(null, form))
                .map(added -> {
                    flash.addFlashAttribute("done", "done.residenceRegistered");
                    return "redirect:" + RegistryWords.path(Party.residence(added.code()));
                })
                .orElse(FORM);
    }

    @GetMapping("/residencias/{code}/editar")
    String edit(@PathVariable String code, Model model) {
        Residence residence = get(code);
        people.toBeChanged(Party.residence(code));
        model.addAttribute("form", residence.details());
        return editing(residence, residence.version(), model);
    }

    @PostMapping("/residencias/{code}/editar")
    String edit(
            @PathVariable String code,
            @RequestParam("version") long version,
            @ModelAttribute("form") ResidenceDetails form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        Residence residence = get(code);
        RegistryForms.Outcome outcome =
                forms.submit(form, binding, () -> faults(residence, form), () -> registry.change(code, version, form));
        if (outcome == RegistryForms.Outcome.SAVED) {
            flash.addFlashAttribute("done", "done.registryChanged");
            return "redirect:" + RegistryWords.path(Party.residence(code));
        }
        return editing(residence, outcome == RegistryForms.Outcome.OVERTAKEN ? residence.version() : version, model);
    }

    /** An alliance was signed with the organisation of its day: it would not know of another one. */
    private List<Refused> faults(Residence residence, ResidenceDetails form) {
        List<Refused> faults = new ArrayList<>(registry.faults(residence.code(), form));
        if (!residence.organization().code().equals(form.organizationCode())) {
            alliances.of(Party.residence(residence.code())).stream()
                    .filter(AllianceView::isActive)
                    .findFirst()
                    .ifPresent(alliance -> faults.add(
                            new Refused("organizationCode", "registry.organization.allied", alliance.code())));
        }
        return faults;
    }

    private static String editing(Residence residence, long version, Model model) {
        model.addAttribute("residence", residence);
        model.addAttribute("version", version);
        return FORM;
    }

    private Residence get(String code) {
        return registry.residence(code).orElseThrow(() -> new NoSuchElementException("residence " + code));
    }
}
