package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.TestPipeline.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.agent.Outcome;
import dev.kuber.agent.WakeOn;
import dev.kuber.fact.CloseRequested;
import dev.kuber.platform.engine.TestPipeline.Analyst;
import dev.kuber.platform.engine.TestPipeline.Said;
import dev.kuber.platform.engine.TestPipeline.Trigger;
import dev.kuber.platform.engine.postgres.PostgresEventFeed;
import dev.kuber.platform.engine.postgres.PostgresEventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The engine over a real database, with a worker that claims what is due. */
class PostgresEngineTest {

    private static CloseRequested close() {
        return new CloseRequested(TestPipeline.AAPL, PostgresRun.START, "trader", null, "Close it.");
    }

    @Test
    void aPipelineRunsToItsEndAndLeavesNoWakeUp() throws Exception {
        try (var run =
                new PostgresRun(new TestPipeline("p").node("a", says("one")).node("b", says("two"), "a"), Probe.NONE)) {
            Execution execution = run.start();
            assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(execution.reason()).isEqualTo("two");
            assertThat(run.told(execution.id())).containsExactly("a done", "b done");
            run.runTo(1_000_000);
            List<Event> events = new PostgresEventLog(run.database, PostgresRun.JSON).after("owner", 0, 100);
            assertThat(events)
                    .extracting(Event::type)
                    .containsExactly(
                            Event.Type.EXECUTION_STARTED,
                            Event.Type.AGENT_COMPLETED,
                            Event.Type.AGENT_COMPLETED,
                            Event.Type.EXECUTION_COMPLETED);
            assertThat(events.get(1).data().sentence()).isEqualTo("one");
        }
    }

    @Test
    void twoBranchesRunAtTheSameTime() throws Exception {
        var both = new CountDownLatch(2);
        var meets = new Analyst((_, _) -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.fail("Interrupted.");
            }
            return Outcome.done(new Said("met"));
        });
        try (var run = new PostgresRun(new TestPipeline("p").node("a", meets).node("b", meets), Probe.NONE)) {
            assertThat(run.start().status()).isEqualTo(ExecutionStatus.COMPLETED);
        }
    }

    @Test
    void aWaitHoldsNoClaimAndIsTakenUpAtItsTime() throws Exception {
        try (var run = new PostgresRun(
                new TestPipeline("p")
                        .node(
                                "t",
                                new Trigger((_, context) -> context.now().isBefore(PostgresRun.START.plusSeconds(60))
                                        ? Outcome.waitUntil(context.now().plusSeconds(20))
                                        : Outcome.done())),
                Probe.NONE)) {
            Execution execution = run.start();
            assertThat(execution.status()).isEqualTo(ExecutionStatus.WAITING_TRIGGER);
            run.runTo(20);
            run.runTo(40);
            assertThat(run.told(execution.id())).containsExactly("t wait");
            run.runTo(60);
            assertThat(run.told(execution.id())).containsExactly("t wait", "t done");
        }
    }

    @Test
    void newsToldWhileTheExecutionIsBeingAdvancedIsNotLost() throws Exception {
        var running = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        var pipeline = new TestPipeline("p").node("t", new Trigger((state, context) -> {
            if (state.latest(CloseRequested.class).isPresent()) {
                return Outcome.done(new Said("closed"));
            }
            running.countDown();
            try {
                told.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.waitUntil(
                    context.now().plus(Duration.ofDays(9)), List.of(WakeOn.Told.of(CloseRequested.class)));
        }));
        try (var run = new PostgresRun(pipeline, Probe.NONE)) {
            Execution execution = run.engine.start(pipeline.plan(), PostgresRun.START);
            running.await();
            run.engine.tell(execution.id(), Message.told("k", close(), PostgresRun.START));
            told.countDown();
            run.settle();
            assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
        }
    }

    @Test
    void whoeverTellsAndWhoeverReleasesNoNewsIsLostInManyRaces() throws Exception {
        var pipeline = new TestPipeline("p")
                .node(
                        "t",
                        new Trigger((state, context) ->
                                state.all(CloseRequested.class).size() == 40
                                        ? Outcome.done(new Said("all"))
                                        : Outcome.waitUntil(
                                                context.now().plus(Duration.ofDays(9)),
                                                List.of(WakeOn.Told.of(CloseRequested.class)))));
        try (var run = new PostgresRun(pipeline, Probe.NONE)) {
            Execution execution = run.engine.start(pipeline.plan(), PostgresRun.START);
            for (int i = 0; i < 40; i++) {
                run.engine.tell(execution.id(), Message.told("k" + i, close(), PostgresRun.START));
            }
            run.settle();
            assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
        }
    }

    @Test
    void theEndOfAnExecutionFiresTheNextInTheSameTransaction() throws Exception {
        var pipeline = new TestPipeline("p").node("a", says("one"));
        pipeline.repeat = Optional.of(Duration.ofMinutes(1));
        try (var run = new PostgresRun(pipeline, Probe.NONE)) {
            run.start();
            run.runTo(60);
            run.runTo(120);
            assertThat(run.store.list(new ExecutionStore.Query("owner", "p", null, null, 10)))
                    .hasSize(3)
                    .allMatch(it -> it.status() == ExecutionStatus.COMPLETED);
        }
    }

    @Test
    void anAgentThatRunsLongIsReportedAsStarted() throws Exception {
        var reported = new CountDownLatch(1);
        var pipeline = new TestPipeline("p").node("slow", new Analyst((_, _) -> {
            try {
                reported.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Outcome.done(new Said("done"));
        }));
        try (var run = new PostgresRun(pipeline, Probe.NONE)) {
            var log = new PostgresEventLog(run.database, PostgresRun.JSON);
            run.engine.start(pipeline.plan(), PostgresRun.START);
            await().until(() ->
                    log.after("owner", 0, 10).stream().anyMatch(event -> event.type() == Event.Type.AGENT_STARTED));
            reported.countDown();
            run.settle();
            assertThat(log.after("owner", 0, 10))
                    .extracting(Event::type)
                    .containsExactly(
                            Event.Type.EXECUTION_STARTED,
                            Event.Type.AGENT_STARTED,
                            Event.Type.AGENT_COMPLETED,
                            Event.Type.EXECUTION_COMPLETED);
        }
    }

    @Test
    void subscribersHearEveryEventOfTheirOwnerInOrderWithoutGaps() throws Exception {
        var pipeline = new TestPipeline("p").node("a", says("one")).node("b", says("two"), "a");
        try (var run = new PostgresRun(pipeline, Probe.NONE);
                var feed = new PostgresEventFeed(run.database, new PostgresEventLog(run.database, PostgresRun.JSON))) {
            var heard = new CopyOnWriteArrayList<Long>();
            var others = new CopyOnWriteArrayList<Event>();
            feed.subscribe("somebody else", 0, others::addAll);
            feed.subscribe("owner", 4, events -> events.forEach(event -> heard.add(event.sequence())));
            for (int i = 0; i < 20; i++) {
                run.engine.start(pipeline.plan(), PostgresRun.START.plusSeconds(i));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() == 76);
            var expected = new ArrayList<Long>();
            for (long i = 5; i <= 80; i++) {
                expected.add(i);
            }
            assertThat(heard).isEqualTo(expected);
            assertThat(others).isEmpty();
        }
    }
}
