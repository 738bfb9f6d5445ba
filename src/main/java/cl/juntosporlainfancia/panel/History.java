package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.language.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the details of the audit trail in Spanish. The trail keeps them in terms of the code; what does not have the shape that is
 * known here is left out rather than shown raw.
 */
@Component
class History {

    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern IS_DATE = Pattern.compile(DATE);
    private static final Pattern IS_CONSTANT = Pattern.compile("[A-Z][A-Z_]+");

    /**
     * The shape of an action's details. Its groups are the arguments of the message {@code audit.<ACTION>.detail}.
     *
     * @param types of each group that is a constant, what the messages put before its name
     */
    private record Shape(Pattern pattern, List<String> types) {}

    private static final Map<Action, Shape> SHAPES = new EnumMap<>(Action.class);

    static {
        shape(Action.STAGE_OPENED, "([A-Z_]+) " + DATE + " / " + DATE, "Stage");
        shape(Action.STAGE_EXTENDED, "([A-Z_]+) \\+(\\d+): (.*)", "Stage");
        shape(Action.STAGE_CLOSED, "([A-Z_]+) ([A-Z_]+)(?:: (.*))?", "Stage", "Outcome");
        shape(Action.EARLY_CLOSING_REQUESTED, "([A-Z_]+)", "Stage");
        shape(Action.CLOSING_PREPARATION_REQUESTED, "([A-Z_]+)", "Stage");
        shape(Action.MILESTONE_RECORDED, "([A-Z_]+) " + DATE, "Kind");
        for (Action step : List.of(Action.PLAN_ADVANCED, Action.PLAN_SENT_BACK)) {
            shape(step, "v(\\d+)\\.(\\d+) ([A-Z_]+)", "", "", "PlanStep");
        }
        for (Action answer : List.of(Action.PLAN_APPROVED, Action.PLAN_RETURNED)) {
            shape(answer, "v(\\d+)\\.(\\d+) ([A-Z_]+)", "", "", "Approver");
        }
        shape(Action.PLAN_AGREED, "v(\\d+), (\\d+) activities");
        shape(Action.ACTIVITY_REPORTED, "v(\\d+) ([A-Z_]+) " + DATE + ": (.*)", "", "Kind");
        shape(Action.AGREEMENT_GENERATED, "(C-\\d+) v(\\d+)");
        shape(Action.AGREEMENT_RETURNED, "([A-Z_]+): (.*)", "sheet.signatory");
        shape(Action.AGREEMENT_SIGNED, "([A-Z_]+) " + DATE + " (.*)", "sheet.signatory");
        shape(Action.FOLLOW_UP_RECORDED, "no\\. (\\d+), due " + DATE + " " + DATE);
        shape(Action.FOLLOW_UP_NOT_HELD, "no\\. (\\d+), due " + DATE);
        shape(Action.FOLLOW_UP_ESCALATED, "no\\. (\\d+), due " + DATE);
        shape(Action.CONTACT_LOGGED, "([A-Z_]+) " + DATE, "Channel");
        shape(Action.BASELINE_RENEWED, DATE);
        shape(Action.STAGE_EVALUATED, "([A-Z_]+)", "Stage");
        shape(Action.ENDING_NOTIFIED, "([A-Z_]+) " + DATE + ": (.*)", "GivenBy");
        shape(Action.ALLIANCE_ENDED, "(.+)");
    }

    private static void shape(Action action, String pattern, String... types) {
        SHAPES.put(action, new Shape(Pattern.compile(pattern, Pattern.DOTALL), List.of(types)));
    }

    private final Texts texts;

    History(Texts texts) {
        this.texts = texts;
    }

    /** An entry's details in words; null where there are none. */
    @Nullable
    String detail(AuditTrail.Entry entry) {
        Shape shape = SHAPES.get(entry.action());
        if (shape == null) {
            return null;
        }
        Matcher matcher = shape.pattern().matcher(entry.detail());
        if (!matcher.matches()) {
            return null;
        }
        List<Object> words = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String value = matcher.group(group);
            words.add(
                    value == null
                            ? ""
                            : word(
                                    value,
                                    group <= shape.types().size()
                                            ? shape.types().get(group - 1)
                                            : null));
        }
        boolean bare = words.get(words.size() - 1).equals("");
        return texts.get("audit." + entry.action() + (bare ? ".detail.bare" : ".detail"), words.toArray());
    }

    private String word(String value, @Nullable String type) {
        if (type != null && IS_CONSTANT.matcher(value).matches()) {
            return texts.get(type + "." + value);
        }
        return IS_DATE.matcher(value).matches() ? texts.shortDate(LocalDate.parse(value)) : value;
    }
}
