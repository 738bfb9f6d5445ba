package cl.juntosporlainfancia.intake;

/**
 * What a column may say. Its title, what else it may be called, and what it is for are the messages {@code intake.column.<NAME>}
 * with the endings {@code .also} and {@code .hint}.
 */
enum Field {
    ORGANIZATION_NAME("name"),
    RESIDENCE_NAME("name"),
    COMPANY_NAME("name"),
    /** The organisation of a residence: its name, code or RUT. */
    ORGANIZATION("organizationCode"),
    RUT("rut"),
    COMUNA("comuna"),
    REGION("region"),
    ADDRESS("address"),
    FOUNDED("foundedOn"),
    COS_MEMBER("cosMember"),
    FECU("fecuYear"),
    REPRESENTATIVE("representative"),
    REPRESENTATIVE_RUT("representativeRut"),
    REPRESENTATIVE_POSITION("representativePosition"),
    /** Date of the deed that gives the power to represent. */
    DEED("deedOn"),
    NOTARY("notary"),
    MISSION("mission"),
    EMAIL("email"),
    PHONE("phone"),
    INCORPORATED("incorporatedOn"),
    PLACES("places"),
    COLLABORATES("collaborates"),
    BUSINESS("business"),
    CONTACT("contact"),
    CENTRAL_COMUNA("places[0].comuna"),
    CENTRAL_ADDRESS("places[0].address"),
    BRANCHES("places"),
    RESOURCES("resources"),
    CODE("code");

    private final String property;

    Field(String property) {
        this.property = property;
    }

    /** What the registry's records call it. */
    String property() {
        return property;
    }
}
