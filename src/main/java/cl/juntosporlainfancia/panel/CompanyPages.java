package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registers, shows and changes companies with their offices and what they can contribute. */
@Controller
@RequestMapping("/registro")
class CompanyPages {

    private static final String FORM = "panel/registry-company-form";

    /** Value of the button that adds a row for an office, where no script does. */
    private static final String ADD_ROW = "agregar";

    private final Sight sight;
    private final Registry registry;
    private final RegistryForms forms;
    private final PartyPeople people;
    private final Comunas comunas;
    private final Catalogue catalogue;

    CompanyPages(
            Sight sight,
            Registry registry,
            RegistryForms forms,
            PartyPeople people,
            Comunas comunas,
            Catalogue catalogue) {
        this.sight = sight;
        this.registry = registry;
        this.forms = forms;
        this.people = people;
        this.comunas = comunas;
        this.catalogue = catalogue;
    }

    @ModelAttribute
    void choices(Model model) {
        sight.requireKeepingRegistry();
        model.addAttribute("comunas", comunas.all());
        model.addAttribute("dimensions", catalogue.dimensions());
        model.addAttribute("kinds", CompanyPlace.Kind.values());
    }

    @GetMapping("/empresas/{code}")
    String company(@PathVariable String code, Model model) {
        model.addAttribute("company", get(code));
        people.show(Party.company(code), model);
        return "panel/registry-company";
    }

    @GetMapping("/nuevo/empresa")
    String add(Model model) {
        CompanyDetails none = CompanyDetails.named("");
        model.addAttribute("form", withPlaces(none, List.of(emptyRow(CompanyPlace.Kind.CENTRAL))));
        return FORM;
    }

    /**
     * @param row what the buttons of the offices ask for: «agregar», or the number of the row to take away
     */
    @PostMapping("/nuevo/empresa")
    String add(
            @ModelAttribute("form") CompanyDetails form,
            BindingResult binding,
            @RequestParam(name = "oficina", defaultValue = "") String row,
            Model model,
            RedirectAttributes flash) {
        if (!row.isEmpty()) {
            return withOtherRows(form, row, model);
        }
        return forms.register(form, binding, () -> registry.faults(null, form), () -> registry.add(null, form))
                .map(added -> {
                    flash.addFlashAttribute("done", "done.companyRegistered");
                    return "redirect:" + RegistryWords.path(Party.company(added.code()));
                })
                .orElse(FORM);
    }

    @GetMapping("/empresas/{code}/editar")
    String edit(@PathVariable String code, Model model) {
        Company company = get(code);
        people.toBeChanged(Party.company(code));
        model.addAttribute("form", company.details());
        return editing(company, company.version(), model);
    }

    /**
     * @param row as in a new one
     */
    @PostMapping("/empresas/{code}/editar")
    String edit(
            @PathVariable String code,
            @RequestParam("version") long version,
            @ModelAttribute("form") CompanyDetails form,
            BindingResult binding,
            @RequestParam(name = "oficina", defaultValue = "") String row,
            Model model,
            RedirectAttributes flash) {
        Company company = get(code);
        if (!row.isEmpty()) {
            withOtherRows(form, row, model);
            return editing(company, version, model);
        }
        RegistryForms.Outcome outcome = forms.submit(
                form, binding, () -> registry.faults(code, form), () -> registry.change(code, version, form));
        if (outcome == RegistryForms.Outcome.SAVED) {
            flash.addFlashAttribute("done", "done.registryChanged");
            return "redirect:" + RegistryWords.path(Party.company(code));
        }
        return editing(company, outcome == RegistryForms.Outcome.OVERTAKEN ? company.version() : version, model);
    }

    private static String editing(Company company, long version, Model model) {
        model.addAttribute("company", company);
        model.addAttribute("version", version);
        return FORM;
    }

    /** The form with a row more or less; nothing is checked yet. */
    private static String withOtherRows(CompanyDetails form, String row, Model model) {
        List<CompanyDetails.Place> places = new ArrayList<>(form.places());
        if (row.equals(ADD_ROW)) {
            places.add(emptyRow(places.isEmpty() ? CompanyPlace.Kind.CENTRAL : CompanyPlace.Kind.BRANCH));
        } else if (row.matches("[0-9]{1,3}") && Integer.parseInt(row) < places.size()) {
            places.remove(Integer.parseInt(row));
        }
        CompanyDetails changed = withPlaces(form, places);
        model.addAttribute("form", changed);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", new BeanPropertyBindingResult(changed, "form"));
        return FORM;
    }

    private static CompanyDetails.Place emptyRow(CompanyPlace.Kind kind) {
        return new CompanyDetails.Place(kind, "", null);
    }

    private static CompanyDetails withPlaces(CompanyDetails form, List<CompanyDetails.Place> places) {
        return new CompanyDetails(
                form.name(),
                form.rut(),
                form.business(),
                form.representative(),
                form.representativeRut(),
                form.contact(),
                form.email(),
                form.phone(),
                places,
                form.resources(),
                form.representativePosition(),
                form.deedOn(),
                form.notary());
    }

    private Company get(String code) {
        return registry.company(code).orElseThrow(() -> new NoSuchElementException("company " + code));
    }
}
