package dev.kuber.platform.engine;

import static dev.kuber.platform.engine.TestPipeline.says;
import static dev.kuber.platform.engine.VirtualRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Outcome;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.TestPipeline.Analyst;
import dev.kuber.platform.engine.TestPipeline.Trader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With money at risk an execution goes on, whatever fails. */
class OpenPositionTest {

    /** Opens, then does what the script says until it closes. */
    private static VirtualRun trading(TestPipeline.Script whileOpen) {
        return new VirtualRun(new TestPipeline("p")
                .node("idea", says("buy"))
                .node(
                        "trader",
                        new Trader((state, context) -> state.latest(TradeExecution.class)
                                        .isEmpty()
                                ? Outcome.waitUntil(context.now().plusSeconds(10), TestPipeline.opening(context.now()))
                                : whileOpen.run(state, context)),
                        "idea")
                .node("report", says("report"), "trader"));
    }

    @Test
    void anOpenPositionIsMonitoredUntilItIsClosed() {
        var run = trading((_, context) -> context.now().isBefore(START.plusSeconds(30))
                ? Outcome.waitUntil(context.now().plusSeconds(10))
                : Outcome.done(TestPipeline.closed(context.now())));
        Execution execution = run.start();
        assertThat(execution.status()).isEqualTo(ExecutionStatus.MONITORING);
        run.runTo(40);
        assertThat(run.told(execution.id())).containsExactly("idea done", "trader wait", "trader done", "report done");
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(run.head(execution.id()).reason()).isEqualTo("Sold 10 AAPL with a profit of $30.");
    }

    @Test
    void aFailureNeverEndsAnExecutionWhoseMoneyIsAtRisk() {
        var run = trading((_, context) -> context.now().isBefore(START.plusSeconds(3600))
                ? Outcome.fail("The broker does not let us in.")
                : Outcome.done(TestPipeline.closed(context.now())));
        Execution execution = run.start();
        run.runTo(10);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.NEEDS_ATTENTION);
        assertThat(run.head(execution.id()).reason()).isEqualTo("The broker does not let us in.");
        run.runTo(3700);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(run.steps(execution.id())).hasSizeBetween(60, 80);
    }

    @Test
    void retriesComeFirstAndSuccessEndsTheAlarm() {
        var failures = new int[1];
        var run = trading((_, context) -> failures[0]++ < 5
                ? Outcome.retry("No answer.")
                : Outcome.waitUntil(context.now().plusSeconds(1000)));
        Execution execution = run.start();
        run.runTo(12);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.MONITORING);
        run.runTo(30);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.NEEDS_ATTENTION);
        run.runTo(200);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.MONITORING);
        assertThat(run.told(execution.id())).endsWith("trader failed", "trader wait");
    }

    @Test
    void aFailureBesideAnOpenPositionEndsTheExecutionOnlyAfterTheClose() {
        var run = new VirtualRun(new TestPipeline("p")
                .node("idea", says("buy"))
                .node(
                        "trader",
                        new Trader((state, context) -> state.latest(TradeExecution.class)
                                        .isEmpty()
                                ? Outcome.waitUntil(context.now().plusSeconds(60), TestPipeline.opening(context.now()))
                                : Outcome.done(TestPipeline.closed(context.now()))),
                        "idea")
                .node(
                        "aside",
                        new Analyst((_, context) -> context.now().isBefore(START.plusSeconds(1))
                                ? Outcome.waitUntil(START.plusSeconds(1))
                                : Outcome.fail("Broken aside.")),
                        "idea"));
        Execution execution = run.start();
        run.runTo(30);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.NEEDS_ATTENTION);
        run.runTo(3000);
        assertThat(run.steps(execution.id()).stream()
                        .flatMap(step -> step.facts().stream())
                        .filter(TradeExecution.class::isInstance))
                .hasSize(2);
        assertThat(run.head(execution.id()).status().terminal()).isTrue();
    }

    @Test
    void anExecutionWithAnOpenPositionCannotBeCancelled() {
        var run = trading((_, context) -> Outcome.waitUntil(context.now().plusSeconds(10)));
        Execution execution = run.start();
        assertThat(run.engine.cancel(execution.id(), "Stop it.")).isEqualTo(Engine.Cancelled.POSITION_OPEN);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.MONITORING);
    }

    @Test
    void anAgentThatWalksAwayFromAnOpenPositionRaisesTheAlarm() {
        var run = trading((_, _) -> Outcome.done());
        Execution execution = run.start();
        run.runTo(100);
        assertThat(run.head(execution.id()).status()).isEqualTo(ExecutionStatus.NEEDS_ATTENTION);
        assertThat(run.head(execution.id()).reason()).contains("no agent looks after it");
    }

    @Test
    void eventsTellEveryChangeOfAPositionAndItsTrades() {
        var plan = new TestPipeline("p").node("t", says("x")).plan();
        var progress = new Progress(new Graph(plan));
        var execution = Execution.pending(plan, START);
        var events = EventDrafts.of(step(1, TestPipeline.opening(START)), progress, execution);
        progress.apply(step(1, TestPipeline.opening(START)));
        assertThat(events)
                .extracting(EventDraft::type)
                .containsExactly(Event.Type.AGENT_WAITING, Event.Type.POSITION_CHANGED);
        assertThat(EventDrafts.of(step(2, TestPipeline.closed(START)), progress, execution))
                .extracting(EventDraft::type)
                .containsExactly(Event.Type.AGENT_WAITING, Event.Type.POSITION_CHANGED, Event.Type.TRADE_EXECUTED);
    }

    private static Step step(int sequence, TradeExecution trade) {
        return new Step(
                sequence, "t", Step.Kind.WAIT, 1, List.of(trade), null, START, START, START.plusSeconds(1), List.of());
    }
}
