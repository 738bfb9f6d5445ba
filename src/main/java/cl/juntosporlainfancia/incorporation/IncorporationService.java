package cl.juntosporlainfancia.incorporation;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.correspondence.GroupLetters;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.incorporation.AdmissibilityRules.Outcome;
import cl.juntosporlainfancia.incorporation.AdmissibilityRules.Verdict;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.FecuYears;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.OrganizationDetails;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import cl.juntosporlainfancia.registry.ResidenceDetails;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The incorporation of organisations (manual, section 4.1 A; rules P1). */
@Service
@Transactional
public class IncorporationService {

    /** How long an invitation waits for its answer before the programme decides: running days. */
    public static final int DAYS_TO_ANSWER = 30;

    /** How long the programme waits before it looks again whether an organisation has joined COS: running days. */
    public static final int DAYS_TO_RECHECK = 30;

    /** From July on, the FECU Social of the year before is due; until then that of two years before will do. */
    private static final Month FECU_DUE = Month.JULY;

    private final Incorporations incorporations;
    private final Registry registry;
    private final Diagnoses diagnoses;
    private final AdmissibilityRules rules;
    private final IncorporationProcess process;
    private final GroupLetters letters;
    private final BusinessCalendar calendar;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final Texts texts;
    private final JdbcClient jdbc;

    IncorporationService(
            Incorporations incorporations,
            Registry registry,
            Diagnoses diagnoses,
            @Lazy AdmissibilityRules rules,
            @Lazy IncorporationProcess process,
            GroupLetters letters,
            BusinessCalendar calendar,
            AuditTrail audit,
            CurrentViewer current,
            Texts texts,
            JdbcClient jdbc) {
        this.incorporations = incorporations;
        this.registry = registry;
        this.diagnoses = diagnoses;
        this.rules = rules;
        this.process = process;
        this.letters = letters;
        this.calendar = calendar;
        this.audit = audit;
        this.current = current;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    /**
     * Invites an organisation and starts its process.
     *
     * @return the code of its incorporation, such as I-0001
     * @throws Refused if no organisation is named, or this one is being incorporated or takes part already
     */
    public String invite(Invitation invitation) {
        String organizationCode = organizationOf(invitation);
        // Two who invite the same one do it one after the other.
        jdbc.sql("select code from juntos.organization where code = ? for update")
                .param(organizationCode)
                .query(String.class)
                .optional();
        incorporations.findByOrganizationCodeAndClosedOnIsNull(organizationCode).ifPresent(open -> {
            throw new Refused("organizationCode", "incorporation.open", open.code());
        });
        Organization organization = registry.organization(organizationCode);
        if (organization.incorporatedOn() != null) {
            throw new Refused(
                    "organizationCode",
                    "incorporation.already",
                    organization.name(),
                    texts.shortDate(organization.incorporatedOn()));
        }
        enrol(invitation, organizationCode);
        String code = String.format(Locale.ROOT, "I-%04d", incorporations.nextNumber());
        incorporations.saveAndFlush(new Incorporation(code, organizationCode, calendar.today(), current.username()));
        audit.record(Action.ORGANIZATION_INVITED, code, AuditSubject.of(Party.organization(organizationCode)));
        process.invited(code);
        return code;
    }

    /** What the registry says of a person is said here of the contact's fields. */
    private void enrol(Invitation invitation, String organizationCode) {
        try {
            registry.enrol(
                    new PersonDetails(invitation.contactName(), invitation.contactEmail(), invitation.contactPhone()),
                    Party.organization(organizationCode).groupId(),
                    Membership.Role.COUNTERPART);
        } catch (Refused refused) {
            String field = refused.field();
            throw new Refused(
                    field.isEmpty()
                            ? field
                            : "contact" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1),
                    refused.messageKey(),
                    refused.arguments());
        }
    }

