package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.TestPipeline.AAPL;
import static dev.kuber.platform.engine.TestPipeline.says;
import static dev.kuber.platform.engine.VirtualRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Outcome;
import dev.kuber.agent.WakeOn;
import dev.kuber.fact.CloseRequested;
import dev.kuber.platform.engine.TestPipeline.Analyst;
import dev.kuber.platform.engine.TestPipeline.Said;
import dev.kuber.platform.engine.TestPipeline.Trigger;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static final ClientOrderId ORDER = new ClientOrderId("order-1");
    private static final WakeOn.BarCloses BAR = new WakeOn.BarCloses(AAPL, Timeframe.M1);

    private static CloseRequested close() {
        return new CloseRequested(AAPL, START, "trader", null, "Close it.");
    }

    private static VirtualRun waitingFor(List<Long> runs, WakeOn... on) {
        return new VirtualRun(new TestPipeline("p").node("waiting", new Trigger((state, context) -> {
            runs.add(Duration.between(START, context.now()).toSeconds());
            return state.latest(CloseRequested.class).isPresent()
                    ? Outcome.done(new Said("closed"))
                    : Outcome.waitUntil(START.plusSeconds(100_000), List.of(on));
        })));
    }

    @Test
    void aFactThatANodeWaitsForWakesItAndIsSeenByIt() {
        var runs = new ArrayList<Long>();
        var run = waitingFor(runs, WakeOn.Told.of(CloseRequested.class));
        Execution execution = run.start();
        run.runTo(5);
        assertThat(run.engine.tell(execution.id(), Message.told("k", close(), START)))
                .isTrue();
        run.runTo(6);
        assertThat(runs).containsExactly(0L, 5L);
        assertThat(run.told(execution.id())).containsExactly("waiting wait", "null told", "waiting done");
    }

    @Test
    void theSameNewsCountsOnce() {
        var runs = new ArrayList<Long>();
        var run = waitingFor(runs, new WakeOn.OrderUpdate(ORDER));
        Execution execution = run.start();
        for (int i = 0; i < 3; i++) {
            run.engine.tell(execution.id(), Message.orderChanged("fill-1", ORDER, START));
            run.runTo(i + 1);
        }
        assertThat(runs).containsExactly(0L, 0L);
        assertThat(run.told(execution.id())).containsExactly("waiting wait", "null told");
    }

    @Test
    void newsNobodyWaitsForIsKeptAndWakesNobody() {
        var runs = new ArrayList<Long>();
        var run = waitingFor(runs, new WakeOn.OrderUpdate(new ClientOrderId("another")));
        Execution execution = run.start();
        run.engine.tell(execution.id(), Message.told("k", close(), START));
        run.runTo(10);
        assertThat(runs).containsExactly(0L);
        run.runTo(100_000);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
    }

    @Test
    void nobodyCanTellAnExecutionThatHasEnded() {
        var run = new VirtualRun(new TestPipeline("p").node("a", says("one")));
        Execution execution = run.start();
        assertThat(run.engine.tell(execution.id(), Message.told("k", close(), START)))
                .isFalse();
        assertThat(run.engine.tell("unknown", Message.told("k", close(), START)))
                .isFalse();
    }

    @Test
    void whatHappensInHistoryWakesANodeAtThatTimeAndNeverAtTheSameTimeTwice() {
        NextOccurrence everyMinute = (what, after, until) -> {
            Instant next = Instant.ofEpochSecond((after.getEpochSecond() / 60 + 1) * 60);
            return what.equals(BAR) && !next.isAfter(until)
                    ? Optional.of(new NextOccurrence.Occurrence(next, null))
                    : Optional.empty();
        };
        var runs = new ArrayList<Long>();
        var run = waitingFor(runs, BAR, WakeOn.Told.of(CloseRequested.class)).with(everyMinute);
        Execution execution = run.start();
        run.runTo(120);
        run.timeline.callAt(
                START.plusSeconds(180), () -> run.engine.tell(execution.id(), Message.told("k", close(), START)));
        run.runTo(600);
        assertThat(runs).containsExactly(0L, 60L, 120L, 180L);
        assertThat(run.told(execution.id()))
                .containsExactly(
                        "waiting wait", "waiting told", "waiting told", "null told", "waiting told", "waiting done");
    }

    @Test
    void whatIsToldToANodeIsSeenByTheNodesAfterIt() {
        var heard = new ArrayList<String>();
        var run = new VirtualRun(new TestPipeline("p")
                .node(
                        "trigger",
                        new Trigger(
                                (state, _) -> state.latest(CloseRequested.class).isPresent()
                                        ? Outcome.done()
                                        : Outcome.waitUntil(START.plusSeconds(100), List.of(BAR))))
                .node(
                        "after",
                        new Analyst((state, _) -> {
                            heard.add(state.latest(CloseRequested.class)
                                    .orElseThrow()
                                    .sentence());
                            return Outcome.done();
                        }),
                        "trigger"));
        Execution execution = run.start();
        run.engine.tell(execution.id(), Message.happened("k", "trigger", BAR, close(), START));
        run.runTo(1);
        assertThat(heard).containsExactly("Close it.");
    }
}
