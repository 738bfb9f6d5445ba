package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.agreement.AgreementFacts.Contact;
import cl.juntosporlainfancia.agreement.AgreementFacts.Party;
import cl.juntosporlainfancia.agreement.AgreementFacts.Representative;
import cl.juntosporlainfancia.agreement.AgreementFacts.ResidencePlan;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.Cos;
import cl.juntosporlainfancia.registry.CosDetails;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.registry.Rut;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers from registry and plans what an agreement says, and tells all that is not known yet. */
@Component
class AgreementDrafts {

    private static final AnnexPlan NO_PLAN = new AnnexPlan(0, "", "", List.of(), List.of(), "", 0);

    private final AlliancesInView alliances;
    private final Registry registry;
    private final AnnexPlans plans;
    private final BusinessCalendar calendar;
    private final Texts texts;

    AgreementDrafts(
            AlliancesInView alliances, Registry registry, AnnexPlans plans, BusinessCalendar calendar, Texts texts) {
        this.alliances = alliances;
        this.registry = registry;
        this.plans = plans;
        this.calendar = calendar;
        this.texts = texts;
    }

    /**
     * What would be written today.
     *
     * @param missing all that keeps it from being written
     */
    record Draft(AgreementFacts facts, List<Missing> missing) {}

    /**
     * @param allianceCodes of one organisation and one company; the first one's parties are the agreement's
     */
    Draft of(List<String> allianceCodes) {
        List<Missing> missing = new ArrayList<>();
        List<AllianceView> covered = allianceCodes.stream().map(alliances::get).toList();
        AllianceView lead = covered.get(0);
        Party organization = organization(covered, missing);
        Party company = company(lead, missing);
        Party cos = cos(missing);
        List<ResidencePlan> residences =
                covered.stream().map(alliance -> residence(alliance, missing)).toList();
        return new Draft(
                new AgreementFacts(calendar.today(), organization, company, cos, residences), List.copyOf(missing));
    }

    private Party organization(List<AllianceView> covered, List<Missing> missing) {
        Organization organization = registry.organization(covered.get(0).organizationCode());
        Gaps gaps = new Gaps(organization.name(), "/registro/organismos/" + organization.code() + "/editar", missing);
        // Where only the residence named people, its counterpart coordinates for the organisation (evaluation 2020,
        // table 8).
        List<String> groups = new ArrayList<>();
        groups.add(cl.juntosporlainfancia.registry.Party.organization(organization.code())
                .groupId());
        covered.forEach(alliance -> groups.add(cl.juntosporlainfancia.registry.Party.residence(alliance.residenceCode())
                .groupId()));
        return new Party(
                organization.name(),
                gaps.rut("rut", organization.rut()),
                gaps.text("mission", organization.mission()),
                gaps.text("address", organization.address()),
                gaps.text("comuna", organization.comuna()),
                region(organization.region()),
                representative(
                        gaps,
                        organization.representative(),
                        organization.representativePosition(),
                        organization.representativeRut(),
                        organization.deedOn(),
                        organization.notary()),
                contact(gaps, "/registro/organismos/" + organization.code(), groups));
    }

    private Party company(AllianceView lead, List<Missing> missing) {
        Company company = registry.company(lead.companyCode()).orElseThrow();
        Gaps gaps = new Gaps(company.name(), "/registro/empresas/" + company.code() + "/editar", missing);
        CompanyPlace seat = company.places().stream()
                .filter(place -> place.kind() == CompanyPlace.Kind.CENTRAL)
                .findFirst()
                .orElse(null);
        return new Party(
                company.name(),
                gaps.rut("rut", company.rut()),
                gaps.text("business", company.business()),
                gaps.text("centralAddress", seat == null ? null : seat.address()),
                gaps.text("centralComuna", seat == null ? null : seat.comuna()),
                region(seat == null ? null : seat.region()),
                representative(
                        gaps,
                        company.representative(),
                        company.representativePosition(),
                        company.representativeRut(),
                        company.deedOn(),
                        company.notary()),
                contact(
                        gaps,
                        "/registro/empresas/" + company.code(),
                        List.of(cl.juntosporlainfancia.registry.Party.company(company.code())
                                .groupId())));
    }