    private String organizationOf(Invitation invitation) {
        String code = typed(invitation.organizationCode());
        String name = typed(invitation.organizationName());
        if (code.isEmpty() && name.isEmpty()) {
            throw new Refused("organizationName", "incorporation.organization.required");
        }
        if (!code.isEmpty() && !name.isEmpty()) {
            throw new Refused("organizationName", "incorporation.organization.two");
        }
        if (code.isEmpty()) {
            return registry.add(null, OrganizationDetails.named(name)).code();
        }
        if (registry.name(Party.organization(code)).isEmpty()) {
            throw new Refused("organizationCode", "incorporation.organization.unknown");
        }
        return code;
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /**
     * @throws NoSuchElementException if there is none of that code
     */
    @Transactional(readOnly = true)
    public Incorporation get(String code) {
        return incorporations.findById(code).orElseThrow(() -> new NoSuchElementException("incorporation " + code));
    }

    /** All of them, newest first. */
    @Transactional(readOnly = true)
    public List<Incorporation> all() {
        return incorporations.findAllByOrderByCodeDesc();
    }

    /** The mail with the invitation; again each time the programme insists. */
    public void sendInvitation(String code) {
        Incorporation incorporation = get(code);
        letter(Occasion.ORGANIZATION_INVITED, incorporation, incorporation.round())
                .fact("answerUntil", texts.longDate(answerUntil(incorporation)))
                .leave();
    }

    /** The last day on which an answer is waited for. */
    public LocalDate answerUntil(Incorporation incorporation) {
        return incorporation.invitedOn().plusDays(DAYS_TO_ANSWER);
    }

    private GroupLetters.Draft letter(Occasion occasion, Incorporation incorporation, int which) {
        return letters.draft(occasion, incorporation.code() + "/" + which, incorporation.code())
                .to(Party.organization(incorporation.organizationCode()).groupId())
                .saying(registry.organization(incorporation.organizationCode()).name())
                .link("/");
    }

    /**
     * A residence that the organisation names in its answer.
     *
     * @param places how many children it has room for
     */
    public record NamedResidence(
            String name, String comuna, @Nullable Integer places) {}

    /**
     * What the organisation answers.
     *
     * @throws Refused if it is interested and names no residence while none is registered, or declines without a reason
     */
    public void answer(String code, boolean interested, @Nullable String comment, Collection<NamedResidence> named) {
        Incorporation incorporation = get(code);
        if (interested) {
            Set<String> known = registry.residencesOf(incorporation.organizationCode()).stream()
                    .map(residence -> residence.name().toLowerCase(Texts.LOCALE))
                    .collect(Collectors.toCollection(HashSet::new));
            for (NamedResidence residence : named) {
                if (known.add(residence.name().toLowerCase(Texts.LOCALE))) {
                    registry.add(
                            null,
                            new ResidenceDetails(
                                    residence.name(),
                                    incorporation.organizationCode(),
                                    residence.comuna(),
                                    null,
                                    null,
                                    null,
                                    residence.places(),
                                    true));
                }
            }
            if (known.isEmpty()) {
                throw new Refused("residences", "incorporation.residences.required");
            }
        } else if (comment == null || comment.isBlank()) {
            throw new Refused("comment", "incorporation.comment.required");
        }
        incorporation.answered(interested, comment, calendar.today());
        audit.record(interested ? Action.INVITATION_ACCEPTED : Action.INVITATION_DECLINED, code)
                .note(comment);
    }

    /** The programme invites once more. */
    public void insist(String code) {
        Incorporation incorporation = get(code);
        incorporation.insist(calendar.today());
        audit.record(Action.INVITATION_REPEATED, code, incorporation.round());
    }

    /**
     * The programme stops waiting, for an answer or for COS.
     *
     * @throws Refused without a reason
     */
    public void giveUp(String code, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("reason", "incorporation.reason.required");
        }
        get(code).giveUp(reason, calendar.today());
        audit.record(Action.INCORPORATION_CLOSED, code).note(reason);
    }

    /**
     * Keeps what was verified of the organisation.
     *
     * @param fecuYear the last year whose FECU Social it has presented; null if it has presented none
     * @param collaborating codes of its residences that collaborate with the protection service
     * @throws Refused if a date or year lies ahead
     */
    public void verify(
            String code,
            LocalDate foundedOn,
            boolean cosMember,
            @Nullable Integer fecuYear,
            Collection<String> collaborating,
            @Nullable String notes) {
        if (foundedOn.isAfter(calendar.today())) {
            throw new Refused("foundedOn", "registry.foundedOn.future");
        }
        requirePossible(fecuYear);
        String organization = get(code).organizationCode();
        registry.verify(organization, foundedOn, cosMember, fecuYear);
        for (Residence residence : registry.residencesOf(organization)) {
            registry.noteCollaboration(residence.code(), collaborating.contains(residence.code()));
        }
        audit.record(Action.ADMISSION_VERIFIED, code).note(notes);
    }

