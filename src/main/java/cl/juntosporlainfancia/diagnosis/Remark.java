package cl.juntosporlainfancia.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who checked a diagnosis said of it.
 *
 * @param author login
 * @param standardCode what it is about; null if about the whole
 * @param internal whether only the programme's team may read it
 * @param round in which it was said: 1 before the diagnosis was first returned
 */
public record Remark(
        String author, Instant at, @Nullable String standardCode, String text, boolean internal, int round) {}
