package dev.kuber.agents.trade;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import java.time.Duration;
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
        gives = TradeExecution.class,
        uses = {Brokerage.class, PositionRegistry.class, MarketData.class, TradingCalendar.class})
public final class TradeManager implements Agent<TradeManager.Config> {

    /** How an entry is sent. */
    public enum Entry {
        MARKET,
        LIMIT
    }

    /** Settings of a trade manager. */
    public record Config(
            @Param(
                    title = "Entry order",
                    description = "At market, or with a limit at the planned entry price.",
                    init = "MARKET")
            Entry entry,

            @Param(
                    title = "Part closed at target 1",
                    description = "The rest leaves at target 2. Quantities are rounded so that they add up.",
                    init = "50",
                    min = 1,
                    max = 99,
                    unit = "%")
            int firstPart,

            @Param(
                    title = "Stop to breakeven at target 1",
                    description = "Moves the stop of the rest to the entry price once target 1 is reached.",
                    init = "true")
            boolean breakeven,

            @Param(
                    title = "Give up the entry after",
                    description = "Trading time after which an entry that is not filled is cancelled.",
                    init = "PT30M")
            Duration entryTimeout,

            @Param(
                    title = "Allow pyramiding",
                    description = "Lets a trade be added to a position in the same direction. Opposite directions are"
                            + " always refused.",
                    init = "false")
            boolean pyramiding,

            @Param(
                    title = "Look at the broker at least every",
                    description = "Order updates arrive by themselves; this is the safety net. Between 5 seconds and 1"
                            + " hour.",
                    init = "PT60S")
            Duration sweep) {

        public Config {
            if (sweep.compareTo(Duration.ofSeconds(5)) < 0 || sweep.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException(
                        "sweep: look at the broker every 5 seconds to 1 hour, not " + sweep + ".");
            }
            if (!entryTimeout.isPositive()) {
                throw new IllegalArgumentException("entry_timeout: give up the entry after a time above zero.");
            }
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
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
        wakes.add(PositionDesk.CLOSE_REQUESTED);
        return new Outcome.Wait(until, wakes, facts);
    }
}
