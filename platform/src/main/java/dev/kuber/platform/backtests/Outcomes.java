package dev.kuber.platform.backtests;

import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.positions.Trade;
import dev.kuber.port.PositionRegistry;
import dev.kuber.trade.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a backtest has brought so far, gathered from its commits. */
final class Outcomes implements StepListener, PositionRegistry {

    /** Executions that traded are kept to be opened later, up to this many. */
    private static final int KEPT = 2_000;

    private final StepListener watcher;
    private final Map<String, Entry> live = new LinkedHashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<ExecutionStore.History> kept = new ArrayList<>();
    private long executions;
    private long steps;
    private long failures;
    private @Nullable String firstFailure;

    /** @param watcher told of every commit as well */
    Outcomes(StepListener watcher) {
        this.watcher = watcher;
    }

    @Override
    public void committed(StepCommit commit) {
        steps += commit.steps().size();
        for (int i = 0; i < commit.steps().size(); i++) {
            List<Fact> facts = commit.steps().get(i).facts();
            for (int j = 0; j < facts.size(); j++) {
                if (facts.get(j) instanceof TradeExecution execution) {
                    changed(commit.after(), execution);
                }
            }
        }
        ExecutionStatus status = commit.after().status();
        if (status.terminal()) {
            executions++;
        }
        if (status == ExecutionStatus.FAILED) {
            failures++;
            if (firstFailure == null) {
                firstFailure = commit.after().reason();
            }
        }
        watcher.committed(commit);
    }

    private void changed(Execution execution, TradeExecution trade) {
        String key = execution.id() + "." + trade.symbol();
        if (trade.position().live()) {
            live.put(key, new Entry(execution.id(), trade.position()));
            return;
        }
        live.remove(key);
        if (trade.position() instanceof Position.Closed closed) {
            trades.add(new Trade(
                    execution.owner(),
                    execution.pipelineId(),
                    execution.revision(),
                    execution.id(),
                    trade.symbol(),
                    closed));
        }
    }

    /** Whether an execution that has ended may be asked for later: one that traded, or failed for the first time. */
    boolean keep(ExecutionStore.History ended) {
        boolean worth = ended.execution().status() == ExecutionStatus.FAILED ? failures == 0 : traded(ended.steps());
        if (worth && kept.size() < KEPT) {
            kept.add(ended);
        }
        return false;
    }

    private static boolean traded(List<Step> steps) {
        for (Step step : steps) {
            for (Fact fact : step.facts()) {
                if (fact instanceof TradeExecution) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public List<Entry> positions() {
        return List.copyOf(live.values());
    }

    List<Trade> trades() {
        return trades;
    }

    List<ExecutionStore.History> kept() {
        return kept;
    }

    long executions() {
        return executions;
    }

    long steps() {
        return steps;
    }

    long failures() {
        return failures;
    }

    @Nullable
    String firstFailure() {
        return firstFailure;
    }
}
