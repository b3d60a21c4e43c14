package dev.kuber.platform.modes;

import dev.kuber.platform.brokers.alpaca.AlpacaConnection;
import dev.kuber.platform.brokers.alpaca.PriceListener;
import dev.kuber.platform.brokers.alpaca.StreamState;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.markets.BarTape;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.News;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An account at Alpaca, paper or live, with the real market's prices in real time. */
final class AlpacaVenue implements Venue, AutoCloseable {

    private final String key;
    private final MarketClock clock;
    private final AlpacaConnection connection;
    private final MarketData data;
    private final News news;
    private final BarTape tape;
    private final BooleanSupplier lead;

    /** How often the order stream was up when somebody last asked. */
    private long connections;

    /**
     * @param lead whether this process is the one that looks out for what happens here
     */
    AlpacaVenue(
            String key, InstantSource wall, AlpacaConnection connection, MarketRecords records, BooleanSupplier lead) {
        this.key = key;
        this.clock = MarketClock.real(wall);
        this.connection = connection;
        this.data = connection.marketData(records.bars()::keep);
        this.tape = connection.tape();
        this.news = records.news().live(connection.news());
        this.lead = lead;
    }

    /** Tells this listener from now on, and opens the streams. */
    void start(VenueListener listener) {
        connection.listen((root, state) -> listener.order(this, root, state));
        connection.watch(new PriceListener() {
            @Override
            public void traded(Symbol symbol, Price price, Instant at) {
                listener.price(AlpacaVenue.this, symbol, price, at);
            }
        });
        connection.start();
    }

    /** Whether the order stream has come back since this was last asked. */
    synchronized boolean back() {
        long before = connections;
        connections = connection.orderStream().connections();
        return connections > before;
    }

    /** How the stream of orders is. */
    StreamState orderStream() {
        return connection.orderStream();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public MarketClock clock() {
        return clock;
    }

    @Override
    public MarketData data(List<Symbol> symbols) {
        return data;
    }

    @Override
    public News news() {
        return news;
    }

    @Override
    public BarTape tape(Symbol symbol) {
        return tape;
    }

    @Override
    public Timeframe finest(Symbol symbol) {
        return Timeframe.M1;
    }

    /** Alpaca streams prices to one program per key only. */
    @Override
    public boolean follow(Set<Symbol> prices, Set<Symbol> bars) {
        boolean leads = lead.getAsBoolean();
        connection.follow(leads ? prices : Set.of(), leads ? bars : Set.of());
        return leads;
    }

    @Override
    public Brokerage brokerage(TradingCalendar calendar) {
        return connection.brokerage();
    }

    @Override
    public void close() {
        connection.close();
    }
}
