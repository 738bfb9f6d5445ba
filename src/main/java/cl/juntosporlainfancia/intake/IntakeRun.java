package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.Comuna;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.registry.Rut;
import cl.juntosporlainfancia.spreadsheet.Table;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One passage through a table or a part of it, inside a transaction. The registry, which alone knows the rules, is asked what is
 * wrong with each row; if nothing is, it is registered, behind a savepoint, because a line of a published list may be right in its
 * first half only. A trial goes back to the savepoint after every row, which also lets go of the registry's lock, and remembers what
 * it has tried.
 */
final class IntakeRun {

    private static final int SHOWN_VALUE = 200;

    private final Registry registry;
    private final Comunas comunas;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final FreeText freeText;
    private final Texts texts;
    private final Heading.Understood heading;
    private final boolean trial;
    private final Lines lines;

    private final Map<Party.Kind, Known> known = new EnumMap<>(Party.Kind.class);
    private final Map<Party.Kind, Integer> added = new EnumMap<>(Party.Kind.class);
    private final Lines taken = new Lines();
    /** In a trial, what a row would have registered, by its line. */
    private final Map<Party.Kind, Map<Integer, Map<Field, String>>> tried = new EnumMap<>(Party.Kind.class);

    /** What is known of the row under way. */
    private Cells cells;

    private List<Finding> findings = new ArrayList<>();
    private List<Runnable> whenTaken = new ArrayList<>();
    /** Whether the row's savepoint has been set. */
    private boolean somethingWritten;

    private int line;

    IntakeRun(
            Registry registry,
            Comunas comunas,
            EntityManager entities,
            JdbcClient jdbc,
            FreeText freeText,
            Texts texts,
            Heading.Understood heading,
            boolean trial,
            Lines lines) {
        this.registry = registry;
        this.comunas = comunas;
        this.entities = entities;
        this.jdbc = jdbc;
        this.freeText = freeText;
        this.texts = texts;
        this.heading = heading;
        this.trial = trial;
        this.lines = lines;
        this.cells = new Cells(Map.of(), new Table.Row(0, List.of()));
    }

    List<RowReport> pass(List<Table.Row> rows) {
        learn();
        return rows.stream().map(this::pass).toList();
    }

    Map<Party.Kind, Integer> added() {
        return added;
    }

    /** Which line of the file each of those is from that this passage has registered. */
    Lines taken() {
        return taken;
    }

    private void learn() {
        for (Party.Kind kind : Party.Kind.values()) {
            known.put(kind, new Known());
        }
        registry.organizations().forEach(one -> known(Party.Kind.ORGANIZATION)
                .add(new Known.One(
                        one.code(), one.name(), one.rut(), "", lines.of(Party.Kind.ORGANIZATION, one.code()))));
        registry.residences().forEach(one -> known(Party.Kind.RESIDENCE)
                .add(new Known.One(
                        one.code(),
                        one.name(),
                        null,
                        one.organization().code(),
                        lines.of(Party.Kind.RESIDENCE, one.code()))));
        registry.companies().forEach(one -> known(Party.Kind.COMPANY)
                .add(new Known.One(one.code(), one.name(), one.rut(), "", lines.of(Party.Kind.COMPANY, one.code()))));
        entities.flush();
        entities.clear();
    }

    private Known known(Party.Kind kind) {
        Known all = known.get(kind);
        if (all == null) {
            throw new IllegalStateException("nothing learnt of " + kind);
        }
        return all;
    }

    private RowReport pass(Table.Row row) {
        line = row.line();
        cells = new Cells(heading.columns(), row);
        findings = new ArrayList<>();
        whenTaken = new ArrayList<>();
        lookThrough(row);
        somethingWritten = false;
        boolean isNew =
                switch (heading.kind()) {
                    case ORGANIZATIONS -> takeOrganization();
                    case RESIDENCES -> takeResidence(organization());
                    case COMPANIES -> takeCompany();
                    case COMBINED -> takeCombined();
                };
        Outcome outcome = findings.stream().anyMatch(Finding::error)
                ? Outcome.WRONG
                : isNew ? Outcome.TAKEN : Outcome.ALREADY_THERE;
        settle(outcome);
        ask(Field.MISSION);
        ask(Field.BUSINESS);
        findings.sort(Comparator.comparing(finding -> !finding.error()));
        String name = cells.typed(heading.kind().fields().get(0));
        return new RowReport(line, outcome, name == null ? "" : name, findings);
    }

