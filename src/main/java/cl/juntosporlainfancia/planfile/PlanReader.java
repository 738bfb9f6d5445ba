package cl.juntosporlainfancia.planfile;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import cl.juntosporlainfancia.spreadsheet.Table;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.Saving;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads activities from a sheet: ours, or the manual's bare template (annex 7.2). */
@Component
class PlanReader {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern CODE = Pattern.compile("^([A-Z]|\\d+)\\s?[.,]\\s?(\\d+)\\b.*", Pattern.DOTALL);
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(T.*)?");
    private static final Pattern CHILEAN_DATE = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");

    private final Catalogue catalogue;
    private final PlanDrafts drafts;
    private final Validator validator;
    private final FreeText freeText;
    private final Texts texts;

    PlanReader(Catalogue catalogue, PlanDrafts drafts, Validator validator, FreeText freeText, Texts texts) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.validator = validator;
        this.freeText = freeText;
        this.texts = texts;
    }

    /**
     * A row, and the activity it says; empty if it cannot be one.
     */
    record Reading(PlanTrial.Line line, Optional<Saving.Row> row) {}

    /**
     * @param content of the file: the same file makes the same ids, so that it can be taken twice without harm
     * @throws Refused if the header cannot be recognised
     */
    List<Reading> read(Table table, PlanSheet plan, byte[] content) {
        PlanHeader header = PlanHeader.find(table, plan, texts);
        Set<String> known = new HashSet<>();
        plan.activities().forEach(activity -> known.add(key(activity.standard(), activity.description())));
        UUID file = UUID.nameUUIDFromBytes(content);
        List<Reading> readings = new ArrayList<>();
        String area = "";
        for (Table.Row row : header.rows()) {
            area = header.cell(row, PlanColumn.AREA).isEmpty() ? area : header.cell(row, PlanColumn.AREA);
            if (header.isBlank(row)) {
                continue;
            }
            UUID id = UUID.nameUUIDFromBytes("%s %s %d"
                    .formatted(plan.id(), file, row.line())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            readings.add(new RowReader(header, row, area, plan, id).read(known));
        }
        return readings;
    }

    private static String key(String standard, String description) {
        return standard + " " + Words.key(description);
    }

    /** Reads one row. */
    private final class RowReader {

        private final PlanHeader header;
        private final Table.Row row;
        private final String area;
        private final PlanSheet plan;
        private final UUID id;
        private final List<Finding> findings = new ArrayList<>();

        RowReader(PlanHeader header, Table.Row row, String area, PlanSheet plan, UUID id) {
            this.header = header;
            this.row = row;
            this.area = area;
            this.plan = plan;
            this.id = id;
        }

        Reading read(Set<String> known) {
            String description = Objects.requireNonNullElse(text(PlanColumn.ACTIVITY), "");
            if (description.isEmpty()) {
                wrong(PlanColumn.ACTIVITY, texts.get("activity.description.required"));
            }
            String standard = standard();
            Set<YearMonth> marked = new TreeSet<>();
            Map<YearMonth, ActivityLine.Sum> months = months(marked);
            LocalDate startsOn = date(PlanColumn.STARTS_ON, false);
            LocalDate endsOn = date(PlanColumn.ENDS_ON, true);
            if (startsOn == null && isEmpty(PlanColumn.STARTS_ON)) {
                startsOn =
                        marked.stream().findFirst().map(month -> month.atDay(1)).orElse(null);
                if (startsOn == null && endsOn == null) {
                    wrong(PlanColumn.STARTS_ON, texts.get("planfile.dates.none"));
                } else if (startsOn == null) {
                    wrong(PlanColumn.STARTS_ON, texts.get("activity.startsOn.required"));
                }
            }
            if (endsOn == null && isEmpty(PlanColumn.ENDS_ON)) {
                endsOn = marked.stream()
                        .reduce((first, last) -> last)
                        .map(YearMonth::atEndOfMonth)
                        .orElse(null);
                if (endsOn == null && startsOn != null) {
                    wrong(PlanColumn.ENDS_ON, texts.get("activity.endsOn.required"));
                }
            }
            People people = people();
            Funding funding = funding(months);
            String second = secondDimension();
            Optional<Saving.Row> taken = Optional.empty();
            if (standard != null && startsOn != null && endsOn != null && !description.isEmpty()) {
                ActivityLine line = new ActivityLine(
                        standard,
                        second,
                        description,
                        text(PlanColumn.OBJECTIVE),
                        text(PlanColumn.INDICATOR),
                        startsOn,
                        endsOn,
                        months,
                        people.company(),
                        people.residence(),
                        funding,
                        null,
                        Set.of());
                Saving.Row read = new Saving.Row(id, 0, line);
                check(read);
                taken = Optional.of(read);
                ask(line);
            }
            return new Reading(
                    new PlanTrial.Line(
                            row.line(),
                            outcome(standard, description, known),
                            description,
                            standard == null
                                    ? ""
                                    : texts.get(
                                            "planfile.standard",
                                            standard,
                                            catalogue.standard(standard).name()),
                            startsOn,
                            endsOn,
                            List.copyOf(findings)),
                    taken);
        }

        /** A sheet may name people; whoever looks at the trial decides whether one of them is a child. */
        private void ask(ActivityLine line) {
            ask(PlanColumn.ACTIVITY, line.description());
            ask(PlanColumn.OBJECTIVE, line.objective());
            ask(PlanColumn.INDICATOR, line.indicator());
        }

        private void ask(PlanColumn column, @Nullable String typed) {
            freeText.suspicions(Objects.requireNonNullElse(typed, ""))
                    .forEach(words -> notice(column, texts.get("privacy.ask.import", words)));
        }

        private PlanTrial.Outcome outcome(@Nullable String standard, String description, Set<String> known) {
            if (findings.stream().anyMatch(Finding::error)) {
                return PlanTrial.Outcome.WRONG;
            }
            boolean fresh = known.add(key(Objects.requireNonNull(standard), description));
            return fresh && plan.activity(id).isEmpty() ? PlanTrial.Outcome.TAKEN : PlanTrial.Outcome.REPEATED;
        }

        /** Every limit at once; then what only the plan knows. */
        private void check(Saving.Row read) {
            boolean wrong = false;
            for (ConstraintViolation<ActivityLine> violation : validator.validate(read.line()).stream()
                    .sorted(Comparator.comparing(each -> each.getPropertyPath().toString()))
                    .toList()) {
                // What is wrong with an amount was said beside its month.
                if (!violation.getPropertyPath().toString().equals("everyMonthWhole")) {
                    wrong(PlanColumn.ofField(violation.getPropertyPath().toString()), violation.getMessage());
                    wrong = true;
                }
            }
            if (!wrong && findings.stream().noneMatch(Finding::error)) {
                drafts.faults(plan, List.of(read))
                        .forEach(fault -> wrong(PlanColumn.ofField(fault.field()), fault.sentence()));
            }
        }

        // ---- area and standard

        private @Nullable String standard() {
            String typed = text(PlanColumn.STANDARD);
            Dimension dimension = dimension(area).orElse(null);
            if (typed != null) {
                Standard found = byName(typed, dimension).orElse(null);
                if (found == null) {
                    wrong(PlanColumn.STANDARD, texts.get("activity.standard.unknown", typed));
                    return null;
                }
                boolean beside = catalogue.hasExtraLine(found.code());
                if (!area.isEmpty()
                        && !beside
                        && dimension != null
                        && !dimension.standards().contains(found)) {
                    notice(
                            PlanColumn.STANDARD,
                            texts.get(
                                    "planfile.standard.otherArea",
                                    found.code(),
                                    catalogue.dimensionOf(found.code()).name(),
                                    area));
                }
                return found.code();
            }
            if (area.isEmpty()) {
                wrong(PlanColumn.STANDARD, texts.get("planfile.standard.required"));
                return null;
            }
            if (dimension == null) {
                wrong(PlanColumn.AREA, texts.get("planfile.area.unknown", area));
                return null;
            }
            Standard first = dimension.standards().get(0);
            notice(
                    PlanColumn.STANDARD,
                    texts.get("planfile.standard.assumed", first.code(), first.name(), dimension.name()));
            return first.code();
        }

        private Optional<Standard> byName(String typed, @Nullable Dimension preferred) {
            Matcher code = CODE.matcher(typed);
            if (code.matches()) {
                String read = code.group(1) + "." + code.group(2);
                if (catalogue.hasStandard(read) || catalogue.hasExtraLine(read)) {
                    return Optional.of(catalogue.standard(read));
                }
                return Optional.empty();
            }
            String key = Words.key(typed);
            // A name that two areas share is the one of the row's area.
            return Stream.of(
                            preferred == null ? Stream.<Standard>of() : preferred.standards().stream(),
                            catalogue.dimensions().stream().flatMap(dimension -> dimension.standards().stream()),
                            catalogue.extraLines().stream())
                    .flatMap(standards -> standards)
                    .filter(standard -> Words.key(standard.name()).equals(key))
                    .findFirst();
        }

        private Optional<Dimension> dimension(String typed) {
            String key = Words.key(typed);
            return catalogue.dimensions().stream()
                    .filter(dimension -> Words.key(dimension.name()).equals(key)
                            || Words.key(dimension.code()).equals(key)
                            || manualNames(dimension.code()).contains(key))
                    .findFirst();
        }

        /** What the manual's template calls an area; «CODE: name, name; CODE: …». */
        private List<String> manualNames(String code) {
            return Arrays.stream(texts.get("planfile.areas").split(";"))
                    .map(entry -> entry.split(":", 2))
                    .filter(entry -> entry.length == 2 && entry[0].strip().equals(code))
                    .flatMap(entry -> Arrays.stream(entry[1].split(",")))
                    .map(Words::key)
                    .toList();
        }

        private @Nullable String secondDimension() {
            String typed = text(PlanColumn.SECOND_AREA);
            if (typed == null) {
                return null;
            }
            String code = dimension(typed).map(Dimension::code).orElse(null);
            if (code == null) {
                wrong(PlanColumn.SECOND_AREA, texts.get("planfile.area.unknown", typed));
            }
            return code;
        }

        // ---- months and dates

        private Map<YearMonth, ActivityLine.Sum> months(Set<YearMonth> marked) {
            Map<YearMonth, ActivityLine.Sum> months = new TreeMap<>();
            for (PlanHeader.MonthColumn column : header.months()) {
                String typed = row.cell(column.index());
                if (typed.isEmpty()) {
                    continue;
                }
                YearMonth month = column.month();
                String letter = Table.letterOf(column.index());
                Amounts.Read read = Amounts.of(typed, column.unit());
                if (read.fault() != null) {
                    findings.add(new Finding(
                            true, letter, texts.get("planfile.amount." + read.fault(), column.title(), typed)));
                    continue;
                }
                if (month == null) {
                    findings.add(new Finding(true, letter, texts.get("planfile.month.outside", column.title(), typed)));
                    continue;
                }
                boolean admitted = isAdmitted(read.clp(), ActivityLine.MAX_CLP, "money", letter, column, typed)
                        && isAdmitted(read.hours(), ActivityLine.MAX_HOURS, "hours", letter, column, typed);
                if (admitted) {
                    marked.add(month);
                    ActivityLine.Sum before = months.getOrDefault(month, new ActivityLine.Sum(null, null));
                    months.put(
                            month,
                            new ActivityLine.Sum(sum(before.clp(), read.clp()), sum(before.hours(), read.hours())));
                }
            }
            months.values().removeIf(sum -> sum.clp() == null && sum.hours() == null);
            return months;
        }

        private boolean isAdmitted(
                @Nullable BigDecimal number,
                long max,
                String unit,
                String letter,
                PlanHeader.MonthColumn column,
                String typed) {
            String fault = null;
            if (number != null && number.signum() < 0) {
                fault = "negative";
            } else if (number != null && number.stripTrailingZeros().scale() > 0) {
                fault = "notWhole";
            } else if (number != null && number.compareTo(BigDecimal.valueOf(max)) > 0) {
                fault = "tooLarge";
            }
            if (fault != null) {
                findings.add(new Finding(
                        true, letter, texts.get("planfile.amount." + unit + "." + fault, column.title(), typed)));
            }
            return fault == null;
        }

        private static @Nullable BigDecimal sum(@Nullable BigDecimal before, @Nullable BigDecimal more) {
            if (before == null || more == null) {
                return before == null ? more : before;
            }
            return before.add(more);
        }

        /** A date, or a month: its first day, or its last. */
        private @Nullable LocalDate date(PlanColumn column, boolean last) {
            String typed = text(column);
            if (typed == null) {
                return null;
            }
            Optional<LocalDate> read = parsed(typed);
            if (read.isEmpty()) {
                read = PlanHeader.month(typed)
                        .filter(month -> month.year() != null)
                        .map(month -> YearMonth.of(Objects.requireNonNull(month.year()), month.month()))
                        .map(month -> last ? month.atEndOfMonth() : month.atDay(1));
            }
            if (read.isEmpty()) {
                wrong(column, texts.get("planfile.date.unreadable", header.title(column), typed));
            }
            return read.orElse(null);
        }

        private static Optional<LocalDate> parsed(String typed) {
            Matcher iso = ISO_DATE.matcher(typed);
            Matcher chilean = CHILEAN_DATE.matcher(typed);
            try {
                if (iso.matches()) {
                    return Optional.of(day(iso.group(1), iso.group(2), iso.group(3)));
                }
                return chilean.matches()
                        ? Optional.of(day(chilean.group(3), chilean.group(2), chilean.group(1)))
                        : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static LocalDate day(String year, String month, String day) {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        }

        // ---- people and funds

        private record People(
                @Nullable String company, @Nullable String residence) {}

        /** The manual has one column for both: «Empresa: Ana; Residencia: Luis», or just names. */
        private People people() {
            String company = text(PlanColumn.COMPANY_PEOPLE);
            String residence = text(PlanColumn.RESIDENCE_PEOPLE);
            String both = text(PlanColumn.PEOPLE);
            if (both == null) {
                return new People(company, residence);
            }
            boolean guessed = false;
            for (String part : both.split("[;/]")) {
                String[] named = part.split(":", 2);
                String side = named.length == 2 ? Words.key(named[0]) : "";
                if (side.equals(Words.key(texts.get("planfile.side.residence")))) {
                    residence = joined(residence, named[1]);
                } else if (side.equals(Words.key(texts.get("planfile.side.company")))) {
                    company = joined(company, named[1]);
                } else {
                    company = joined(company, part);
                    guessed = true;
                }
            }
            if (guessed) {
                notice(PlanColumn.PEOPLE, texts.get("planfile.people.assumed"));
            }
            return new People(company, residence);
        }

        private static @Nullable String joined(@Nullable String before, String more) {
            if (more.isBlank()) {
                return before;
            }
            return before == null ? more.strip() : before + "; " + more.strip();
        }

        private Funding funding(Map<YearMonth, ActivityLine.Sum> months) {
            String typed = text(PlanColumn.FUNDING);
            if (typed == null) {
                boolean money = months.values().stream()
                        .anyMatch(sum -> sum.clp() != null && sum.clp().signum() > 0);
                if (money) {
                    notice(PlanColumn.FUNDING, texts.get("planfile.funding.assumed"));
                }
                return money ? Funding.COMPANY : Funding.NONE;
            }
            String key = Words.key(typed);
            Optional<Funding> found = Arrays.stream(Funding.values())
                    .filter(funding ->
                            Words.key(texts.get("planfile.funding." + funding)).equals(key)
                                    || Words.key(funding.name()).equals(key))
                    .findFirst()
                    // Sheets that were filled in before still say it in the former words.
                    .or(() -> Words.key(texts.get("planfile.funding.NONE.formerly"))
                                    .equals(key)
                            ? Optional.of(Funding.NONE)
                            : Optional.empty());
            if (found.isEmpty()) {
                wrong(PlanColumn.FUNDING, texts.get("planfile.funding.unknown", typed));
            }
            return found.orElse(Funding.NONE);
        }

        // ---- cells

        private @Nullable String text(PlanColumn column) {
            String typed =
                    BLANKS.matcher(header.cell(row, column)).replaceAll(" ").strip();
            return typed.isEmpty() ? null : typed;
        }

        private boolean isEmpty(PlanColumn column) {
            return text(column) == null;
        }

        private void wrong(PlanColumn column, String sentence) {
            findings.add(new Finding(true, header.letter(column), sentence));
        }

        private void notice(PlanColumn column, String sentence) {
            findings.add(new Finding(false, header.letter(column), sentence));
        }
    }
}
