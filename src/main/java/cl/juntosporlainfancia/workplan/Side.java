package cl.juntosporlainfancia.workplan;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.registry.Party;

/** The two that plan together; the residence's organisation is on its side. */
public enum Side {
    RESIDENCE,
    COMPANY;

    /** Whether this person writes for this side of the alliance. */
    public boolean has(Viewer viewer, AllianceView alliance) {
        return switch (this) {
            case RESIDENCE ->
                viewer.actsFor(Party.residence(alliance.residenceCode()))
                        || viewer.actsFor(Party.organization(alliance.organizationCode()));
            case COMPANY -> viewer.actsFor(Party.company(alliance.companyCode()));
        };
    }
}
