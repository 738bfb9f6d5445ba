package cl.juntosporlainfancia.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with all that became of it.
 *
 * @param leadAlliance whose process it belongs to
 * @param alliances codes of those it covers, its own first
 * @param versions of its document, newest first; empty while it is first prepared, and where it was signed on paper before
 *     documents were made here
 * @param onPaper signatures from that time
 */
public record AgreementView(
        String code,
        String leadAlliance,
        State state,
        List<String> alliances,
        List<Version> versions,
        List<Signed> onPaper) {

    public enum State {
        /** The alliance manager completes and generates it. */
        PREPARING,
        /** The three parties sign its newest document. */
        SIGNING,
        /** All three have signed. */
        SIGNED,
        /** Dropped before that. */
        DISCARDED
    }

    /**
     * A document that was made: it is kept as it is.
     *
     * @param sha256 of its bytes
     */
    public record Version(
            int number,
            String sha256,
            int pages,
            Instant generatedAt,
            String generatedBy,
            List<Signed> signatures,
            List<Returned> returns) {}

    /**
     * @param rut as it is kept; null where it was not asked for
     * @param recordedBy login
     */
    public record Signed(
            Signatory signatory,
            LocalDate signedOn,
            String signedBy,
            String position,
            @Nullable String rut,
            SignatureMeans means,
            Instant recordedAt,
            String recordedBy) {}

    /**
     * @param returnedBy login
     */
    public record Returned(Signatory signatory, String remarks, Instant returnedAt, String returnedBy) {}

    /** The document that counts. */
    public Optional<Version> current() {
        return versions.stream().findFirst();
    }

    /** The signatures that count, by date. */
    public List<Signed> signatures() {
        return current().map(Version::signatures).orElse(onPaper);
    }

    /** The remarks with which the newest document came back; empty if it did not. */
    public List<Returned> returns() {
        return current().map(Version::returns).orElse(List.of());
    }

    public boolean isSigned() {
        return state == State.SIGNED;
    }

    public boolean leads(String allianceCode) {
        return leadAlliance.equals(allianceCode);
    }
}