    /**
     * What COS answers about the organisation's membership, looked at again; all requirements are judged anew, so the report too.
     *
     * @throws Refused if a year cannot be one, or the date of its foundation has gone from the registry
     */
    public void noteCosMembership(String code, boolean member, @Nullable Integer fecuYear) {
        Organization organization = registry.organization(get(code).organizationCode());
        LocalDate foundedOn = organization.foundedOn();
        if (foundedOn == null) {
            throw new Refused("", "incorporation.foundedOn.gone", organization.name());
        }
        requirePossible(fecuYear);
        registry.verify(organization.code(), foundedOn, member, fecuYear);
    }

    private void requirePossible(@Nullable Integer fecuYear) {
        int last = FecuYears.last(calendar.today());
        if (fecuYear != null && (fecuYear < FecuYears.FIRST || fecuYear > last)) {
            throw new Refused(
                    "fecuYear",
                    "incorporation.fecuYear.range",
                    Integer.toString(FecuYears.FIRST),
                    Integer.toString(last));
        }
    }

    /**
     * Checks all requirements by the decision table and tells the organisation what it lacks, if anything.
     *
     * @return the worst of their outcomes
     */
    public Outcome assess(String code) {
        Incorporation incorporation = get(code);
        Map<Requirement, Verdict> verdicts = new EnumMap<>(Requirement.class);
        measure(registry.organization(incorporation.organizationCode()))
                .forEach((requirement, value) -> verdicts.put(requirement, rules.of(requirement, value)));
        int number = keep(code, verdicts);
        Outcome worst = verdicts.values().stream()
                .map(Verdict::outcome)
                .max(Outcome::compareTo)
                .orElse(Outcome.MET);
        List<Verdict> lacking = verdicts.values().stream()
                .filter(verdict -> verdict.outcome() != Outcome.MET)
                .toList();
        String reasons = lacking.stream().map(Verdict::reason).collect(Collectors.joining(" "));
        switch (worst) {
            case MET -> incorporation.admit();
            case WAIT -> incorporation.awaitCos();
            case REFUSED -> incorporation.refuse(reasons, calendar.today());
        }
        audit.record(
                switch (worst) {
                    case MET -> Action.ORGANIZATION_ADMITTED;
                    case WAIT -> Action.ADMISSION_WAITS;
                    case REFUSED -> Action.ADMISSION_REFUSED;
                },
                code);
        if (worst != Outcome.MET) {
            letter(worst == Outcome.WAIT ? Occasion.ADMISSION_WAITS : Occasion.ADMISSION_REFUSED, incorporation, number)
                    .section("lacking", lacking.stream().map(Verdict::reason).toList())
                    .section("wayForward", waysForward(lacking))
                    .leave();
        }
        return worst;
    }

    private static List<String> waysForward(List<Verdict> lacking) {
        List<String> ways = new ArrayList<>();
        for (Verdict verdict : lacking) {
            if (verdict.wayForward() != null) {
                ways.add(verdict.wayForward());
            }
        }
        return ways;
    }

    private Map<Requirement, Integer> measure(Organization organization) {
        LocalDate today = calendar.today();
        int due = fecuDue();
        Integer presented = organization.fecuYear();
        LocalDate founded = organization.foundedOn();
        Map<Requirement, Integer> values = new EnumMap<>(Requirement.class);
        // One that has never presented any is as far behind as can be.
        values.put(Requirement.FECU, presented == null ? due : Math.max(0, due - presented));
        values.put(Requirement.COS, organization.cosMember() ? 1 : 0);
        values.put(
                Requirement.AGE,
                founded == null ? 0 : Period.between(founded, today).getYears());
        values.put(Requirement.RESIDENCES, (int) registry.residencesOf(organization.code()).stream()
                .filter(Residence::collaborates)
                .count());
        return values;
    }

