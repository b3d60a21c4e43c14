package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.Report;
import dev.kuber.platform.engine.ExecutionStore.Appended;
import dev.kuber.platform.engine.ExecutionStore.Query;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every execution store must do. */
public abstract class ExecutionStoreContract {

    protected static final Instant START = Instant.parse("2026-03-02T14:30:00.123456Z");
    private static final Fact FACT = new Report("Title", "Text", "A sentence.");
    private static final CloseRequested CLOSE =
            new CloseRequested(Symbol.of("AAPL"), START, "trader", null, "Close it.");

    protected abstract ExecutionStore store();

    protected static Execution execution(String pipeline, String owner, int minute) {
        Instant at = START.plusSeconds(60L * minute);
        return new Execution(
                ExecutionId.of(pipeline, at), pipeline, 1, owner, at, 0, ExecutionStatus.PENDING, null, null, null);
    }

    protected static Step step(int sequence, Step.Kind kind, Fact... facts) {
        return new Step(sequence, "node", kind, 1, List.of(facts), "why", START, START.plusMillis(5), null, List.of());
    }

    protected static StepCommit commit(Execution before, ExecutionStatus to, Step... steps) {
        Execution after = before.next(to, "reason", START);
        return new StepCommit(before, after, List.of(steps), List.of(), List.of(), List.of(), List.of());
    }

    private Execution created(String pipeline, String owner, int minute) {
        Execution execution = execution(pipeline, owner, minute);
        assertThat(store().create(execution, List.of())).isTrue();
        return execution;
    }

    @Test
    void anExecutionIsCreatedOnce() {
        Execution execution = created("p", "owner", 0);
        assertThat(store().create(execution, List.of())).isFalse();
        assertThat(store().load(execution.id(), 0).orElseThrow().execution()).isEqualTo(execution);
        assertThat(store().load("unknown", 0)).isEmpty();
    }

    @Test
    void aPlaceIsFreeAgainWhenTheExecutionThatHoldsItHasEnded() {
        Execution first = execution("p", "owner", 0);
        assertThat(store().createWithin(2, first, List.of())).isTrue();
        assertThat(store().createWithin(2, first, List.of())).isFalse();
        assertThat(store().createWithin(2, execution("p", "owner", 1), List.of()))
                .isTrue();
        assertThat(store().createWithin(2, execution("p", "owner", 2), List.of()))
                .isFalse();
        assertThat(store().createWithin(2, execution("q", "owner", 2), List.of()))
                .isTrue();
        assertThat(store().append(commit(first, ExecutionStatus.COMPLETED)))
                .isEqualTo(ExecutionStore.Appended.COMMITTED);
        assertThat(store().createWithin(2, execution("p", "owner", 3), List.of()))
                .isTrue();
        assertThat(store().createWithin(2, execution("p", "owner", 4), List.of()))
                .isFalse();
        assertThat(store().active("p")).isEqualTo(2);
    }

    private static Execution trial(int number) {
        return new Execution(
                "p-T" + number, "p", -number, "owner", START, 0, ExecutionStatus.PENDING, null, null, null);
    }

    @Test
    void aPipelineHasOneTrialAtATimeAndItDoesNotCount() {
        assertThat(store().create(trial(1), List.of())).isTrue();
        assertThat(store().create(trial(2), List.of())).isFalse();
        assertThat(store().load(trial(2).id(), 0)).isEmpty();
        assertThat(store().active("p")).isZero();
        created("p", "owner", 0);
        assertThat(store().active("p")).isEqualTo(1);

        store().append(commit(trial(1), ExecutionStatus.COMPLETED, step(1, Step.Kind.DONE)));

        assertThat(store().active("p")).isEqualTo(1);
        assertThat(store().create(trial(2), List.of())).isTrue();
    }

    @Test
    void stepsComeBackAsTheyWere() {
        Execution execution = created("p", "owner", 0);
        Step wait = new Step(
                1,
                "node",
                Step.Kind.WAIT,
                2,
                List.of(FACT, CLOSE),
                null,
                START,
                START,
                START.plusSeconds(7),
                List.of(WakeOn.Told.of(CloseRequested.class), new WakeOn.OrderUpdate(new ClientOrderId("x"))));
        var first = commit(execution, ExecutionStatus.RUNNING, wait);
        assertThat(store().append(first)).isEqualTo(Appended.COMMITTED);
        var second =
                commit(first.after(), ExecutionStatus.RUNNING, step(2, Step.Kind.DONE, FACT), step(3, Step.Kind.STOP));
        assertThat(store().append(second)).isEqualTo(Appended.COMMITTED);
        var all = store().load(execution.id(), 0).orElseThrow();
        assertThat(all.execution()).isEqualTo(second.after());
        assertThat(all.steps()).containsExactly(wait, step(2, Step.Kind.DONE, FACT), step(3, Step.Kind.STOP));
        assertThat(store().load(execution.id(), 2).orElseThrow().steps()).containsExactly(step(3, Step.Kind.STOP));
    }

