package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.Brokerage.Change;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bar;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trading floor with one symbol and one-minute bars, on which tests give orders and move the market. */
final class Floor {

    static final Symbol ACME = Symbol.of("ACME");
    static final Instant START = Instant.parse("2026-01-05T14:30:00Z");
    static final TradingCalendar UNTIL_21 = new TradingCalendar() {
        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Optional<Session> session(LocalDate day) {
            return Optional.of(new Session(
                    day,
                    day.atTime(14, 30).toInstant(ZoneOffset.UTC),
                    day.atTime(21, 0).toInstant(ZoneOffset.UTC)));
        }
    };

    final Exchange exchange;
    final List<OrderUpdate> updates = new ArrayList<>();
    Instant now = START;
    double last = 100;

    Floor(ExchangeRules rules) {
        exchange = Exchange.opened(rules, UNTIL_21);
    }

    /** Without chance, slippage, commission and volume cap. */
    static Floor frictionless() {
        return new Floor(ExchangeRules.frictionless(Money.of(100_000)));
    }

    static ExchangeRules rules(String slippage, String commission, double partial, double rejection, double cap) {
        return ExchangeRules.frictionless(Money.of(100_000))
                .withSeed(7)
                .withSlippage(new BigDecimal(slippage))
                .withCommission(Money.of(commission))
                .withPartialFills(partial)
                .withRejections(rejection)
                .withVolumeCap(cap);
    }

    PriceLookup prices() {
        return symbol -> symbol.equals(ACME) ? Optional.of(new Price(BigDecimal.valueOf(last))) : Optional.empty();
    }

    /** The next minute. */
    List<OrderUpdate> bar(double open, double high, double low, double close, double volume) {
        var bar = new Bar(now, now.plus(Duration.ofMinutes(1)), open, high, low, close, volume);
        now = bar.closes();
        last = close;
        var changed = exchange.onBar(ACME, bar);
        updates.addAll(changed);
        return changed;
    }

    List<OrderUpdate> bar(double open, double high, double low, double close) {
        return bar(open, high, low, close, 1_000_000);
    }

    OrderState submit(OrderRequest request) {
        return exchange.submit(request, now, prices());
    }

    Placement place(OrderTicket ticket) {
        return exchange.place(ticket, now, prices());
    }

    OrderReport place(Ticket ticket) {
        return switch (place(ticket.write())) {
            case Placement.Accepted(OrderReport order) -> order;
            case Placement.Refused(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    Refusal refused(Ticket ticket) {
        return refused(place(ticket.write()));
    }

    static Refusal refused(Placement placement) {
        return switch (placement) {
            case Placement.Accepted(OrderReport order) -> throw new AssertionError("accepted: " + order);
            case Placement.Refused(Refusal refusal) -> refusal;
        };
    }

    /** What the market reports as traded at this price right now. */
    List<OrderUpdate> trade(String price) {
        last = Double.parseDouble(price);
        var changed = exchange.onTrade(ACME, Price.of(price), Quantity.of(1_000_000), now);
        updates.addAll(changed);
        return changed;
    }

    OrderReport order(String id) {
        return exchange.order(new ClientOrderId(id)).orElseThrow();
    }

    Placement replace(String order, Amendment change) {
        return exchange.replace(OrderBirth.brokerId(new ClientOrderId(order)), change, now, prices());
    }

    Change moveStop(String order, String stop, String as) {
        return exchange.moveStop(
                OrderBirth.brokerId(new ClientOrderId(order)), Price.of(stop), new ClientOrderId(as), now, prices());
    }

    OrderState find(String id) {
        return exchange.find(new ClientOrderId(id)).orElseThrow();
    }

    OrderState leg(String id, Role role) {
        return find(id).leg(role).orElseThrow();
    }

    BigDecimal held() {
        return exchange.holdings(prices()).stream()
                .map(h -> h.quantity()
                        .value()
                        .multiply(BigDecimal.valueOf(h.side().sign())))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    Money cash() {
        return exchange.account(prices()).cash();
    }

    static OrderRequest market(String id, Side side, long quantity) {
        return order(id, side, quantity, OrderType.MARKET, TimeInForce.GTC, null, null);
    }

    static OrderRequest limit(String id, Side side, long quantity, String limit) {
        return order(id, side, quantity, OrderType.LIMIT, TimeInForce.GTC, limit, null);
    }

    static OrderRequest stop(String id, Side side, long quantity, String stop) {
        return order(id, side, quantity, OrderType.STOP, TimeInForce.GTC, null, stop);
    }

    static OrderRequest order(
            String id,
            Side side,
            long quantity,
            OrderType type,
            TimeInForce timeInForce,
            @Nullable String limit,
            @Nullable String stop) {
        return new OrderRequest(
                new ClientOrderId(id),
                OrderClass.SIMPLE,
                ACME,
                side,
                Quantity.of(quantity),
                type,
                timeInForce,
                limit == null ? null : Price.of(limit),
                stop == null ? null : Price.of(stop),
                null,
                null,
                PositionIntent.OPEN,
                null,
                null,
                false);
    }

    static OrderRequest bracket(
            String id, Side side, long quantity, @Nullable String limit, String takeProfit, String stopLoss) {
        return OrderRequest.bracket(
                new ClientOrderId(id),
                ACME,
                side,
                Quantity.of(quantity),
                limit == null ? null : Price.of(limit),
                Price.of(takeProfit),
                Price.of(stopLoss));
    }

    static OrderRequest oco(String id, Side side, long quantity, String takeProfit, String stopLoss) {
        return OrderRequest.oco(
                new ClientOrderId(id), ACME, side, Quantity.of(quantity), Price.of(takeProfit), Price.of(stopLoss));
    }
}
