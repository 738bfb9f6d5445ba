package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.alliance.Condition;
import cl.juntosporlainfancia.alliance.ConditionCheck;
import cl.juntosporlainfancia.alliance.StageRun;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An agreement that covers the alliance bears all three signatures under its newest document. */
@Component
class AgreementCondition implements ConditionCheck {

    private final AgreementRecords records;

    AgreementCondition(AgreementRecords records) {
        this.records = records;
    }

    @Override
    public Condition condition() {
        return Condition.AGREEMENT_SIGNED;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean holds(StageRun run) {
        return records.covering(run.allianceCode())
                .filter(AgreementView::isSigned)
                .filter(agreement -> agreement.signatures().size() == Signatory.values().length)
                .isPresent();
    }
}