    @Test
    void whoHoldsAnOldVersionCannotWrite() {
        Execution execution = created("p", "owner", 0);
        assertThat(store().append(commit(execution, ExecutionStatus.RUNNING, step(1, Step.Kind.DONE))))
                .isEqualTo(Appended.COMMITTED);
        assertThat(store().append(commit(execution, ExecutionStatus.FAILED, step(1, Step.Kind.FAILED))))
                .isEqualTo(Appended.LOST_CLAIM);
        var found = store().load(execution.id(), 0).orElseThrow();
        assertThat(found.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(found.steps()).containsExactly(step(1, Step.Kind.DONE));
    }

    @Test
    void newsIsUnreadUntilItHasBecomeAStepAndCountsOnce() {
        Execution execution = created("p", "owner", 0);
        Message close = Message.told("close-1", CLOSE, START);
        Message order = Message.orderChanged("order-1", new ClientOrderId("x"), START);
        assertThat(store().tell(execution.id(), close)).isTrue();
        assertThat(store().tell(execution.id(), close)).isFalse();
        assertThat(store().tell(execution.id(), order)).isTrue();
        assertThat(store().load(execution.id(), 0).orElseThrow().inbox()).containsExactly(close, order);
        Execution after = execution.next(ExecutionStatus.RUNNING, null, START);
        var commit = new StepCommit(
                execution,
                after,
                List.of(step(1, Step.Kind.TOLD, CLOSE)),
                List.of("close-1"),
                List.of(),
                List.of(),
                List.of());
        store().append(commit);
        assertThat(store().load(execution.id(), 0).orElseThrow().inbox()).containsExactly(order);
        assertThat(store().tell(execution.id(), close)).isFalse();
    }

    @Test
    void anEndedOrUnknownExecutionCannotBeTold() {
        Execution execution = created("p", "owner", 0);
        store().append(commit(execution, ExecutionStatus.COMPLETED, step(1, Step.Kind.DONE)));
        assertThat(store().tell(execution.id(), Message.told("k", CLOSE, START)))
                .isFalse();
        assertThat(store().tell("unknown", Message.told("k", CLOSE, START))).isFalse();
    }

    @Test
    void executionsAreListedPerOwnerNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            created("p", "owner", i);
        }
        created("p", "somebody else", 7);
        Execution other = created("q", "owner", 8);
        store().append(commit(other, ExecutionStatus.FAILED));
        assertThat(ids(new Query("owner", null, null, null, 10)))
                .hasSize(6)
                .first()
                .isEqualTo(other.id());
        List<String> page = ids(new Query("owner", "p", null, null, 2));
        assertThat(page)
                .containsExactly(
                        execution("p", "", 4).id(), execution("p", "", 3).id());
        assertThat(ids(new Query("owner", "p", null, page.getLast(), 2)))
                .containsExactly(
                        execution("p", "", 2).id(), execution("p", "", 1).id());
        assertThat(ids(new Query("owner", null, ExecutionStatus.FAILED, null, 10)))
                .containsExactly(other.id());
        assertThat(ids(new Query("nobody", null, null, null, 10))).isEmpty();
    }

    private List<String> ids(Query query) {
        return store().list(query).stream().map(Execution::id).toList();
    }

    @Test
    void nobodyFindsTheExecutionOfAnother() {
        Execution execution = created("p", "owner", 0);
        assertThat(store().find("owner", execution.id())).contains(execution);
        assertThat(store().find("somebody else", execution.id())).isEmpty();
    }

    @Test
    void activeExecutionsAreThoseThatHaveNotEnded() {
        Execution first = created("p", "owner", 0);
        created("p", "owner", 1);
        created("q", "owner", 2);
        assertThat(store().active("p")).isEqualTo(2);
        store().append(commit(first, ExecutionStatus.COMPLETED));
        assertThat(store().active("p")).isEqualTo(1);
    }
}
