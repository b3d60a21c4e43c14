package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.DataStream.Wanted;
import dev.kuber.platform.markets.BarTape;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The prices of a connection: asked for, and streamed while somebody wants them. */
final class Prices implements AutoCloseable {

    private final BarRequests requests;
    private final BarShelf shelf;
    private final Feed stocks;
    private final Feed pairs;
    private final AlpacaKeys keys;
    private final CopyOnWriteArrayList<PriceListener> listeners = new CopyOnWriteArrayList<>();

    Prices(BarRequests requests, OrderStream.Line stocks, OrderStream.Line pairs, AlpacaKeys keys) {
        this.requests = requests;
        this.shelf = new BarShelf(requests);
        this.stocks = new Feed(stocks);
        this.pairs = new Feed(pairs);
        this.keys = keys;
    }

    /** One of Alpaca's data streams, open only while it is wanted. Guarded by itself. */
    private final class Feed {
        private final OrderStream.Line line;
        private final LiveMinutes live = new LiveMinutes();
        private @Nullable DataStream stream;

        Feed(OrderStream.Line line) {
            this.line = line;
        }

        synchronized void follow(Wanted wanted) {
            if (wanted.isEmpty()) {
                close();
                return;
            }
            DataStream open = stream;
            if (open == null) {
                open = new DataStream(line, keys, live, listeners);
                stream = open;
                open.start();
            }
            open.want(wanted);
        }

        synchronized void close() {
            DataStream open = stream;
            stream = null;
            if (open != null) {
                open.close();
            }
        }

        synchronized StreamState state() {
            DataStream open = stream;
            return open == null ? StreamState.NEVER : open.state();
        }
    }

    MarketData marketData(Function<Bars, String> keep) {
        return new AlpacaMarketData(requests, shelf, this::live, stocks.line.clock(), keep);
    }

    BarTape tape() {
        return new AlpacaTape(shelf, this::live);
    }

    void watch(PriceListener listener) {
        listeners.add(listener);
    }

    void follow(Set<Symbol> trades, Set<Symbol> bars) {
        stocks.follow(new Wanted(only(trades, false), only(bars, false)));
        pairs.follow(new Wanted(only(trades, true), only(bars, true)));
    }

    private static Set<Symbol> only(Set<Symbol> symbols, boolean pairs) {
        return symbols.stream()
                .filter(symbol -> Fields.isPair(symbol) == pairs)
                .collect(Collectors.toUnmodifiableSet());
    }

    private LiveMinutes live(Symbol symbol) {
        return Fields.isPair(symbol) ? pairs.live : stocks.live;
    }

    StreamState stocks() {
        return stocks.state();
    }

    StreamState pairs() {
        return pairs.state();
    }

    @Override
    public void close() {
        stocks.close();
        pairs.close();
    }
}
