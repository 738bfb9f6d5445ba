package cl.juntosporlainfancia.diagnosis;

/** A residence's diagnosis was accepted: from now on it takes part, and looks for a company. */
public record ResidenceIncorporated(String residenceCode, String diagnosisCode) {}
