package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AccountLinks;
import cl.juntosporlainfancia.access.Accounts;
import cl.juntosporlainfancia.access.LoginWays;
import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.RegistryLists;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/**
 * Registers people, shows them, and changes what they are in which group. The programme's own groups, and the data of whoever belongs to
 * one, are for administrators only: a mail address opens an account.
 */
@Controller
@RequestMapping("/registro")
class PersonPages {

    private static final String JOIN = "panel/registry-join-form";
    private static final String FORM = "panel/registry-person-form";

    private final Sight sight;
    private final Registry registry;
    private final RegistryLists lists;
    private final RegistryForms forms;
    private final RegistryWords words;
    private final PartyPeople people;
    private final Accounts accounts;
    private final AccountLinks links;
    private final Reads reads;
    private final LoginWays ways;
    private final Texts texts;

    PersonPages(
            Sight sight,
            Registry registry,
            RegistryLists lists,
            RegistryForms forms,
            RegistryWords words,
            PartyPeople people,
            Accounts accounts,
            AccountLinks links,
            Reads reads,
            LoginWays ways,
            Texts texts) {
        this.sight = sight;
        this.registry = registry;
        this.lists = lists;
        this.forms = forms;
        this.words = words;
        this.people = people;
        this.accounts = accounts;
        this.links = links;
        this.reads = reads;
        this.ways = ways;
        this.texts = texts;
    }

    @ModelAttribute
    void requireKeeping(Model model) {
        sight.requireKeepingRegistry();
        model.addAttribute("roles", Membership.Role.values());
    }

    // ---- one person

    @GetMapping("/personas/{username}")
    String person(@PathVariable String username, Model model) {
        model.addAttribute("person", get(username));
        reads.person(username);
        List<RegistryLists.Place> places = lists.places(username);
        model.addAttribute(
                "places", places.stream().filter(RegistryLists.Place::isCurrent).toList());
        model.addAttribute(
                "formerPlaces",
                places.stream().filter(place -> !place.isCurrent()).toList());
        model.addAttribute("byPassword", ways.byPassword());
        Optional<Accounts.State> account = accounts.state(username);
        model.addAttribute("account", account.orElse(null));
        model.addAttribute(
                "mayShut",
                sight.viewer().administers()
                        && !username.equals(sight.viewer().username())
                        && account.filter(state -> state != Accounts.State.SHUT).isPresent());
        model.addAttribute("mayChange", mayChange(username));
        model.addAttribute("administers", sight.viewer().administers());
        return "panel/registry-person";
    }

    @GetMapping("/personas/{username}/editar")
    String edit(@PathVariable String username, Model model, RedirectAttributes flash) {
        Person person = get(username);
        requireChanging(username);
        if (person.isErased()) {
            flash.addFlashAttribute("problemKey", "person.erased");
            return "redirect:/registro/personas/" + username;
        }
        reads.person(username);
        model.addAttribute("form", person.details());
        return editing(person, person.version(), model);
    }

    @PostMapping("/personas/{username}/editar")
    String edit(
            @PathVariable String username,
            @RequestParam("version") long version,
            @ModelAttribute("form") PersonDetails form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        Person person = get(username);
        requireChanging(username);
        RegistryForms.Outcome outcome = forms.submit(
                form,
                binding,
                () -> registry.faults(username, form),
                () -> registry.changePerson(username, version, form));
        if (outcome == RegistryForms.Outcome.SAVED) {
            flash.addFlashAttribute("done", "done.registryChanged");
            return "redirect:/registro/personas/" + username;
        }
        return editing(person, outcome == RegistryForms.Outcome.OVERTAKEN ? person.version() : version, model);
    }

    private static String editing(Person person, long version, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("version", version);
        return FORM;
    }

    @PostMapping("/personas/{username}/enlace")
    String invite(@PathVariable String username, RedirectAttributes flash) {
        requireChanging(get(username).username());
        try {
            if (links.invite(username)) {
                flash.addFlashAttribute("done", ways.byPassword() ? "done.linkMailed" : "done.welcomeMailed");
            } else {
                flash.addFlashAttribute("problemKey", "person.link.enough");
            }
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
        }
        return "redirect:/registro/personas/" + username;
    }

    @PostMapping("/personas/{username}/cierre")
    String shut(@PathVariable String username, RedirectAttributes flash) {
        Sight.require(sight.viewer().administers(), "account of " + username);
        try {
            accounts.shut(get(username).username());
            flash.addFlashAttribute("done", "done.accountShut");
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
        }
        return "redirect:/registro/personas/" + username;
    }

    @PostMapping("/personas/{username}/reapertura")
    String reopen(@PathVariable String username, RedirectAttributes flash) {
        Sight.require(sight.viewer().administers(), "account of " + username);
        accounts.reopen(get(username).username());
        flash.addFlashAttribute("done", "done.accountReopened");
        return "redirect:/registro/personas/" + username;
    }

    // ---- in a group

