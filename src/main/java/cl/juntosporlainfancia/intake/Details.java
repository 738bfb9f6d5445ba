package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.CompanyDetails;
import cl.juntosporlainfancia.registry.CompanyPlace;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a row to what the registry takes, and from what the registry has to what a row would say. */
final class Details {

    private Details() {}

    static OrganizationDetails organization(Cells cells) {
        return new OrganizationDetails(
                cells.textOrEmpty(Field.ORGANIZATION_NAME),
                cells.text(Field.RUT),
                cells.date(Field.FOUNDED),
                cells.flag(Field.COS_MEMBER, false),
                cells.number(Field.FECU),
                cells.text(Field.COMUNA),
                cells.text(Field.ADDRESS),
                cells.text(Field.REPRESENTATIVE),
                cells.text(Field.REPRESENTATIVE_RUT),
                cells.text(Field.EMAIL),
                cells.text(Field.PHONE),
                cells.text(Field.REPRESENTATIVE_POSITION),
                cells.date(Field.DEED),
                cells.text(Field.NOTARY),
                cells.text(Field.MISSION));
    }

    static ResidenceDetails residence(Cells cells, String organizationCode) {
        return new ResidenceDetails(
                cells.textOrEmpty(Field.RESIDENCE_NAME),
                organizationCode,
                cells.textOrEmpty(Field.COMUNA),
                cells.text(Field.ADDRESS),
                cells.text(Field.EMAIL),
                cells.text(Field.PHONE),
                cells.number(Field.PLACES),
                cells.flag(Field.COLLABORATES, true));
    }

    static CompanyDetails company(Cells cells) {
        List<CompanyDetails.Place> places = new ArrayList<>();
        String central = cells.text(Field.CENTRAL_COMUNA);
        if (central != null) {
            places.add(new CompanyDetails.Place(CompanyPlace.Kind.CENTRAL, central, cells.text(Field.CENTRAL_ADDRESS)));
        }
        cells.list(Field.BRANCHES)
                .forEach(comuna -> places.add(new CompanyDetails.Place(CompanyPlace.Kind.BRANCH, comuna, null)));
        String resources = cells.text(Field.RESOURCES);
        return new CompanyDetails(
                cells.textOrEmpty(Field.COMPANY_NAME),
                cells.text(Field.RUT),
                cells.text(Field.BUSINESS),
                cells.text(Field.REPRESENTATIVE),
                cells.text(Field.REPRESENTATIVE_RUT),
                cells.text(Field.CONTACT),
                cells.text(Field.EMAIL),
                cells.text(Field.PHONE),
                places,
                resources == null ? Set.of() : Set.copyOf(Cells.codes(resources)),
                cells.text(Field.REPRESENTATIVE_POSITION),
                cells.date(Field.DEED),
                cells.text(Field.NOTARY));
    }

    static Map<Field, String> of(Organization organization) {
        OrganizationDetails details = organization.details();
        Map<Field, String> texts = new EnumMap<>(Field.class);
        put(texts, Field.ORGANIZATION_NAME, details.name());
        put(texts, Field.RUT, details.rut());
        put(texts, Field.FOUNDED, details.foundedOn());
        put(texts, Field.COS_MEMBER, details.cosMember());
        put(texts, Field.FECU, details.fecuYear());
        put(texts, Field.COMUNA, details.comuna());
        put(texts, Field.ADDRESS, details.address());
        put(texts, Field.REPRESENTATIVE, details.representative());
        put(texts, Field.REPRESENTATIVE_RUT, details.representativeRut());
        put(texts, Field.REPRESENTATIVE_POSITION, details.representativePosition());
        put(texts, Field.DEED, details.deedOn());
        put(texts, Field.NOTARY, details.notary());
        put(texts, Field.EMAIL, details.email());
        put(texts, Field.PHONE, details.phone());
        put(texts, Field.MISSION, details.mission());
        put(texts, Field.INCORPORATED, organization.incorporatedOn());
        put(texts, Field.CODE, organization.code());
        return texts;
    }

    static Map<Field, String> of(Residence residence) {
        ResidenceDetails details = residence.details();
        Map<Field, String> texts = new EnumMap<>(Field.class);
        put(texts, Field.RESIDENCE_NAME, details.name());
        put(texts, Field.ORGANIZATION, details.organizationCode());
        put(texts, Field.COMUNA, details.comuna());
        put(texts, Field.ADDRESS, details.address());
        put(texts, Field.EMAIL, details.email());
        put(texts, Field.PHONE, details.phone());
        put(texts, Field.PLACES, details.places());
        put(texts, Field.COLLABORATES, details.collaborates());
        put(texts, Field.INCORPORATED, residence.incorporatedOn());
        put(texts, Field.CODE, residence.code());
        return texts;
    }

    static Map<Field, String> of(Company company) {
        CompanyDetails details = company.details();
        Map<Field, String> texts = new EnumMap<>(Field.class);
        put(texts, Field.COMPANY_NAME, details.name());
        put(texts, Field.RUT, details.rut());
        put(texts, Field.BUSINESS, details.business());
        put(texts, Field.REPRESENTATIVE, details.representative());
        put(texts, Field.REPRESENTATIVE_RUT, details.representativeRut());
        put(texts, Field.REPRESENTATIVE_POSITION, details.representativePosition());
        put(texts, Field.DEED, details.deedOn());
        put(texts, Field.NOTARY, details.notary());
        put(texts, Field.CONTACT, details.contact());
        put(texts, Field.EMAIL, details.email());
        put(texts, Field.PHONE, details.phone());
        details.places().stream()
                .filter(place -> place.kind() == CompanyPlace.Kind.CENTRAL)
                .forEach(place -> {
                    put(texts, Field.CENTRAL_COMUNA, place.comuna());
                    put(texts, Field.CENTRAL_ADDRESS, place.address());
                });
        put(
                texts,
                Field.BRANCHES,
                details.places().stream()
                        .filter(place -> place.kind() == CompanyPlace.Kind.BRANCH)
                        .map(CompanyDetails.Place::comuna)
                        .collect(Collectors.joining(";")));
        put(texts, Field.RESOURCES, String.join(";", details.resources()));
        put(texts, Field.CODE, company.code());
        return texts;
    }

    private static void put(Map<Field, String> texts, Field field, @Nullable Object value) {
        if (value != null) {
            texts.put(field, value.toString());
        }
    }
}
