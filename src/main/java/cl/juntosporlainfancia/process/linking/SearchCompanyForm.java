package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.linking.Search;
import cl.juntosporlainfancia.process.form.ComunaOptions;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Board's search commission looks for a company in its networks (rules P3). */
@Component
class SearchCompanyForm implements TaskForm<SearchCompanyForm.Form> {

    record Form(
            @NotNull(message = "{linking.outcome.required}") Search.Result outcome,

            @Nullable @Size(max = 200, message = "{registry.name.tooLong}") @KeptAsTyped("the name of a firm")
            String companyName,

            @KeptAsTyped("chosen from a list") @Nullable String comuna,

            @Nullable @Size(max = 120, message = "{registry.contact.tooLong}") @NamesAdults
            String contactName,

            @Nullable @Size(max = 254, message = "{registry.email.tooLong}") @KeptAsTyped("an adult's address")
            String contactEmail,

            @Nullable @Size(max = 2000, message = "{linking.reason.tooLong}")
            String reason) {}

    private final Linkings linkings;
    private final LinkingHeader header;
    private final ComunaOptions comunas;

    SearchCompanyForm(Linkings linkings, LinkingHeader header, ComunaOptions comunas) {
        this.linkings = linkings;
        this.header = header;
        this.comunas = comunas;
    }

    @Override
    public String task() {
        return LinkingModel.TASK_SEARCH;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.forTheTeam(subject);
        values.put("comunas", comunas.all());
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        if (form.outcome() != Search.Result.FOUND && form.companyName() != null) {
            throw new Refused("companyName", "linking.found.notAsked");
        }
        linkings.recordSearch(subject.caseCode(), new Search(form.outcome(), null, found(form), form.reason()));
        subject.route(LinkingModel.VARIABLE_SEARCH_GOES_ON, form.outcome() != Search.Result.GIVE_UP);
    }

    private static Search.@Nullable NewCompany found(Form form) {
        return form.outcome() != Search.Result.FOUND
                ? null
                : new Search.NewCompany(
                        form.companyName() == null ? "" : form.companyName(),
                        form.contactName() == null ? "" : form.contactName(),
                        form.contactEmail(),
                        null,
                        form.comuna());
    }
}
