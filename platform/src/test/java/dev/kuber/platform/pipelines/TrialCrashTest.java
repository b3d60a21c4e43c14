package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.Report;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Trials over a real database, by processes that die. */
class TrialCrashTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Fact PINNED = new BiasSignal(
            Symbol.of("AAPL"), BiasSignal.Direction.BEARISH, 71, List.of("a", "b"), "It falls.", "rules");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TrialStore trialStore = new TrialStore(jdbc, Samples.JSON);
    private final PipelineStore pipelineStore = new PipelineStore(jdbc, Samples.JSON);
    private final DraftStore draftStore = new DraftStore(jdbc, Samples.JSON);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String owner = UUID.randomUUID().toString();
    private final Catalog catalog = Catalog.of(List.of(new Bias(), new Writer()));
    private final Trials trials = new Trials(trialStore, draftStore, catalog, CLOCK);
    private String pipeline = "";

    /** The process dies here. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    record None() {}

    @AgentInfo(
            type = "bias",
            category = Category.ANALYSIS,
            name = "Bias",
            description = "Must not run.",
            gives = BiasSignal.class)
    static final class Bias implements Agent<None> {
        @Override
        public Outcome run(None config, PipelineState state, Context context) {
            return Outcome.fail("It ran although it was pinned.");
        }
    }

    @AgentInfo(
            type = "writer",
            category = Category.ANALYSIS,
            name = "Writer",
            description = "Says what it heard.",
            needs = BiasSignal.class,
            gives = Report.class)
    static final class Writer implements Agent<None> {
        @Override
        public Outcome run(None config, PipelineState state, Context context) {
            return Outcome.done(new Report(
                    "Heard", "", state.latest(BiasSignal.class).orElseThrow().sentence()));
        }
    }

    /** A process: what it knows beyond the database is lost with it. */
    private final class Worker implements AutoCloseable, Environment, PlanSource {
        private final Plans plans = new Plans(pipelineStore, trialStore, catalog);
        private final PostgresExecutionStore store;
        private final Engine engine;

        Worker(Probe probe) {
            store = new PostgresExecutionStore(DATABASE, Samples.JSON, CLOCK, List.of(), probe);
            engine = Engine.parallel(store, this, this, probe, threads);
        }

        @Override
        public Plan load(String pipelineId, int revision) {
            return plans.load(pipelineId, revision);
        }

        @Override
        public Optional<Plan> due(String pipelineId, Instant at) {
            return plans.active(pipelineId);
        }

        @Override
        public Optional<Instant> nextFire(Plan plan, Execution ended, Instant now) {
            return Optional.of(now.plusSeconds(60));
        }

        @Override
        public MarketClock clock(Plan plan) {
            return MarketClock.real(CLOCK);
        }

        @Override
        public Ports ports(Execution execution, Plan plan) {
            return Ports.of(Map.of());
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @BeforeEach
    void aPipelineThatRuns() {
        var transactions = new DataSourceTransactionManager(DATABASE);
        var audit = new Audit(jdbc, transactions, Samples.JSON, () -> NOON, _ -> "Anna");
        var pipelines = new Pipelines(
                pipelineStore,
                draftStore,
                catalog,
                CLOCK,
                new Random(owner.hashCode()),
                new PipelineAudit(audit, transactions));
        jdbc.sql("insert into account values (cast(:id as uuid), :id, 'Anna', '', false, now())")
                .param("id", owner)
                .update();
        pipeline = pipelines
                .create(owner, new Pipeline.Content("Trend", "", Samples.definition("bias writer", "bias>writer")))
                .id();
    }

    @AfterEach
    void end() {
        threads.close();
    }

    private Trial trial() {
        return new Trial(
                Samples.definition("bias first:writer second:writer", "bias>first>second"),
                "second",
                Map.of("bias", List.of(PINNED)),
                null);
    }

    private Execution start(Worker process) {
        int revision = trials.keep(pipeline, trial());
        return process.engine.startTrial(process.load(pipeline, revision), NOON).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Probe.Point.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BEFORE_RELEASE"})
    void aTrialGoesOnInAnotherProcessWithWhatWasPinned(Probe.Point point) throws InterruptedException {
        for (int passing = 1; passing <= (point == Probe.Point.CLAIMED ? 1 : 3); passing++) {
            int last = passing;
            var passings = new AtomicInteger();
            Probe killer = (at, _) -> {
                if (at == point && passings.incrementAndGet() == last) {
                    throw new Death();
                }
            };
            String id;
            try (var first = new Worker(killer)) {
                id = start(first).id();
                assertThatThrownBy(() -> first.engine.advance(id)).isInstanceOfAny(Death.class, RuntimeException.class);
            }
            try (var second = new Worker(Probe.NONE)) {
                second.engine.advance(id);
                var history = second.store.load(id, 0).orElseThrow();
                assertThat(history.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
                assertThat(history.steps()).extracting(Step::node).containsExactly("bias", "first", "second");
                assertThat(history.steps().getFirst().facts()).containsExactly(PINNED);
                assertThat(history.steps().getLast().facts()).containsExactly(new Report("Heard", "", "It falls."));
            }
        }
    }

    @Test
    void whatWasTriedNeverChanges() {
        trials.keep(pipeline, trial());
        assertThatThrownBy(
                        () -> jdbc.sql("update pipeline_trial set pins = '{}'").update())
                .hasMessageContaining("never changes");
    }

    @Test
    void ofManyTrialsAtOnceOneRunsAndTheNextOnlyAfterItsEnd() throws Exception {
        try (var process = new Worker(Probe.NONE);
                var many = Executors.newFixedThreadPool(8)) {
            List<Callable<Optional<Execution>>> starts = new ArrayList<>();
            IntStream.range(0, 8)
                    .map(_ -> trials.keep(pipeline, trial()))
                    .forEach(revision ->
                            starts.add(() -> process.engine.startTrial(process.load(pipeline, revision), NOON)));
            var started = new ArrayList<Execution>();
            for (var start : many.invokeAll(starts)) {
                start.get().ifPresent(started::add);
            }
            assertThat(started).hasSize(1);

            process.engine.advance(started.getFirst().id());
            assertThat(start(process).id()).isNotEqualTo(started.getFirst().id());
        }
    }

    @Test
    void aTrialNeitherCountsForTheScheduleNorFiresTheNextExecution() throws InterruptedException {
        try (var process = new Worker(Probe.NONE)) {
            Execution trial = start(process);
            assertThat(process.store.active(pipeline)).isZero();
            assertThat(process.engine.start(process.load(pipeline, 1), NOON).trial())
                    .isFalse();
            assertThat(process.store.active(pipeline)).isEqualTo(1);

            process.engine.advance(trial.id());

            assertThat(process.store
                            .load(trial.id(), 0)
                            .orElseThrow()
                            .execution()
                            .status())
                    .isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(jdbc.sql(
                                    "select count(*) from scheduled_tasks where task_name = 'fire' and task_instance like :id")
                            .param("id", pipeline + "%")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void whatATrialRunsIsKeptAsItWas() {
        int revision = trials.keep(pipeline, trial());
        assertThat(pipelineStore.run(pipeline, revision).orElseThrow().definition())
                .isEqualTo(trial().definition());
    }
}
