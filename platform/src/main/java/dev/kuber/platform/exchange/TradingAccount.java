package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.AccountReport;
import dev.kuber.platform.brokers.simulated.Amendment;
import dev.kuber.platform.brokers.simulated.Exchange;
import dev.kuber.platform.brokers.simulated.Fill;
import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.platform.brokers.simulated.OrderTicket;
import dev.kuber.platform.brokers.simulated.OrderUpdate;
import dev.kuber.platform.brokers.simulated.Placement;
import dev.kuber.platform.brokers.simulated.Refusal;
import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account of the exchange with its orders, its stream and the faults armed for it. Safe for several threads: one
 * command or trade at a time.
 */
final class TradingAccount {

    /**
     * Trades bring any quantity, as Alpaca's paper accounts have it, unless a fault wants less; the exchange counts sizes
     * only under a cap below the whole.
     */
    private static final int CAP_PERCENT = 50;

    private static final BigDecimal CAP_FACTOR = BigDecimal.TWO;
    private static final Quantity UNLIMITED = Quantity.of(1_000_000_000_000L);

    private final String key;
    private final UUID id;
    private final Instant opened;
    private final Market market;
    private final boolean fillsAtOnce;
    private Exchange exchange;
    private final OrderBook book;
    private final EquityHistory equity;
    private final List<OrderUpdate> news = new ArrayList<>();
    private final List<Activity> fills = new ArrayList<>();
    private final Outlet outlet = new Outlet();
    private final RateLimit limit;
    private final Faults faults;
    private Configuration configuration;
    private long unnamed;

    TradingAccount(String key, ExchangeOptions options) {
        this.key = key;
        this.id = Ids.account(key);
        this.market = options.market();
        this.opened = market.now();
        this.fillsAtOnce = options.fillsAtOnce();
        this.configuration = Configuration.initial(options.rules().multiplier());
        this.exchange = Exchange.opened(options.rules().withVolumeCap(CAP_PERCENT), Calendars.nyse());
        exchange.listen(news::add);
        this.book = new OrderBook(id, () -> exchange);
        this.equity = new EquityHistory(opened, options.rules().initialBalance().value());
        this.limit = new RateLimit(options.callsPerMinute());
        this.faults = new Faults(this::armed, this::cleared);
    }

    String key() {
        return key;
    }

    UUID id() {
        return id;
    }

    Instant opened() {
        return opened;
    }

    Outlet outlet() {
        return outlet;
    }

    RateLimit limit() {
        return limit;
    }

    Faults faults() {
        return faults;
    }

    /** A client order id for an order that came without. */
    synchronized String nameOrder() {
        return Ids.clientOrder(id, ++unnamed);
    }

    synchronized Placement place(OrderTicket ticket) {
        Optional<Refusal> unwanted = OwnersWill.refusal(configuration, ticket, holdings());
        if (unwanted.isPresent()) {
            return new Placement.Refused(unwanted.get());
        }
        Placement placed = exchange.place(ticket, market.now(), this::price);
        if (placed instanceof Placement.Accepted(OrderReport order)) {
            book.add(order);
            settle();
            if (faults.strikes(Kind.REJECT, ticket.symbol()).isPresent()) {
                exchange.reject(order.id(), "Rejected on purpose.", market.now());
                settle();
            } else if (fillsAtOnce) {
                market.last(ticket.symbol()).ifPresent(this::match);
            }
        }
        return placed;
    }

    synchronized Placement replace(OrderId order, Amendment amendment) {
        Placement placed = exchange.replace(order, amendment, market.now(), this::price);
        if (placed instanceof Placement.Accepted(OrderReport successor)) {
            book.add(successor);
            settle();
            if (fillsAtOnce) {
                market.last(successor.symbol()).ifPresent(this::match);
            }
        }
        return placed;
    }

    synchronized Placement cancel(OrderId order) {
        Placement placed = exchange.withdraw(order, market.now());
        settle();
        return placed;
    }

    synchronized List<OrderBook.Listed> orders() {
        return book.all();
    }

    synchronized Optional<OrderReport> order(UUID wanted) {
        return book.find(wanted);
    }

    synchronized Optional<OrderReport> order(ClientOrderId wanted) {
        return book.find(wanted);
    }

    synchronized List<Holding> holdings() {
        return exchange.holdings(this::price);
    }

    synchronized AccountReport report() {
        return exchange.accountReport(this::price);
    }

    synchronized Configuration configuration() {
        return configuration;
    }

    synchronized void configure(Configuration changed) {
        if (changed.multiplier() != configuration.multiplier()) {
            exchange = new Exchange(
                    exchange.rules().withMultiplier(changed.multiplier()), Calendars.nyse(), exchange.snapshot());
            exchange.listen(news::add);
        }
        configuration = changed;
    }

    synchronized List<Activity> fills() {
        return List.copyOf(fills);
    }

    /** What the account was worth at the end of this time. */
    synchronized BigDecimal worthAt(Instant time) {
        return equity.at(time);
    }

    synchronized List<@Nullable BigDecimal> worth(List<Instant> times) {
        return equity.sampled(times);
    }

    synchronized void traded(Tick tick) {
        match(tick);
        if (equity.due(tick.at())) {
            equity.add(tick.at(), exchange.accountReport(this::price).equity().value());
        }
    }

    synchronized void advanced(Instant now) {
        exchange.advance(now, this::price);
        settle();
    }

    private void match(Tick tick) {
        exchange.onTrade(tick.symbol(), tick.price(), size(tick.symbol()), market.now());
        settle();
    }

    private Quantity size(Symbol symbol) {
        if (!faults.waits(Kind.PARTIAL_FILL)) {
            return UNLIMITED;
        }
        return book.working(symbol)
                .flatMap(order -> faults.strikes(Kind.PARTIAL_FILL, symbol)
                        .map(fault -> new Quantity(
                                PartialFill.size(order, fault).value().multiply(CAP_FACTOR))))
                .orElse(UNLIMITED);
    }

    private Optional<Price> price(Symbol symbol) {
        return market.last(symbol).map(Tick::price);
    }

    /** Remembers and tells what has changed since the last time. */
    private void settle() {
        for (OrderUpdate update : news) {
            Fill fill = update.fill();
            if (fill != null) {
                fills.add(Activity.fill(
                        Ids.execution(id, update.sequence()),
                        Ids.order(id, update.report().id()),
                        update.report(),
                        ApiJson.text(fill.price().value()),
                        ApiJson.text(fill.quantity().value()),
                        update.at()));
            }
            outlet.publish(update.report().symbol(), TradeUpdate.of(id, update), faults);
        }
        news.clear();
    }

    private synchronized void armed(Fault fault) {
        switch (fault.fault()) {
            case HALT -> {
                if (fault.symbol() != null) {
                    exchange.halt(fault.symbol());
                }
            }
            case DISCONNECT -> {
                if (fault.skip() == 0 && outlet.listeners() > 0) {
                    faults.strikes(Kind.DISCONNECT, "");
                    outlet.disconnect();
                }
            }
            default -> {
                // Waits for its call, order or event.
            }
        }
    }

    private synchronized void cleared() {
        market.symbols().forEach(exchange::resume);
    }
}
