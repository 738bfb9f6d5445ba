package cl.juntosporlainfancia.process.engine;

import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.MembershipChanged;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.query.Query;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mirrors people and groups of the registry into the engine, and grants what each group may do there (rules 6). The
 * registry decides; the engine's copy holds no password and lets nobody in.
 */
@Component
class EngineAccess implements SmartInitializingSingleton {

    private static final List<String> TEAM_GROUPS = List.of(
            Groups.EXECUTIVE_DIRECTOR,
            Groups.ALLIANCE_MANAGERS,
            Groups.VOLUNTEERS,
            Groups.BOARD,
            Groups.SEARCH_COMMISSION,
            Groups.GATHERINGS_COMMISSION,
            Groups.SUSTAINABILITY_COMMISSION,
            Groups.COS,
            Groups.CPC);

    /** Any number that nothing else locks on in this database. */
    private static final long START_LOCK = 7_316_001L;

    /** People, groups and their rights are the registry's, tasks their groups', models come with the application. */
    private static final Set<Resource> DECIDED_ELSEWHERE = Set.of(
            Resources.APPLICATION,
            Resources.AUTHORIZATION,
            Resources.USER,
            Resources.GROUP,
            Resources.GROUP_MEMBERSHIP,
            Resources.TENANT,
            Resources.TENANT_MEMBERSHIP,
            Resources.DEPLOYMENT,
            Resources.PROCESS_DEFINITION,
            Resources.TASK,
            Resources.FILTER);

    private static final List<String> WATCHING = List.of(Groups.EXECUTIVE_DIRECTOR, Groups.ALLIANCE_MANAGERS);

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final Registry registry;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Decided decided;

    EngineAccess(
            IdentityService identities,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            Registry registry,
            Texts texts,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Decided decided) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.registry = registry;
        this.texts = texts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.decided = decided;
    }

    /** At every start: idempotent. */
    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // Nodes that start together do this one after the other.
            jdbc.sql("select pg_advisory_xact_lock(?)").param(START_LOCK).query(row -> {});
            prepare();
        });
    }

    private void prepare() {
        Set<String> known =
                identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        TEAM_GROUPS.stream().filter(id -> !known.contains(id)).forEach(this::addGroup);
        if (!known.contains(Groups.ADMINISTRATORS)) {
            addGroup(Groups.ADMINISTRATORS);
        }
        grantEveryone(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        // The models are the manual, and no secret.
        grantEveryone(Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
        for (String group : WATCHING) {
            grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(
                    group,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.READ_TASK);
            grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
            grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
            grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
            grant(group, Resources.USER, Authorization.ANY, Permissions.READ);
            grant(group, Resources.GROUP, Authorization.ANY, Permissions.READ);
        }
        Set<String> copied =
                identities.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        registry.usernames().stream()
                .filter(username -> !copied.contains(username))
                .forEach(username -> on(new MembershipChanged(username)));
        for (Resource resource : Resources.values()) {
            if (!DECIDED_ELSEWHERE.contains(resource)) {
                grant(Groups.ADMINISTRATORS, resource, Authorization.ANY, Permissions.ALL);
            }
        }
        grant(Groups.ADMINISTRATORS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        // Mends instances, and does nobody's task in his or her place.
        grant(
                Groups.ADMINISTRATORS,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_ASSIGN,
                ProcessDefinitionPermissions.UPDATE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE);
        grant(Groups.ADMINISTRATORS, Resources.USER, Authorization.ANY, Permissions.READ);
        grant(Groups.ADMINISTRATORS, Resources.GROUP, Authorization.ANY, Permissions.READ);
        grant(Groups.ADMINISTRATORS, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        filter(
                "mine",
                0,
                null,
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr());
        filter(
                "overdue",
                1,
                null,
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr()
                        .dueBeforeExpression("${now()}"));
        filter(
                "escalated",
                2,
                Groups.EXECUTIVE_DIRECTOR,
                tasks.createTaskQuery()
                        .taskCandidateGroup(Groups.EXECUTIVE_DIRECTOR)
                        .includeAssignedTasks());
        filter("all", 3, Groups.EXECUTIVE_DIRECTOR, tasks.createTaskQuery());
        filter("all", 3, Groups.ALLIANCE_MANAGERS, tasks.createTaskQuery());
    }

    private void addGroup(String id) {
        Group group = identities.newGroup(id);
        group.setName(Party.ofGroup(id)
                .map(party -> registry.name(party).orElse(id))
                .orElseGet(() -> texts.get("group." + id)));
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    private void grantEveryone(Resource resource, String id, Permission... permissions) {
        if (authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                == 0) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        if (authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                == 0) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    private void filter(
            String key, int priority, @org.jspecify.annotations.Nullable String onlyGroup, Query<?, ?> query) {
        String name = texts.get("filter." + key);
        Filter filter = filters.createTaskFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElse(null);
        if (filter == null) {
            filter = filters.newTaskFilter(name);
            filter.setQuery(query);
            Map<String, Object> properties = new HashMap<>();
            properties.put("priority", priority);
            properties.put("description", texts.get("filter." + key + ".description"));
            properties.put("refresh", true);
            properties.put("color", "#0f6e6e");
            filter.setProperties(properties);
            filter = filters.saveFilter(filter);
        }
        if (onlyGroup == null) {
            grantEveryone(Resources.FILTER, filter.getId(), Permissions.READ);
        } else {
            grant(onlyGroup, Resources.FILTER, filter.getId(), Permissions.READ);
        }
    }

    /**
     * Copies a person with the groups of today, when all that changes is known: the engine does not see twice what one of its commands
     * has begun. The registry has decided already: nobody who names a colleague needs permissions of the engine for it.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(MembershipChanged change) {
        decided.carryOut(() -> copy(change.username()));
    }

    private void copy(String username) {
        Person person = registry.person(username).orElseThrow();
        User user = identities.createUserQuery().userId(person.username()).singleResult();
        if (user == null) {
            user = identities.newUser(person.username());
        }
        int space = person.name().indexOf(' ');
        user.setFirstName(space < 0 ? person.name() : person.name().substring(0, space));
        user.setLastName(space < 0 ? "" : person.name().substring(space + 1));
        user.setEmail(person.email());
        identities.saveUser(user);
        Set<String> before = identities.createGroupQuery().groupMember(person.username()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(HashSet::new));
        List<String> now = registry.groupsOf(person.username());
        for (String group : now) {
            if (!before.remove(group)) {
                if (identities.createGroupQuery().groupId(group).count() == 0) {
                    addGroup(group);
                }
                identities.createMembership(person.username(), group);
            }
        }
        before.forEach(group -> identities.deleteMembership(person.username(), group));
    }
}