    /** A trial leaves nothing of any row, a taking nothing of a wrong one. */
    private void settle(Outcome outcome) {
        if (outcome != Outcome.WRONG) {
            entities.flush();
        }
        // What is done with is forgotten: else each flush would look through all rows before.
        entities.clear();
        if (somethingWritten) {
            if (outcome == Outcome.WRONG || trial) {
                jdbc.sql("rollback to savepoint intake_row").update();
            }
            jdbc.sql("release savepoint intake_row").update();
        }
        if (outcome != Outcome.WRONG) {
            whenTaken.forEach(Runnable::run);
        }
    }

    /** What can be said before the registry is asked: missing cells, cells too many, and what is no date, number, yes or no. */
    private void lookThrough(Table.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            int at = i;
            if (!row.cell(i).isEmpty() && beyondHeader(at)) {
                findings.add(new Finding(
                        true, Table.letterOf(i), null, shown(row.cell(i)), texts.get("intake.cell.noColumn")));
            }
        }
        for (Field field : heading.kind().fields()) {
            String typed = cells.typed(field);
            if (typed == null) {
                // A line of a published list may name a residence that has no company yet.
                if (heading.kind().required().contains(field) && field != Field.COMPANY_NAME
                        || heading.kind() == Kind.COMPANIES && field == Field.COMPANY_NAME) {
                    wrong(field, texts.get("intake.cell.missing"));
                }
                continue;
            }
            switch (field) {
                case FOUNDED, DEED, INCORPORATED ->
                    require(Cells.parseDate(typed).isPresent(), field, "intake.cell.date");
                case FECU, PLACES -> require(Cells.parseNumber(typed).isPresent(), field, "intake.cell.number");
                case COS_MEMBER, COLLABORATES -> require(Cells.parseFlag(typed).isPresent(), field, "intake.cell.flag");
                default -> {}
            }
        }
        if (cells.typed(Field.CENTRAL_ADDRESS) != null && cells.typed(Field.CENTRAL_COMUNA) == null) {
            wrong(Field.CENTRAL_ADDRESS, texts.get("intake.cell.centralComuna"));
        }
    }

    private boolean beyondHeader(int index) {
        return heading.columns().values().stream().noneMatch(column -> column.index() == index)
                && heading.unknown().stream().noneMatch(column -> column.index() == index);
    }

    private void require(boolean right, Field field, String key) {
        if (!right) {
            wrong(field, texts.get(key, String.valueOf(cells.typed(field))));
        }
    }

    private boolean takeCombined() {
        OrganizationSought sought = organizationOfLine();
        boolean isNew = sought.isNew();
        isNew |= takeResidence(sought.code());
        if (cells.typed(Field.COMPANY_NAME) != null) {
            isNew |= takeCompany();
        }
        return isNew;
    }

    private record OrganizationSought(Optional<String> code, boolean isNew) {}

    /** In a published list an organisation that is not registered is new. */
    private OrganizationSought organizationOfLine() {
        String typed = cells.text(Field.ORGANIZATION);
        if (typed == null) {
            return new OrganizationSought(Optional.empty(), false);
        }
        Optional<Known.One> there = findOrganization(typed);
        if (there.isPresent()) {
            registerAgain(there.get());
            return new OrganizationSought(there.map(Known.One::code), false);
        }
        noticeSimilar(Party.Kind.ORGANIZATION, "", Field.ORGANIZATION);
        Optional<String> code = offer(
                Party.Kind.ORGANIZATION,
                OrganizationDetails.named(typed),
                details -> registry.faults(null, details),
                details -> {
                    Organization organization = registry.add(null, details);
                    return new Known.One(organization.code(), organization.name(), organization.rut(), "", line);
                });
        return new OrganizationSought(code, true);
    }

    /** In a trial, for this row: an earlier one has tried this organisation, and left nothing of it. */
    private void registerAgain(Known.One one) {
        OrganizationDetails details = OrganizationDetails.named(one.name());
        if (trial
                && one.line() > 0
                && registry.faults(null, details).isEmpty()
                && registry.faults(Party.Kind.ORGANIZATION, one.code(), null).isEmpty()) {
            beforeWriting();
            registry.add(one.code(), details);
        }
    }

    private boolean takeOrganization() {
        Optional<Known.One> there = identify(Party.Kind.ORGANIZATION, "", Field.ORGANIZATION_NAME);
        if (there.isPresent()) {
            tell(there.get(), Kind.ORGANIZATIONS, present(Party.Kind.ORGANIZATION, there.get()));
            return false;
        }
        noticeSimilar(Party.Kind.ORGANIZATION, "", Field.ORGANIZATION_NAME);
        offer(
                Party.Kind.ORGANIZATION,
                Details.organization(cells),
                details -> registry.faults(null, details),
                details -> {
                    Organization organization = registry.add(code(), details);
                    LocalDate on = cells.date(Field.INCORPORATED);
                    if (on != null) {
                        registry.incorporateOrganization(organization.code(), on);
                    }
                    return new Known.One(organization.code(), organization.name(), organization.rut(), "", line);
                });
        return true;
    }

    /** The organisation that the row of a residence names. */
    private Optional<String> organization() {
        String typed = cells.text(Field.ORGANIZATION);
        if (typed == null) {
            return Optional.empty();
        }
        Optional<Known.One> there = findOrganization(typed);
        if (there.isEmpty()) {
            Optional<Known.One> similar = known(Party.Kind.ORGANIZATION).similar("", typed);
            wrong(
                    Field.ORGANIZATION,
                    similar.map(one -> texts.get("intake.organization.unknown.similar", typed, one.name()))
                            .orElseGet(() -> texts.get("intake.organization.unknown", typed)));
        }
        return there.map(Known.One::code);
    }

    private Optional<Known.One> findOrganization(String typed) {
        Known organizations = known(Party.Kind.ORGANIZATION);
        return organizations.name("", typed).or(() -> organizations.code(typed)).or(() -> Rut.parse(typed)
                .flatMap(rut -> organizations.rut(rut.toString())));
    }

    private boolean takeResidence(Optional<String> organization) {
        String within = organization.orElse("");
        Optional<Known.One> there = identify(Party.Kind.RESIDENCE, within, Field.RESIDENCE_NAME);
        if (there.isPresent()) {
            tell(there.get(), Kind.RESIDENCES, present(Party.Kind.RESIDENCE, there.get()));
            return false;
        }
        noticeSimilar(Party.Kind.RESIDENCE, within, Field.RESIDENCE_NAME);
        noticeRegion();
        offer(
                Party.Kind.RESIDENCE,
                Details.residence(cells, within),
                details -> registry.faults(null, details),
                details -> {
                    Residence residence = registry.add(code(), details);
                    LocalDate on = cells.date(Field.INCORPORATED);
                    if (on != null) {
                        registry.incorporateResidence(residence.code(), on);
                    }
                    return new Known.One(residence.code(), residence.name(), null, within, line);
                });
        return true;
    }

    private void noticeRegion() {
        String region = cells.typed(Field.REGION);
        String typed = cells.text(Field.COMUNA);
        Optional<Comuna> comuna = typed == null ? Optional.empty() : comunas.find(typed);
        if (region != null && comuna.isPresent()) {
            String right = comuna.get().region();
            Optional<String> meant = comunas.findRegion(region);
            if (meant.isEmpty()) {
                notice(Field.REGION, texts.get("intake.region.unknown", region, right));
            } else if (!meant.get().equals(right)) {
                notice(
                        Field.REGION,
                        texts.get("intake.region.other", comuna.get().name(), right));
            }
        }
    }

    private boolean takeCompany() {
        Optional<Known.One> there = identify(Party.Kind.COMPANY, "", Field.COMPANY_NAME);
        if (there.isPresent()) {
            // In a published list a company comes back in line after line.
            if (heading.kind() != Kind.COMBINED) {
                tell(there.get(), Kind.COMPANIES, present(Party.Kind.COMPANY, there.get()));
            }
            return false;
        }
        noticeSimilar(Party.Kind.COMPANY, "", Field.COMPANY_NAME);
        offer(Party.Kind.COMPANY, Details.company(cells), details -> registry.faults(null, details), details -> {
            Company company = registry.add(code(), details);
            return new Known.One(company.code(), company.name(), company.rut(), "", line);
        });
        return true;
    }

    private @Nullable String code() {
        return cells.text(Field.CODE);
    }

    /** Which registered one, or which earlier row, this is about: by RUT, by code, else by name. */
    private Optional<Known.One> identify(Party.Kind kind, String within, Field nameField) {
        Known all = known(kind);
        String typedRut =
                kind == Party.Kind.RESIDENCE || heading.kind() == Kind.COMBINED ? null : cells.text(Field.RUT);
        Optional<Known.One> byRut =
                Optional.ofNullable(typedRut).flatMap(Rut::parse).flatMap(rut -> all.rut(rut.toString()));
        String code = code();
        Optional<Known.One> byCode = code == null ? Optional.empty() : all.code(code);
        if (byRut.isPresent() && byCode.isPresent() && !byRut.equals(byCode)) {
            wrong(
                    Field.CODE,
                    texts.get(
                            "intake.code.other",
                            byCode.get().name(),
                            byRut.get().name()));
        }
        String name = cells.text(nameField);
        return byRut.or(() -> byCode).or(() -> name == null ? Optional.empty() : all.name(within, name));
    }

    /** What is registered of it, or what an earlier row of this trial would have registered. */
    private Map<Field, String> present(Party.Kind kind, Known.One one) {
        Map<Field, String> ofEarlierRow = triedOf(kind).get(one.line());
        if (ofEarlierRow != null) {
            return ofEarlierRow;
        }
        return switch (kind) {
            case ORGANIZATION -> Details.of(registry.organization(one.code()));
            case RESIDENCE -> Details.of(registry.residence(one.code()).orElseThrow());
            case COMPANY -> Details.of(registry.company(one.code()).orElseThrow());
        };
    }

    private Map<Integer, Map<Field, String>> triedOf(Party.Kind kind) {
        return tried.computeIfAbsent(kind, k -> new HashMap<>());
    }

    /** That it is there already, and what of it differs; it is left as it is. */
    private void tell(Known.One there, Kind kind, Map<Field, String> present) {
        findings.add(new Finding(
                false,
                null,
                null,
                null,
                there.line() > 0
                        ? texts.get("intake.repeated", String.valueOf(there.line()), there.name())
                        : texts.get("intake.already", there.name(), there.code())));
        String differing = kind.fields().stream()
                .filter(field -> field != Field.REGION && differs(field, present))
                .map(field -> column(field).map(Table.Column::name).orElse(""))
                .collect(Collectors.joining(", "));
        if (!differing.isEmpty()) {
            findings.add(new Finding(
                    false,
                    null,
                    null,
                    null,
                    texts.get(there.line() > 0 ? "intake.differs.row" : "intake.differs", differing)));
        }
    }

    /** An empty cell says nothing, and so does not differ. */
    private boolean differs(Field field, Map<Field, String> present) {
        String typed = cells.typed(field);
        return typed != null && !canonical(field, typed).equals(canonical(field, present.getOrDefault(field, "")));
    }

    /** In one form, however it is written. */
    private String canonical(Field field, String text) {
        return switch (field) {
            case FOUNDED, DEED, INCORPORATED ->
                Cells.parseDate(text).map(LocalDate::toString).orElse(text);
            case COS_MEMBER, COLLABORATES ->
                Cells.parseFlag(text).map(String::valueOf).orElse(text);
            case RUT, REPRESENTATIVE_RUT -> Rut.parse(text).map(Rut::toString).orElse(text);
            case COMUNA, CENTRAL_COMUNA -> comuna(text);
            case BRANCHES ->
                Cells.parts(text).stream().map(this::comuna).sorted().collect(Collectors.joining(";"));
            case RESOURCES -> Cells.codes(text).stream().sorted().collect(Collectors.joining(";"));
            case ORGANIZATION -> findOrganization(text).map(Known.One::code).orElse(text);
            default -> Spelling.key(text);
        };
    }

    private String comuna(String text) {
        return comunas.find(text).map(Comuna::name).orElse(text);
    }

    private void noticeSimilar(Party.Kind kind, String within, Field field) {
        String name = cells.text(field);
        if (name != null) {
            known(kind)
                    .similar(within, name)
                    .ifPresent(one -> notice(
                            field,
                            one.line() > 0
                                    ? texts.get("intake.similar.row", one.name(), String.valueOf(one.line()))
                                    : texts.get("intake.similar", one.name())));
        }
    }

    /**
     * Registers it if nothing is wrong with it, nor with what the row said before.
     *
     * @return its code; empty if it was not registered
     */
    private <D> Optional<String> offer(
            Party.Kind kind, D details, Function<D, List<Refused>> rules, Function<D, Known.One> add) {
        List<Refused> faults = new ArrayList<>(rules.apply(details));
        faults.addAll(registry.faults(kind, code(), cells.date(Field.INCORPORATED)));
        for (Refused fault : faults) {
            Field field = field(kind, fault.field());
            if (field == null) {
                findings.add(new Finding(true, null, null, null, texts.of(fault)));
            } else {
                wrong(field, texts.of(fault));
            }
        }
        if (findings.stream().anyMatch(Finding::error)) {
            return Optional.empty();
        }
        beforeWriting();
        Known.One one = add.apply(details);
        Map<Field, String> present = trial ? present(kind, one) : Map.of();
        whenTaken.add(() -> {
            known(kind).add(one);
            taken.add(kind, one.code(), line);
            if (trial) {
                triedOf(kind).put(line, present);
            }
            added.merge(kind, 1, Integer::sum);
        });
        return Optional.of(one.code());
    }

    /** Sets the row's savepoint, once. */
    private void beforeWriting() {
        if (!somethingWritten) {
            jdbc.sql("savepoint intake_row").update();
            somethingWritten = true;
        }
    }

    /** Which of the sheet's fields the registry means; null if none of them. */
    private @Nullable Field field(Party.Kind kind, String property) {
        if (kind == Party.Kind.ORGANIZATION && heading.kind() == Kind.COMBINED) {
            return Field.ORGANIZATION;
        }
        if (kind == Party.Kind.COMPANY && heading.kind() == Kind.COMBINED) {
            return Field.COMPANY_NAME;
        }
        if (property.startsWith("places[") && (!property.startsWith("places[0]") || !cells.has(Field.CENTRAL_COMUNA))) {
            return Field.BRANCHES;
        }
        return heading.kind().fields().stream()
                .filter(field -> field.property().equals(property))
                .findFirst()
                .orElse(null);
    }

    /** Notes an error; the value counts as not there from now on. False if it did already. */
    private boolean wrong(Field field, String sentence) {
        if (!cells.markFaulty(field)) {
            return false;
        }
        findings.add(finding(true, field, sentence));
        return true;
    }

    /** A sheet may name people; whoever looks at the trial decides whether one of them is a child. */
    private void ask(Field field) {
        String typed = heading.columns().containsKey(field) ? cells.typed(field) : null;
        if (typed != null) {
            freeText.suspicions(typed).forEach(words -> notice(field, texts.get("privacy.ask.import", words)));
        }
    }

    private void notice(Field field, String sentence) {
        findings.add(finding(false, field, sentence));
    }

    private Finding finding(boolean error, Field field, String sentence) {
        Optional<Table.Column> column = column(field);
        return new Finding(
                error,
                column.map(Table.Column::letter).orElse(null),
                column.map(Table.Column::name).orElse(null),
                shown(cells.typed(field)),
                sentence);
    }

    private Optional<Table.Column> column(Field field) {
        return Optional.ofNullable(heading.columns().get(field));
    }

    private static @Nullable String shown(@Nullable String value) {
        return value == null || value.length() <= SHOWN_VALUE ? value : value.substring(0, SHOWN_VALUE) + "…";
    }
}
