package cl.juntosporlainfancia.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a sheet lists. */
public enum Kind {
    ORGANIZATIONS(
            Set.of(Field.ORGANIZATION_NAME),
            Field.ORGANIZATION_NAME,
            Field.RUT,
            Field.COMUNA,
            Field.ADDRESS,
            Field.FOUNDED,
            Field.COS_MEMBER,
            Field.FECU,
            Field.REPRESENTATIVE,
            Field.REPRESENTATIVE_RUT,
            Field.REPRESENTATIVE_POSITION,
            Field.DEED,
            Field.NOTARY,
            Field.MISSION,
            Field.EMAIL,
            Field.PHONE,
            Field.INCORPORATED,
            Field.CODE),
    RESIDENCES(
            Set.of(Field.RESIDENCE_NAME, Field.ORGANIZATION, Field.COMUNA),
            Field.RESIDENCE_NAME,
            Field.ORGANIZATION,
            Field.COMUNA,
            Field.REGION,
            Field.ADDRESS,
            Field.EMAIL,
            Field.PHONE,
            Field.PLACES,
            Field.COLLABORATES,
            Field.INCORPORATED,
            Field.CODE),
    COMPANIES(
            Set.of(Field.COMPANY_NAME),
            Field.COMPANY_NAME,
            Field.RUT,
            Field.BUSINESS,
            Field.REPRESENTATIVE,
            Field.REPRESENTATIVE_RUT,
            Field.REPRESENTATIVE_POSITION,
            Field.DEED,
            Field.NOTARY,
            Field.CONTACT,
            Field.EMAIL,
            Field.PHONE,
            Field.CENTRAL_COMUNA,
            Field.CENTRAL_ADDRESS,
            Field.BRANCHES,
            Field.RESOURCES,
            Field.CODE),
    /** A published list: each line names a residence, its organisation and its company. */
    COMBINED(
            Set.of(Field.RESIDENCE_NAME, Field.COMUNA, Field.ORGANIZATION, Field.COMPANY_NAME),
            Field.RESIDENCE_NAME,
            Field.COMUNA,
            Field.REGION,
            Field.ORGANIZATION,
            Field.COMPANY_NAME);

    private final Set<Field> required;
    private final List<Field> fields;

    Kind(Set<Field> required, Field... fields) {
        this.required = required;
        this.fields = List.of(fields);
    }

    /** Its columns, as the template orders them. */
    List<Field> fields() {
        return fields;
    }

    /** Those without which a sheet can't be of this kind. */
    Set<Field> required() {
        return EnumSet.copyOf(required);
    }
}
