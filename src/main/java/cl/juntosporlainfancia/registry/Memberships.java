package cl.juntosporlainfancia.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    @Query("select m from Membership m join fetch m.person where m.groupId = :groupId"
            + " order by m.until desc nulls first, m.role, m.person.name, m.since desc")
    List<Membership> ever(String groupId);

    @Query("select m from Membership m where m.person.username = :username"
            + " order by m.until desc nulls first, m.since desc, m.groupId")
    List<Membership> ofPerson(String username);

    @Query("select m from Membership m where m.person.username = :username and m.groupId = :groupId"
            + " and m.until is null")
    Optional<Membership> current(String username, String groupId);

    Optional<Membership> findByPersonUsernameAndGroupIdAndSince(String username, String groupId, LocalDate since);
}
