package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.process.agreement.AgreementModel;
import cl.juntosporlainfancia.process.form.Subject;
import cl.juntosporlainfancia.process.form.Subjects;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.workplan.Approver;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who does a task: resolved from the registry by the case's code, never from a variable. */
@Component
public class Parties {

    private final Subjects subjects;
    private final Registry registry;

    Parties(Subjects subjects, Registry registry) {
        this.subjects = subjects;
        this.registry = registry;
    }

    /** Group of the residence. */
    public String residence(DelegateExecution execution) {
        return Party.residence(known(subject(execution).residence(), "residence", execution))
                .groupId();
    }

    /** Group of the organisation: the one that runs the residence, or is being incorporated. */
    public String organization(DelegateExecution execution) {
        return Party.organization(known(subject(execution).organization(), "organization", execution))
                .groupId();
    }

    /** Group of the company: the one that allies, or is asked to. */
    public String company(DelegateExecution execution) {
        return Party.company(known(subject(execution).company(), "company", execution))
                .groupId();
    }

    /** Login of the alliance manager. */
    public String manager(DelegateExecution execution) {
        return known(subject(execution).manager(), "manager", execution);
    }

    /** The three who sign. */
    public List<String> signatories() {
        return Arrays.stream(Signatory.values()).map(Enum::name).toList();
    }

    /** Group of the one who signs in this task. */
    public String signatory(DelegateExecution execution) {
        return switch (Signatory.valueOf((String) execution.getVariable(AgreementModel.VARIABLE_SIGNATORY))) {
            case ORGANIZATION -> organization(execution);
            case COMPANY -> company(execution);
            case COS -> Groups.COS;
        };
    }

    /** The three whose approval a plan needs. */
    public List<String> approvers() {
        return Arrays.stream(Approver.values()).map(Enum::name).toList();
    }

    /** Groups of the one who approves in this task. Where nobody acts for the residence, its organisation does. */
    public String approver(DelegateExecution execution) {
        return switch (Approver.valueOf((String) execution.getVariable(PlanModel.VARIABLE_APPROVER))) {
            case RESIDENCE -> {
                String group = residence(execution);
                yield hasMembers(group) ? group : organization(execution);
            }
            case ORGANIZATION -> {
                String group = organization(execution);
                yield hasMembers(group) ? group : residence(execution);
            }
            case COMPANY -> company(execution);
        };
    }

    private boolean hasMembers(String group) {
        return !registry.members(List.of(group)).isEmpty();
    }

    private Subject subject(DelegateExecution execution) {
        return subjects.of(execution.getProcessBusinessKey());
    }

    private static String known(@Nullable String code, String what, DelegateExecution execution) {
        if (code == null) {
            throw new IllegalStateException("case %s has no %s".formatted(execution.getProcessBusinessKey(), what));
        }
        return code;
    }
}
