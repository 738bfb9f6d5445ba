package cl.juntosporlainfancia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.juntosporlainfancia.ApplicationTest;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.process.AllianceStory;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the trail keeps, and that the database lets nobody change it. */
@ApplicationTest
@Import(AllianceStory.class)
class AuditTrailTest {

    @Autowired
    AllianceStory story;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSearch search;

    @Autowired
    CurrentViewer current;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void anAlliance() {
        story.formedOn(LocalDate.of(2026, 4, 1));
        // Spring's tests bring a request of their own.
        RequestContextHolder.resetRequestAttributes();
    }

    private void write(Runnable entry) {
        transaction.executeWithoutResult(status -> entry.run());
    }

    private Entry newest() {
        return search.find(new AuditSearch.Query(null, null, null, null, null), null, 1)
                .get(0);
    }

    // ---- what is kept

    @Test
    void whoDidItIsKeptByPseudonymAndWhatWasWrittenApart() {
        story.as(
                AllianceStory.MANAGER,
                () -> write(
                        () -> trail.record(Action.COMPANY_CHOSEN, "V-0001", AuditSubject.of(Party.company("acme")), 17)
                                .note(" Queda cerca de María ")));
        assertThat(newest()).satisfies(entry -> {
            assertThat(entry.actor()).matches("P-[2-9A-Z]{8}").isEqualTo(pseudonym(AllianceStory.MANAGER));
            assertThat(entry.address()).isNull();
            assertThat(entry.caseCode()).isEqualTo("V-0001");
            assertThat(entry.subject()).isEqualTo("company-acme");
            assertThat(entry.facts()).containsExactly("17");
            assertThat(entry.note()).isEqualTo("Queda cerca de María");
        });
        assertThat(jdbc.sql("select to_jsonb(e)::text from juntos.audit_event e order by id desc limit 1")
                        .query(String.class)
                        .single())
                .doesNotContain(AllianceStory.MANAGER)
                .doesNotContain("María");
    }

    private String pseudonym(String username) {
        return registry.person(username).map(Person::pseudonym).orElseThrow();
    }

    @Test
    void everybodyHasAPseudonymOfHisOrHerOwn() {
        List<String> pseudonyms = jdbc.sql("select pseudonym from juntos.person")
                .query(String.class)
                .list();
        assertThat(pseudonyms)
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates()
                .allMatch(one -> one.matches("P-[2-9A-Z]{8}"));
        assertThat(trail.pseudonym(AllianceStory.COMPANY)).isEqualTo(pseudonym(AllianceStory.COMPANY));
    }

