package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.RegistryLists;
import cl.juntosporlainfancia.registry.RegistryLists.Order;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of the registry; for who steers, and for administrators. */
@Controller
@RequestMapping("/registro")
class RegistryListPages {

    private static final List<String> KINDS = List.of("TEAM", "ORGANIZATION", "RESIDENCE", "COMPANY", "NOBODY");

    private final Sight sight;
    private final RegistryLists lists;
    private final Reads reads;
    private final Registry registry;
    private final Comunas comunas;

    RegistryListPages(Sight sight, RegistryLists lists, Reads reads, Registry registry, Comunas comunas) {
        this.sight = sight;
        this.lists = lists;
        this.reads = reads;
        this.registry = registry;
        this.comunas = comunas;
    }

    @ModelAttribute
    void choices(Model model) {
        sight.requireKeepingRegistry();
        model.addAttribute("regions", comunas.regions());
        model.addAttribute("comunas", comunas.all());
        model.addAttribute("administers", sight.viewer().administers());
    }

    @GetMapping
    String registry() {
        return "redirect:/registro/organismos";
    }

    @GetMapping("/organismos")
    String organizations(@RequestParam MultiValueMap<String, String> address, Model model) {
        RegistryListState state = RegistryListState.of(
                "/registro/organismos", List.of(Order.NAME, Order.COMUNA, Order.REGION, Order.INCORPORATED), address);
        return show(
                state,
                lists.organizations(state.query(), state.offset(), RegistryListState.PAGE),
                model,
                "panel/registry-organizations");
    }

    @GetMapping("/residencias")
    String residences(@RequestParam MultiValueMap<String, String> address, Model model) {
        RegistryListState state = RegistryListState.of(
                "/registro/residencias",
                List.of(Order.NAME, Order.COMUNA, Order.REGION, Order.ORGANIZATION, Order.INCORPORATED),
                address);
        model.addAttribute("organizations", registry.organizations());
        return show(
                state,
                lists.residences(state.query(), state.offset(), RegistryListState.PAGE),
                model,
                "panel/registry-residences");
    }

    @GetMapping("/empresas")
    String companies(@RequestParam MultiValueMap<String, String> address, Model model) {
        RegistryListState state =
                RegistryListState.of("/registro/empresas", List.of(Order.NAME, Order.COMUNA, Order.REGION), address);
        return show(
                state,
                lists.companies(state.query(), state.offset(), RegistryListState.PAGE),
                model,
                "panel/registry-companies");
    }

    @GetMapping("/personas")
    String people(@RequestParam MultiValueMap<String, String> address, Model model) {
        RegistryListState state = RegistryListState.of("/registro/personas", List.of(Order.NAME), address);
        model.addAttribute("kinds", KINDS);
        RegistryLists.Page<RegistryLists.PersonLine> found =
                lists.people(state.query(), state.offset(), RegistryListState.PAGE);
        reads.people(
                found.lines().stream().map(RegistryLists.PersonLine::username).toList());
        return show(state, found, model, "panel/registry-people");
    }

    private static String show(RegistryListState state, RegistryLists.Page<?> found, Model model, String template) {
        model.addAttribute("list", state.found(found));
        model.addAttribute("lines", found.lines());
        return template;
    }
}
