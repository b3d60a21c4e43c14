package dev.kuber.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.postgres.PostgresEventLog;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationsTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());
    private static final String NAKED = "TSLA is unprotected: no stop rests at the broker.";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Clock wall = Clock.fixed(Commits.NOON.plusSeconds(7), ZoneOffset.UTC);
    private final PostgresEventLog events = new PostgresEventLog(DATABASE, JSON);
    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE);
    private final Notifications notifications = new Notifications(jdbc, DATABASE, events, wall, transactions);
    private final UUID owner = UUID.randomUUID();
    private final Commits commits = new Commits("p1." + owner, owner.toString());
    private boolean crash;
    private final PostgresExecutionStore store =
            new PostgresExecutionStore(DATABASE, JSON, wall, List.of(new NotificationsProjection(wall)), (point, _) -> {
                if (crash && point == Probe.Point.IN_COMMIT) {
                    throw new IllegalStateException("power failure");
                }
            });

    @BeforeEach
    void anAccountWithAnExecution() {
        account(owner);
        store.create(commits.head(), List.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void account(UUID id) {
        jdbc.sql("insert into account values (:id, :email, 'Ada', '', false, now())")
                .param("id", id)
                .param("email", id.toString())
                .update();
    }

    private Notice notice(String key) {
        return new Notice(owner.toString(), key, Severity.WARNING, "Halted", "Trading is halted.", "p1", null, null);
    }

    private List<Notification> all() {
        return notifications.list(owner, false, Long.MAX_VALUE, 100);
    }

    private List<Event> told() {
        return events.after(owner.toString(), 0, 100);
    }

    @Test
    void anAlarmIsARowAndAnEventInTheTransactionOfItsStep() {
        store.append(commits.trade("TSLA", NAKED));
        assertThat(all()).singleElement().satisfies(notification -> {
            assertThat(notification.severity()).isEqualTo(Severity.ALARM);
            assertThat(notification.sentence()).isEqualTo(NAKED);
            assertThat(notification.at()).isEqualTo(wall.instant());
            assertThat(notification.readAt()).isNull();
        });
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(Event.Type.NOTIFICATION);
            assertThat(event.executionId()).isEqualTo(commits.head().id());
            assertThat(event.data().id()).isEqualTo(all().getFirst().id().toString());
            assertThat(event.data().severity()).isEqualTo("alarm");
            assertThat(event.data().title()).isEqualTo("TSLA needs your attention");
            assertThat(event.data().sentence()).isEqualTo(NAKED);
            assertThat(event.data().symbol()).isEqualTo("TSLA");
        });
    }

    @Test
    void anAlarmOfAStepThatIsLostIsNotToldAndIsToldWhenTheStepIsRepeated() {
        var commit = commits.trade("TSLA", NAKED);
        crash = true;
        assertThatThrownBy(() -> store.append(commit)).isInstanceOf(IllegalStateException.class);
        assertThat(all()).isEmpty();
        assertThat(told()).isEmpty();
        crash = false;
        store.append(commit);
        assertThat(store.append(commit)).isEqualTo(ExecutionStore.Appended.LOST_CLAIM);
        assertThat(all()).hasSize(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatIsOnIsRememberedFromStepToStep() {
        store.append(commits.trade("TSLA", NAKED));
        store.append(commits.trade("TSLA", NAKED));
        store.append(commits.trade("TSLA", null));
        store.append(commits.trade("TSLA", null));
        store.append(commits.trade("TSLA", NAKED));
        assertThat(all())
                .extracting(Notification::severity)
                .containsExactly(Severity.ALARM, Severity.INFO, Severity.ALARM);
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatHappenedOnceIsToldOnce() {
        assertThat(notifications.tell(notice("halt/1"))).isTrue();
        assertThat(notifications.tell(notice("halt/1"))).isFalse();
        assertThat(notifications.tell(notice("halt/2"))).isTrue();
        assertThat(all()).hasSize(2);
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatTheCallerUndoesIsNotTold() {
        new TransactionTemplate(transactions).executeWithoutResult(halt -> {
            notifications.tell(notice("halt/1"));
            halt.setRollbackOnly();
        });
        assertThat(all()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void listsAreReadInPagesNewestFirstAndUnreadApart() {
        for (int i = 1; i <= 5; i++) {
            notifications.tell(notice("halt/" + i));
        }
        List<Notification> first = notifications.list(owner, false, Long.MAX_VALUE, 3);
        List<Notification> rest =
                notifications.list(owner, false, first.getLast().number(), 3);
        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2);
        assertThat(first.getFirst().number()).isGreaterThan(rest.getLast().number());

        assertThat(notifications.read(owner, rest.getLast().id())).isTrue();
        assertThat(notifications.read(owner, rest.getLast().id())).isTrue();
        assertThat(notifications.unread(owner)).isEqualTo(4);
        assertThat(notifications.list(owner, true, Long.MAX_VALUE, 10))
                .hasSize(4)
                .doesNotContain(rest.getLast());
        notifications.readAll(owner);
        assertThat(notifications.unread(owner)).isZero();
        assertThat(all()).hasSize(5).allSatisfy(one -> assertThat(one.readAt()).isEqualTo(wall.instant()));
    }

    @Test
    void nobodyFindsOrReadsWhatSomebodyElseWasTold() {
        UUID eve = UUID.randomUUID();
        account(eve);
        notifications.tell(notice("halt/1"));
        UUID id = all().getFirst().id();
        assertThat(notifications.list(eve, false, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(notifications.unread(eve)).isZero();
        assertThat(notifications.read(eve, id)).isFalse();
        notifications.readAll(eve);
        assertThat(notifications.unread(owner)).isEqualTo(1);
    }
}
