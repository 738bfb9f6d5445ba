package cl.juntosporlainfancia.panel;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that a page hands out. */
final class Downloads {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private Downloads() {}

    /** A CSV file under that name, kept by nobody in between. */
    static ResponseEntity<byte[]> csv(byte[] content, String filename) {
        return file(CSV, content, filename);
    }

    /** A workbook under that name, kept by nobody in between. */
    static ResponseEntity<byte[]> xlsx(byte[] content, String filename) {
        return file(XLSX, content, filename);
    }

    /** A JSON file under that name, kept by nobody in between. */
    static ResponseEntity<byte[]> json(byte[] content, String filename) {
        return file(MediaType.APPLICATION_JSON, content, filename);
    }

    private static ResponseEntity<byte[]> file(MediaType type, byte[] content, String filename) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(filename)
                                .build()
                                .toString())
                .body(content);
    }
}
