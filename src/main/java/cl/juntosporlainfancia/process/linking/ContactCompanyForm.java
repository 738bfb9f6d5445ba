package cl.juntosporlainfancia.process.linking;

import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.NamesAdults;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.linking.Contact;
import cl.juntosporlainfancia.linking.LinkingView;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.process.form.TaskForm;
import cl.juntosporlainfancia.process.form.TaskSubject;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first contact with the company's management (evaluation 2020, section 4.4 ii). */
@Component
class ContactCompanyForm implements TaskForm<ContactCompanyForm.Form> {

    record Form(
            @NotNull(message = "{linking.contactedOn.required}")
            LocalDate contactedOn,

            @NotNull(message = "{linking.channel.required}") Channel channel,

            @NotBlank(message = "{linking.withWhom.required}")
            @Size(max = 300, message = "{linking.withWhom.tooLong}")
            @NamesAdults
            String withWhom,

            @Nullable LocalDate answerDueOn,

            boolean viaCpc,

            @Nullable @Size(max = 2000, message = "{linking.notes.tooLong}")
            String notes) {}

    private final Linkings linkings;
    private final LinkingHeader header;
    private final Registry registry;
    private final BusinessCalendar calendar;
    private final Texts texts;

    ContactCompanyForm(
            Linkings linkings, LinkingHeader header, Registry registry, BusinessCalendar calendar, Texts texts) {
        this.linkings = linkings;
        this.header = header;
        this.registry = registry;
        this.calendar = calendar;
        this.texts = texts;
    }

    @Override
    public String task() {
        return LinkingModel.TASK_CONTACT;
    }

    @Override
    public Class<Form> type() {
        return Form.class;
    }

    @Override
    public Map<String, Object> fill(TaskSubject subject) {
        Map<String, Object> values = header.of(subject);
        LinkingView linking = linkings.get(subject.caseCode());
        String contact = Optional.ofNullable(linking.current())
                .flatMap(approach -> registry.company(approach.companyCode()))
                .map(this::contact)
                .orElse("");
        values.put("contact", contact);
        values.put("answerDueOn", linkings.usualAnswerDueOn(calendar.today()));
        return values;
    }

    @Override
    public void submit(Form form, TaskSubject subject) {
        linkings.recordContact(
                subject.caseCode(),
                new Contact(
                        form.contactedOn(),
                        form.withWhom(),
                        form.channel(),
                        form.viaCpc(),
                        form.notes(),
                        form.answerDueOn()));
    }

    private String contact(Company company) {
        String who = Stream.of(company.contact(), company.email(), company.phone())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return who.isEmpty() ? "" : texts.get("linking.form.contact", who);
    }
}
