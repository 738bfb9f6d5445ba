package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.workplan.ActivityLine;
import cl.juntosporlainfancia.workplan.Funding;
import cl.juntosporlainfancia.workplan.Saving;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was typed into a plan: dates, months and amounts as Chile writes them. */
@Component
class PlanEntries {

    /** Characters of something unreadable that are said again. */
    private static final int QUOTED = 30;

    private static final Pattern IN_THOUSANDS = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern COMMA_IN_THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, Funding> FUNDINGS =
            Stream.of(Funding.values()).collect(Collectors.toMap(Funding::name, Function.identity()));

    private final Texts texts;

    PlanEntries(Texts texts) {
        this.texts = texts;
    }

    /** What could not be read: which field, and why in a sentence. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;

        Unreadable(String field, String sentence) {
            super(sentence);
            this.field = field;
        }

        String field() {
            return field;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * An activity as typed.
     *
     * @throws Unreadable at the first date, amount or choice that is none
     */
    Saving.Row row(PlanState.Activity typed) throws Unreadable {
        LocalDate startsOn = date("startsOn", typed.startsOn());
        LocalDate endsOn = date("endsOn", typed.endsOn());
        if (startsOn == null) {
            throw new Unreadable("startsOn", texts.get("activity.startsOn.required"));
        }
        if (endsOn == null) {
            throw new Unreadable("endsOn", texts.get("activity.endsOn.required"));
        }
        Funding funding = FUNDINGS.get(text(typed.funding()));
        if (funding == null) {
            throw new Unreadable("funding", texts.get("activity.funding.required"));
        }
        return new Saving.Row(
                typed.id(),
                typed.version(),
                new ActivityLine(
                        text(typed.standard()),
                        orNull(typed.secondDimension()),
                        text(typed.description()),
                        orNull(typed.objective()),
                        orNull(typed.indicator()),
                        startsOn,
                        endsOn,
                        months(typed),
                        orNull(typed.companyPeople()),
                        orNull(typed.residencePeople()),
                        funding,
                        orNull(typed.practice()),
                        typed.needs() == null ? Set.of() : typed.needs()));
    }

    private Map<YearMonth, ActivityLine.Sum> months(PlanState.Activity typed) throws Unreadable {
        if (typed.months() == null) {
            return Map.of();
        }
        Map<YearMonth, ActivityLine.Sum> months = new HashMap<>();
        for (Map.Entry<String, PlanState.Sum> entry : new TreeMap<>(typed.months()).entrySet()) {
            YearMonth month = month("months", entry.getKey());
            PlanState.Sum sum = entry.getValue();
            months.put(
                    month,
                    new ActivityLine.Sum(
                            amount(month, "clp", sum.clp(), ActivityLine.MAX_CLP),
                            amount(month, "hours", sum.hours(), ActivityLine.MAX_HOURS)));
        }
        return months;
    }

    /** A whole number from nought up to that limit; null if nothing was typed. */
    private @Nullable BigDecimal amount(YearMonth month, String unit, @Nullable String typed, long max)
            throws Unreadable {
        String plain = text(typed).replaceAll("^\\$\\s*", "");
        if (plain.isEmpty()) {
            return null;
        }
        BigDecimal number = number(plain);
        if (number == null
                || number.signum() < 0
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new Unreadable(
                    "months." + month + "." + unit,
                    texts.get(
                            "plan.editor.amount." + unit,
                            texts.month(month.atDay(1)),
                            quoted(plain),
                            BigDecimal.valueOf(max)));
        }
        return number;
    }

    /** Dots group thousands, a comma is the decimal one; null if it is no number. */
    private static @Nullable BigDecimal number(String typed) {
        // Whoever writes «1,000» for a thousand would otherwise get one.
        if (COMMA_IN_THOUSANDS.matcher(typed).matches()) {
            return null;
        }
        String plain = IN_THOUSANDS.matcher(typed).matches() ? typed.replace(".", "") : typed;
        String pointed = plain.replace(',', '.');
        return NUMBER.matcher(pointed).matches() ? new BigDecimal(pointed) : null;
    }

    /** A month such as «2026-12». */
    YearMonth month(String field, @Nullable String typed) throws Unreadable {
        YearMonth month;
        try {
            month = YearMonth.parse(text(typed));
        } catch (DateTimeException none) {
            throw new Unreadable(field, texts.get("plan.editor.month.unreadable", quoted(text(typed))));
        }
        if (!AdmittedYears.have(month.getYear())) {
            throw new Unreadable(field, texts.get("plan.editor." + field + ".range"));
        }
        return month;
    }

    /** How many, in digits. */
    int count(String field, @Nullable String typed, String messageKey, int max) throws Unreadable {
        String plain = text(typed);
        if (!plain.matches("\\d{1,4}")) {
            throw new Unreadable(field, texts.get(messageKey, max));
        }
        return Integer.parseInt(plain);
    }

    private @Nullable LocalDate date(String field, @Nullable String typed) throws Unreadable {
        String plain = text(typed);
        if (plain.isEmpty()) {
            return null;
        }
        LocalDate date;
        try {
            date = plain.matches("\\d{4}-.*")
                    ? LocalDate.parse(plain)
                    : LocalDate.parse(plain.replace('/', '-'), DAY_FIRST);
        } catch (DateTimeException none) {
            throw new Unreadable(field, texts.get("plan.editor." + field + ".unreadable", quoted(plain)));
        }
        if (!AdmittedYears.have(date.getYear())) {
            throw new Unreadable(field, texts.get("plan.editor." + field + ".range"));
        }
        return date;
    }

    private static String quoted(String typed) {
        return typed.length() <= QUOTED ? typed : typed.substring(0, QUOTED) + "…";
    }

    /** Without what nobody types and the database cannot hold. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : PlainParameters.plain(typed).strip();
    }

    private static @Nullable String orNull(@Nullable String typed) {
        String plain = text(typed);
        return plain.isEmpty() ? null : plain;
    }
}
