package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.process.followup.FollowUpModel;
import cl.juntosporlainfancia.process.form.NamedAfterSubject;
import cl.juntosporlainfancia.process.plan.PlanModel;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's open tasks, in one statement however many cases: its own query would ask for each task's groups. */
@Component
class EngineTasks implements PendingWork {

    private static final String SELECT = """
            select t.id_, t.task_def_key_, t.name_, p.business_key_, t.create_time_, t.due_date_, t.assignee_,
                   (select v.text_ from act_ru_variable v
                    where v.proc_inst_id_ = t.proc_inst_id_ and v.execution_id_ = t.proc_inst_id_ and v.name_ = :about) as about,
                   (select v.text_ from act_ru_variable v join act_ru_execution e on e.id_ = t.execution_id_
                    where v.execution_id_ in (e.id_, e.parent_id_) and v.name_ = :party limit 1) as party,
                   array(select l.group_id_ from act_ru_identitylink l
                         where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
                         order by l.group_id_) as groups
            from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
            """;

    private static final String OF_CASES = " where p.business_key_ in (:codes) order by t.create_time_, t.id_";
    private static final String DUE = " where t.due_date_ <= :until order by t.due_date_, t.id_";

    private final JdbcClient jdbc;
    private final FormService forms;
    private final IdentityService identities;
    private final Registry registry;
    private final CurrentViewer current;

    EngineTasks(
            JdbcClient jdbc, FormService forms, IdentityService identities, Registry registry, CurrentViewer current) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.identities = identities;
        this.registry = registry;
        this.current = current;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OpenTask> of(Collection<String> caseCodes) {
        if (caseCodes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + OF_CASES)
                .param("about", FollowUpModel.VARIABLE_FOLLOW_UP_ID)
                .param("party", PlanModel.VARIABLE_APPROVER)
                .param("codes", caseCodes)
                .query(EngineTasks::read)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<OpenTask> dueUntil(Instant instant) {
        return jdbc.sql(SELECT + DUE)
                .param("about", FollowUpModel.VARIABLE_FOLLOW_UP_ID)
                .param("party", PlanModel.VARIABLE_APPROVER)
                .param("until", Timestamp.from(instant))
                .query(EngineTasks::read)
                .list();
    }

    private static OpenTask read(ResultSet row, int number) throws SQLException {
        String definition = row.getString(2);
        return new OpenTask(
                row.getString(1),
                definition,
                NamedAfterSubject.inModel(row.getString(3)),
                row.getString(3),
                row.getString(4),
                about(definition, row),
                row.getTimestamp(5).toInstant(),
                instant(row.getTimestamp(6)),
                row.getString(7),
                Set.of((String[]) row.getArray("groups").getArray()));
    }

    private static @Nullable String about(String definition, ResultSet row) throws SQLException {
        return switch (definition) {
            case FollowUpModel.TASK_RECORD -> row.getString("about");
            case PlanModel.TASK_APPROVE -> row.getString("party");
            default -> null;
        };
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    @Override
    @Transactional
    public void submit(String taskId, String username, Map<String, Object> values) {
        List<String> groups = registry.groupsOf(username);
        current.as(new Viewer(username, Set.copyOf(groups)), () -> {
            identities.setAuthentication(username, groups);
            try {
                forms.submitTaskForm(taskId, values);
            } catch (OptimisticLockingException overtaken) {
                throw new Refused("", "task.overtaken");
            } catch (NullValueException missing) {
                throw isOpen(taskId) ? missing : new Refused("", "task.overtaken");
            } finally {
                identities.clearAuthentication();
            }
        });
    }

    private boolean isOpen(String taskId) {
        return jdbc.sql("select exists (select 1 from act_ru_task where id_ = ?)")
                .param(taskId)
                .query(Boolean.class)
                .single();
    }
}
