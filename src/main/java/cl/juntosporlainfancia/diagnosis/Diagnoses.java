package cl.juntosporlainfancia.diagnosis;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.correspondence.GroupLetters;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The diagnosis of a residence, from the first visit to its incorporation (manual, section 4.1 B): visited, filled in by the residence,
 * validated by its organisation, accepted by the programme.
 */
@Service
@Transactional
public class Diagnoses {

    /** Characters of a question, an answer or a remark. */
    public static final int MAX_TEXT = 2000;

    private static final String SELECT = """
            select c.code, c.residence_code, r.name as residence_name, o.code as organization_code,
                   o.name as organization_name, c.state, c.round, c.opened_on, c.handed_in_on, c.accepted_on,
                   (select count(*) from juntos.diagnosis_answer a
                    where a.diagnosis_code = c.code and a.standard_code in (:standards)
                      and a.current_state <> '' and a.desired_state <> ''
                      and (a.no_need or exists (select 1 from juntos.diagnosis_need n
                               where n.diagnosis_code = c.code and n.standard_code = a.standard_code))) as answered,
                   exists (select 1 from juntos.diagnosis_help h
                           where h.diagnosis_code = c.code and h.answer is null) as help_open,
                   last.changed_at, last.changed_by
            from juntos.diagnosis_case c
            join juntos.residence r on r.code = c.residence_code
            join juntos.organization o on o.code = r.organization_code
            left join lateral (
                select changed.changed_at, changed.changed_by from (
                    select a.updated_at as changed_at, a.updated_by as changed_by
                    from juntos.diagnosis_answer a where a.diagnosis_code = c.code
                    union all
                    select c.profile_at, c.profile_by where c.profile_at is not null) changed
                order by changed.changed_at desc limit 1) last on true
            """;

    private final JdbcClient jdbc;
    private final DiagnosisAnswers answers;
    private final Catalogue catalogue;
    private final Registry registry;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final DiagnosisProcess process;
    private final GroupLetters letters;

