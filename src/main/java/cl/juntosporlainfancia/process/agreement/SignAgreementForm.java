package cl.juntosporlainfancia.process.agreement;

import cl.juntosporlainfancia.agreement.AgreementFacts;
import cl.juntosporlainfancia.agreement.AgreementView;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.agreement.Signature;
import cl.juntosporlainfancia.agreement.SignatureMeans;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One party signs the agreement, or returns it with remarks (manual, section 4.2 and annex 7.3). */
@Component
class SignAgreementForm implements TaskForm<SignAgreementForm.Form> {

    enum Decision {
        SIGN,
        RETURN
    }

    record Form(
            @NotNull(message = "{agreement.decision.required}")
            Decision decision,

            @Nullable @Size(max = 120, message = "{agreement.signedBy.tooLong}") @NamesAdults
            String signedBy,

            @Nullable @Size(max = 120, message = "{agreement.position.tooLong}")
            String position,

            @Nullable @Size(max = 20, message = "{agreement.rut.tooLong}") @KeptAsTyped("the RUT of whoever signs")
            String rut,

            @Nullable LocalDate signedOn,

            @Nullable SignatureMeans means,

            boolean accepted,

            @Nullable @Size(max = 2000, message = "{agreement.remarks.tooLong}")
            String remarks) {}

    private final Agreements agreements;
    private final AlliancesInView alliances;
    private final AgreementHeader header;
    private final Texts texts;

    SignAgreementForm(Agreements agreements, AlliancesInView alliances, AgreementHeader header, Texts texts) {
        this.agreements = agreements;
        this.alliances = alliances;
        this.header = header;
        this.texts = texts;
    }

    @Override
    public String task() {
        return AgreementModel.TASK_SIGN;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        Signatory signatory = signatory(subject);
        values.put("party", texts.of(signatory));
        AgreementView agreement = agreements.covering(subject.caseCode()).orElse(null);
        AgreementView.Version document =
                agreement == null ? null : agreement.current().orElse(null);
        if (agreement == null || document == null) {
            values.put("document", "");
            values.put("covered", "");
            return values;
        }
        values.put(
                "document",
                texts.get(
                        "agreement.form.document",
                        document.pages(),
                        "/convenios/" + agreement.code() + "/" + document.number() + ".pdf"));
        values.put(
                "covered",
                texts.get(
                        "agreement.form.covered",
                        agreement.alliances().stream()
                                .map(alliances::get)
                                .map(AllianceView::residenceName)
                                .collect(Collectors.joining(", "))));
        // Who the document says will sign: whoever really did, is said here.
        agreements.representative(subject.caseCode(), signatory).ifPresent(known -> prefill(values, known));
        return values;
    }

    private static void prefill(Map<String, Object> values, AgreementFacts.Representative known) {
        values.put("signedBy", known.name());
        values.put("position", known.position());
        values.put("rut", known.rut());
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        if (form.decision() == Decision.RETURN) {
            agreements.sendBack(subject.caseCode(), signatory(subject), form.remarks() == null ? "" : form.remarks());
            subject.route(AgreementModel.VARIABLE_RETURNED, true);
            return;
        }
        if (form.remarks() != null && !form.remarks().isBlank()) {
            throw new Refused("remarks", "agreement.remarks.notAsked");
        }
        if (!form.accepted()) {
            throw new Refused("accepted", "agreement.accepted.required");
        }
        agreements.sign(
                subject.caseCode(),
                new Signature(
                        signatory(subject),
                        required("signedOn", form.signedOn()),
                        required("signedBy", form.signedBy()),
                        required("position", form.position()),
                        required("rut", form.rut()),
                        required("means", form.means())));
    }

    /** Of a party that signs everything is asked; of one that returns it, nothing but remarks. */
    private static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new Refused(field, "agreement." + field + ".required");
        }
        return value;
    }

    private static Signatory signatory(TaskSubject subject) {
        return Signatory.valueOf(subject.name(AgreementModel.VARIABLE_SIGNATORY));
    }
}
