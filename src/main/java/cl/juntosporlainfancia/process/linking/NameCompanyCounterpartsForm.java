package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.linking.Acceptance;
import cl.juntosporlainfancia.linking.Characterisation;
import cl.juntosporlainfancia.linking.Delegate;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who coordinates for the company, who covers, and how it goes about the alliance (evaluation 2020, tables 4 to 7). */
@Component
class NameCompanyCounterpartsForm implements TaskForm<NameCompanyCounterpartsForm.Form> {

    record Form(
            @NotBlank(message = "{linking.counterpartName.required}")
            @Size(max = 120, message = "{linking.counterpartName.tooLong}")
            @NamesAdults
            String counterpartName,

            @NotBlank(message = "{linking.counterpartEmail.required}")
            @Size(max = 254, message = "{linking.counterpartEmail.tooLong}")
            @KeptAsTyped("an adult's address")
            String counterpartEmail,

            @Nullable
            @Size(max = 30, message = "{linking.counterpartPhone.tooLong}")
            @KeptAsTyped("an adult's telephone")
            String counterpartPhone,

            @NotBlank(message = "{linking.deputyName.required}")
            @Size(max = 120, message = "{linking.deputyName.tooLong}")
            @NamesAdults
            String deputyName,

            @NotBlank(message = "{linking.deputyEmail.required}")
            @Size(max = 254, message = "{linking.deputyEmail.tooLong}")
            @KeptAsTyped("an adult's address")
            String deputyEmail,

            @Nullable @Size(max = 30, message = "{linking.deputyPhone.tooLong}") @KeptAsTyped("an adult's telephone")
            String deputyPhone,

            @NotBlank(message = "{linking.area.required}") @Size(max = 120, message = "{linking.area.tooLong}")
            String area,

            @NotNull(message = "{linking.level.required}") Characterisation.Managed level,

            @NotNull(message = "{linking.team.required}") Characterisation.Team team,

            @NotNull(message = "{linking.budget.required}") Characterisation.Budget budget,

            @NotNull(message = "{linking.hours.required}") Characterisation.Hours hours,

            @NotNull(message = "{linking.experience.required}")
            Answer experience,

            @NotNull(message = "{linking.reach.required}") Characterisation.Reach reach,

            @NotNull(message = "{linking.management.required}")
            Characterisation.Management management) {}

    private final Linkings linkings;
    private final LinkingHeader header;

    NameCompanyCounterpartsForm(Linkings linkings, LinkingHeader header) {
        this.linkings = linkings;
        this.header = header;
    }

    @Override
    public String task() {
        return LinkingModel.TASK_COMPANY_COUNTERPARTS;
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
        linkings.accept(
                subject.caseCode(),
                new Acceptance(
                        new Characterisation(
                                form.team(),
                                form.area(),
                                form.level(),
                                form.budget(),
                                form.hours(),
                                form.experience().isYes(),
                                form.reach(),
                                form.management()),
                        List.of(new Delegate(
                                form.counterpartName(), form.counterpartEmail(), form.counterpartPhone(), form.area())),
                        new Delegate(form.deputyName(), form.deputyEmail(), form.deputyPhone(), form.area())));
    }
}
