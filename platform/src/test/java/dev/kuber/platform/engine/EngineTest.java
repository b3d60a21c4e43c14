package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.TestPipeline.says;
import static dev.kuber.platform.engine.VirtualRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.engine.TestPipeline.Analyst;
import dev.kuber.platform.engine.TestPipeline.Said;
import dev.kuber.platform.engine.TestPipeline.Trader;
import dev.kuber.platform.engine.TestPipeline.Trigger;
import dev.kuber.port.Brokerage;
import dev.kuber.port.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static String heard(PipelineState state) {
        return String.join(
                " ", state.all(Said.class).stream().map(Said::sentence).toList());
    }

    private static Analyst echo(String name, List<String> heard) {
        return new Analyst((state, _) -> {
            heard.add(heard(state));
            return Outcome.done(new Said(name));
        });
    }

    @Test
    void everyNodeOfAChainSeesWhatWasFoundOutBeforeIt() {
        var heard = new ArrayList<String>();
        var run = new VirtualRun(new TestPipeline("p")
                .node("a", says("one"))
                .node("b", echo("two", heard), "a")
                .node("c", echo("three", heard), "b"));
        Execution execution = run.start();
        assertThat(heard).containsExactly("one", "one two");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(execution.reason()).isEqualTo("three");
        assertThat(execution.finishedAt()).isEqualTo(START);
    }

    @Test
    void aNodeSeesItsAncestorsOnlyAndInTopologicalOrder() {
        var heard = new ArrayList<String>();
        var late = new Analyst((_, context) -> context.now().isBefore(START.plusSeconds(5))
                ? Outcome.waitUntil(START.plusSeconds(5))
                : Outcome.done(new Said("left")));
        var run = new VirtualRun(new TestPipeline("p")
                .node("root", says("root"))
                .node("left", late, "root")
                .node("right", says("right"), "root")
                .node("aside", says("aside"), "root")
                .node("join", echo("join", heard), "left", "right"));
        run.start();
        run.runTo(10);
        assertThat(heard).containsExactly("root left right");
    }

    @Test
    void aStopEndsItsBranchAndTheOtherGoesOn() {
        var heard = new ArrayList<String>();
        var run = new VirtualRun(new TestPipeline("p")
                .node("no", new Analyst((_, _) -> Outcome.stop("Too risky.")))
                .node("after", says("never"), "no")
                .node("yes", says("yes"))
                .node("join", echo("join", heard), "after", "yes"));
        Execution execution = run.start();
        assertThat(run.told(execution.id())).containsExactly("no stop", "yes done", "join done");
        assertThat(heard).containsExactly("yes");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(execution.reason()).isEqualTo("Too risky.");
    }

    @Test
    void aNodeWhoseNeedWasNotFoundOutIsSkippedAndSoIsWhatFollows() {
        var run = new VirtualRun(new TestPipeline("p")
                .node("silent", new Analyst((_, _) -> Outcome.done()))
                .node("trader", new Trader((_, _) -> Outcome.fail("Must not run.")), "silent")
                .node("report", says("report"), "trader"));
        Execution execution = run.start();
        assertThat(run.told(execution.id())).containsExactly("silent done");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.COMPLETED);
    }

    @Test
    void aWaitingTriggerIsRunAgainAtItsTimeAndAWaitWithoutNewsWritesNoStep() {
        var run = new VirtualRun(new TestPipeline("p")
                .node("trigger", new Trigger((_, context) -> {
                    var next = context.now().plusSeconds(10);
                    return context.now().isBefore(START.plusSeconds(30))
                            ? Outcome.waitUntil(next)
                            : Outcome.done(new Said("fired"));
                }))
                .node("analyst", says("ok"), "trigger"));
        Execution execution = run.start();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.WAITING_TRIGGER);
        run.runTo(29);
        assertThat(run.told(execution.id())).containsExactly("trigger wait");
        run.runTo(30);
        assertThat(run.told(execution.id())).containsExactly("trigger wait", "trigger done", "analyst done");
        assertThat(run.head(execution.id()).finishedAt()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void aWaitForATimeAlreadyPastDoesNotSpin() {
        var runs = new int[1];
        var run = new VirtualRun(new TestPipeline("p").node("trigger", new Trigger((_, _) -> {
            runs[0]++;
            return Outcome.waitUntil(START.minusSeconds(1));
        })));
        run.start();
        run.runTo(1);
        assertThat(runs[0]).isBetween(2, 11);
    }

    @Test
    void aFailureThatMayPassIsTriedAgainWithDoubledBackoff() {
        var times = new ArrayList<Long>();
        var run = new VirtualRun(new TestPipeline("p").node("flaky", new Analyst((_, context) -> {
            times.add(Duration.between(START, context.now()).toSeconds());
            return times.size() < 4 ? Outcome.retry("No answer.") : Outcome.done(new Said("at last"));
        })));
        Execution execution = run.start();
        run.runTo(60);
        assertThat(times).containsExactly(0L, 2L, 6L, 14L);
        assertThat(run.told(execution.id())).containsExactly("flaky retry", "flaky retry", "flaky retry", "flaky done");
        assertThat(run.steps(execution.id())).extracting(Step::attempt).containsExactly(1, 2, 3, 4);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
    }

    @Test
    void aFailureThatDoesNotPassFailsTheExecutionWithItsSentence() {
        var run = new VirtualRun(new TestPipeline("p")
                .maxRetries(2)
                .node("flaky", new Analyst((_, _) -> Outcome.retry("No answer.")))
                .node("after", says("never"), "flaky"));
        Execution execution = run.start();
        run.runTo(60);
        assertThat(run.told(execution.id())).containsExactly("flaky retry", "flaky retry", "flaky failed");
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(run.head(execution.id()).reason()).isEqualTo("No answer.");
    }

    @Test
    void whatAnAgentThrowsIsARetryThatNamesAgentAndMessage() {
        var run = new VirtualRun(new TestPipeline("p").maxRetries(0).node("broken", new Analyst((_, _) -> {
            throw new IllegalArgumentException("period must be positive");
        })));
        assertThat(run.start().reason()).isEqualTo("Analyst failed: period must be positive");
    }

    @Test
    void aPortThatIsNotDeclaredIsRefusedByName() {
        var run = new VirtualRun(new TestPipeline("p").node("sneaky", new Analyst((_, context) -> {
            context.port(Brokerage.class);
            return Outcome.done();
        })));
        Execution execution = run.start();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.reason()).contains("test_analyst", "Brokerage");
    }

    @Test
    void aDeclaredPortIsHandedOver() {
        var run = new VirtualRun(new TestPipeline("p")
                .node("a", says("one"))
                .node(
                        "trader",
                        new Trader((_, context) -> Outcome.done(new Said(context.port(Budget.class)
                                .ask(dev.kuber.trade.Money.ZERO)
                                .sentence()))),
                        "a"));
        assertThat(run.start().reason()).isEqualTo("Enough.");
    }

    @Test
    void firingTwiceStartsOnce() {
        var run = new VirtualRun(new TestPipeline("p").node("a", says("one")));
        Execution first = run.start();
        Execution second = run.start();
        assertThat(second).isEqualTo(first);
        assertThat(run.steps(first.id())).hasSize(1);
    }

    @Test
    void theEndOfAnExecutionFiresTheNext() {
        var pipeline = new TestPipeline("p").node("a", says("one"));
        pipeline.repeat = java.util.Optional.of(Duration.ofMinutes(1));
        var run = new VirtualRun(pipeline);
        run.timeline.wakeAt(START, new Wakeup.Fire("p", START));
        run.runTo(599);
        assertThat(run.store.list(new ExecutionStore.Query("owner", "p", null, null, 100)))
                .hasSize(10);
    }

    @Test
    void aFireWhileTheLastExecutionStillGoesIsSkipped() {
        var run = new VirtualRun(new TestPipeline("p")
                .node(
                        "trigger",
                        new Trigger(
                                (_, context) -> Outcome.waitUntil(context.now().plusSeconds(1000)))));
        run.timeline.wakeAt(START, new Wakeup.Fire("p", START));
        run.timeline.wakeAt(START.plusSeconds(60), new Wakeup.Fire("p", START.plusSeconds(60)));
        run.runTo(120);
        assertThat(run.store.list(new ExecutionStore.Query("owner", null, null, null, 100)))
                .hasSize(1);
    }

    @Test
    void aWaitingExecutionCanBeCancelled() {
        var run = new VirtualRun(new TestPipeline("p")
                .node(
                        "trigger",
                        new Trigger(
                                (_, context) -> Outcome.waitUntil(context.now().plusSeconds(1000)))));
        Execution execution = run.start();
        assertThat(run.engine.cancel(execution.id(), "Not today.")).isEqualTo(Engine.Cancelled.CANCELLED);
        assertThat(run.engine.cancel(execution.id(), "Again.")).isEqualTo(Engine.Cancelled.ENDED_BEFORE);
        assertThat(run.engine.cancel("other", "Who?")).isEqualTo(Engine.Cancelled.NOT_FOUND);
        run.runTo(2000);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(run.head(execution.id()).reason()).isEqualTo("Not today.");
    }
}
