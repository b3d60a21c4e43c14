package dev.kuber.platform.markets;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of bars that are part of a recording and so need no copy, written {@code BTC/USD:5m:FROM..TO:COUNT}.
 *
 * @param from epoch milliseconds at which the first bar opens
 * @param to epoch milliseconds at which the last bar closes
 * @param count how many bars
 */
public record KeptRange(Symbol symbol, Timeframe timeframe, long from, long to, int count) {

    private static final Pattern FORM = Pattern.compile("([^:]+):([^:]+):(-?\\d{1,18})\\.\\.(-?\\d{1,18}):(\\d{1,9})");

    public static KeptRange of(Bars bars) {
        return bars.isEmpty()
                ? new KeptRange(bars.symbol(), bars.timeframe(), 0, 0, 0)
                : new KeptRange(
                        bars.symbol(), bars.timeframe(), bars.opensAt(0), bars.closesAt(bars.size() - 1), bars.size());
    }

    /** The range that a key names; empty if the text is not such a key. */
    public static Optional<KeptRange> parse(String key) {
        Matcher matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new KeptRange(
                Symbol.of(matcher.group(1)),
                Timeframe.of(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4)),
                Integer.parseInt(matcher.group(5))));
    }

    /** These bars in the recording they came from; empty if the recording is another one by now. */
    public Optional<Bars> in(History history) {
        if (!history.symbol().equals(symbol) || !history.serves(timeframe)) {
            return Optional.empty();
        }
        Bars bars = history.bars(timeframe, count, Instant.ofEpochMilli(to));
        return Optional.of(bars).filter(b -> of(b).equals(this));
    }

    @Override
    public String toString() {
        return symbol.value() + ":" + timeframe + ":" + from + ".." + to + ":" + count;
    }
}
