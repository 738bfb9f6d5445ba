package cl.juntosporlainfancia.alliance;

import cl.juntosporlainfancia.language.Refused;
import java.util.Set;

/** A stage cannot be left yet: conditions are missing. */
public class StageNotReady extends Refused {

    private static final long serialVersionUID = 1L;

    StageNotReady(Set<Condition> missing, String missingInWords) {
        super("decision", missing.size() == 1 ? "stage.notReady.one" : "stage.notReady.many", missingInWords);
    }
}
