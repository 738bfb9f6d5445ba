package cl.juntosporlainfancia.linking;

import java.util.List;

/**
 * A company accepts.
 *
 * @param counterparts who coordinate for it: one, or a team
 * @param deputy somebody else, who covers
 */
public record Acceptance(Characterisation characterisation, List<Delegate> counterparts, Delegate deputy) {

    public Acceptance {
        counterparts = List.copyOf(counterparts);
    }
}
