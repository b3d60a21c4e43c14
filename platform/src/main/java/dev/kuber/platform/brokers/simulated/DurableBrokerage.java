package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.Brokerage;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Trading in one account of the durable simulated exchange. A database that does not answer is a broker that does not. */
final class DurableBrokerage implements Brokerage {

    private static final System.Logger LOG = System.getLogger(DurableBrokerage.class.getName());
    private static final String SILENT = "The simulated exchange did not answer.";

    private final PostgresExchanges exchanges;
    private final String key;
    private final TradingCalendar calendar;
    private final InstantSource clock;
    private final PriceLookup prices;

    DurableBrokerage(
            PostgresExchanges exchanges,
            String key,
            TradingCalendar calendar,
            InstantSource clock,
            PriceLookup prices) {
        this.exchanges = exchanges;
        this.key = key;
        this.calendar = calendar;
        this.clock = clock;
        this.prices = prices;
    }

    @Override
    public OrderState submit(OrderRequest request) {
        try {
            return exchanges.change(
                    key,
                    List.of(request.id()),
                    calendar,
                    exchange -> exchange.submit(request, clock.instant(), prices));
        } catch (DataAccessException | TransactionException e) {
            log(e);
            return OrderState.unknown(request, clock.instant(), SILENT);
        }
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        return change(order, as, exchange -> exchange.moveStop(order, stop, as, clock.instant(), prices));
    }

    @Override
    public Change cancel(OrderId order) {
        return change(order, null, exchange -> exchange.cancel(order, clock.instant()));
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        return read(List.of(id), exchange -> exchange.find(id));
    }

    @Override
    public List<OrderState> find(Collection<ClientOrderId> ids) {
        return read(
                ids,
                exchange -> ids.stream()
                        .distinct()
                        .flatMap(id -> exchange.find(id).stream())
                        .toList());
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        return read(List.of(), exchange -> exchange.openOrders(symbol));
    }

    @Override
    public List<Holding> holdings() {
        return read(List.of(), exchange -> exchange.holdings(prices));
    }

    @Override
    public Account account() {
        return read(List.of(), exchange -> exchange.account(prices));
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return read(List.of(), exchange -> exchange.rules().capabilities());
    }

    private Change change(OrderId order, @Nullable ClientOrderId as, Function<Exchange, Change> command) {
        try {
            return exchanges.change(
                    key,
                    Stream.of(OrderBirth.clientId(order), as)
                            .flatMap(Stream::ofNullable)
                            .toList(),
                    calendar,
                    command);
        } catch (DataAccessException | TransactionException e) {
            log(e);
            return new Change.Unknown(SILENT);
        }
    }

    private <T> T read(Collection<ClientOrderId> about, Function<Exchange, T> question) {
        try {
            return exchanges.read(key, about, question);
        } catch (DataAccessException e) {
            log(e);
            throw new Unavailable(SILENT);
        }
    }

    private void log(RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "Account " + key + " on the simulated exchange cannot be reached.", e);
    }
}
