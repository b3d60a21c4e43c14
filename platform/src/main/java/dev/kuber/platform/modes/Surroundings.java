package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.orders.OrderGates;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.positions.Positions;
import dev.kuber.port.Approvals;
import dev.kuber.port.Brokerage;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What surrounds an execution: the clock, prices and brokerage of its venue. */
@Component
class Surroundings implements Environment {

    private final Venues venues;
    private final Positions positions;
    private final OrderGates gates;

    Surroundings(Venues venues, Positions positions, OrderGates gates) {
        this.venues = venues;
        this.positions = positions;
        this.gates = gates;
    }

    @Override
    public MarketClock clock(Plan plan) {
        return venues.of(plan).clock();
    }

    @Override
    public Ports ports(Execution execution, Plan plan) {
        Venue venue = venues.of(plan);
        TradingCalendar calendar = Calendars.named(plan.settings().calendar());
        PositionRegistry registry = () -> positions.ofPipeline(plan.pipelineId()).stream()
                .map(live -> new PositionRegistry.Entry(live.executionId(), live.position()))
                .toList();
        return Ports.of(Map.of(
                MarketData.class,
                venue.data(plan.settings().symbols()),
                TradingCalendar.class,
                calendar,
                Brokerage.class,
                gates.gate(execution, venue.key(), venue.clock()::now, venue.brokerage(calendar)),
                Budget.class,
                new NoSpendingLimit(),
                LanguageModel.class,
                new NoModels(),
                PositionRegistry.class,
                registry,
                Approvals.class,
                approvals(plan),
                RunTimes.class,
                RunTimes.ALWAYS));
    }

    private static Approvals approvals(Plan plan) {
        return _ -> Optional.ofNullable(plan.settings().approval()).map(Definition.Approval::timeout);
    }
}
