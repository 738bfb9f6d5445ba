package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.incorporation.IncorporationService;
import cl.juntosporlainfancia.linking.LinkingView;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.registry.Registry;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds what a business key stands for. Its first letter tells which feature keeps the case. */
@Component
public class Subjects {

    private final AlliancesInView alliances;
    private final IncorporationService incorporations;
    private final Diagnoses diagnoses;
    private final Linkings linkings;
    private final Registry registry;

    // The engine needs this while it is built, and the features speak to the engine: they are looked up at first use.
    Subjects(
            AlliancesInView alliances,
            @Lazy IncorporationService incorporations,
            @Lazy Diagnoses diagnoses,
            @Lazy Linkings linkings,
            Registry registry) {
        this.alliances = alliances;
        this.incorporations = incorporations;
        this.diagnoses = diagnoses;
        this.linkings = linkings;
        this.registry = registry;
    }

    /**
     * @throws IllegalArgumentException if no feature gives such codes
     */
    public Subject of(String caseCode) {
        return switch (caseCode.charAt(0)) {
            case 'A' -> {
                AllianceView alliance = alliances.get(caseCode);
                yield new Subject(
                        alliance.residenceName(),
                        alliance.organizationCode(),
                        alliance.residenceCode(),
                        alliance.companyCode(),
                        alliance.manager());
            }
            case 'I' -> {
                String organization = incorporations.get(caseCode).organizationCode();
                yield new Subject(registry.organization(organization).name(), organization, null, null, null);
            }
            case 'D' -> {
                DiagnosisView diagnosis = diagnoses.get(caseCode);
                yield new Subject(
                        diagnosis.residenceName(), diagnosis.organizationCode(), diagnosis.residenceCode(), null, null);
            }
            case 'V' -> {
                LinkingView linking = linkings.get(caseCode);
                yield new Subject(
                        linking.residenceName(),
                        linking.organizationCode(),
                        linking.residenceCode(),
                        linking.current() == null ? null : linking.current().companyCode(),
                        null);
            }
            default -> throw new IllegalArgumentException("no case has the code " + caseCode);
        };
    }
}
