package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.process.stage.StageModel;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who does a task: resolved from the registry by the alliance's code, never from a variable. */
@Component
public class Parties {

    private final AlliancesInView alliances;

    Parties(AlliancesInView alliances) {
        this.alliances = alliances;
    }

    /** Group of the residence. */
    public String residence(DelegateExecution execution) {
        return Party.residence(alliance(execution).residenceCode()).groupId();
    }

    /** Group of the organisation that runs the residence. */
    public String organization(DelegateExecution execution) {
        return Party.organization(alliance(execution).organizationCode()).groupId();
    }

    /** Group of the company. */
    public String company(DelegateExecution execution) {
        return Party.company(alliance(execution).companyCode()).groupId();
    }

    /** Login of the alliance manager. */
    public String manager(DelegateExecution execution) {
        return alliance(execution).manager();
    }

    /** The three who sign. */
    public List<String> signatories() {
        return Arrays.stream(Signatory.values()).map(Enum::name).toList();
    }

    /** Group of the one who signs in this task. */
    public String signatory(DelegateExecution execution) {
        return switch (Signatory.valueOf((String) execution.getVariable(StageModel.VARIABLE_SIGNATORY))) {
            case ORGANIZATION -> organization(execution);
            case COMPANY -> company(execution);
            case COS -> Groups.COS;
        };
    }

    private AllianceView alliance(DelegateExecution execution) {
        return alliances.get(execution.getProcessBusinessKey());
    }
}
