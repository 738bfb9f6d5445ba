package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.notification.Addressee;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.persistence.EntityManager;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The companies that the search commission brings: found in the registry, or added to it. */
@Component
class FoundCompanies {

    private final Registry registry;
    private final Comunas comunas;
    private final EntityManager entities;

    FoundCompanies(Registry registry, Comunas comunas, EntityManager entities) {
        this.registry = registry;
        this.comunas = comunas;
        this.entities = entities;
    }

    /**
     * The code of the company that the commission found. One of a name that the registry has already is that one; of its contact,
     * what the registry lacked is filled in, and the rest stays.
     *
     * @throws Refused if none is named or more than one, or what is said of a new one cannot be
     */
    String codeOf(Search report) {
        String companyCode = report.companyCode();
        Search.NewCompany described = report.newCompany();
        if ((companyCode == null) == (described == null)) {
            throw new Refused("companyCode", "linking.found.which");
        }
        if (described == null) {
            return registry.company(companyCode == null ? "" : companyCode)
                    .map(Company::code)
                    .orElseThrow(() -> new Refused("companyCode", "linking.company.unknown"));
        }
        String name = Wordings.required("companyName", described.name(), 200);
        return named(name).map(company -> fill(company, described)).orElseGet(() -> add(name, described));
    }

    /** Of that name, whatever its accents and case. */
    private Optional<Company> named(String name) {
        Collator collator = Collator.getInstance(Locale.forLanguageTag("es"));
        collator.setStrength(Collator.PRIMARY);
        return registry.companies().stream()
                .filter(company -> collator.equals(company.name().strip(), name))
                .findFirst();
    }

    private String fill(Company company, Search.NewCompany described) {
        String contact = Wordings.optional("contactName", described.contact(), 120);
        String email = email(described);
        String phone = Wordings.optional("contactPhone", described.phone(), 30);
        CompanyDetails present = company.details();
        CompanyDetails filled = new CompanyDetails(
                present.name(),
                present.rut(),
                present.business(),
                present.representative(),
                present.representativeRut(),
                present.contact() == null ? contact : present.contact(),
                present.email() == null ? email : present.email(),
                present.phone() == null ? phone : present.phone(),
                present.places(),
                present.resources(),
                present.representativePosition(),
                present.deedOn(),
                present.notary());
        if (!filled.equals(present)) {
            registry.change(company.code(), company.version(), filled);
        }
        return company.code();
    }

    private static @Nullable String email(Search.NewCompany described) {
        String email = Wordings.optional("contactEmail", described.email(), 254);
        if (email != null && !new Addressee("", email).isReachable()) {
            throw new Refused("contactEmail", "linking.contactEmail.impossible", email);
        }
        return email;
    }

    private String add(String name, Search.NewCompany described) {
        String contact = Wordings.required("contactName", described.contact(), 120);
        String email = email(described);
        String phone = Wordings.optional("contactPhone", described.phone(), 30);
        String comuna = Wordings.optional("comuna", described.comuna(), 60);
        if (comuna != null && comunas.find(comuna).isEmpty()) {
            throw new Refused("comuna", "linking.comuna.unknown", comuna);
        }
        List<CompanyDetails.Place> offices =
                comuna == null ? List.of() : List.of(new CompanyDetails.Place(CompanyPlace.Kind.CENTRAL, comuna, null));
        Company added = registry.add(
                null,
                new CompanyDetails(
                        name, null, null, null, null, contact, email, phone, offices, Set.of(), null, null, null));
        // What follows refers to it in plain SQL, which the entity manager does not see.
        entities.flush();
        return added.code();
    }
}