    /** The year whose FECU Social has to be there today. */
    public int fecuDue() {
        LocalDate today = calendar.today();
        return today.getYear() - (today.getMonth().compareTo(FECU_DUE) >= 0 ? 1 : 2);
    }

    private int keep(String code, Map<Requirement, Verdict> verdicts) {
        int number = jdbc.sql("select coalesce(max(check_number), 0) + 1 from juntos.admissibility_finding"
                        + " where incorporation_code = ?")
                .param(code)
                .query(Integer.class)
                .single();
        verdicts.forEach((requirement, verdict) -> jdbc.sql(
                        "insert into juntos.admissibility_finding (id, incorporation_code, check_number, checked_on,"
                                + " checked_by, requirement, outcome, reason, way_forward)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        code,
                        number,
                        calendar.today(),
                        current.username(),
                        requirement.name(),
                        verdict.outcome().name(),
                        verdict.reason(),
                        verdict.wayForward())
                .update());
        return number;
    }

    /** All checks of an incorporation, the last one first. */
    @Transactional(readOnly = true)
    public List<Finding> findings(String code) {
        return jdbc.sql("select check_number, checked_on, requirement, outcome, reason, way_forward"
                        + " from juntos.admissibility_finding where incorporation_code = ?"
                        + " order by check_number desc, requirement")
                .param(code)
                .query((row, n) -> new Finding(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        Requirement.valueOf(row.getString(3)),
                        Outcome.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    /** The day on which COS membership is looked at again. */
    public LocalDate recheckOn() {
        return calendar.nextWorkingDay(calendar.today().plusDays(DAYS_TO_RECHECK));
    }

    /**
     * Records the informative meeting, and which residences are diagnosed first.
     *
     * @param residences codes; at least one, unless all take part already
     * @throws Refused if it lies ahead or before the invitation, or names no residence of this organisation
     */
    public void recordMeeting(
            String code,
            LocalDate heldOn,
            String participants,
            @Nullable String feedback,
            Collection<String> residences) {
        Incorporation incorporation = get(code);
        if (heldOn.isAfter(calendar.today())) {
            throw new Refused("heldOn", "incorporation.heldOn.future");
        }
        LocalDate invitedOn = incorporation.invitedOn();
        if (heldOn.isBefore(invitedOn)) {
            throw new Refused("heldOn", "incorporation.heldOn.early", texts.shortDate(invitedOn));
        }
        Set<String> eligible = registry.residencesOf(incorporation.organizationCode()).stream()
                .filter(residence -> residence.collaborates() && residence.incorporatedOn() == null)
                .map(Residence::code)
                .collect(Collectors.toSet());
        if (!eligible.containsAll(residences) || residences.isEmpty() && !eligible.isEmpty()) {
            throw new Refused("residences", "incorporation.residences.choose");
        }
        incorporation.met(heldOn, participants, feedback);
        audit.record(Action.INFORMATIVE_MEETING_HELD, code, heldOn);
        for (String residence : residences) {
            jdbc.sql("insert into juntos.incorporation_diagnosis (incorporation_code, diagnosis_code) values (?, ?)")
                    .params(code, diagnoses.open(residence))
                    .update();
        }
    }

    /** From now on the organisation takes part. */
    public void incorporate(String code) {
        Incorporation incorporation = get(code);
        incorporation.incorporate(calendar.today());
        registry.incorporateOrganization(incorporation.organizationCode());
        audit.record(Action.ORGANIZATION_INCORPORATED, code);
        letter(Occasion.ORGANIZATION_INCORPORATED, incorporation, 1)
                .section(
                        "residences",
                        diagnosesOf(code).stream()
                                .map(diagnosis -> diagnoses.get(diagnosis).residenceName())
                                .toList())
                .leave();
    }

    /** The codes of the diagnoses that began with this incorporation. */
    @Transactional(readOnly = true)
    public List<String> diagnosesOf(String code) {
        return jdbc.sql("select diagnosis_code from juntos.incorporation_diagnosis where incorporation_code = ?"
                        + " order by diagnosis_code")
                .param(code)
                .query(String.class)
                .list();
    }
}