    @Test
    void anAddressIsThatOfTheRequest() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("2001:db8::17");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        write(() -> trail.record(Action.ALLIANCE_SUSTAINED, story.code()));
        assertThat(newest().address()).isEqualTo("2001:db8::17");
        request.setRemoteAddr("x".repeat(80));
        write(() -> trail.record(Action.ALLIANCE_SUSTAINED, story.code()));
        assertThat(newest().address()).hasSize(45);
    }

    @Test
    void theApplicationItselfIsNobody() {
        write(() -> trail.record(Action.ALLIANCE_SUSTAINED, story.code()));
        assertThat(newest().actor()).isNull();
    }

    @Test
    void whoIsNotRegisteredIsStillSomebody() {
        current.as(
                new Viewer("nadie", Set.of(Groups.ALLIANCE_MANAGERS)),
                () -> write(() -> trail.record(Action.ALLIANCE_SUSTAINED, story.code())));
        assertThat(newest().actor()).isEqualTo(AuditTrail.UNKNOWN);
    }

    @Test
    void anEntryIsWrittenInTheTransactionOfWhatItTells() {
        assertThatThrownBy(() -> trail.record(Action.ALLIANCE_SUSTAINED, story.code()))
                .isInstanceOf(IllegalTransactionStateException.class);
        long before = newest().id();
        transaction.executeWithoutResult(status -> {
            trail.record(Action.ALLIANCE_SUSTAINED, story.code());
            status.setRollbackOnly();
        });
        assertThat(newest().id()).isEqualTo(before);
    }

    @Test
    void termsOtherThanTheDeclaredOnesAreAMistakeOfOurs() {
        assertThatThrownBy(() -> write(() -> trail.record(Action.INVITATION_REPEATED, "I-0001")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(() -> trail.record(Action.INVITATION_REPEATED, "I-0001", "dos")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(() -> trail.record(Action.BASELINE_RENEWED, "A-0001", "ayer")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(() -> trail.record(Action.SEARCH_RECORDED, "V-0001", "porque sí")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- the database

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update juntos.audit_event set actor = null",
                "update juntos.audit_event set at = now()",
                "delete from juntos.audit_event",
                "truncate juntos.audit_event cascade",
                "delete from juntos.audit_note",
                "update juntos.audit_note set note = 'otra cosa'",
                "truncate juntos.audit_note",
                // An erasure takes names out of notes, and nothing else.
                "set local juntos.erasing = 'on'; update juntos.audit_event set actor = null",
                "set local juntos.erasing = 'on'; delete from juntos.audit_event",
                "set local juntos.erasing = 'on'; delete from juntos.audit_note",
                "set local juntos.erasing = 'on'; truncate juntos.audit_note",
                "set local juntos.erasing = 'on'; update juntos.audit_note set event_id = event_id + 1000000"
            })
    void theDatabaseRefusesToChangeWhatHappened(String statement) {
        write(() -> trail.record(Action.ALLIANCE_ENDED, story.code()).note("Por acuerdo"));
        assertThatThrownBy(() -> write(() -> jdbc.sql(statement).update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(newest().note()).isEqualTo("Por acuerdo");
    }

    @Test
    void anErasureTakesANameOutOfANote() {
        write(() -> trail.record(Action.ALLIANCE_ENDED, story.code()).note("Se va Ana Díaz"));
        long id = newest().id();
        write(() -> {
            jdbc.sql("set local juntos.erasing = 'on'").update();
            jdbc.sql("update juntos.audit_note set note = 'Se va (borrado)' where event_id = ?")
                    .param(id)
                    .update();
        });
        assertThat(newest().note()).isEqualTo("Se va (borrado)");
        assertThatThrownBy(() -> write(() -> jdbc.sql("update juntos.audit_note set note = 'Otra' where event_id = ?")
                        .param(id)
                        .update()))
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana Díaz", "ana@acme.cl", "porque sí", "<b>"})
    void theDatabaseKeepsNoTextThatSomebodyTypedAsATerm(String typed) {
        assertThatThrownBy(() -> write(() -> jdbc.sql(
                                "insert into juntos.audit_event (at, action, facts) values (now(), 'X', array[?])")
                        .param(typed)
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("check");
    }

    // ---- reading

    @Test
    void whatIsAskedForNarrowsTheTrail() {
        story.as(AllianceStory.MANAGER, () -> write(() -> trail.record(Action.ENDING_WITHDRAWN, "A-9001")));
        story.on(LocalDate.of(2026, 4, 3));
        story.as(
                AllianceStory.DIRECTOR,
                () -> write(() -> trail.record(
                        Action.PERSONAL_DATA_READ,
                        null,
                        pseudonym(AllianceStory.MANAGER),
                        pseudonym(AllianceStory.COMPANY))));
        AuditSearch.Query manager =
                new AuditSearch.Query(List.of(pseudonym(AllianceStory.MANAGER)), null, null, null, null);
        assertThat(search.find(manager, null, 2))
                .extracting(Entry::action)
                .containsExactly(Action.PERSONAL_DATA_READ, Action.ENDING_WITHDRAWN);
        assertThat(search.find(new AuditSearch.Query(null, null, "A-9001", null, null), null, 9))
                .extracting(Entry::action)
                .contains(Action.ENDING_WITHDRAWN)
                .doesNotContain(Action.PERSONAL_DATA_READ);
        AuditSearch.Query day =
                new AuditSearch.Query(null, null, null, LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 3));
        assertThat(search.find(day, null, 50))
                .extracting(Entry::action)
                .contains(Action.PERSONAL_DATA_READ)
                .doesNotContain(Action.ENDING_WITHDRAWN);
        assertThat(search.count(day)).isEqualTo(search.find(day, null, 10_000).size());
    }

    @Test
    void pagesFollowOneAnotherWithoutAGap() {
        AuditSearch.Query all = new AuditSearch.Query(null, null, null, null, null);
        List<Long> ten = search.find(all, null, 10).stream().map(Entry::id).toList();
        List<Long> first = search.find(all, null, 5).stream().map(Entry::id).toList();
        write(() -> trail.record(Action.ALLIANCE_SUSTAINED, story.code()));
        List<Long> second =
                search.find(all, first.get(4), 5).stream().map(Entry::id).toList();
        assertThat(first).isEqualTo(ten.subList(0, 5));
        assertThat(second).isEqualTo(ten.subList(5, 10));
    }
}
