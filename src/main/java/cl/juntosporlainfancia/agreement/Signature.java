package cl.juntosporlainfancia.agreement;

import java.time.LocalDate;

/**
 * A party signs.
 *
 * @param signedBy name of the legal representative
 * @param position what he or she is in that party
 * @param rut of him or her, as typed
 */
public record Signature(
        Signatory signatory, LocalDate signedOn, String signedBy, String position, String rut, SignatureMeans means) {}
