package cl.juntosporlainfancia.diagnosis;

/** Published in the transaction in which a residence's diagnosis was accepted and the residence incorporated. */
public record ResidenceIncorporated(String residenceCode, String diagnosisCode) {}
