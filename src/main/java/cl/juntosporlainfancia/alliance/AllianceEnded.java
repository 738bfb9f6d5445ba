package cl.juntosporlainfancia.alliance;

/** Published in the transaction in which an alliance ended; the reason is a sentence for people. */
public record AllianceEnded(String allianceCode, String reason) {}
