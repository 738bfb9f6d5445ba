package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.KeptAsTyped;
import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.PersonDetails;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who joins a group; the fields of {@link PersonDetails} first.
 *
 * @param groupId of the programme's own groups; a party's page knows its own
 */
record JoinForm(
        @KeptAsTyped("an adult, registered by name") String name,
        @KeptAsTyped("an address of an adult") String email,
        @KeptAsTyped("a telephone of an adult") @Nullable String phone,
        Membership.@Nullable Role role,
        @KeptAsTyped("chosen from a list") @Nullable String groupId) {

    PersonDetails person() {
        return new PersonDetails(name, email, phone);
    }
}
