package cl.juntosporlainfancia.alliance;

import cl.juntosporlainfancia.language.Refused;

/** The alliance is in none of its stages any more. */
public class AllianceNotActive extends Refused {

    private static final long serialVersionUID = 1L;

    AllianceNotActive(String code, Alliance.Status status) {
        super("", "alliance.notActive." + status.name(), code);
    }
}
