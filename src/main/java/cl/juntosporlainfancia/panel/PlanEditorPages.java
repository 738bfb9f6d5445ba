package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import cl.juntosporlainfancia.workplan.Approver;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.GoodPractice;
import cl.juntosporlainfancia.workplan.GoodPractices;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanRemark;
import cl.juntosporlainfancia.workplan.PlanRounds;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.PlanStep;
import cl.juntosporlainfancia.workplan.PlannedNeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page where residence and company build their plan together, and hand it on from step to step. */
@Controller
@RequestMapping("/alianzas/{code}/plan/borrador")
class PlanEditorPages {

    private static final String BACK = "redirect:/alianzas/{code}/plan/borrador";

    private static final String REVIEW_TASK = "userTask_reviewCoherence";
    private static final String APPROVE_TASK = "userTask_approvePlan";

    /** The task by which each step is handed on. */
    private static final Map<PlanStep, String> TASKS = Map.of(
            PlanStep.NEEDS, "userTask_orderNeeds",
            PlanStep.PROPOSAL, "userTask_proposeActions",
            PlanStep.VALUE, "userTask_addValueProposal",
            PlanStep.GANTT, "userTask_agreeGantt",
            PlanStep.REVIEW, REVIEW_TASK,
            PlanStep.APPROVAL, APPROVE_TASK);

    /**
     * A step of the way.
     *
     * @param place «past», «present» or «ahead»
     */
    record StepLine(PlanStep step, String place) {}

    /** Why it came back, and who said so. */
    record RemarkLine(PlanRemark remark, String author) {}

    /**
     * A dimension with what can be chosen in it and copied into it.
     *
     * @param code of the catalogue; {@value #BESIDE} for the lines beside the dimensions
     */
    record Choice(String code, @Nullable String name, List<Standard> standards, List<GoodPractice> practices) {}

    /** Stands for the dimension of what has none. */
    private static final String BESIDE = "BESIDE";

    /** A party whose answer to the round is to come; its task, if this person may do it. */
    record Awaited(Approver party, @Nullable String task) {}

    private final Sight sight;
    private final PlanDrafts drafts;
    private final PlanRounds rounds;
    private final PlanHistory history;
    private final GoodPractices practices;
    private final Catalogue catalogue;
    private final PendingWork work;
    private final Registry registry;
    private final Texts texts;

    PlanEditorPages(
            Sight sight,
            PlanDrafts drafts,
            PlanRounds rounds,
            PlanHistory history,
            GoodPractices practices,
            Catalogue catalogue,
            PendingWork work,
            Registry registry,
            Texts texts) {
        this.sight = sight;
        this.drafts = drafts;
        this.rounds = rounds;
        this.history = history;
        this.practices = practices;
        this.catalogue = catalogue;
        this.work = work;
        this.registry = registry;
        this.texts = texts;
    }

    @GetMapping
    String plan(@PathVariable String code, Model model) {
        AllianceView alliance = sight.alliance(code);
        model.addAttribute("alliance", alliance);
        PlanSheet sheet = drafts.of(code).orElse(null);
        if (sheet == null) {
            return "panel/plan-none";
        }
        Viewer viewer = sight.viewer();
        boolean mayWrite = drafts.mayWrite(code, sheet.step());
        List<GoodPractice> suggestions = practices.all();
        List<OpenTask> tasks = tasks(code, sheet.step());
        model.addAttribute("sheet", sheet);
        model.addAttribute("steps", steps(sheet.step()));
        model.addAttribute("writes", mayWrite && sheet.step().plans());
        model.addAttribute("orders", mayWrite && sheet.step().ordersNeeds());
        model.addAttribute("username", viewer.username());
        model.addAttribute("choices", choices(suggestions));
        model.addAttribute("fundings", Funding.values());
        model.addAttribute("answers", PlannedNeed.Answer.values());
        model.addAttribute("maxMonths", PlanDrafts.MAX_MONTHS);
        model.addAttribute("maxText", PlanDrafts.MAX_TEXT);
        model.addAttribute("maxReason", PlanDrafts.MAX_REASON);
        List<RemarkLine> remarks = remarks(sheet);
        model.addAttribute(
                "returned",
                remarks.stream()
                        .filter(line -> line.remark().round() == sheet.round() - 1)
                        .toList());
        List<RemarkLine> former = remarks.stream()
                .filter(line -> line.remark().round() < sheet.round() - 1)
                .toList();
        model.addAttribute("formerRemarks", former);
        model.addAttribute(
                "rounds",
                history.of(
                        sheet,
                        drafts.changes(sheet.id()),
                        suggestions,
                        former.stream().map(line -> line.remark().round()).collect(Collectors.toSet())));
        model.addAttribute(
                "handsOn", sheet.step().isReturnable() && tasks.stream().anyMatch(task -> Sight.mayDo(viewer, task)));
        model.addAttribute(
                "reviews",
                sheet.step() == PlanStep.REVIEW && tasks.stream().anyMatch(task -> Sight.mayDo(viewer, task)));
        model.addAttribute(
                "awaited",
                sheet.step() == PlanStep.APPROVAL
                        ? tasks.stream()
                                .map(task -> awaited(task, viewer))
                                .filter(Objects::nonNull)
                                .toList()
                        : List.of());
        model.addAttribute(
                "returnableSteps",
                Arrays.stream(PlanStep.values()).filter(PlanStep::isReturnable).toList());
        return "panel/plan";
    }

