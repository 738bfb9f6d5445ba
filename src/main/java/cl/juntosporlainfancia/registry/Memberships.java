package cl.juntosporlainfancia.registry;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Memberships extends JpaRepository<Membership, UUID> {

    @Query("select m from Membership m join fetch m.person where m.groupId in :groups and m.until is null"
            + " order by m.role, m.person.name")
    List<Membership> current(Collection<String> groups);

    @Query(
            "select m.groupId from Membership m where m.person.username = :username and m.until is null order by m.groupId")
    List<String> groupsOf(String username);
}
