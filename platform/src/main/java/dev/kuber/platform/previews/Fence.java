package dev.kuber.platform.previews;

import dev.kuber.agent.Agent;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.port.MarketData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What an agent sees that is only looked at: a market up to one moment, and nothing with which it could act. */
record Fence(Instant now, MarketData market, TradingCalendar calendar) {

    private static final Set<Class<?>> PORTS = Set.of(MarketData.class, TradingCalendar.class);

    /** Whether the agent uses nothing but what can be looked at. */
    static boolean suffices(AgentEntry agent) {
        return PORTS.containsAll(Arrays.asList(agent.info().uses()));
    }

    /** What the agent decides at this moment, as the first node of an execution. */
    Outcome run(AgentEntry agent, Record config, Symbol symbol, Timeframe timeframe) {
        var state = new PipelineState(
                "preview", "preview", "preview", List.of(symbol), timeframe, List.of(timeframe), List.of());
        try {
            Outcome outcome = call(agent, config, state);
            return outcome == null ? Outcome.fail(agent.info().name() + " gave no answer.") : outcome;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String message = e.getMessage();
            return Outcome.fail(agent.info().name() + " failed: "
                    + (message == null ? e.getClass().getSimpleName() : message));
        }
    }

    /** The configuration was bound to the agent's own type. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Outcome call(AgentEntry agent, Record config, PipelineState state) {
        return ((Agent) agent.agent()).run(config, state, new Surroundings(agent));
    }

    private final class Surroundings implements Context {
        private final AgentEntry agent;

        Surroundings(AgentEntry agent) {
            this.agent = agent;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public <P> P port(Class<P> port) {
            if (Arrays.asList(agent.info().uses()).contains(port)) {
                if (port == MarketData.class) {
                    return port.cast(market);
                }
                if (port == TradingCalendar.class) {
                    return port.cast(calendar);
                }
            }
            throw new SecurityException("it has no " + port.getSimpleName() + " here.");
        }

        @Override
        public System.Logger log() {
            return System.getLogger("kuber.preview." + agent.type());
        }
    }
}
