package dev.kuber.platform.modes;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.orders.EntryStop;
import dev.kuber.platform.orders.OrderGates;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.positions.Positions;
import dev.kuber.platform.schedules.Timetable;
import dev.kuber.port.Approvals;
import dev.kuber.port.Brokerage;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What surrounds an execution: the clock, prices and brokerage of its venue. */
@Component
class Surroundings implements Environment {

    private final Venues venues;
    private final Positions positions;
    private final OrderGates gates;
    private final Rules rules;
    private final Payments money;
    private final Clock wall;

    Surroundings(Venues venues, Positions positions, OrderGates gates, Rules rules, Payments money, Clock wall) {
        this.money = money;
        this.rules = rules;
        this.wall = wall;
        this.venues = venues;
        this.positions = positions;
        this.gates = gates;
    }

    @Override
    public MarketClock clock(Plan plan) {
        return venues.of(plan).clock();
    }

    @Override
    public Meter meter() {
        return money.meter();
    }

    @Override
    public Ports ports(Execution execution, Plan plan) {
        Venue venue = venues.of(plan);
        TradingCalendar calendar = Calendars.named(plan.settings().calendar().id());
        Brokerage broker = venue.brokerage(calendar);
        PositionRegistry registry = () -> positions.ofPipeline(plan.pipelineId()).stream()
                .map(live -> new PositionRegistry.Entry(live.executionId(), live.position()))
                .toList();
        return money.charging(Ports.of(Map.of(
                MarketData.class,
                venue.data(plan.settings().symbols()),
                TradingCalendar.class,
                calendar,
                Brokerage.class,
                gates.gate(execution, venue.key(), venue.clock()::now, broker, entries(plan, venue)),
                Budget.class,
                money.budget(plan),
                LanguageModel.class,
                new NoModels(),
                News.class,
                venue.news(),
                PositionRegistry.class,
                registry,
                Approvals.class,
                approvals(plan),
                RunTimes.class,
                runTimes(execution, plan, venue, broker))));
    }

    /** Trials neither count nor are limited, but for what they cost. */
    private EntryStop entries(Plan plan, Venue venue) {
        EntryStop budget = (_, _) -> rules.exhausted(plan);
        return plan.trial()
                ? budget
                : budget.or((origin, request) ->
                        rules.of(plan, venue.clock()::now).entryRefusal(origin.executionId(), request.symbol()));
    }

    private RunTimes runTimes(Execution execution, Plan plan, Venue venue, Brokerage broker) {
        if (plan.trial()) {
            return RunTimes.ALWAYS;
        }
        MarketClock clock = venue.clock();
        boolean triggered =
                plan.nodes().stream().anyMatch(node -> node.agent().info().category() == AgentInfo.Category.TRIGGER);
        return new LazyRunTimes(() -> {
            Timetable timetable = rules.timetable(plan);
            return rules.of(plan, timetable, clock::now)
                    .runTimes(
                            execution.id(),
                            triggered,
                            () -> broker.account().equity(),
                            planned -> timetable.missed(Duration.between(clock.wallTime(planned), wall.instant())));
        });
    }

    /** Most agents never ask. */
    private record LazyRunTimes(Supplier<RunTimes> times) implements RunTimes {
        @Override
        public Permission begin() {
            return times.get().begin();
        }

        @Override
        public Optional<Instant> from(Instant time) {
            return times.get().from(time);
        }

        @Override
        public boolean missed(Instant planned) {
            return times.get().missed(planned);
        }
    }

    private static Approvals approvals(Plan plan) {
        return _ -> Optional.ofNullable(plan.settings().approval()).map(Definition.Approval::timeout);
    }
}
