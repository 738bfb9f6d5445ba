package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is verified of the organisation before it is admitted (manual, section 4.1 A). */
@Component
class VerifyAdmissibilityForm implements TaskForm<VerifyAdmissibilityForm.Form> {

    record Form(
            @NotNull(message = "{incorporation.foundedOn.required}")
            LocalDate foundedOn,

            @Nullable Integer fecuYear,

            @NotNull(message = "{incorporation.cosMember.required}")
            Answer cosMember,

            @Nullable List<String> collaborating,

            @Nullable @Size(max = 2000, message = "{incorporation.notes.tooLong}")
            String notes) {}

    private final IncorporationService incorporations;
    private final Registry registry;
    private final IncorporationHeader header;
    private final Texts texts;

    VerifyAdmissibilityForm(
            IncorporationService incorporations, Registry registry, IncorporationHeader header, Texts texts) {
        this.incorporations = incorporations;
        this.registry = registry;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return IncorporationModel.TASK_VERIFY;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Organization organization = header.organization(subject);
        Map<String, Object> values = header.of(subject);
        Map<String, String> names = new LinkedHashMap<>();
        List<String> collaborating = new ArrayList<>();
        for (Residence residence : registry.residencesOf(organization.code())) {
            names.put(residence.code(), texts.get("incorporation.residence", residence.name(), residence.comuna()));
            if (residence.collaborates()) {
                collaborating.add(residence.code());
            }
        }
        values.put("residences", TaskForm.options(names));
        values.put("collaborating", collaborating);
        values.put("fecuHint", texts.get("incorporation.fecuYear.hint", String.valueOf(incorporations.fecuDue())));
        if (organization.foundedOn() != null) {
            values.put("foundedOn", organization.foundedOn());
        }
        if (organization.fecuYear() != null) {
            values.put("fecuYear", organization.fecuYear());
        }
        if (organization.cosMember()) {
            values.put("cosMember", Answer.YES);
        }
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        incorporations.verify(
                subject.caseCode(),
                form.foundedOn(),
                form.cosMember().isYes(),
                form.fecuYear(),
                form.collaborating() == null ? List.of() : form.collaborating(),
                form.notes());
    }
}
