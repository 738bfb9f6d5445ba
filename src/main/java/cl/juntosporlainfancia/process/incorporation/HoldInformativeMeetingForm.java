package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The informative meeting with the organisation's directors (manual, section 4.1 A a.2). */
@Component
class HoldInformativeMeetingForm implements TaskForm<HoldInformativeMeetingForm.Form> {

    record Form(
            @NotNull(message = "{incorporation.heldOn.required}")
            LocalDate heldOn,

            @NotBlank(message = "{incorporation.participants.required}")
            @Size(max = 1000, message = "{incorporation.participants.tooLong}")
            @NamesAdults
            String participants,

            @Nullable @Size(max = 4000, message = "{incorporation.feedback.tooLong}")
            String feedback,

            @Nullable List<String> residences) {}

    private final IncorporationService incorporations;
    private final Registry registry;
    private final IncorporationHeader header;
    private final Texts texts;

    HoldInformativeMeetingForm(
            IncorporationService incorporations, Registry registry, IncorporationHeader header, Texts texts) {
        this.incorporations = incorporations;
        this.registry = registry;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return IncorporationModel.TASK_MEETING;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        Map<String, String> names = new LinkedHashMap<>();
        registry.residencesOf(header.organization(subject).code()).stream()
                .filter(residence -> residence.collaborates() && residence.incorporatedOn() == null)
                .forEach(residence -> names.put(
                        residence.code(), texts.get("incorporation.residence", residence.name(), residence.comuna())));
        values.put("openResidences", TaskForm.options(names));
        values.put("residences", List.copyOf(names.keySet()));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        incorporations.recordMeeting(
                subject.caseCode(),
                form.heldOn(),
                form.participants(),
                form.feedback(),
                form.residences() == null ? List.of() : form.residences());
    }
}
