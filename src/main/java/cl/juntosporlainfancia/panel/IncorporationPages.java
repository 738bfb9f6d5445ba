package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.incorporation.Finding;
import cl.juntosporlainfancia.incorporation.Incorporation;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.incorporation.Invitation;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The incorporation of organisations: their list, an invitation, and where each one stands. */
@Controller
@RequestMapping("/incorporaciones")
class IncorporationPages {

    private static final int HISTORY = 100;

    /** A line of the list. */
    record Line(Incorporation incorporation, String organization) {}

    /** An open task, and where the task list shows it to whoever may do it. */
    record Task(
            String name, @org.jspecify.annotations.Nullable String link) {}

    private final Sight sight;
    private final IncorporationService incorporations;
    private final Registry registry;
    private final Diagnoses diagnoses;
    private final PendingWork work;
    private final AuditTrail audit;
    private final History history;
    private final Texts texts;
    private final Refusals refusals;

    IncorporationPages(
            Sight sight,
            IncorporationService incorporations,
            Registry registry,
            Diagnoses diagnoses,
            PendingWork work,
            AuditTrail audit,
            History history,
            Texts texts,
            Refusals refusals) {
        this.sight = sight;
        this.incorporations = incorporations;
        this.registry = registry;
        this.diagnoses = diagnoses;
        this.work = work;
        this.audit = audit;
        this.history = history;
        this.texts = texts;
        this.refusals = refusals;
    }

    @GetMapping
    String list(Model model) {
        Sight.require(sight.viewer().seesNetwork(), "incorporations");
        Map<String, String> names =
                registry.organizations().stream().collect(Collectors.toMap(Organization::code, Organization::name));
        model.addAttribute(
                "lines",
                incorporations.all().stream()
                        .map(incorporation ->
                                new Line(incorporation, names.getOrDefault(incorporation.organizationCode(), "")))
                        .toList());
        model.addAttribute("steers", sight.viewer().steers());
        return "panel/incorporations";
    }

    @GetMapping("/nueva")
    String invitation(Model model) {
        model.addAttribute("form", new Invitation(null, null, "", "", null));
        return invitationForm(model);
    }

    @PostMapping("/nueva")
    String invite(
            @Valid @ModelAttribute("form") Invitation form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        Sight.require(sight.viewer().steers(), "inviting organisations");
        if (!binding.hasErrors()) {
            try {
                String code = incorporations.invite(form);
                flash.addFlashAttribute("done", "done.organizationInvited");
                return "redirect:/incorporaciones/" + code;
            } catch (Refused refused) {
                refusals.tell(refused, form, binding);
            }
        }
        return invitationForm(model);
    }

    private String invitationForm(Model model) {
        Sight.require(sight.viewer().steers(), "inviting organisations");
        model.addAttribute(
                "organizations",
                registry.organizations().stream()
                        .filter(organization -> organization.incorporatedOn() == null)
                        .toList());
        return "panel/invite";
    }

    /** For the programme's team and for the organisation's own people. */
    @GetMapping("/{code}")
    String incorporation(@PathVariable String code, Model model) {
        Viewer viewer = sight.viewer();
        Incorporation incorporation = incorporations.get(code);
        String organization = incorporation.organizationCode();
        if (!viewer.seesNetwork() && !viewer.actsFor(Party.organization(organization))) {
            throw new NoSuchElementException("incorporation %s in sight of %s".formatted(code, viewer.username()));
        }
        model.addAttribute("incorporation", incorporation);
        model.addAttribute("organization", registry.organization(organization));
        model.addAttribute("invitedBy", name(incorporation.invitedBy()));
        model.addAttribute("everything", viewer.seesNetwork());
        Map<Integer, List<Finding>> checks = new LinkedHashMap<>();
        incorporations.findings(code).forEach(finding -> checks.computeIfAbsent(
                        finding.checkNumber(), n -> new ArrayList<>())
                .add(finding));
        model.addAttribute("checks", checks);
        model.addAttribute("residences", registry.residencesOf(organization));
        model.addAttribute(
                "diagnoses",
                registry.residencesOf(organization).stream()
                        .flatMap(residence -> diagnoses.ofResidence(residence.code()).stream())
                        .toList());
        model.addAttribute("tasks", tasks(viewer, code));
        model.addAttribute("history", history.tell(audit.of(code, HISTORY)));
        return "panel/incorporation";
    }

    private List<Task> tasks(Viewer viewer, String code) {
        List<Task> tasks = new ArrayList<>();
        for (OpenTask task : work.of(List.of(code))) {
            tasks.add(new Task(task.name(), Sight.mayDo(viewer, task) ? TaskLinks.task(task.id()) : null));
        }
        return tasks;
    }

    private String name(String username) {
        return username.equals(CurrentViewer.SYSTEM)
                ? texts.get("audit.system")
                : registry.names(Set.of(username)).getOrDefault(username, username);
    }
}
