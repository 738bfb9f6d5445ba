package cl.juntosporlainfancia.registry;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.notification.Addressee;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the registry admits. Each method names all faults, in no matter which form or file they were typed; its first argument is the
 * code of what is being changed, or null for something new.
 */
@Component
class RegistryRules {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Pattern SHAPE_OF_RUT = Pattern.compile("[0-9]{7,8}[0-9kK]");

    private final Validator validator;
    private final Comunas comunas;
    private final Catalogue catalogue;
    private final BusinessCalendar calendar;
    private final JdbcClient jdbc;

    RegistryRules(
            Validator validator, Comunas comunas, Catalogue catalogue, BusinessCalendar calendar, JdbcClient jdbc) {
        this.validator = validator;
        this.comunas = comunas;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    List<Refused> faults(@Nullable String code, OrganizationDetails details) {
        Faults found = violations(details);
        found.rut("rut", details.rut());
        found.rut("representativeRut", details.representativeRut());
        found.email(details.email());
        if (details.comuna() != null) {
            found.comuna("comuna", details.comuna());
        }
        if (details.foundedOn() != null && details.foundedOn().isAfter(calendar.today())) {
            found.add("foundedOn", "registry.foundedOn.future");
        }
        found.deed(details.deedOn());
        Integer year = details.fecuYear();
        int last = FecuYears.last(calendar.today());
        if (year != null && (year < FecuYears.FIRST || year > last)) {
            found.add("fecuYear", "registry.fecuYear.range", Integer.toString(FecuYears.FIRST), Integer.toString(last));
        }
        unique(found, "organization", code, details.name(), details.rut());
        return found.list;
    }

    List<Refused> faults(@Nullable String code, ResidenceDetails details) {
        Faults found = violations(details);
        found.email(details.email());
        if (!details.comuna().isEmpty()) {
            found.comuna("comuna", details.comuna());
        }
        if (!details.organizationCode().isEmpty() && !exists("organization", details.organizationCode())) {
            found.add("organizationCode", "registry.organization.unknown", details.organizationCode());
        }
        named(
                        "select name from juntos.residence where plain_name = juntos.plain(:name)"
                                + " and organization_code = :organization and code <> :code",
                        Map.of(
                                "name",
                                details.name(),
                                "organization",
                                details.organizationCode(),
                                "code",
                                code == null ? "" : code))
                .ifPresent(name -> found.add("name", "registry.name.taken.residence", name));
        return found.list;
    }

    List<Refused> faults(@Nullable String code, CompanyDetails details) {
        Faults found = violations(details);
        found.rut("rut", details.rut());
        found.rut("representativeRut", details.representativeRut());
        found.email(details.email());
        found.deed(details.deedOn());
        boolean central = false;
        Set<String> offices = new HashSet<>();
        for (int i = 0; i < details.places().size(); i++) {
            CompanyDetails.Place place = details.places().get(i);
            String row = "places[" + i + "].";
            if (place.isBlank()) {
                continue;
            }
            if (place.kind() == CompanyPlace.Kind.CENTRAL) {
                if (central) {
                    found.add(row + "kind", "registry.place.twoCentral");
                }
                central = true;
            }
            if (!place.comuna().isEmpty() && found.comuna(row + "comuna", place.comuna())) {
                String comuna = comunas.find(place.comuna()).orElseThrow().name();
                if (place.kind() == CompanyPlace.Kind.BRANCH && !offices.add(comuna)) {
                    found.add(row + "comuna", "registry.place.repeated", comuna);
                }
            }
        }
        details.resources().stream()
                .filter(standard -> !catalogue.hasStandard(standard))
                .sorted()
                .forEach(standard -> found.add("resources", "registry.resources.unknown", standard));
        unique(found, "company", code, details.name(), details.rut());
        return found.list;
    }

    List<Refused> faults(CosDetails details) {
        Faults found = violations(details);
        found.rut("rut", details.rut());
        found.rut("representativeRut", details.representativeRut());
        found.email(details.email());
        found.deed(details.deedOn());
        if (details.comuna() != null) {
            found.comuna("comuna", details.comuna());
        }
        return found.list;
    }

    List<Refused> faults(@Nullable String username, PersonDetails details) {
        Faults found = violations(details);
        if (found.email(details.email()) && username != null) {
            named(
                            "select name from juntos.person where upper(email) = upper(:email) and username <> :username",
                            Map.of("email", details.email(), "username", username))
                    .ifPresent(name -> found.add("email", "person.email.taken", details.email(), name));
        }
        return found.list;
    }

    /** Of what is said beside the details of something new: a code that somebody chose, and since when it takes part. */
    List<Refused> faults(Party.Kind kind, @Nullable String code, @Nullable LocalDate incorporatedOn) {
        Faults found = new Faults();
        if (code != null) {
            faultOfCode(kind.name().toLowerCase(Locale.ROOT), code).ifPresent(found.list::add);
        }
        if (incorporatedOn != null && incorporatedOn.isAfter(calendar.today())) {
            found.add("incorporatedOn", "registry.incorporatedOn.future");
        }
        return found.list;
    }

    /**
     * A code that somebody chose.
     *
     * @throws Refused if it has other signs than letters, digits and hyphens, or is in use
     */
    void requireCode(String table, String code) {
        faultOfCode(table, code).ifPresent(fault -> {
            throw fault;
        });
    }

    private Optional<Refused> faultOfCode(String table, String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.of(new Refused("code", "registry.code.shape", code));
        }
        return exists(table, code) ? Optional.of(new Refused("code", "registry.code.taken", code)) : Optional.empty();
    }

