package dev.kuber.platform.notifications;

import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits of one execution, one after the other. */
final class Commits {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Execution head;
    private int sequence;

    Commits(String executionId, String owner) {
        head = new Execution(executionId, "p1", 1, owner, NOON, 0, ExecutionStatus.MONITORING, null, NOON, null);
    }

    Execution head() {
        return head;
    }

    /** A commit after which the execution has this status. */
    StepCommit next(ExecutionStatus status, @Nullable String reason, Fact... facts) {
        Execution before = head;
        head = new Execution(
                before.id(),
                before.pipelineId(),
                before.revision(),
                before.owner(),
                before.firedAt(),
                before.version() + 1,
                status,
                reason,
                before.startedAt(),
                status.terminal() ? NOON : null);
        sequence++;
        var step = new Step(
                sequence,
                "trade",
                Step.Kind.WAIT,
                1,
                List.of(facts),
                null,
                NOON,
                NOON,
                NOON.plusSeconds(60),
                List.of());
        return new StepCommit(before, head, List.of(step), List.of(), List.of(), List.of(), List.of());
    }

    /** News of a position, with the status that follows from it. */
    StepCommit trade(String symbol, @Nullable String attention) {
        return attention == null
                ? next(ExecutionStatus.MONITORING, null, execution(symbol, null))
                : next(ExecutionStatus.NEEDS_ATTENTION, attention, execution(symbol, attention));
    }

    static TradePlan plan(String symbol) {
        return new TradePlan(
                Symbol.of(symbol),
                Side.BUY,
                Quantity.of(10),
                Price.of("100"),
                Price.of("98"),
                Price.of("103"),
                Price.of("106"));
    }

    static TradeExecution execution(String symbol, @Nullable String attention) {
        return new TradeExecution(
                Symbol.of(symbol),
                new Position.Opening(plan(symbol), List.of(), NOON),
                symbol + " is protected.",
                attention);
    }
}
