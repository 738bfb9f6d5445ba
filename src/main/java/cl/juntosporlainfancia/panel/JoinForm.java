package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.registry.Membership;
import cl.juntosporlainfancia.registry.PersonDetails;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who joins a group; the fields of {@link PersonDetails} first.
 *
 * @param groupId of the programme's own groups; a party's page knows its own
 */
record JoinForm(
        String name,
        String email,
        @Nullable String phone,
        Membership.@Nullable Role role,
        @Nullable String groupId) {

    PersonDetails person() {
        return new PersonDetails(name, email, phone);
    }
}
