package cl.juntosporlainfancia.intake;

import cl.juntosporlainfancia.registry.Party;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * What an import found, and did or would do.
 *
 * @param kind what the sheet was taken to list
 * @param tried whether it was a trial, that left nothing behind
 * @param notices about the whole file
 * @param rows in the file's order
 * @param added how many of each kind of party are new; those of which there are none are left out
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IntakeReport(
        Kind kind,
        String filename,
        String sha256,
        boolean tried,
        List<String> notices,
        List<RowReport> rows,
        Map<Party.Kind, Integer> added) {

    public IntakeReport {
        notices = List.copyOf(notices);
        rows = List.copyOf(rows);
        added = Map.copyOf(added);
    }

    /** How many rows came out like that. */
    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    public int added(Party.Kind party) {
        return added.getOrDefault(party, 0);
    }
}
