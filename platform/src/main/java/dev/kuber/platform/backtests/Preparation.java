package dev.kuber.platform.backtests;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Planning;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the bars of a backtest and puts together what it runs over. */
@Component
class Preparation {

    /** More would take minutes and much memory. */
    private static final long MOST_BARS = 3_000_000;

    private static final Duration USUAL_RANGE = Duration.ofDays(30);

    /** How many bars of its longest timeframe a pipeline knows when it begins, where the recording has them. */
    private static final int WARM_UP_BARS = 250;

    private static final Duration LONGEST_WARM_UP = Duration.ofDays(60);

    private final Markets markets;
    private final Catalog catalog;
    private final Clock clock;

    Preparation(Markets markets, Catalog catalog, Clock clock) {
        this.markets = markets;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The range of a backtest, in market time. */
    record Range(Instant from, Instant to) {}

    /**
     * The range that a request means.
     *
     * @throws NoData if there are no bars in it; the message says so in a sentence
     * @throws IllegalArgumentException if it ends before it begins or is too long; the message begins with the field
     */
    Range range(String owner, BacktestRequest request, Definition definition) {
        Plan plan = Planning.plan("range", 1, owner, definition, catalog);
        Range range = request.sourceOrDefault().equals(SyntheticMarket.SOURCE)
                ? synthetic(request, plan)
                : recorded(owner, request, plan);
        long bars = Duration.between(range.from(), range.to()).toMinutes()
                * plan.settings().symbols().size();
        if (request.sourceOrDefault().equals(SyntheticMarket.SOURCE) && bars > MOST_BARS) {
            throw new IllegalArgumentException(
                    "from: this range has " + bars + " bars; at most " + MOST_BARS + " can be tested at once.");
        }
        return range;
    }

    private Range synthetic(BacktestRequest request, Plan plan) {
        for (Symbol symbol : plan.settings().symbols()) {
            if (!SyntheticMarket.has(symbol)) {
                throw new NoData("The synthetic market has no " + symbol + ": choose one of "
                        + String.join(
                                ", ",
                                SyntheticMarket.symbols().stream()
                                        .map(Symbol::value)
                                        .toList())
                        + ", or import bars of " + symbol + ".");
            }
        }
        Instant to = request.to() != null ? request.to() : clock.instant().truncatedTo(ChronoUnit.DAYS);
        Instant from = request.from() != null ? request.from() : to.minus(USUAL_RANGE);
        Range range = ordered(from, to);
        if (from.isBefore(SyntheticMarket.FIRST) || to.isAfter(SyntheticMarket.END)) {
            throw new NoData("The synthetic market has bars from " + SyntheticMarket.FIRST + " to "
                    + SyntheticMarket.END + " only.");
        }
        return range;
    }

    private Range recorded(String owner, BacktestRequest request, Plan plan) {
        Instant from = Instant.MIN;
        Instant to = Instant.MIN;
        for (Symbol symbol : plan.settings().symbols()) {
            History history = load(owner, request, symbol, Optional.empty(), Optional.empty());
            for (Timeframe timeframe : plan.timeframes()) {
                if (!history.serves(timeframe)) {
                    throw new NoData("There are no " + timeframe + " bars of " + symbol + ": you imported "
                            + history.timeframe() + " bars, which do not add up to them.");
                }
            }
            Bars bars = history.base();
            from = later(from, Instant.ofEpochMilli(bars.opensAt(0)));
            to = later(to, Instant.ofEpochMilli(bars.closesAt(bars.size() - 1)));
        }
        Range wanted =
                ordered(request.from() != null ? request.from() : from, request.to() != null ? request.to() : to);
        Range range = new Range(later(wanted.from(), from), wanted.to().isAfter(to) ? to : wanted.to());
        if (!range.from().isBefore(range.to())) {
            throw new NoData("There are no bars between " + wanted.from() + " and " + wanted.to()
                    + ": the recording goes from " + from + " to " + to + ".");
        }
        return range;
    }

    private static Range ordered(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "from: a backtest must begin before it ends: " + from + " is not before " + to + ".");
        }
        return new Range(from, to);
    }

    /** The plan of a backtest; empty if an agent is gone that it needs. */
    Optional<Plan> plan(Backtest backtest) {
        try {
            return Optional.of(Planning.plan(backtest.id(), 1, backtest.owner(), backtest.definition(), catalog));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @throws NoData if the bars are gone meanwhile; the message says so in a sentence */
    BacktestSetup setup(Backtest backtest) {
        Plan plan = Planning.plan(backtest.id(), 1, backtest.owner(), backtest.definition(), catalog);
        Instant first = backtest.from().minus(warmUp(plan));
        Map<Symbol, History> market = new LinkedHashMap<>();
        for (Symbol symbol : plan.settings().symbols()) {
            market.put(
                    symbol,
                    load(backtest.owner(), backtest.request(), symbol, Optional.of(first), Optional.of(backtest.to())));
        }
        return new BacktestSetup(
                plan,
                market,
                backtest.request().sourceOrDefault(),
                Calendars.named(plan.settings().calendar().id()),
                rules(backtest.request(), market),
                backtest.from(),
                backtest.to());
    }

    private static Duration warmUp(Plan plan) {
        Duration wanted = plan.timeframes().getLast().duration().multipliedBy(WARM_UP_BARS);
        return wanted.compareTo(LONGEST_WARM_UP) > 0 ? LONGEST_WARM_UP : wanted;
    }

    private History load(
            String owner, BacktestRequest request, Symbol symbol, Optional<Instant> from, Optional<Instant> to) {
        return markets.history(
                UUID.fromString(owner), request.sourceOrDefault(), request.seedOrDefault(), symbol, from, to);
    }

    /** The rules of the request, in fractions for coins and what else costs too much for whole ones. */
    static ExchangeRules rules(BacktestRequest request, Map<Symbol, History> market) {
        ExchangeRules rules = request.rules();
        double balance = rules.initialBalance().toDouble();
        boolean fractions = market.values().stream()
                .anyMatch(history ->
                        history.symbol().value().contains("/") || history.base().open(0) > balance / 100);
        ExchangeRules fitted = fractions ? rules.inFractions() : rules;
        List<Bars> recordings = market.values().stream().map(History::base).toList();
        return recordings.stream().anyMatch(Preparation::withoutVolume) ? fitted.withoutVolume() : fitted;
    }

    private static boolean withoutVolume(Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            if (bars.volume(i) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
