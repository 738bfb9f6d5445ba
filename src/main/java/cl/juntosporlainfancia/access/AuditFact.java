package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Party;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * What kind of term an entry of the audit trail states, so that whoever shows it knows the words for it. None of them is a text that
 * somebody typed.
 *
 * @param kind how it is written down
 * @param words of a constant, what the messages put before its name; else empty
 */
public record AuditFact(Kind kind, String words) {

    /** How a term is written down. */
    public enum Kind {
        /** The name of a constant: an enum's, or one that only the trail has. */
        CONSTANT("[A-Z][A-Z0-9_]*"),
        /** In ISO. */
        DATE("\\d{4}-\\d{2}-\\d{2}"),
        NUMBER("-?\\d+"),
        /** Of a case or an agreement: «A-0001». */
        CODE("[A-Z]-\\d+"),
        /** The id of a group, of a party or of the programme. */
        GROUP("[a-z0-9.-]+"),
        /** Somebody's pseudonym; the last term may be any number of them. */
        PEOPLE("P-[A-Z0-9]+");

        private final Pattern shape;

        Kind(String shape) {
            this.shape = Pattern.compile(shape);
        }
    }

    static final AuditFact DATE = new AuditFact(Kind.DATE, "");
    static final AuditFact NUMBER = new AuditFact(Kind.NUMBER, "");
    static final AuditFact CODE = new AuditFact(Kind.CODE, "");
    static final AuditFact GROUP = new AuditFact(Kind.GROUP, "");
    static final AuditFact PEOPLE = new AuditFact(Kind.PEOPLE, "");

    /**
     * A constant.
     *
     * @param words what the messages put before its name; usually the name of its type
     */
    static AuditFact constant(String words) {
        return new AuditFact(Kind.CONSTANT, words);
    }

    /**
     * As the trail keeps it.
     *
     * @throws IllegalArgumentException if the value is none of this kind: a mistake of ours
     */
    String written(Object value) {
        String text = value instanceof Enum<?> constant
                ? constant.name()
                : value instanceof Party party ? party.groupId() : value.toString();
        boolean admitted =
                switch (kind) {
                    case DATE -> value instanceof LocalDate;
                    case NUMBER -> value instanceof Number;
                    case CONSTANT, CODE, GROUP, PEOPLE -> true;
                };
        if (!admitted || !kind.shape.matcher(text).matches()) {
            throw new IllegalArgumentException("%s is no %s of an audit entry".formatted(text, kind));
        }
        return text;
    }
}
