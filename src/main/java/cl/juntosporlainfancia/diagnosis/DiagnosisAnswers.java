package cl.juntosporlainfancia.diagnosis;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.catalogue.AgeBand;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a residence writes in its self-diagnosis, piece by piece while it is typed. Each standard has a version of its own: two people
 * may fill in different ones at once, and nobody writes over another's words without having seen them.
 */
@Service
@Transactional
public class DiagnosisAnswers {

    /** Characters of a state, and of the value proposal. */
    public static final int MAX_TEXT = 2000;

    /** Needs of one standard. */
    public static final int MAX_NEEDS = 30;

    /** Children of one age band. */
    public static final int MAX_CHILDREN = 1000;

    private static final String ENTRY = "select standard_code, version, current_state, desired_state, no_need,"
            + " updated_by, updated_at from juntos.diagnosis_answer";

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;

    DiagnosisAnswers(
            JdbcClient jdbc, Catalogue catalogue, CurrentViewer current, BusinessCalendar calendar, Texts texts) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** What is kept of every standard, and of the lines beside them, by code in the catalogue's order. */
    @Transactional(readOnly = true)
    public Map<String, Entry> entries(String code) {
        Map<String, List<Need>> needs = new HashMap<>();
        jdbc.sql("select standard_code, text, priority from juntos.diagnosis_need where diagnosis_code = ?"
                        + " order by standard_code, position")
                .param(code)
                .query((row, n) ->
                        new Need(row.getString(1), row.getString(2), Need.Priority.valueOf(row.getString(3))))
                .list()
                .forEach(need -> needs.computeIfAbsent(need.standardCode(), standard -> new ArrayList<>())
                        .add(need));
        Map<String, Entry> kept = new HashMap<>();
        jdbc.sql(ENTRY + " where diagnosis_code = ?")
                .param(code)
                .query((row, n) -> entry(row, needs.getOrDefault(row.getString(1), List.of())))
                .list()
                .forEach(entry -> kept.put(entry.standardCode(), entry));
        Map<String, Entry> entries = new LinkedHashMap<>();
        Stream.concat(
                        catalogue.dimensions().stream().flatMap(dimension -> dimension.standards().stream()),
                        catalogue.extraLines().stream())
                .map(Standard::code)
                .forEach(standard -> entries.put(standard, kept.getOrDefault(standard, Entry.empty(standard))));
        return entries;
    }

    private static Entry entry(ResultSet row, List<Need> needs) throws SQLException {
        return new Entry(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                List.copyOf(needs),
                row.getBoolean(5),
                row.getString(6),
                row.getTimestamp(7).toInstant());
    }

    /**
     * Keeps what was typed of one standard. The same words again change nothing, so that a request may be repeated.
     *
     * @return its version from now on
     * @throws DraftOvertaken if somebody else has changed it since that version
     * @throws Refused if the diagnosis is not being filled in, or a text is over its limit
     */
    public int save(String code, String standardCode, Draft typed) {
        Draft draft = admitted(standardCode, typed);
        requireWritable(code);
        Entry kept = kept(code, standardCode);
        if (kept.says(draft)) {
            return kept.version();
        }
        if (kept.version() != draft.version()) {
            throw new DraftOvertaken(kept);
        }
        int version = kept.version() + 1;
        write(code, standardCode, draft, version);
        begin(code);
        return version;
    }

    /** What was answered before this product, in a diagnosis that is closed already. */
    void keepFormer(String code, Map<String, Draft> answers) {
        answers.forEach((standardCode, draft) -> write(code, standardCode, admitted(standardCode, draft), 1));
    }

    private Draft admitted(String standardCode, Draft typed) {
        if (!catalogue.hasStandard(standardCode) && !catalogue.hasExtraLine(standardCode)) {
            throw new Refused("standard", "diagnosis.standard.unknown", standardCode);
        }
        Draft draft = typed.tidied();
        check(catalogue.standard(standardCode), draft);
        return draft;
    }

