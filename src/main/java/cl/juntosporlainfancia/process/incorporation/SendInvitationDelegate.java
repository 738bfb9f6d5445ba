package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The mail that invites the organisation. */
@Component
class SendInvitationDelegate implements JavaDelegate {

    private final IncorporationService service;

    SendInvitationDelegate(IncorporationService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.sendInvitation(execution.getProcessBusinessKey());
    }
}
