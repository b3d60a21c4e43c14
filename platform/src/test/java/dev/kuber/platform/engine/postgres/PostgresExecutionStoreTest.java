package dev.kuber.platform.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.fact.Report;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.ExecutionStoreContract;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresExecutionStoreTest extends ExecutionStoreContract {

    private static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());

    private DataSource database = TestDatabase.fresh();
    private PostgresExecutionStore store = open(List.of());

    private PostgresExecutionStore open(List<dev.kuber.platform.engine.Projection> projections) {
        return new PostgresExecutionStore(database, JSON, InstantSource.fixed(START), projections, Probe.NONE);
    }

    @BeforeEach
    void fresh() {
        assertThat(store.wantsEvents()).isTrue();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        ((AutoCloseable) database).close();
    }

    @Override
    protected ExecutionStore store() {
        return store;
    }

    private static EventDraft draft(String sentence) {
        return new EventDraft(
                Event.Type.AGENT_COMPLETED,
                START,
                "p",
                "e",
                new Event.Data("node", "agent", "done", sentence, null, null, null, null));
    }

    @Test
    void eventsAreNumberedPerOwnerWithoutGapsHoweverManyWrite() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            Execution execution = execution("p" + i, "owner" + i % 3, i);
            String sentence = "event " + i;
            work.add(() -> store.create(execution, List.of(draft(sentence), draft(sentence + "b"))));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : executor.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        var log = new PostgresEventLog(database, JSON);
        for (int owner = 0; owner < 3; owner++) {
            List<Event> events = log.after("owner" + owner, 0, 1000);
            assertThat(events).hasSize(owner < 2 ? 134 : 132);
            for (int i = 0; i < events.size(); i++) {
                assertThat(events.get(i).sequence()).isEqualTo(i + 1);
            }
            assertThat(log.last("owner" + owner)).isEqualTo(events.size());
            assertThat(log.after("owner" + owner, 100, 10))
                    .hasSize(10)
                    .first()
                    .satisfies(event -> assertThat(event.sequence()).isEqualTo(101));
        }
    }

    @Test
    void ofManyWhoHoldTheSameVersionExactlyOneWrites() throws Exception {
        Execution execution = execution("p", "owner", 0);
        store.create(execution, List.of());
        var work = new ArrayList<Callable<ExecutionStore.Appended>>();
        for (int i = 0; i < 50; i++) {
            var commit =
                    commit(execution, ExecutionStatus.RUNNING, step(1, Step.Kind.DONE, new Report("" + i, "", "")));
            work.add(() -> store.append(commit));
        }
        int committed = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ExecutionStore.Appended> done : executor.invokeAll(work)) {
                committed += done.get() == ExecutionStore.Appended.COMMITTED ? 1 : 0;
            }
        }
        assertThat(committed).isEqualTo(1);
        assertThat(store.load(execution.id(), 0).orElseThrow().steps()).hasSize(1);
    }

    @Test
    void ofManyWhoStartAtOnceOnlySoManyGetAPlace() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 50; i++) {
            Execution execution = execution("p", "owner", i);
            work.add(() -> store.createWithin(1, execution, List.of()));
        }
        int created = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : executor.invokeAll(work)) {
                created += done.get() ? 1 : 0;
            }
        }
        assertThat(created).isEqualTo(1);
        assertThat(store.active("p")).isEqualTo(1);
    }

    @Test
    void aWriteThatCannotBeMadeHarmsNoOther() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            // PostgreSQL keeps no character of code zero.
            Execution execution = execution(i == 7 ? "bad\0" : "p" + i, "owner", i);
            work.add(() -> store.create(execution, List.of()));
        }
        int failed = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : executor.invokeAll(work)) {
                failed += done.state() == Future.State.FAILED ? 1 : 0;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(store.list(new ExecutionStore.Query("owner", null, null, null, 100)))
                .hasSize(19);
    }

    @Test
    void whatAProjectionWritesIsThereExactlyWhenTheStepsAre() throws Exception {
        store.close();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table seen (id text primary key)");
        }
        store = open(List.of((connection, commits) -> {
            try (var insert = connection.prepareStatement("insert into seen values (?)")) {
                for (StepCommit commit : commits) {
                    insert.setString(1, commit.after().reason());
                    insert.execute();
                }
            }
        }));
        Execution first = execution("p", "owner", 0);
        Execution second = execution("q", "owner", 1);
        store.create(first, List.of());
        store.create(second, List.of());
        store.append(commit(first, ExecutionStatus.RUNNING, step(1, Step.Kind.DONE)));
        assertThatThrownBy(() -> store.append(commit(second, ExecutionStatus.RUNNING, step(1, Step.Kind.DONE))))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(store.load(first.id(), 0).orElseThrow().steps()).hasSize(1);
        assertThat(store.load(second.id(), 0).orElseThrow().steps()).isEmpty();
    }
}
