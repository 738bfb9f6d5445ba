package cl.juntosporlainfancia.process.stage;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.Milestone;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.process.form.AllianceHeader;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The company's first visit to the residence (manual, section 4.2 A). */
@Component
class MakeFirstVisitForm implements TaskForm<MakeFirstVisitForm.Form> {

    record Form(
            @NotNull(message = "{milestone.heldOn.required}")
            LocalDate heldOn,

            @NotNull(message = "{milestone.headCount.required}")
            @Min(value = 1, message = "{milestone.headCount.range}")
            @Max(value = 10_000, message = "{milestone.headCount.range}")
            Integer headCount,

            @NotBlank(message = "{milestone.participants.required}")
            @Size(max = 1000, message = "{milestone.participants.tooLong}")
            @NamesAdults
            String participants,

            @Nullable @Size(max = 4000, message = "{milestone.notes.tooLong}")
            String notes) {}

    private final AllianceService alliances;
    private final AllianceHeader header;

    MakeFirstVisitForm(AllianceService alliances, AllianceHeader header) {
        this.alliances = alliances;
        this.header = header;
    }

    @Override
    public String task() {
        return StageModel.TASK_FIRST_VISIT;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        return header.of(subject);
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        alliances.recordMilestone(
                subject.caseCode(),
                Milestone.Kind.FIRST_VISIT,
                form.heldOn(),
                form.participants(),
                form.headCount(),
                form.notes());
    }
}