    /** Its region, and its name as it is officially written. */
    Comuna comuna(String typed) {
        return comunas.find(typed).orElseThrow(() -> new Refused("comuna", "registry.comuna.unknown", typed));
    }

    /** In its one form; null where there is none. */
    static @Nullable String rut(@Nullable String typed) {
        return typed == null ? null : Rut.parse(typed).map(Rut::toString).orElse(typed);
    }

    private void unique(Faults found, String table, @Nullable String code, String name, @Nullable String rut) {
        String self = code == null ? "" : code;
        named(
                        "select name from juntos." + table
                                + " where plain_name = juntos.plain(:name) and code <> :code",
                        Map.of("name", name, "code", self))
                .ifPresent(other -> found.add("name", "registry.name.taken." + table, other));
        if (rut != null) {
            Rut.parse(rut)
                    .flatMap(number -> named(
                            "select name from juntos." + table + " where rut = :rut and code <> :code",
                            Map.of("rut", number.toString(), "code", self)))
                    .ifPresent(other -> found.add("rut", "registry.rut.taken", rut, other));
        }
    }

    private boolean exists(String table, String code) {
        return jdbc.sql("select count(*) from juntos." + table + " where code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Optional<String> named(String sql, Map<String, String> values) {
        return jdbc.sql(sql + " limit 1").params(values).query(String.class).optional();
    }

    private <T> Faults violations(T details) {
        Faults found = new Faults();
        for (ConstraintViolation<T> violation : validator.validate(details)) {
            String field = violation.getPropertyPath().toString();
            if (!(details instanceof CompanyDetails company && company.isBlankRow(field))) {
                found.add(field, violation.getMessageTemplate().replaceAll("^\\{|}$", ""));
            }
        }
        return found;
    }

    /** At most one for each field: the first one said of it. */
    private final class Faults {

        private final List<Refused> list = new ArrayList<>();
        private final Set<String> fields = new HashSet<>();

        void add(String field, String key, Object... arguments) {
            if (fields.add(field)) {
                list.add(new Refused(field, key, arguments));
            }
        }

        void rut(String field, @Nullable String typed) {
            if (typed != null && Rut.parse(typed).isEmpty()) {
                boolean shaped = SHAPE_OF_RUT
                        .matcher(typed.replaceAll("[^0-9A-Za-z]", ""))
                        .matches();
                add(field, "registry." + field + (shaped ? ".digit" : ".shape"), typed);
            }
        }

        void deed(@Nullable LocalDate on) {
            if (on != null && on.isAfter(calendar.today())) {
                add("deedOn", "registry.deedOn.future");
            }
        }

        boolean email(@Nullable String typed) {
            if (typed != null && !typed.isEmpty() && !new Addressee("", typed).isReachable()) {
                add("email", "registry.email.shape", typed);
                return false;
            }
            return true;
        }

        boolean comuna(String field, String typed) {
            if (comunas.find(typed).isEmpty()) {
                add(field, "registry.comuna.unknown", typed);
                return false;
            }
            return true;
        }
    }
}
