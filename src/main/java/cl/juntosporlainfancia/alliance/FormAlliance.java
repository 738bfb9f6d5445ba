package cl.juntosporlainfancia.alliance;

import jakarta.validation.constraints.NotBlank;

/**
 * What is needed to form an alliance.
 *
 * @param residenceCode a residence of the registry
 * @param companyCode a company of the registry
 * @param manager login of the alliance manager who accompanies it
 */
public record FormAlliance(
        @NotBlank(message = "{alliance.residence.required}") String residenceCode,
        @NotBlank(message = "{alliance.company.required}") String companyCode,
        @NotBlank(message = "{alliance.manager.required}") String manager) {}
