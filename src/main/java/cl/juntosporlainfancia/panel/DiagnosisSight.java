package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisState;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;

/** What the person who makes the current request may see of diagnoses, and do with them. */
@Component
class DiagnosisSight {

    private final Sight sight;
    private final Diagnoses diagnoses;
    private final AlliancesInView alliances;

    DiagnosisSight(Sight sight, Diagnoses diagnoses, AlliancesInView alliances) {
        this.sight = sight;
        this.diagnoses = diagnoses;
        this.alliances = alliances;
    }

    Viewer viewer() {
        return sight.viewer();
    }

    /**
     * A diagnosis that this person may read.
     *
     * @throws NoSuchElementException if there is none, or it is hidden from this person: the two look alike from outside
     */
    DiagnosisView readable(String code) {
        DiagnosisView diagnosis = diagnoses.get(code);
        if (!mayRead(diagnosis)) {
            throw hidden(code);
        }
        return diagnosis;
    }

    /**
     * One that this person may fill in, were it open for that.
     *
     * @throws NoSuchElementException if there is none, or it is not this person's to fill in
     */
    DiagnosisView own(String code) {
        DiagnosisView diagnosis = diagnoses.get(code);
        if (!fillsIn(diagnosis)) {
            throw hidden(code);
        }
        return diagnosis;
    }

    private NoSuchElementException hidden(String code) {
        return new NoSuchElementException("diagnosis %s in sight of %s".formatted(code, viewer().username()));
    }

    /** Those this person may read. */
    List<DiagnosisView> all() {
        return diagnoses.all().stream().filter(this::mayRead).toList();
    }

    private boolean mayRead(DiagnosisView diagnosis) {
        return takesPart(diagnosis) || diagnosis.state() == DiagnosisState.ACCEPTED && isAllied(diagnosis);
    }

    /** Whether it is this person's business while it is made: the residence, its organisation, the programme's team. */
    boolean takesPart(DiagnosisView diagnosis) {
        return viewer().seesBaselines() || actsFor(diagnosis);
    }

    private boolean actsFor(DiagnosisView diagnosis) {
        return viewer().actsFor(Party.residence(diagnosis.residenceCode()))
                || viewer().actsFor(Party.organization(diagnosis.organizationCode()));
    }

    /** Whether this person's company has an alliance with the residence that has not ended. */
    private boolean isAllied(DiagnosisView diagnosis) {
        return alliances.visibleTo(viewer()).stream()
                .anyMatch(alliance -> alliance.residenceCode().equals(diagnosis.residenceCode())
                        && alliance.status() != Alliance.Status.ENDED);
    }

    private boolean fillsIn(DiagnosisView diagnosis) {
        return viewer().steers() || actsFor(diagnosis);
    }

    boolean mayWrite(DiagnosisView diagnosis) {
        return diagnosis.state().isWritable() && fillsIn(diagnosis);
    }

    /** Whether this person checks it now: the organisation what was handed in, and who steers all that waits. */
    boolean mayRemark(DiagnosisView diagnosis) {
        boolean organization = viewer().actsFor(Party.organization(diagnosis.organizationCode()));
        return switch (diagnosis.state()) {
            case HANDED_IN -> organization || viewer().steers();
            case VALIDATED -> viewer().steers();
            case OPENED, VISITED, FILLING, ACCEPTED -> false;
        };
    }

    /** Whether remarks marked internal are for this person. */
    boolean seesInternal() {
        return viewer().steers() || viewer().groups().contains(Groups.VOLUNTEERS);
    }
}
