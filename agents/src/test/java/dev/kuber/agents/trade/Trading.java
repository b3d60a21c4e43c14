package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Explained;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.RiskDecision.Verdict;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.TradingCalendar;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.FakeBrokerage;
import dev.kuber.testing.OpenCalendar;
import dev.kuber.testing.Prices;
import dev.kuber.testing.Result;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trade manager at work in a test: a broker, a clock, and every sentence it said. */
final class Trading {

    static final TradePlan LONG = plan(Side.BUY, "120", "187.40", "185.10", "190.90", "194.38");
    static final TradePlan SHORT = plan(Side.SELL, "120", "187.40", "189.70", "183.90", "180.42");

    final FakeBrokerage broker;
    final AgentTester<TradeSettings> tester;
    final List<String> sentences = new ArrayList<>();
    final List<PositionRegistry.Entry> registered = new ArrayList<>();
    Instant now = AgentTester.START;

    /** Whether every run is done twice, the first time without saving what it answered. */
    boolean crashing;

    private Trading(FakeBrokerage broker) {
        this.broker = broker;
        tester = AgentTester.of(new TradeManager())
                .with(Brokerage.class, broker)
                .with(PositionRegistry.class, () -> registered)
                .with(MarketData.class, Prices.of("AAPL", Timeframe.M5, 187, 186))
                .with(TradingCalendar.class, new OpenCalendar());
    }

    static Trading of(TradePlan plan) {
        return of(plan, new FakeBrokerage(), "execution");
    }

    /** One of several executions that trade in one account. */
    static Trading of(TradePlan plan, FakeBrokerage broker, String execution) {
        var trading = new Trading(broker);
        trading.tester.execution(execution);
        trading.tester.fact(new RiskDecision(plan.symbol(), Verdict.APPROVED, plan, List.of(), "Approved."));
        return trading;
    }

    static TradePlan plan(Side side, String quantity, String entry, String stop, String target1, String target2) {
        return new TradePlan(
                Symbol.of("AAPL"),
                side,
                Quantity.of(quantity),
                Price.of(entry),
                Price.of(stop),
                Price.of(target1),
                Price.of(target2));
    }

    Result run() {
        if (crashing) {
            tester.runWithoutSaving();
        }
        Result result = tester.run();
        for (Fact fact : result.facts()) {
            sentences.add(((Explained) fact).sentence());
        }
        return result;
    }

    /** Runs until it waits for a later time. */
    Result settle() {
        for (int i = 0; i < 10; i++) {
            Result result = run();
            if (!(result.outcome() instanceof Outcome.Wait wait) || wait.until().isAfter(now)) {
                return result;
            }
        }
        throw new AssertionError("It does not come to rest: " + sentences);
    }

    Result after(Duration time) {
        now = now.plus(time);
        tester.at(now);
        broker.at(now);
        return settle();
    }

    /** The market trades here now. */
    Trading price(String price) {
        tester.with(MarketData.class, Prices.of("AAPL", Timeframe.M5, Double.parseDouble(price)));
        return this;
    }

    /** A position that cannot be protected is held. */
    void holding() {
        tester.config(settings(false, TradeSettings.Unprotected.HOLD));
    }

    /** A trade may be added to what is held. */
    void pyramiding() {
        tester.config(settings(true, TradeSettings.Unprotected.CLOSE));
    }

    private static TradeSettings settings(boolean pyramiding, TradeSettings.Unprotected unprotected) {
        return new TradeSettings(
                TradeSettings.Entry.MARKET,
                50,
                true,
                Duration.ofMinutes(30),
                pyramiding,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                unprotected,
                BigDecimal.ONE);
    }

    /** The trader moves a stop at the broker, which puts another order in its place. */
    Trading moveByHand(String name, String stop) {
        OrderState order = broker.order(name);
        broker.moveStop(Objects.requireNonNull(order.id()), Price.of(stop), new ClientOrderId("by-hand-" + order.id()));
        return this;
    }

    /** What the trader is told to look at, or null. */
    @Nullable
    String attention() {
        return tester.facts().reversed().stream()
                .filter(TradeExecution.class::isInstance)
                .map(TradeExecution.class::cast)
                .findFirst()
                .orElseThrow()
                .attention();
    }

    void askToClose() {
        tester.fact(new CloseRequested(Symbol.of("AAPL"), now, "trader", null, "closed by hand"));
    }

    Position position() {
        return tester.facts().reversed().stream()
                .filter(TradeExecution.class::isInstance)
                .map(TradeExecution.class::cast)
                .findFirst()
                .orElseThrow()
                .position();
    }

    Position.Open open() {
        assertThat(position()).isInstanceOf(Position.Open.class);
        return (Position.Open) position();
    }

    Position.Closed closed() {
        assertThat(position()).isInstanceOf(Position.Closed.class);
        return (Position.Closed) position();
    }

    /** An open position with both brackets filled at the same price. */
    static Trading opened(TradePlan plan, String price) {
        var trading = of(plan);
        trading.settle();
        trading.broker.fill("entry-1", price).fill("entry-2", price);
        trading.settle();
        return trading;
    }
}
