package cl.juntosporlainfancia.registry;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Everybody who belongs to a group today, in one statement: for what looks at the whole network at once. */
@Service
public class Roster {

    private final JdbcClient jdbc;

    Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's place in one group; who belongs to several has several. */
    public record Place(String groupId, String username, String name, String email) {}

    /** By group: counterparts first, then deputies, then the rest. */
    public List<Place> today() {
        return jdbc.sql("""
                        select m.group_id, p.username, p.name, p.email
                        from juntos.membership m join juntos.person p on p.username = m.username
                        where m.until is null order by m.group_id, m.role, p.name, p.username
                        """).query(Place.class).list();
    }
}