    private Party cos(List<Missing> missing) {
        Cos cos = registry.cos();
        CosDetails details = cos.details();
        Gaps gaps = new Gaps(texts.get("agreement.cos"), "/registro/cos", missing);
        return new Party(
                texts.get("agreement.cos"),
                gaps.rut("rut", details.rut()),
                gaps.text("mission", details.mission()),
                gaps.text("address", details.address()),
                gaps.text("comuna", details.comuna()),
                region(cos.region()),
                representative(
                        gaps,
                        details.representative(),
                        details.representativePosition(),
                        details.representativeRut(),
                        details.deedOn(),
                        details.notary()),
                new Contact(
                        gaps.text("contact", details.contact()),
                        gaps.text("contactEmail", details.email()),
                        gaps.text("contactPhone", details.phone())));
    }

    private Representative representative(
            Gaps gaps,
            @Nullable String name,
            @Nullable String position,
            @Nullable String rut,
            @Nullable LocalDate deedOn,
            @Nullable String notary) {
        String known = gaps.text("representative", name);
        // The deed is told of by whose power it gives, as soon as that is known.
        String who = known.isEmpty() ? texts.get("agreement.missing.theRepresentative") : known;
        return new Representative(
                known,
                gaps.text("position", position, who),
                gaps.rut("representativeRut", rut, who),
                gaps.text("deedOn", deedOn == null ? null : texts.date(deedOn), who),
                gaps.text("notary", notary, who));
    }

    private Contact contact(Gaps gaps, String people, List<String> groups) {
        // Counterparts come first, whichever of these groups they belong to.
        Person person = registry.members(groups).stream()
                .filter(member -> member.role() == Membership.Role.COUNTERPART)
                .min((a, b) -> Integer.compare(groups.indexOf(a.groupId()), groups.indexOf(b.groupId())))
                .map(Membership::person)
                .orElse(null);
        if (person == null) {
            gaps.add("counterpart", people);
            return new Contact("", "", "");
        }
        return new Contact(person.name(), person.email(), person.phone() == null ? "" : person.phone());
    }

    private ResidencePlan residence(AllianceView alliance, List<Missing> missing) {
        Residence residence = registry.residence(alliance.residenceCode()).orElseThrow();
        Gaps gaps = new Gaps(residence.name(), "/registro/residencias/" + residence.code() + "/editar", missing);
        AnnexPlan plan = plans.of(alliance.code()).orElse(null);
        if (plan == null) {
            gaps.add("plan", "/alianzas/" + alliance.code());
        }
        return new ResidencePlan(
                alliance.code(),
                residence.name(),
                gaps.text("address", residence.address()),
                residence.comuna(),
                region(residence.region()),
                plan == null ? NO_PLAN : plan);
    }

    /** «Región del Biobío»: the message {@code agreement.region.<its name without accents, blanks and signs>}. */
    private String region(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String key = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
        return texts.get("agreement.region." + key);
    }

    /** What one party lacks. */
    private final class Gaps {

        private final String whose;
        private final String link;
        private final List<Missing> missing;

        Gaps(String whose, String link, List<Missing> missing) {
            this.whose = whose;
            this.link = link;
            this.missing = missing;
        }

        void add(String what, String where, Object... more) {
            missing.add(new Missing(
                    texts.get(
                            "agreement.missing." + what,
                            Stream.concat(Stream.of(whose), Stream.of(more)).toArray()),
                    where));
        }

        String text(String what, @Nullable String value, Object... more) {
            if (value == null || value.isBlank()) {
                add(what, link, more);
                return "";
            }
            return value;
        }

        String rut(String what, @Nullable String value, Object... more) {
            String typed = text(what, value, more);
            return Rut.parse(typed).map(Rut::formatted).orElse(typed);
        }
    }
}
