package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.agreement.AgreementView;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Missing;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alliance manager completes what is missing, and chooses which residences the agreement covers (manual, annex 7.3). */
@Component
class PrepareAgreementForm implements TaskForm<PrepareAgreementForm.Form> {

    record Form(@Nullable List<String> others) {}

    private final Agreements agreements;
    private final AgreementHeader header;
    private final Texts texts;

    PrepareAgreementForm(Agreements agreements, AgreementHeader header, Texts texts) {
        this.agreements = agreements;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return AgreementModel.TASK_PREPARE;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        AgreementView agreement = agreements.covering(subject.caseCode()).orElse(null);
        List<String> others = agreement == null
                ? List.of()
                : agreement.alliances().stream()
                        .filter(code -> !code.equals(subject.caseCode()))
                        .toList();
        Map<String, String> companions = new LinkedHashMap<>();
        for (AllianceView other : agreements.companions(subject.caseCode())) {
            companions.put(
                    other.code(),
                    texts.get("agreement.form.other", other.residenceName(), other.comuna(), other.code()));
        }
        values.put("companions", TaskForm.options(companions));
        values.put("companionsNote", companions.isEmpty() ? texts.get("agreement.form.others.none") : "");
        values.put("others", others);
        values.put("missing", missing(agreements.missing(subject.caseCode(), others)));
        values.put("returned", agreement == null ? "" : returned(agreement));
        return values;
    }

    private String missing(List<Missing> missing) {
        return missing.isEmpty()
                ? texts.get("agreement.form.complete")
                : texts.get(
                        "agreement.form.missing",
                        missing.stream()
                                .map(one -> texts.get("agreement.form.missing.line", one.sentence(), one.link()))
                                .collect(Collectors.joining("\n")));
    }

    private String returned(AgreementView agreement) {
        return agreement.returns().isEmpty()
                ? ""
                : texts.get(
                        "agreement.form.returned",
                        agreement.returns().stream()
                                .map(back -> texts.get(
                                        "agreement.form.returned.line", texts.of(back.signatory()), back.remarks()))
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        agreements.prepare(subject.caseCode(), form.others() == null ? List.of() : form.others());
    }
}
