package cl.juntosporlainfancia.linking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A report of the search commission, as it was recorded.
 *
 * @param recordedBy login
 */
public record RecordedSearch(
        LocalDate recordedOn,
        String recordedBy,
        Search.Result result,
        @Nullable String companyName,
        @Nullable String note) {}
