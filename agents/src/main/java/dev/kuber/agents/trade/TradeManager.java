package dev.kuber.agents.trade;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Approvals;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;

/** Owns the positions of an execution, one per symbol: opens, guards, closes; the rules are in {@link Lifecycle}. */
@AgentInfo(
        type = "trade_manager",
        category = AgentInfo.Category.EXECUTION,
        name = "Trade manager",
        description =
                "Places the approved trade with its stop and targets at the broker, looks after the position until it"
                        + " is closed, and never closes more than its own quantity.",
        icon = "briefcase-check-outline",
        averageMinutes = 2,
        needs = RiskDecision.class,
        gives = {TradeExecution.class, ApprovalRequested.class},
        uses = {Brokerage.class, PositionRegistry.class, MarketData.class, TradingCalendar.class, Approvals.class})
public final class TradeManager implements Agent<TradeSettings> {

    @Override
    public Outcome run(TradeSettings config, PipelineState state, Context context) {
        var facts = new ArrayList<Fact>();
        var wakes = new ArrayList<WakeOn>();
        Instant until = Instant.MAX;
        for (Symbol symbol : state.symbols()) {
            Watch watch = new PositionDesk(config, state, context).look(symbol);
            facts.addAll(watch.news());
            wakes.addAll(watch.on());
            until = watch.until().isBefore(until) ? watch.until() : until;
        }
        if (wakes.isEmpty()) {
            return new Outcome.Done(facts);
        }
        return new Outcome.Wait(until, wakes.stream().distinct().toList(), facts);
    }
}
