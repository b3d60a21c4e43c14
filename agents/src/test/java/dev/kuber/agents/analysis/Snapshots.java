package dev.kuber.agents.analysis;

import dev.kuber.agents.data.MarketDataAgent;
import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.MarketSnapshot.Frame;
import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Prices;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Markets that tests look at. */
final class Snapshots {

    static final Symbol AAPL = Symbol.of("AAPL");

    private Snapshots() {}

    /** 300 five-minute bars that drift by this much a bar, with a wave on top. */
    static MarketSnapshot drifting(double drift) {
        double[] closes = IntStream.range(0, 300)
                .mapToDouble(i -> 100 + i * drift + 0.3 * Math.sin(i / 3.0))
                .toArray();
        return AgentTester.of(new MarketDataAgent())
                .with(MarketData.class, Prices.of("AAPL", Timeframe.M5, closes))
                .run()
                .fact(MarketSnapshot.class);
    }

    /** A snapshot with one five-minute frame. */
    static MarketSnapshot with(Readings readings) {
        Price last = Price.rounded(readings.close());
        return new MarketSnapshot(
                AAPL,
                new Quote(AAPL, last, last, last, AgentTester.START),
                List.of(new Frame(Timeframe.M5, "key", readings)),
                List.of(),
                "test");
    }

    /** Readings of a market that rises calmly, with these deciding values. */
    static Readings readings(double close, double rsi, double histogram, double atr, double volume) {
        return new Readings(
                300,
                1,
                close,
                0.1,
                99,
                98,
                95,
                99.5,
                99,
                rsi,
                atr,
                30,
                0.5,
                0.5 - histogram,
                histogram,
                103,
                97,
                volume,
                1000,
                101,
                96);
    }

    /** The same, of a bar that closed at this time. */
    static Readings closing(Readings r, Instant at) {
        return new Readings(
                r.bars(),
                at.toEpochMilli(),
                r.close(),
                r.change(),
                r.sma20(),
                r.sma50(),
                r.sma200(),
                r.ema12(),
                r.ema26(),
                r.rsi14(),
                r.atr14(),
                r.adx14(),
                r.macd(),
                r.macdSignal(),
                r.macdHistogram(),
                r.bollingerUpper(),
                r.bollingerLower(),
                r.volume(),
                r.volumeSma20(),
                r.high20(),
                r.low20());
    }

    static BiasSignal bias(Direction direction, int confidence) {
        return new BiasSignal(AAPL, direction, confidence, List.of("a factor"), "A sentence.", "rules");
    }
}
