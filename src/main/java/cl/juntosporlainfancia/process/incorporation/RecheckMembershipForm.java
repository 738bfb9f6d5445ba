package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks again whether the organisation has joined COS (rules P1). */
@Component
class RecheckMembershipForm implements TaskForm<RecheckMembershipForm.Form> {

    record Form(
            @Nullable Integer fecuYear,

            @NotNull(message = "{incorporation.member.required}")
            Membership member,

            @Nullable @Size(max = 2000, message = "{incorporation.reason.tooLong}")
            String reason) {}

    enum Membership {
        YES,
        NOT_YET,
        GIVE_UP
    }

    private final IncorporationService incorporations;
    private final IncorporationHeader header;
    private final Texts texts;

    RecheckMembershipForm(IncorporationService incorporations, IncorporationHeader header, Texts texts) {
        this.incorporations = incorporations;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return IncorporationModel.TASK_RECHECK;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        values.put(
                "waiting",
                texts.get("incorporation.waiting", header.organization(subject).name()));
        values.put("fecuHint", texts.get("incorporation.fecuYear.hint", String.valueOf(incorporations.fecuDue())));
        Integer fecuYear = header.organization(subject).fecuYear();
        if (fecuYear != null) {
            values.put("fecuYear", fecuYear);
        }
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        if (form.member() == Membership.GIVE_UP) {
            incorporations.giveUp(subject.caseCode(), form.reason());
        } else {
            incorporations.noteCosMembership(subject.caseCode(), form.member() == Membership.YES, form.fecuYear());
        }
        subject.route(IncorporationModel.VARIABLE_KEEP_WAITING, form.member() != Membership.GIVE_UP);
    }
}
