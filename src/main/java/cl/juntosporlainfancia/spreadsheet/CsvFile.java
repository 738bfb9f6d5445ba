package cl.juntosporlainfancia.spreadsheet;

import cl.juntosporlainfancia.language.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values between commas, semicolons or tabs, as the programs of an office write them; lines that begin with # are left out. */
final class CsvFile {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final String text;
    private final TableBuilder table;
    private final Limits limits;
    private char separator;
    private int at;
    private int line = 1;

    private CsvFile(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
        this.table = new TableBuilder(limits);
    }

    static Table read(byte[] content, Limits limits) {
        String text = decode(content);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
            throw new Refused("file", "spreadsheet.neither");
        }
        return new CsvFile(text, limits).read();
    }

    /** UTF-8 if it can be, whether or not it says so; UTF-16 if it says so; else what Excel writes in Chile. */
    private static String decode(byte[] content) {
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        int mark = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content, mark, content.length - mark))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, WESTERN);
        }
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (content.length <= i || (content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private Table read() {
        while (at < text.length() && skipped()) {
            skipLine();
        }
        separator = separator();
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                skipLine();
            } else {
                int began = line;
                table.add(began, record(began));
            }
        }
        return table.table();
    }

    /** Whether the line here comes before the header: a remark, an empty one, or Excel's own «sep=;». */
    private boolean skipped() {
        int end = endOfLine(at);
        String content = text.substring(at, end).strip();
        return content.isEmpty() || content.startsWith("#") || content.matches("(?i)sep=.");
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void skipLine() {
        at = endOfLine(at);
        endLine();
    }

    /** The one that parts the header most often, outside quotes. */
    private char separator() {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && ";,\t".indexOf(c) >= 0) {
                counts[";,\t".indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return ";,\t".charAt(best);
    }

    private List<String> record(int began) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        while (true) {
            if (at < text.length() && text.charAt(at) == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted(cell, began);
            } else if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
                cells.add(cell.toString());
                endLine();
                return cells;
            } else if (text.charAt(at) == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
                at++;
            } else {
                cell.append(text.charAt(at++));
            }
            // A quote that is closed nowhere near swallows the rest of the file: say where, not at the end of it.
            if (cells.size() > limits.columns() * 20) {
                throw new Refused("file", "spreadsheet.columns", limits.columns());
            }
        }
    }

    private void quoted(StringBuilder cell, int began) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                if (at == text.length() || text.charAt(at) != '"') {
                    return;
                }
                cell.append('"');
                at++;
            } else if (c == '\n' || c == '\r') {
                cell.append('\n');
                endLine();
            } else {
                cell.append(c);
                at++;
            }
        }
        throw new Refused("file", "spreadsheet.quote", String.valueOf(began));
    }

    private void endLine() {
        if (at < text.length()) {
            boolean two = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            at += two ? 2 : 1;
            line++;
        }
    }
}
