package cl.juntosporlainfancia.intake;

import java.util.List;

/**
 * A row and what was found.
 *
 * @param line in the file, from 1
 * @param name of what the row is about; empty if it has none
 */
public record RowReport(int line, Outcome outcome, String name, List<Finding> findings) {

    public RowReport {
        findings = List.copyOf(findings);
    }
}
