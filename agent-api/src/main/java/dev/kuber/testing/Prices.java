package dev.kuber.testing;

import dev.kuber.indicator.Readings;
import dev.kuber.indicator.StandardReadings;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A market made of given bars. Their last one has just closed at {@link AgentTester#START} unless the bars say otherwise. */
public final class Prices implements MarketData {

    private final Map<Key, Bars> known = new LinkedHashMap<>();
    private final List<Bars> kept = new ArrayList<>();

    private record Key(Symbol symbol, Timeframe timeframe) {}

    private Prices() {}

    public static Prices none() {
        return new Prices();
    }

    /** Bars with these closes, each opening at the close before, with a range of 0.1 % around both and a volume of 1000. */
    public static Prices of(String symbol, Timeframe timeframe, double... closes) {
        return none().and(symbol, timeframe, closes);
    }

    public Prices and(String symbol, Timeframe timeframe, double... closes) {
        var bars = new ArrayList<Bar>();
        Duration length = timeframe.duration();
        Instant opens = AgentTester.START.minus(length.multipliedBy(closes.length));
        double open = closes.length == 0 ? 0 : closes[0];
        for (double close : closes) {
            double high = Math.max(open, close) * 1.001;
            double low = Math.min(open, close) * 0.999;
            bars.add(new Bar(opens, opens.plus(length), open, high, low, close, 1000));
            opens = opens.plus(length);
            open = close;
        }
        return and(Bars.of(Symbol.of(symbol), timeframe, bars));
    }

    public Prices and(Bars bars) {
        known.put(new Key(bars.symbol(), bars.timeframe()), bars);
        return this;
    }

    @Override
    public Quote quote(Symbol symbol) {
        Bars bars = known.values().stream()
                .filter(b -> b.symbol().equals(symbol) && !b.isEmpty())
                .findFirst()
                .orElseThrow(() -> new NoData("There are no prices of " + symbol + "."));
        Price last = Price.rounded(bars.last().close());
        return new Quote(symbol, last, last, last, bars.last().closes());
    }

    @Override
    public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
        Bars bars = known.get(new Key(symbol, timeframe));
        if (bars == null) {
            throw new NoData("There are no " + timeframe + " bars of " + symbol + ".");
        }
        return bars.last(count);
    }

    @Override
    public Readings readings(Symbol symbol, Timeframe timeframe) {
        Bars bars = bars(symbol, timeframe, Integer.MAX_VALUE);
        var readings = new StandardReadings();
        for (int i = 0; i < bars.size(); i++) {
            readings.update(bars, i);
        }
        return readings.current();
    }

    @Override
    public String keep(Bars bars) {
        kept.add(bars);
        return "kept-" + kept.size();
    }

    @Override
    public String source() {
        return "test";
    }
}