    private void write(String code, String standardCode, Draft draft, int version) {
        jdbc.sql("insert into juntos.diagnosis_answer (diagnosis_code, standard_code, current_state,"
                        + " desired_state, no_need, version, updated_by, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (diagnosis_code, standard_code) do update set current_state = excluded.current_state,"
                        + " desired_state = excluded.desired_state, no_need = excluded.no_need, version = excluded.version,"
                        + " updated_by = excluded.updated_by, updated_at = excluded.updated_at")
                .params(
                        code,
                        standardCode,
                        draft.currentState(),
                        draft.desiredState(),
                        draft.noNeed(),
                        version,
                        current.username(),
                        Timestamp.from(calendar.now()))
                .update();
        jdbc.sql("delete from juntos.diagnosis_need where diagnosis_code = ? and standard_code = ?")
                .params(code, standardCode)
                .update();
        for (int i = 0; i < draft.needs().size(); i++) {
            Draft.Line need = draft.needs().get(i);
            jdbc.sql("insert into juntos.diagnosis_need (diagnosis_code, standard_code, position, text, priority)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(code, standardCode, i, need.text(), need.priority().name())
                    .update();
        }
    }

    private static void check(Standard standard, Draft draft) {
        if (draft.currentState().length() > MAX_TEXT) {
            throw new Refused("currentState", "diagnosis.currentState.tooLong", standard.code(), MAX_TEXT);
        }
        if (draft.desiredState().length() > MAX_TEXT) {
            throw new Refused("desiredState", "diagnosis.desiredState.tooLong", standard.code(), MAX_TEXT);
        }
        if (draft.needs().size() > MAX_NEEDS) {
            throw new Refused("needs", "diagnosis.needs.tooMany", standard.code(), MAX_NEEDS);
        }
        if (draft.needs().stream().anyMatch(need -> need.text().length() > Need.MAX_TEXT)) {
            throw new Refused("needs", "diagnosis.need.tooLong", standard.code(), Need.MAX_TEXT);
        }
        if (draft.noNeed() && !draft.needs().isEmpty()) {
            throw new Refused("noNeed", "diagnosis.noNeed.withNeeds", standard.code());
        }
    }

    /** Holds off until the end of this transaction whoever wants to write in this diagnosis too, or to hand it in. */
    private void requireWritable(String code) {
        DiagnosisState state = jdbc.sql("select state from juntos.diagnosis_case where code = ? for update")
                .param(code)
                .query((row, n) -> DiagnosisState.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("diagnosis " + code));
        requireWritable(code, state);
    }

    private void requireWritable(String code, DiagnosisState state) {
        if (!state.isWritable()) {
            throw new Refused("", "diagnosis.notWritable", code, texts.of(state));
        }
    }

    /** What is kept of one standard. */
    @Transactional(readOnly = true)
    public Entry entry(String code, String standardCode) {
        return kept(code, standardCode);
    }

    private Entry kept(String code, String standardCode) {
        List<Need> needs = jdbc.sql("select standard_code, text, priority from juntos.diagnosis_need"
                        + " where diagnosis_code = ? and standard_code = ? order by position")
                .params(code, standardCode)
                .query((row, n) ->
                        new Need(row.getString(1), row.getString(2), Need.Priority.valueOf(row.getString(3))))
                .list();
        return jdbc.sql(ENTRY + " where diagnosis_code = ? and standard_code = ?")
                .params(code, standardCode)
                .query((row, n) -> entry(row, needs))
                .optional()
                .orElseGet(() -> Entry.empty(standardCode));
    }

    /** The first word that is written begins the filling in. */
    private void begin(String code) {
        jdbc.sql("update juntos.diagnosis_case set state = 'FILLING' where code = ? and state = 'VISITED'")
                .param(code)
                .update();
    }

    /** What the residence says of itself. */
    @Transactional(readOnly = true)
    public Profile profile(String code) {
        return profile(code, "");
    }

    private Profile profile(String code, String lock) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Integer> kept = new HashMap<>();
        Profile bare = jdbc.sql("select profile_version, value_proposal, profile_by, profile_at"
                        + " from juntos.diagnosis_case where code = ?" + lock)
                .param(code)
                .query((row, n) -> new Profile(
                        row.getInt(1), Map.of(), row.getString(2), row.getString(3), instant(row.getTimestamp(4))))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("diagnosis " + code));
        jdbc.sql("select age_band, number from juntos.diagnosis_head_count where diagnosis_code = ?")
                .param(code)
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .forEach(count -> kept.put(count.getKey(), count.getValue()));
        for (AgeBand band : catalogue.ageBands()) {
            Integer number = kept.get(band.code());
            if (number != null) {
                counts.put(band.code(), number);
            }
        }
        return new Profile(bare.version(), counts, bare.valueProposal(), bare.updatedBy(), bare.updatedAt());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /**
     * Keeps what the residence says of itself; as {@link #save} does.
     *
     * @param version that this person saw
     * @param headCounts children by age band, without the bands left open
     * @return its version from now on
     */
    public int saveProfile(String code, int version, Map<String, Integer> headCounts, String valueProposal) {
        String proposal = Draft.tidy(valueProposal);
        if (proposal.length() > MAX_TEXT) {
            throw new Refused("valueProposal", "diagnosis.valueProposal.tooLong", MAX_TEXT);
        }
        for (Map.Entry<String, Integer> count : headCounts.entrySet()) {
            AgeBand band = catalogue.ageBands().stream()
                    .filter(known -> known.code().equals(count.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new Refused("headCounts", "diagnosis.ageBand.unknown", count.getKey()));
            if (count.getValue() < 0 || count.getValue() > MAX_CHILDREN) {
                throw new Refused("headCounts", "diagnosis.headCount.range", band.label(), MAX_CHILDREN);
            }
        }
        Profile kept = profile(code, " for update");
        requireWritable(code);
        if (kept.says(headCounts, proposal)) {
            return kept.version();
        }
        if (kept.version() != version) {
            throw new DraftOvertaken(kept);
        }
        jdbc.sql("update juntos.diagnosis_case set value_proposal = ?, profile_version = profile_version + 1,"
                        + " profile_by = ?, profile_at = ? where code = ?")
                .params(proposal, current.username(), Timestamp.from(calendar.now()), code)
                .update();
        jdbc.sql("delete from juntos.diagnosis_head_count where diagnosis_code = ?")
                .param(code)
                .update();
        headCounts.forEach((band, number) -> jdbc.sql(
                        "insert into juntos.diagnosis_head_count (diagnosis_code, age_band, number) values (?, ?, ?)")
                .params(code, band, number)
                .update());
        begin(code);
        return version + 1;
    }

    /** What is missing before it can be handed in, in the form's order; the lines beside the standards never are. */
    @Transactional(readOnly = true)
    public List<Missing> missing(String code) {
        List<Missing> missing = new ArrayList<>();
        for (Entry entry : entries(code).values()) {
            if (!catalogue.hasStandard(entry.standardCode())) {
                continue;
            }
            if (entry.currentState().isEmpty() || entry.desiredState().isEmpty()) {
                missing.add(new Missing(Missing.Part.STATES, entry.standardCode()));
            }
            if (!entry.hasNeedsOrNone()) {
                missing.add(new Missing(Missing.Part.NEEDS, entry.standardCode()));
            }
        }
        Profile profile = profile(code);
        if (profile.children() == 0) {
            missing.add(new Missing(Missing.Part.HEAD_COUNTS, null));
        }
        if (profile.valueProposal().isEmpty()) {
            missing.add(new Missing(Missing.Part.VALUE_PROPOSAL, null));
        }
        return missing;
    }

    /**
     * @throws Refused naming in one sentence all that is missing
     */
    void requireComplete(String code) {
        List<Missing> missing = missing(code);
        if (missing.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        for (Missing.Part part : Missing.Part.values()) {
            List<Missing> ofPart =
                    missing.stream().filter(each -> each.part() == part).toList();
            if (!ofPart.isEmpty()) {
                String standards = String.join(
                        ", ",
                        ofPart.stream()
                                .map(Missing::standardCode)
                                .filter(Objects::nonNull)
                                .toList());
                parts.add(texts.get("diagnosis.missing." + part, standards));
            }
        }
        throw new Refused("", "diagnosis.incomplete", String.join("; ", parts));
    }
}
