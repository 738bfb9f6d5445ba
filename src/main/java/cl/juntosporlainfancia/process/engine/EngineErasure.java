package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.privacy.HeldTasks;
import cl.juntosporlainfancia.privacy.Inventory;
import cl.juntosporlainfancia.privacy.PersonErased;
import java.util.Comparator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an erased person out of the engine's tables too: its copy of the person goes, in its history the pseudonym stands. */
@Component
class EngineErasure implements HeldTasks {

    private final Inventory inventory;
    private final JdbcClient jdbc;

    EngineErasure(Inventory inventory, JdbcClient jdbc) {
        this.inventory = inventory;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean holdsAny(String username) {
        return jdbc.sql("select exists (select 1 from act_ru_task where ? in (assignee_, owner_))")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void on(PersonErased erased) {
        inventory.engine().stream()
                .filter(column -> column.kind() == Inventory.Kind.LOGIN)
                // Whoever is in a group is referred to from there.
                .sorted(Comparator.comparing(column -> column.table().endsWith("act_id_user")))
                .forEach(column -> {
                    if (column.erasure() == Inventory.Erasure.DELETE) {
                        jdbc.sql("delete from " + column.table() + " where " + column.column() + " = ?")
                                .param(erased.formerLogin())
                                .update();
                    } else {
                        jdbc.sql("update %s set %s = ? where %s = ?"
                                        .formatted(column.table(), column.column(), column.column()))
                                .params(erased.login(), erased.formerLogin())
                                .update();
                    }
                });
    }
}
