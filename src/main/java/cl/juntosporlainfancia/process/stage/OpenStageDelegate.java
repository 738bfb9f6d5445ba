package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.Stage;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the stage whose model this is: the model's name is the stage's. */
@Component
class OpenStageDelegate implements JavaDelegate {

    private final AllianceService alliances;

    OpenStageDelegate(AllianceService alliances) {
        this.alliances = alliances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String model = execution.getProcessDefinitionId().split(":", 2)[0];
        alliances.openStage(execution.getProcessBusinessKey(), Stage.valueOf(model.toUpperCase(Locale.ROOT)));
    }
}