    private static List<StepLine> steps(PlanStep present) {
        return Arrays.stream(PlanStep.values())
                .map(step -> new StepLine(
                        step, step == present ? "present" : step.compareTo(present) < 0 ? "past" : "ahead"))
                .toList();
    }

    private List<Choice> choices(List<GoodPractice> suggestions) {
        List<Choice> choices = new ArrayList<>();
        catalogue
                .dimensions()
                .forEach(dimension -> choices.add(new Choice(
                        dimension.code(),
                        dimension.name(),
                        dimension.standards(),
                        of(dimension.standards(), suggestions))));
        if (!catalogue.extraLines().isEmpty()) {
            choices.add(new Choice(BESIDE, null, catalogue.extraLines(), of(catalogue.extraLines(), suggestions)));
        }
        return choices;
    }

    private static List<GoodPractice> of(List<Standard> standards, List<GoodPractice> suggestions) {
        return suggestions.stream()
                .filter(practice ->
                        standards.stream().anyMatch(each -> each.code().equals(practice.standard())))
                .toList();
    }

    private List<RemarkLine> remarks(PlanSheet sheet) {
        List<PlanRemark> remarks = rounds.remarks(sheet.id());
        Map<String, String> names =
                registry.names(remarks.stream().map(PlanRemark::author).collect(Collectors.toSet()));
        return remarks.stream()
                .map(remark -> new RemarkLine(remark, names.getOrDefault(remark.author(), remark.author())))
                .toList();
    }

    private List<OpenTask> tasks(String code, PlanStep step) {
        return work.of(List.of(code)).stream()
                .filter(task -> task.definition().equals(TASKS.get(step)))
                .toList();
    }

    private static @Nullable Awaited awaited(OpenTask task, Viewer viewer) {
        // Its group does not tell: one may answer for two parties.
        return task.about() == null
                ? null
                : new Awaited(Approver.valueOf(task.about()), Sight.mayDo(viewer, task) ? task.id() : null);
    }

    /** Hands the step on by its task, as the task list does. */
    @PostMapping("/listo")
    String handOn(
            @PathVariable String code,
            @RequestParam(name = "paso", defaultValue = "") String stepName,
            RedirectAttributes flash) {
        sight.alliance(code);
        try {
            PlanStep step = requireDraft(code).step();
            if (!step.name().equals(stepName)) {
                throw new Refused("", "plan.otherStep", texts.of(step));
            }
            submit(code, step, null, Map.of("confirmed", true));
            flash.addFlashAttribute("done", "done.planHandedOn");
            flash.addFlashAttribute(
                    "doneArgument",
                    drafts.of(code).map(next -> texts.of(next.step())).orElse(""));
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
        }
        return BACK;
    }

    /** The programme finds the plan coherent, or sends it back. */
    @PostMapping("/revision")
    String review(
            @PathVariable String code,
            @RequestParam(name = "coherent", defaultValue = "") String coherent,
            @RequestParam(name = "returnTo", defaultValue = "") String returnTo,
            @RequestParam(name = "remarks", defaultValue = "") String remarks,
            RedirectAttributes flash) {
        return answer(code, PlanStep.REVIEW, null, "coherent", coherent, returnTo, remarks, flash);
    }

    /**
     * A party approves the plan, or returns it.
     *
     * @param task id of its task
     */
    @PostMapping("/aprobacion")
    String approve(
            @PathVariable String code,
            @RequestParam(name = "task", defaultValue = "") String task,
            @RequestParam(name = "approved", defaultValue = "") String approved,
            @RequestParam(name = "returnTo", defaultValue = "") String returnTo,
            @RequestParam(name = "remarks", defaultValue = "") String remarks,
            RedirectAttributes flash) {
        return answer(code, PlanStep.APPROVAL, task, "approved", approved, returnTo, remarks, flash);
    }

    private String answer(
            String code,
            PlanStep step,
            @Nullable String task,
            String question,
            String answer,
            String returnTo,
            String remarks,
            RedirectAttributes flash) {
        sight.alliance(code);
        Map<String, Object> values = new HashMap<>();
        values.put(question, answer);
        // What is sent back needs a step; what goes on must have none.
        if (answer.equals("NO")) {
            values.put("returnTo", returnTo);
            values.put("remarks", remarks);
        }
        values.values().removeIf(""::equals);
        try {
            submit(code, step, task, values);
            flash.addFlashAttribute("done", answer.equals("NO") ? "done.planReturned" : "done.planAnswered");
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
            // What was typed is not lost.
            flash.addFlashAttribute("typedInto", task == null ? "" : task);
            flash.addFlashAttribute("typedAnswer", answer);
            flash.addFlashAttribute("typedReturnTo", returnTo);
            flash.addFlashAttribute("typedRemarks", remarks);
        }
        return BACK;
    }

    private PlanSheet requireDraft(String code) {
        return drafts.of(code).orElseThrow(() -> new Refused("", "plan.notBuilding"));
    }

    private void submit(String code, PlanStep step, @Nullable String taskId, Map<String, Object> values) {
        PlanStep present = requireDraft(code).step();
        if (present != step) {
            throw new Refused("", "plan.otherStep", texts.of(present));
        }
        Viewer viewer = sight.viewer();
        OpenTask task = tasks(code, step).stream()
                .filter(open -> Sight.mayDo(viewer, open))
                .filter(open -> taskId == null || open.id().equals(taskId))
                .findFirst()
                .orElseThrow(() -> new Refused("", "plan.editor.notYours", texts.of(step)));
        work.submit(task.id(), viewer.username(), values);
    }
}
