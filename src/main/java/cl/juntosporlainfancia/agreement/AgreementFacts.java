package cl.juntosporlainfancia.agreement;

import java.time.LocalDate;
import java.util.List;

/**
 * All that an agreement's document says, as it was when the document was made. A text that is not known is empty; a document is
 * never made from such.
 *
 * @param on the day on which it is made
 * @param residences those of its alliances, each with its work plan
 */
public record AgreementFacts(
        LocalDate on, Party organization, Party company, Party cos, List<ResidencePlan> residences) {

    /**
     * One of the three who sign.
     *
     * @param rut as people read it
     * @param purpose what a company does, or the mission of an organisation
     * @param region as a sentence names it, such as «Región del Biobío»
     */
    public record Party(
            String name,
            String rut,
            String purpose,
            String address,
            String comuna,
            String region,
            Representative representative,
            Contact contact) {}

    /**
     * Who signs for a party, and by what power.
     *
     * @param rut as people read it
     * @param deedOn date of the public deed, in words
     * @param notary where it was executed
     */
    public record Representative(String name, String position, String rut, String deedOn, String notary) {}

    /** Who coordinates for a party (clause seven). */
    public record Contact(String name, String email, String phone) {}

    /** A residence with the alliance's plan, which is part of Annex 1. */
    public record ResidencePlan(
            String allianceCode, String name, String address, String comuna, String region, AnnexPlan plan) {}

    /** Whether the agreement is about several residences. */
    public boolean severalResidences() {
        return residences.size() > 1;
    }

    List<String> allianceCodes() {
        return residences.stream().map(ResidencePlan::allianceCode).toList();
    }

    Party party(Signatory signatory) {
        return switch (signatory) {
            case ORGANIZATION -> organization;
            case COMPANY -> company;
            case COS -> cos;
        };
    }
}
