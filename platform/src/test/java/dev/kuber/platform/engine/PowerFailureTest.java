package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.TestPipeline.says;
import static dev.kuber.platform.engine.VirtualRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Outcome;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.TestPipeline.Analyst;
import dev.kuber.platform.engine.TestPipeline.Trader;
import dev.kuber.platform.engine.TestPipeline.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the engine is doing when the power fails, the steps come out the same. */
class PowerFailureTest {

    private static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What a run leaves behind: its steps, and the orders that were sent, each under its own id. */
    private record Trace(List<Step> steps, Set<String> orders, int crashes) {}

    private static TestPipeline pipeline(Set<String> orders) {
        var pipeline = new TestPipeline("p")
                .node(
                        "trigger",
                        new Trigger((_, context) -> context.now().getEpochSecond() % 60 == 0
                                ? Outcome.done()
                                : Outcome.waitUntil(context.now().plusSeconds(7))))
                .node("left", says("left"), "trigger")
                .node(
                        "right",
                        new Analyst((_, context) -> context.now().getEpochSecond() % 3 == 0
                                ? Outcome.done(new TestPipeline.Said("right"))
                                : Outcome.waitUntil(context.now().plusSeconds(1))),
                        "trigger")
                .node(
                        "trader",
                        new Trader((state, context) -> {
                            int known = state.all(TradeExecution.class).size();
                            if (known > 0) {
                                orders.add(state.executionId() + "." + known);
                            }
                            return known < 4
                                    ? Outcome.waitUntil(
                                            context.now().plusSeconds(11), TestPipeline.opening(context.now()))
                                    : Outcome.done(TestPipeline.closed(context.now()));
                        }),
                        "left",
                        "right")
                .node("report", says("report"), "trader");
        pipeline.repeat = Optional.of(Duration.ofMinutes(4));
        return pipeline;
    }

    private static Trace run(int crashEvery) {
        var orders = new TreeSet<String>();
        var calls = new int[2];
        Probe probe = (_, _) -> {
            if (++calls[0] % crashEvery == 0) {
                calls[1]++;
                throw new PowerFailure();
            }
        };
        var run = new VirtualRun(pipeline(orders), probe);
        run.timeline.wakeAt(START, new Wakeup.Fire("p", START));
        var end = START.plus(Duration.ofHours(8));
        boolean more = true;
        while (more) {
            try {
                more = run.worker.step(end);
            } catch (PowerFailure _) {
                run.restart();
                run.worker = new VirtualWorker(run.engine, run.timeline, NextOccurrence.NEVER);
                for (Execution execution : run.store.list(new ExecutionStore.Query("owner", null, null, null, 5))) {
                    if (!execution.status().terminal()) {
                        run.timeline.wakeAt(run.timeline.now(), new Wakeup.Resume(execution.id()));
                    }
                }
            }
        }
        var steps = new ArrayList<Step>();
        for (Execution execution : run.store
                .list(new ExecutionStore.Query("owner", null, null, null, 1000))
                .reversed()) {
            steps.addAll(run.steps(execution.id()));
        }
        return new Trace(steps, orders, calls[1]);
    }

    @Test
    void theUndisturbedRunTradesInEveryExecution() {
        Trace calm = run(Integer.MAX_VALUE);
        assertThat(calm.crashes()).isZero();
        assertThat(calm.orders()).hasSizeGreaterThan(400);
        assertThat(calm.steps()).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 11, 101, 1009})
    void aCrashAtEveryNthPointChangesNothing(int n) {
        Trace calm = run(Integer.MAX_VALUE);
        Trace stormy = run(n);
        assertThat(stormy.crashes()).isGreaterThan(3);
        assertThat(stormy.orders()).isEqualTo(calm.orders());
        assertThat(stormy.steps()).isEqualTo(calm.steps());
    }
}
