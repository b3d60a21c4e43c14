package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of bars that are part of a recording and so need no copy, written {@code ORIGIN:BTC/USD:5m:FROM..TO:COUNT}.
 *
 * @param origin of the recording, see {@link History#origin()}
 * @param from epoch milliseconds at which the first bar opens
 * @param to epoch milliseconds at which the last bar closes
 * @param count how many bars
 */
public record KeptRange(String origin, Symbol symbol, Timeframe timeframe, long from, long to, int count) {

    private static final Pattern FORM =
            Pattern.compile("([^:]+):([^:]+):([^:]+):(-?\\d{1,18})\\.\\.(-?\\d{1,18}):(\\d{1,9})");

    public static KeptRange of(String origin, Bars bars) {
        boolean none = bars.isEmpty();
        return new KeptRange(
                origin,
                bars.symbol(),
                bars.timeframe(),
                none ? 0 : bars.opensAt(0),
                none ? 0 : bars.closesAt(bars.size() - 1),
                bars.size());
    }

    /** The range that a key names; empty if the text is not such a key. */
    public static Optional<KeptRange> parse(String key) {
        Matcher matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeptRange(
                    matcher.group(1),
                    Symbol.of(matcher.group(2)),
                    Timeframe.of(matcher.group(3)),
                    Long.parseLong(matcher.group(4)),
                    Long.parseLong(matcher.group(5)),
                    Integer.parseInt(matcher.group(6))));
        } catch (IllegalArgumentException notASymbolOrTimeframe) {
            return Optional.empty();
        }
    }

    /** Where kept bars come from, and what followed them. */
    interface Origin extends BarTape {

        /** The bars of this range; empty if they are not this origin's. */
        Optional<Bars> kept(KeptRange range);
    }

    /** These bars in the recording they came from; empty if it is another recording. */
    public Optional<Bars> in(History history) {
        if (!history.origin().equals(origin) || !history.symbol().equals(symbol) || !history.serves(timeframe)) {
            return Optional.empty();
        }
        Bars bars = history.bars(timeframe, count, Instant.ofEpochMilli(to));
        return Optional.of(bars).filter(b -> of(origin, b).equals(this));
    }

    @Override
    public String toString() {
        return origin + ":" + symbol.value() + ":" + timeframe + ":" + from + ".." + to + ":" + count;
    }
}
