package cl.juntosporlainfancia.process.diagnosis;

import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.Visit;
import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.registry.PersonDetails;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first visit to the residence (manual, section 4.1 B b.1). */
@Component
class VisitResidenceForm implements TaskForm<VisitResidenceForm.Form> {

    record Form(
            @NotNull(message = "{diagnosis.visit.heldOn.required}")
            LocalDate heldOn,

            @NotBlank(message = "{diagnosis.visit.participants.required}")
            @Size(max = 1000, message = "{diagnosis.visit.participants.tooLong}")
            @NamesAdults
            String participants,

            @Nullable @Size(max = 4000, message = "{diagnosis.visit.preliminaryNeeds.tooLong}")
            String preliminaryNeeds,

            @Nullable @Size(max = 120, message = "{person.name.tooLong}") @NamesAdults
            String directorName,

            @Nullable @Size(max = 254, message = "{person.email.tooLong}") @KeptAsTyped("an adult's address")
            String directorEmail,

            @Nullable @Size(max = 30, message = "{person.phone.tooLong}") @KeptAsTyped("an adult's telephone")
            String directorPhone,

            @AssertTrue(message = "{diagnosis.visit.formExplained.required}")
            boolean formExplained) {}

    private final Diagnoses diagnoses;
    private final DiagnosisHeader header;

    VisitResidenceForm(Diagnoses diagnoses, DiagnosisHeader header) {
        this.diagnoses = diagnoses;
        this.header = header;
    }

    @Override
    public String task() {
        return DiagnosisModel.TASK_VISIT;
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
        diagnoses.recordVisit(
                subject.caseCode(),
                new Visit(form.heldOn(), form.participants(), form.preliminaryNeeds(), form.formExplained()),
                form.directorName() == null && form.directorEmail() == null && form.directorPhone() == null
                        ? null
                        : new PersonDetails(
                                form.directorName() == null ? "" : form.directorName(),
                                form.directorEmail() == null ? "" : form.directorEmail(),
                                form.directorPhone()));
    }
}
