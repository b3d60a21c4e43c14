package dev.kuber.platform.api;

import dev.kuber.agent.Fact;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.NodeProgress;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution with all that happened in it.
 *
 * @param definition of the revision that ran; null when it is not kept any more
 * @param bars the newest bars that agents saw of each symbol and timeframe, by the key under which they are kept
 */
record ExecutionResponse(
        String id,
        @Nullable String pipelineId,
        String pipelineName,
        @Nullable Integer revision,
        TradingMode tradingMode,
        ExecutionStatus status,
        @Nullable String reason,
        Instant firedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Symbol> symbols,
        @Nullable String backtestId,
        ExecutionSummary.Kind kind,
        @Nullable String until,
        List<String> pinned,
        @Nullable Definition definition,
        List<NodeResponse> nodes,
        List<StepResponse> steps,
        List<KeptBars> bars,
        List<OrderState> orders) {

    /** Where a node stands, and why. */
    record NodeResponse(
            String node,
            String agentType,
            State state,
            @Nullable String reason) {

        static NodeResponse of(NodeProgress progress, boolean over, @Nullable String reason) {
            State state = switch (progress.state()) {
                case PENDING -> progress.due() && !over ? State.RUNNING : State.PENDING;
                case WAITING, BACKING_OFF -> State.WAITING;
                case DONE -> State.DONE;
                case STOPPED -> State.STOPPED;
                case SKIPPED -> State.SKIPPED;
                case FAILED -> State.FAILED;
            };
            return new NodeResponse(progress.node(), progress.agentType(), state, reason);
        }
    }

    /** What a user sees of a node's state; waiting for a second try is waiting. */
    enum State {
        PENDING,
        RUNNING,
        WAITING,
        DONE,
        STOPPED,
        SKIPPED,
        FAILED
    }

    /** One result, with the facts it added. */
    record StepResponse(
            int sequence,
            @Nullable String node,
            @Nullable String agentType,
            Step.Kind outcome,
            int attempt,
            @Nullable String reason,
            Instant startedAt,
            Instant finishedAt,
            @Nullable Instant waitUntil,
            List<Fact> facts) {}

    /** Where to find bars that an agent saw. */
    record KeptBars(Symbol symbol, Timeframe timeframe, String key) {}

    static ExecutionResponse of(ExecutionSummary head, @Nullable Definition definition, Details details) {
        return new ExecutionResponse(
                head.id(),
                head.pipelineId(),
                head.pipelineName(),
                head.revision(),
                head.tradingMode(),
                head.status(),
                head.reason(),
                head.firedAt(),
                head.startedAt(),
                head.finishedAt(),
                head.symbols(),
                head.backtestId(),
                head.kind(),
                head.until(),
                head.pinned(),
                definition,
                details.nodes(),
                details.steps(),
                details.bars(),
                details.orders());
    }

    /** What the summary does not have. */
    record Details(List<NodeResponse> nodes, List<StepResponse> steps, List<KeptBars> bars, List<OrderState> orders) {}
}