    Diagnoses(
            JdbcClient jdbc,
            DiagnosisAnswers answers,
            Catalogue catalogue,
            Registry registry,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts,
            ApplicationEventPublisher events,
            @Lazy DiagnosisProcess process,
            GroupLetters letters) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.catalogue = catalogue;
        this.registry = registry;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
        this.events = events;
        this.process = process;
        this.letters = letters;
    }

    /**
     * Opens the diagnosis of a residence whose organisation takes part already, and starts its process.
     *
     * @return its code
     * @throws Refused if the residence is unknown, or has one under way
     */
    public String start(String residenceCode) {
        boolean takesPart = registry.residence(residenceCode)
                .filter(residence -> residence.organization().incorporatedOn() != null)
                .isPresent();
        if (!takesPart) {
            throw new Refused("residenceCode", "diagnosis.organization.notIncorporated");
        }
        String code = open(residenceCode);
        process.diagnosisOpened(code);
        return code;
    }

    /**
     * Opens the diagnosis of a residence; its process is the caller's affair.
     *
     * @return its code
     * @throws Refused if the residence is unknown, or has one under way
     */
    public String open(String residenceCode) {
        if (registry.residence(residenceCode).isEmpty()) {
            throw new Refused("residenceCode", "diagnosis.residence.unknown", residenceCode);
        }
        String code = nextCode();
        int opened = jdbc.sql(
                        "insert into juntos.diagnosis_case (code, residence_code, state, opened_on)"
                                + " values (?, ?, 'OPENED', ?) on conflict (residence_code) where state <> 'ACCEPTED' do nothing")
                .params(code, residenceCode, calendar.today())
                .update();
        if (opened == 0) {
            DiagnosisView open = ofResidence(residenceCode).get(0);
            throw new Refused("residenceCode", "diagnosis.alreadyOpen", open.residenceName(), open.code());
        }
        audit.record(AuditTrail.Action.DIAGNOSIS_OPENED, code, AuditSubject.of(Party.residence(residenceCode)));
        return code;
    }

    /**
     * Records a self-diagnosis that was made and accepted before this product, on paper. It opens no process and no search for a
     * company. Standards that nobody assessed are left out, so that their needs stay unknown.
     *
     * @param acceptedOn when the programme accepted it
     * @param answers by standard; their versions are not looked at
     * @return its code
     * @throws Refused if the residence or a standard is unknown, nothing is answered, a text is over its limit, or the date lies ahead
     */
    public String recordFormer(String residenceCode, LocalDate acceptedOn, Map<String, Draft> answers) {
        if (registry.residence(residenceCode).isEmpty()) {
            throw new Refused("residenceCode", "diagnosis.residence.unknown", residenceCode);
        }
        if (acceptedOn.isAfter(calendar.today())) {
            throw new Refused("acceptedOn", "diagnosis.former.future");
        }
        if (answers.isEmpty()) {
            throw new Refused("answers", "diagnosis.former.empty");
        }
        String code = nextCode();
        jdbc.sql("insert into juntos.diagnosis_case (code, residence_code, state, opened_on, handed_in_on, accepted_on)"
                        + " values (?, ?, 'ACCEPTED', ?, ?, ?)")
                .params(code, residenceCode, acceptedOn, acceptedOn, acceptedOn)
                .update();
        this.answers.keepFormer(code, answers);
        audit.record(
                AuditTrail.Action.FORMER_DIAGNOSIS_RECORDED,
                code,
                AuditSubject.of(Party.residence(residenceCode)),
                acceptedOn);
        return code;
    }

    private String nextCode() {
        long number = jdbc.sql("select nextval('juntos.diagnosis_code')")
                .query(Long.class)
                .single();
        return "D-%04d".formatted(number);
    }

    /**
     * @throws NoSuchElementException if there is none of that code
     */
    @Transactional(readOnly = true)
    public DiagnosisView get(String code) {
        return select(" where c.code = :value", code).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("diagnosis " + code));
    }

    /** Those of a residence, newest first. */
    @Transactional(readOnly = true)
    public List<DiagnosisView> ofResidence(String residenceCode) {
        return select(" where c.residence_code = :value order by c.opened_on desc, c.code desc", residenceCode);
    }

    /** All of them: those under way first, and of these the ones that have waited longest. */
    @Transactional(readOnly = true)
    public List<DiagnosisView> all() {
        return select(
                " where c.code <> :value order by c.state = 'ACCEPTED', c.accepted_on desc, c.opened_on, c.code", "");
    }

    /** The latest one of a residence that was accepted. */
    @Transactional(readOnly = true)
    public Optional<DiagnosisView> acceptedOf(String residenceCode) {
        return select(
                        " where c.residence_code = :value and c.state = 'ACCEPTED' order by c.accepted_on desc, c.code desc"
                                + " limit 1",
                        residenceCode)
                .stream()
                .findFirst();
    }

    private List<DiagnosisView> select(String which, String value) {
        return jdbc.sql(SELECT + which)
                .param("standards", standardCodes())
                .param("value", value)
                .query(this::view)
                .list();
    }

    private List<String> standardCodes() {
        return catalogue.dimensions().stream()
                .flatMap(dimension -> dimension.standards().stream())
                .map(Standard::code)
                .toList();
    }

    private DiagnosisView view(ResultSet row, int number) throws SQLException {
        return new DiagnosisView(
                row.getString("code"),
                row.getString("residence_code"),
                row.getString("residence_name"),
                row.getString("organization_code"),
                row.getString("organization_name"),
                DiagnosisState.valueOf(row.getString("state")),
                row.getInt("answered"),
                catalogue.standardCount(),
                row.getObject("opened_on", LocalDate.class),
                date(row, "handed_in_on"),
                date(row, "accepted_on"),
                row.getBoolean("help_open"),
                row.getInt("round"),
                instant(row.getTimestamp("changed_at")),
                row.getString("changed_by"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** As {@link #recordVisit(String, Visit, PersonDetails)}, where whoever runs the residence is known already. */
    public void recordVisit(String code, Visit visit) {
        recordVisit(code, visit, null);
    }

    /**
     * Records the programme's first visit; from then on the residence may fill in.
     *
     * @param director who runs the residence and will log in for it; null if that is known already
     * @throws Refused if it lies ahead, nobody took part, or it was recorded already
     */
    public void recordVisit(String code, Visit visit, @Nullable PersonDetails director) {
        require(code, DiagnosisState.OPENED);
        if (visit.heldOn().isAfter(calendar.today())) {
            throw new Refused("heldOn", "diagnosis.visit.heldOn.future");
        }
        String needs = visit.preliminaryNeeds() == null ? "" : Draft.tidy(visit.preliminaryNeeds());
        String participants = Draft.tidy(visit.participants());
        if (participants.isEmpty()) {
            throw new Refused("participants", "diagnosis.visit.participants.required");
        }
        if (participants.length() > 1000) {
            throw new Refused("participants", "diagnosis.visit.participants.tooLong");
        }
        if (needs.length() > 4000) {
            throw new Refused("preliminaryNeeds", "diagnosis.visit.preliminaryNeeds.tooLong");
        }
        jdbc.sql("insert into juntos.diagnosis_visit (diagnosis_code, held_on, participants, preliminary_needs,"
                        + " form_explained, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        code,
                        visit.heldOn(),
                        participants,
                        needs,
                        visit.formExplained(),
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
        jdbc.sql("update juntos.diagnosis_case set state = 'VISITED' where code = ?")
                .param(code)
                .update();
        audit.record(AuditTrail.Action.RESIDENCE_VISITED, code, visit.heldOn());
        DiagnosisView diagnosis = get(code);
        if (director != null) {
            registry.enrol(director, Party.residence(diagnosis.residenceCode()).groupId(), Membership.Role.COUNTERPART);
        }
        letter(Occasion.DIAGNOSIS_OPENED, diagnosis)
                .to(
                        Party.residence(diagnosis.residenceCode()).groupId(),
                        Party.organization(diagnosis.organizationCode()).groupId())
                .leave();
    }

    private GroupLetters.Draft letter(Occasion occasion, DiagnosisView diagnosis) {
        return letters.draft(occasion, diagnosis.code() + "/" + diagnosis.round(), diagnosis.code())
                .saying(diagnosis.residenceName())
                .link("/diagnosticos/" + diagnosis.code());
    }

    /** The first visit, once it was recorded. */
    @Transactional(readOnly = true)
    public Optional<Visit> visitOf(String code) {
        return jdbc.sql("select held_on, participants, preliminary_needs, form_explained"
                        + " from juntos.diagnosis_visit where diagnosis_code = ?")
                .param(code)
                .query((row, n) -> new Visit(
                        row.getObject(1, LocalDate.class), row.getString(2), row.getString(3), row.getBoolean(4)))
                .optional();
    }

    /**
     * Asks the programme for help while the form stays open. Of several questions that wait, the first calls for it.
     *
     * @throws Refused if there is no question, or nothing is being filled in
     */
    public void requestHelp(String code, String question) {
        DiagnosisState state = state(code);
        if (!state.isWritable()) {
            throw notNow(code, state);
        }
        String asked = text(question, "question", "diagnosis.help.question");
        boolean waits = jdbc.sql(
                        "select exists (select 1 from juntos.diagnosis_help where diagnosis_code = ? and answer is null)")
                .param(code)
                .query(Boolean.class)
                .single();
        jdbc.sql("insert into juntos.diagnosis_help (diagnosis_code, question, asked_by, asked_at) values (?, ?, ?, ?)")
                .params(code, asked, current.username(), Timestamp.from(calendar.now()))
                .update();
        audit.record(AuditTrail.Action.DIAGNOSIS_HELP_REQUESTED, code);
        if (!waits) {
            process.helpRequested(code);
        }
    }

    /**
     * Answers all questions that wait.
     *
     * @throws Refused if there is no answer, or none waits
     */
    public void giveHelp(String code, String answer) {
        state(code);
        String given = text(answer, "answer", "diagnosis.help.answer");
        int answered = jdbc.sql("update juntos.diagnosis_help set answer = ?, answered_by = ?, answered_at = ?"
                        + " where diagnosis_code = ? and answer is null")
                .params(given, current.username(), Timestamp.from(calendar.now()), code)
                .update();
        if (answered == 0) {
            throw new Refused("answer", "diagnosis.help.none");
        }
        audit.record(AuditTrail.Action.DIAGNOSIS_HELP_GIVEN, code);
        DiagnosisView diagnosis = get(code);
        letters.draft(Occasion.DIAGNOSIS_HELP_GIVEN, code + "/" + calendar.now(), code)
                .to(Party.residence(diagnosis.residenceCode()).groupId())
                .saying(diagnosis.residenceName())
                .fact("answer", given)
                .link("/diagnosticos/" + code)
                .leave();
    }

    /** The questions and their answers, newest first. */
    @Transactional(readOnly = true)
    public List<HelpRequest> helpOf(String code) {
        return jdbc.sql("select question, asked_by, asked_at, answer, answered_by, answered_at"
                        + " from juntos.diagnosis_help where diagnosis_code = ? order by id desc")
                .param(code)
                .query((row, n) -> new HelpRequest(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        instant(row.getTimestamp(6))))
                .list();
    }

    /**
     * @throws Refused naming in one sentence all that is missing
     */
    @Transactional(readOnly = true)
    public void requireComplete(String code) {
        answers.requireComplete(code);
    }

    /**
     * Hands it in to the organisation. From then on nobody changes the answers, unless it is returned.
     *
     * @throws Refused if something is missing, or it is not being filled in
     */
    public void handIn(String code) {
        DiagnosisState state = state(code);
        if (!state.isWritable()) {
            throw notNow(code, state);
        }
        requireComplete(code);
        jdbc.sql("update juntos.diagnosis_case set state = 'HANDED_IN', handed_in_on = ? where code = ?")
                .params(calendar.today(), code)
                .update();
        audit.record(AuditTrail.Action.DIAGNOSIS_HANDED_IN, code);
        DiagnosisView diagnosis = get(code);
        letter(Occasion.DIAGNOSIS_HANDED_IN, diagnosis)
                .to(Party.organization(diagnosis.organizationCode()).groupId())
                .leave();
    }

    /**
     * The organisation's word on it.
     *
     * @param agreed false returns it to the residence, which needs remarks
     */
    public void validate(String code, boolean agreed, @Nullable String remarks) {
        require(code, DiagnosisState.HANDED_IN);
        remark(code, remarks, false, !agreed);
        if (agreed) {
            jdbc.sql("update juntos.diagnosis_case set state = 'VALIDATED' where code = ?")
                    .param(code)
                    .update();
            audit.record(AuditTrail.Action.DIAGNOSIS_VALIDATED, code);
        } else {
            giveBack(code);
        }
    }

    /**
     * The programme's word on it. Accepted, the residence is incorporated.
     *
     * @param accepted false returns it to the residence, which needs remarks
     * @param internalRemarks for the programme's team only
     */
    public void review(String code, boolean accepted, @Nullable String remarks, @Nullable String internalRemarks) {
        require(code, DiagnosisState.VALIDATED);
        remark(code, remarks, false, !accepted);
        remark(code, internalRemarks, true, false);
        if (!accepted) {
            giveBack(code);
            return;
        }
        jdbc.sql("update juntos.diagnosis_case set state = 'ACCEPTED', accepted_on = ? where code = ?")
                .params(calendar.today(), code)
                .update();
        String residenceCode = get(code).residenceCode();
        registry.incorporateResidence(residenceCode);
        audit.record(AuditTrail.Action.DIAGNOSIS_ACCEPTED, code, AuditSubject.of(Party.residence(residenceCode)));
        DiagnosisView diagnosis = get(code);
        letter(Occasion.RESIDENCE_INCORPORATED, diagnosis)
                .to(
                        Party.residence(residenceCode).groupId(),
                        Party.organization(diagnosis.organizationCode()).groupId())
                .leave();
        events.publishEvent(new ResidenceIncorporated(residenceCode, code));
    }

    private void giveBack(String code) {
        jdbc.sql("update juntos.diagnosis_case set state = 'FILLING', round = round + 1 where code = ?")
                .param(code)
                .update();
        audit.record(AuditTrail.Action.DIAGNOSIS_RETURNED, code);
        DiagnosisView diagnosis = get(code);
        letter(Occasion.DIAGNOSIS_RETURNED, diagnosis)
                .to(
                        Party.residence(diagnosis.residenceCode()).groupId(),
                        Party.organization(diagnosis.organizationCode()).groupId())
                .section(
                        "remarks",
                        remarksOf(code).stream()
                                .filter(remark -> !remark.internal() && remark.round() == diagnosis.round() - 1)
                                .map(Remark::text)
                                .toList())
                .leave();
    }

    /**
     * Notes something about one standard while it is being checked, beside the decision itself.
     *
     * @throws Refused if the standard is unknown, there is no text, or nobody is checking it
     */
    public void remark(String code, String standardCode, String text, boolean internal) {
        require(code, DiagnosisState.HANDED_IN, DiagnosisState.VALIDATED);
        if (!catalogue.hasStandard(standardCode) && !catalogue.hasExtraLine(standardCode)) {
            throw new Refused("standard", "diagnosis.standard.unknown", standardCode);
        }
        keep(code, standardCode, text(text, "text", "diagnosis.remarks"), internal);
    }

    private void remark(String code, @Nullable String remarks, boolean internal, boolean required) {
        String field = internal ? "internalRemarks" : "remarks";
        if (required || remarks != null && !remarks.isBlank()) {
            keep(code, null, text(remarks == null ? "" : remarks, field, "diagnosis.remarks"), internal);
        }
    }

    private void keep(String code, @Nullable String standardCode, String text, boolean internal) {
        jdbc.sql(
                        "insert into juntos.diagnosis_remark (diagnosis_code, round, standard_code, text, internal, author, at)"
                                + " select code, round, ?, ?, ?, ?, ? from juntos.diagnosis_case where code = ?")
                .params(Arrays.asList(
                        standardCode, text, internal, current.username(), Timestamp.from(calendar.now()), code))
                .update();
    }

    /** What was said of it, newest first; the internal ones too, which only the programme's team may read. */
    @Transactional(readOnly = true)
    public List<Remark> remarksOf(String code) {
        return jdbc.sql("select author, at, standard_code, text, internal, round from juntos.diagnosis_remark"
                        + " where diagnosis_code = ? order by id desc")
                .param(code)
                .query((row, n) -> new Remark(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getInt(6)))
                .list();
    }

    /** What a residence needs, by its latest accepted diagnosis, in the catalogue's order and the residence's own. */
    @Transactional(readOnly = true)
    public List<Need> needs(String residenceCode) {
        return needs(residenceCode, standardCodes());
    }

    /** As {@link #needs}, of the lines beside the standards, which are never counted among these. */
    @Transactional(readOnly = true)
    public List<Need> extraNeeds(String residenceCode) {
        return needs(
                residenceCode,
                catalogue.extraLines().stream().map(Standard::code).toList());
    }

    /** How many needs a diagnosis names, whatever its state. */
    @Transactional(readOnly = true)
    public int countNeeds(String code) {
        return answers.entries(code).values().stream()
                .mapToInt(entry -> entry.needs().size())
                .sum();
    }

    private List<Need> needs(String residenceCode, List<String> standards) {
        return acceptedOf(residenceCode)
                .map(accepted -> answers.entries(accepted.code()).values().stream()
                        .filter(entry -> standards.contains(entry.standardCode()))
                        .flatMap(entry -> entry.needs().stream())
                        .toList())
                .orElse(List.of());
    }

    private static String text(String text, String field, String key) {
        String plain = Draft.tidy(text).strip();
        if (plain.isEmpty()) {
            throw new Refused(field, key + ".required");
        }
        if (plain.length() > MAX_TEXT) {
            throw new Refused(field, key + ".tooLong", MAX_TEXT);
        }
        return plain;
    }

    private void require(String code, DiagnosisState... admitted) {
        DiagnosisState state = state(code);
        if (!Arrays.asList(admitted).contains(state)) {
            throw notNow(code, state);
        }
    }

    private Refused notNow(String code, DiagnosisState state) {
        return new Refused("", "diagnosis.notNow", code, texts.of(state));
    }

    /** Its state, which nobody else changes until this transaction ends. */
    private DiagnosisState state(String code) {
        return jdbc.sql("select state from juntos.diagnosis_case where code = ? for update")
                .param(code)
                .query((row, n) -> DiagnosisState.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("diagnosis " + code));
    }
}
