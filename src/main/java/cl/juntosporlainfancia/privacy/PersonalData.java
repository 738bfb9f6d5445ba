package cl.juntosporlainfancia.privacy;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.Inventory.Column;
import cl.juntosporlainfancia.privacy.Inventory.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that is kept of a person, in words: where the login, the name, the mail, the telephone or the RUT stands. */
@Service
public class PersonalData {

    /** Rows of one column that are told; the newest where there are more. */
    public static final int MOST = 5_000;

    private static final List<String> REFERENCES = List.of(
            "alliance_code",
            "lead_alliance",
            "case_code",
            "agreement_code",
            "diagnosis_code",
            "linking_code",
            "incorporation_code",
            "code",
            "residence_code",
            "company_code",
            "group_id",
            "occasion");
    private static final List<String> DATES = List.of(
            "at",
            "held_on",
            "recorded_at",
            "noted_at",
            "changed_at",
            "updated_at",
            "answered_at",
            "asked_at",
            "signed_on",
            "sent_at",
            "left_at",
            "since",
            "generated_at",
            "opened_at",
            "opened_on",
            "decided_on",
            "chosen_on",
            "renewed_on",
            "given_on",
            "recorded_on",
            "announced_at",
            "issued_at");

    /**
     * A place where the person stands.
     *
     * @param where what it is, as the inventory calls it
     * @param reference which case or party it belongs to; may be empty
     * @param date in ISO; may be empty
     * @param value what stands there; of a text only the words that name the person: the rest may be about others
     */
    public record Item(String where, String reference, String date, String value) {}

    /**
     * What is kept of a person in one place, what for and how long.
     *
     * @param cut whether there is more: the newest are told
     */
    public record Part(Column column, List<Item> items, boolean cut) {}

    private final Inventory inventory;
    private final TracesOf traces;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Texts texts;

    PersonalData(
            Inventory inventory, TracesOf traces, AuditTrail trail, JdbcClient jdbc, ObjectMapper json, Texts texts) {
        this.inventory = inventory;
        this.traces = traces;
        this.trail = trail;
        this.jdbc = jdbc;
        this.json = json;
        this.texts = texts;
    }

    /** What is kept of that person; the parts without anything are left out. */
    @Transactional(readOnly = true)
    public List<Part> of(String username) {
        Traces person = traces.person(username);
        List<Part> parts = new ArrayList<>();
        for (Column column : inventory.own()) {
            if (isTold(column)) {
                List<Item> items = items(column, person);
                if (!items.isEmpty()) {
                    parts.add(new Part(column, items.subList(0, Math.min(MOST, items.size())), items.size() > MOST));
                }
            }
        }
        return parts;
    }

    /** As {@link #of}, to be taken away: that leaves a trace. */
    @Transactional
    public List<Part> export(String username) {
        trail.record(AuditTrail.Action.PERSONAL_DATA_EXPORTED, null, AuditSubject.person(username));
        return of(username);
    }

    /** What only serves to search, and the same mail in another format, would be told twice. */
    private static boolean isTold(Column column) {
        return !column.column().equals("plain_name")
                && !column.column().equals("searched")
                && !column.column().equals("html_body")
                && !column.column().equals("calendar_file");
    }

    private List<Item> items(Column column, Traces person) {
        Optional<String> condition = Traces.condition(column);
        if (condition.isEmpty()) {
            return List.of();
        }
        boolean words = column.kind() == Kind.TEXT || column.kind() == Kind.ADDRESS || column.kind() == Kind.DOCUMENT;
        String newest = DATES.stream().map("to_jsonb(t) ->> '%s'"::formatted).collect(Collectors.joining(", "));
        return jdbc.sql(
                        "select %s as value, (to_jsonb(t) - 'pdf' - 'content' - 'password_hash')::text as row from %s t where %s order by coalesce(%s) desc nulls last limit %d"
                                .formatted(
                                        words
                                                ? "substring(" + column.column() + "::text from :match)"
                                                : column.column() + "::text",
                                        column.qualified(),
                                        condition.get(),
                                        newest,
                                        MOST + 1))
                .params(person.parameters())
                .query((row, n) -> item(column, row.getString(1), read(row.getString(2))))
                .list();
    }

    private Item item(Column column, String value, JsonNode row) {
        boolean audited = column.table().equals("audit_event");
        return new Item(
                column.label(),
                first(row, REFERENCES),
                first(row, DATES),
                audited ? texts.get("audit." + row.path("action").asText()) : value);
    }

    private static String first(JsonNode row, List<String> names) {
        return names.stream()
                .map(name -> row.path(name).asText(""))
                .filter(value -> !value.isEmpty() && !value.equals("null"))
                .findFirst()
                .orElse("");
    }

    private JsonNode read(String row) {
        try {
            return json.readTree(row);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a file for other programs. */
    public byte[] json(List<Part> parts) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(texts.get("privacy.column.where"), part.column().label());
            one.put(texts.get("privacy.column.purpose"), part.column().purpose());
            one.put(texts.get("privacy.column.basis"), part.column().basis());
            one.put(texts.get("privacy.column.kept"), part.column().kept());
            one.put(
                    texts.get("privacy.json.items"),
                    part.items().stream().map(this::told).toList());
            if (part.cut()) {
                one.put(texts.get("privacy.json.cut"), texts.get("privacy.data.cut", MOST));
            }
            all.add(one);
        }
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> told(Item item) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(texts.get("privacy.column.value"), item.value());
        told.put(texts.get("privacy.column.reference"), item.reference());
        told.put(texts.get("privacy.column.date"), item.date());
        return told;
    }
}
