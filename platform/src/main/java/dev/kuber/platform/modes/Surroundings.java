package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.brokers.simulated.PriceLookup;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.positions.Positions;
import dev.kuber.port.Brokerage;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.TradingCalendar;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What surrounds an execution in simulation and validation: a simulated market's clock, prices and exchange. */
@Component
class Surroundings implements Environment {

    private final MarketSessions sessions;
    private final SessionPrices prices;
    private final PostgresExchanges exchanges;
    private final Positions positions;
    private final Clock wall;

    Surroundings(
            MarketSessions sessions,
            SessionPrices prices,
            PostgresExchanges exchanges,
            Positions positions,
            Clock wall) {
        this.sessions = sessions;
        this.prices = prices;
        this.exchanges = exchanges;
        this.positions = positions;
        this.wall = wall;
    }

    @Override
    public MarketClock clock(Plan plan) {
        return sessions.of(plan).clock(wall);
    }

    @Override
    public Ports ports(Execution execution, Plan plan) {
        MarketSession session = sessions.of(plan);
        MarketClock clock = session.clock(wall);
        TradingCalendar calendar = Calendars.named(plan.settings().calendar());
        MarketData data = prices.data(session, plan.settings().symbols());
        PriceLookup lookup = symbol -> {
            try {
                return Optional.of(data.quote(symbol).last());
            } catch (MarketData.NoData _) {
                // The exchange refuses an order in a symbol that has no price, with its own sentence.
                return Optional.empty();
            }
        };
        PositionRegistry registry = () -> positions.ofPipeline(plan.pipelineId()).stream()
                .map(live -> new PositionRegistry.Entry(live.executionId(), live.position()))
                .toList();
        return Ports.of(Map.of(
                MarketData.class,
                data,
                TradingCalendar.class,
                calendar,
                Brokerage.class,
                exchanges.brokerage(session.key(), calendar, clock::now, lookup),
                Budget.class,
                new NoSpendingLimit(),
                LanguageModel.class,
                new NoModels(),
                PositionRegistry.class,
                registry));
    }
}
