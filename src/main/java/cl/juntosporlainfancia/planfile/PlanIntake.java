package cl.juntosporlainfancia.planfile;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.spreadsheet.Limits;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import cl.juntosporlainfancia.spreadsheet.Table;
import cl.juntosporlainfancia.workplan.PlanDrafts;
import cl.juntosporlainfancia.workplan.PlanSheet;
import cl.juntosporlainfancia.workplan.Saving;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes activities from a spreadsheet into a plan that is being built: each row without errors, and nothing twice. */
@Service
@Transactional
public class PlanIntake {

    /** 1 MB, a thousand rows, thirteen columns and two for each of 36 months, 4,000 characters. */
    static final Limits LIMITS = new Limits(1024 * 1024, PlanDrafts.MAX_ACTIVITIES, 100, 4_000);

    private final PlanDrafts drafts;
    private final PlanReader reader;

    PlanIntake(PlanDrafts drafts, PlanReader reader) {
        this.drafts = drafts;
        this.reader = reader;
    }

    /**
     * What {@link #take} would find and do; leaves nothing behind.
     *
     * @throws Refused if the file or its header can't be read, or this person cannot write activities into the plan now
     */
    @Transactional(readOnly = true)
    public PlanTrial tryOut(String allianceCode, String filename, byte[] content) {
        PlanSheet plan = drafts.toWriteInto(allianceCode);
        return new PlanTrial(filename, lines(reader.read(table(filename, content), plan, content)));
    }

    /**
     * Takes the rows without errors. The same file again changes nothing.
     *
     * @throws Refused as {@link #tryOut}, or if there would be more activities than a plan admits
     */
    public PlanTrial take(String allianceCode, String filename, byte[] content) {
        PlanSheet plan = drafts.toWriteInto(allianceCode);
        List<PlanReader.Reading> readings = reader.read(table(filename, content), plan, content);
        Saving.Outcome outcome = drafts.save(
                allianceCode,
                readings.stream()
                        .filter(reading -> reading.line().outcome() == PlanTrial.Outcome.TAKEN)
                        .flatMap(reading -> reading.row().stream())
                        .toList(),
                List.of());
        if (!outcome.notAdmitted().isEmpty() || !outcome.overtaken().isEmpty()) {
            // Somebody wrote into the plan in this very moment.
            throw new Refused("file", "planfile.overtaken");
        }
        return new PlanTrial(filename, lines(readings));
    }

    private static List<PlanTrial.Line> lines(List<PlanReader.Reading> readings) {
        return readings.stream().map(PlanReader.Reading::line).toList();
    }

    private static Table table(String filename, byte[] content) {
        try {
            return Spreadsheets.read(filename, new ByteArrayInputStream(content), LIMITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
