package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditSearch;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.spreadsheet.SheetContent;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Column;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail as a file, which leaves a trace itself. */
@Component
class AuditFiles {

    /** Lines of a file: the newest; of more, whoever asks takes one period after the other. */
    static final int LONGEST = 20_000;

    /** What kind of file. */
    enum Format {
        XLSX,
        CSV
    }

    private final AuditSearch search;
    private final AuditTrail trail;
    private final History history;
    private final BusinessCalendar calendar;
    private final Texts texts;

    AuditFiles(AuditSearch search, AuditTrail trail, History history, BusinessCalendar calendar, Texts texts) {
        this.search = search;
        this.trail = trail;
        this.history = history;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** What the query finds, newest first. */
    @Transactional
    public byte[] of(AuditSearch.Query query, Format format) {
        List<Entry> found = search.find(query, null, LONGEST);
        trail.record(Action.AUDIT_EXPORTED, null, format, found.size());
        SheetContent sheet =
                new SheetContent(texts.get("audit.title"), titles(query, found.size()), columns(), 1, rows(found));
        return format == Format.XLSX ? Spreadsheets.workbook(List.of(sheet)) : Spreadsheets.csv(sheet);
    }

    private List<String> titles(AuditSearch.Query query, int lines) {
        List<String> titles = new ArrayList<>();
        titles.add(texts.get("audit.file.title", texts.timestamp(calendar.now()), lines));
        if (lines == LONGEST) {
            titles.add(texts.get("audit.cut", LONGEST, search.count(query)));
        }
        return titles;
    }

    private List<Column> columns() {
        return List.of(
                Column.number(texts.get("audit.column.number"), 9),
                Column.text(texts.get("audit.column.at"), 18),
                Column.text(texts.get("audit.column.who"), 26),
                Column.text(texts.get("audit.column.pseudonym"), 13),
                Column.text(texts.get("audit.column.address"), 16),
                Column.text(texts.get("audit.column.what"), 34),
                Column.text(texts.get("audit.column.detail"), 46),
                Column.text(texts.get("audit.column.case"), 10),
                Column.text(texts.get("audit.column.about"), 30),
                Column.text(texts.get("audit.column.note"), 50));
    }

    private List<List<@Nullable Object>> rows(List<Entry> entries) {
        List<History.Line> lines = history.tell(entries);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            History.Line line = lines.get(i);
            rows.add(Arrays.asList(
                    line.id(),
                    texts.timestamp(line.at()),
                    line.who(),
                    entries.get(i).actor(),
                    line.address(),
                    line.what(),
                    line.detail(),
                    line.caseCode(),
                    line.about(),
                    line.note()));
        }
        return rows;
    }
}