    /**
     * @param from «parte» to come back to the page of the party
     */
    @PostMapping("/personas/{username}/rol")
    String changeRole(
            @PathVariable String username,
            @RequestParam("grupo") String groupId,
            @RequestParam("rol") Membership.Role role,
            @RequestParam(name = "desde", defaultValue = "") String from,
            RedirectAttributes flash) {
        requireKeeping(groupId);
        registry.changeRole(username, groupId, role);
        flash.addFlashAttribute("done", "done.roleChanged");
        tellIfMissed(groupId, flash);
        return back(username, groupId, from);
    }

    /**
     * @param from as for a role
     */
    @PostMapping("/personas/{username}/salida")
    String leave(
            @PathVariable String username,
            @RequestParam("grupo") String groupId,
            @RequestParam(name = "desde", defaultValue = "") String from,
            RedirectAttributes flash) {
        requireKeeping(groupId);
        try {
            registry.leave(username, groupId);
            flash.addFlashAttribute("done", "done.personLeft");
            tellIfMissed(groupId, flash);
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
        }
        return back(username, groupId, from);
    }

    /** The page of the party tells it by itself. */
    private void tellIfMissed(String groupId, RedirectAttributes flash) {
        Party.ofGroup(groupId)
                .filter(people::isMissed)
                .ifPresent(party -> flash.addFlashAttribute(
                        "missed", words.group(groupId, registry.name(party).orElse(null))));
    }

    private String back(String username, String groupId, String from) {
        String party = words.link(groupId);
        return "redirect:" + (from.equals("parte") && party != null ? party : "/registro/personas/" + username);
    }

    // ---- somebody joins

    @GetMapping("/{folder:organismos|residencias|empresas}/{code}/personas")
    String join(@PathVariable String folder, @PathVariable String code, Model model) {
        Party party = party(folder, code);
        model.addAttribute("form", new JoinForm("", "", null, Membership.Role.COUNTERPART, null));
        return joining(party, model);
    }

    @PostMapping("/{folder:organismos|residencias|empresas}/{code}/personas")
    String join(
            @PathVariable String folder,
            @PathVariable String code,
            @ModelAttribute("form") JoinForm form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        Party party = party(folder, code);
        if (enrol(form, party.groupId(), form.role(), binding, flash).isPresent()) {
            return "redirect:" + RegistryWords.path(party);
        }
        return joining(party, model);
    }

    private String joining(Party party, Model model) {
        model.addAttribute("partyName", registry.name(party).orElseThrow());
        model.addAttribute("path", RegistryWords.path(party));
        return JOIN;
    }

    /** Of the programme's own groups. */
    @GetMapping("/nuevo/persona")
    String joinTeam(Model model) {
        model.addAttribute("form", new JoinForm("", "", null, Membership.Role.MEMBER, ""));
        return joiningTeam(model);
    }

    @PostMapping("/nuevo/persona")
    String joinTeam(
            @ModelAttribute("form") JoinForm form, BindingResult binding, Model model, RedirectAttributes flash) {
        joiningTeam(model);
        if (form.groupId() == null || !Groups.TEAM.contains(form.groupId())) {
            binding.rejectValue("groupId", "refused", texts.get("person.group.required"));
        }
        return enrol(form, form.groupId() == null ? "" : form.groupId(), Membership.Role.MEMBER, binding, flash)
                .map(username -> "redirect:/registro/personas/" + username)
                .orElse(JOIN);
    }

    private String joiningTeam(Model model) {
        Sight.require(sight.viewer().administers(), "the programme's groups");
        model.addAttribute("groups", Groups.TEAM);
        return JOIN;
    }

    private Optional<String> enrol(
            JoinForm form,
            String groupId,
            Membership.@Nullable Role role,
            BindingResult binding,
            RedirectAttributes flash) {
        Optional<Person> known = registry.personByEmail(form.person().email());
        return forms.register(
                        form,
                        binding,
                        () -> {
                            List<Refused> faults = new ArrayList<>(registry.faults(null, form.person()));
                            if (role == null) {
                                faults.add(new Refused("role", "person.role.required"));
                            }
                            known.filter(person ->
                                            registry.groupsOf(person.username()).contains(groupId))
                                    .ifPresent(person ->
                                            faults.add(new Refused("email", "person.alreadyThere", person.name())));
                            return faults;
                        },
                        () -> registry.enrol(form.person(), groupId, role == null ? Membership.Role.MEMBER : role))
                .map(username -> {
                    flash.addFlashAttribute("done", known.isPresent() ? "done.knownPersonJoined" : "done.personJoined");
                    flash.addFlashAttribute(
                            "doneArgument",
                            known.map(Person::name).orElse(form.person().email()));
                    return username;
                });
    }

    // ---- who may

    private Person get(String username) {
        return registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username));
    }

    private Party party(String folder, String code) {
        Party party = new Party(RegistryWords.kindIn(folder).orElseThrow(), code);
        if (registry.name(party).isEmpty()) {
            throw new NoSuchElementException("party " + party);
        }
        return party;
    }

    private boolean mayChange(String username) {
        return sight.viewer().administers()
                || registry.groupsOf(username).stream()
                        .allMatch(group -> Party.ofGroup(group).isPresent());
    }

    private void requireChanging(String username) {
        Sight.require(mayChange(username), "data of " + username);
    }

    private void requireKeeping(String groupId) {
        Sight.require(Party.ofGroup(groupId).isPresent() || sight.viewer().administers(), "group " + groupId);
    }
}
