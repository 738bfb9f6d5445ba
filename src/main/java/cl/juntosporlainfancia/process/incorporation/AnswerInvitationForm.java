package cl.juntosporlainfancia.process.incorporation;

import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.Answer;
import cl.juntosporlainfancia.process.form.ComunaOptions;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation answers the invitation, or the programme notes what it answered (manual, section 4.1 A). */
@Component
class AnswerInvitationForm implements TaskForm<AnswerInvitationForm.Form> {

    record Form(
            @NotNull(message = "{incorporation.interested.required}")
            Answer interested,

            @Nullable @Size(max = 2000, message = "{incorporation.comment.tooLong}")
            String comment,

            @Nullable @Valid List<Row> residences) {}

    /** A residence that is not in the list yet. */
    record Row(
            @NotBlank(message = "{registry.name.required}")
            @Size(max = 200, message = "{registry.name.tooLong}")
            @KeptAsTyped("the name of a residence")
            String name,

            @NotBlank(message = "{registry.comuna.required}")
            @Size(max = 60, message = "{registry.comuna.tooLong}")
            @KeptAsTyped("chosen from a list")
            String comuna,

            @Nullable
            @Min(value = 1, message = "{registry.places.range}")
            @Max(value = 1000, message = "{registry.places.range}")
            Integer places) {}

    private final IncorporationService incorporations;
    private final Registry registry;
    private final IncorporationHeader header;
    private final ComunaOptions comunas;
    private final Texts texts;

    AnswerInvitationForm(
            IncorporationService incorporations,
            Registry registry,
            IncorporationHeader header,
            ComunaOptions comunas,
            Texts texts) {
        this.incorporations = incorporations;
        this.registry = registry;
        this.header = header;
        this.comunas = comunas;
        this.texts = texts;
    }

    @Override
    public String task() {
        return IncorporationModel.TASK_ANSWER;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        String known = registry.residencesOf(header.organization(subject).code()).stream()
                .map(residence -> texts.get("incorporation.residence", residence.name(), residence.comuna()))
                .collect(Collectors.joining("; "));
        values.put(
                "knownResidences",
                known.isEmpty()
                        ? texts.get("incorporation.residences.none")
                        : texts.get("incorporation.residences.known", known));
        values.put("comunas", comunas.all());
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        List<Row> rows = form.residences() == null ? List.of() : form.residences();
        incorporations.answer(
                subject.caseCode(),
                form.interested().isYes(),
                form.comment(),
                rows.stream()
                        .map(row -> new IncorporationService.NamedResidence(row.name(), row.comuna(), row.places()))
                        .toList());
        subject.route(IncorporationModel.VARIABLE_INTERESTED, form.interested().isYes());
    }
}
