package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One account on a simulated exchange to which anything may happen; remembers everything that was told. */
final class Session {

    private static final List<TimeInForce> AT_ONCE =
            List.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.OPG, TimeInForce.CLS);
    private static final Duration STEP = Duration.ofMinutes(7);

    final List<OrderUpdate> told = new ArrayList<>();
    Exchange exchange;
    private Instant now = Floor.START;
    private BigDecimal last = new BigDecimal("100.00");
    private int orders;

    Session(ExchangeRules rules) {
        exchange = Exchange.opened(rules, Floor.UNTIL_21);
        exchange.listen(told::add);
    }

    /** Goes on in an exchange made from what another one has stored. */
    void restart(Exchange restored) {
        exchange = restored;
        exchange.listen(told::add);
    }

    PriceLookup prices() {
        return symbol -> symbol.equals(Floor.ACME) ? Optional.of(new Price(last)) : Optional.empty();
    }

    /** The market has come to this time and price. */
    void at(Instant time, double price) {
        now = time;
        last = BigDecimal.valueOf(price);
    }

    /** Something that a trader, the market or the operator does; the numbers choose what, how much and how far away. */
    record Deed(int what, int amount, int distance) {}

    void run(Deed deed) {
        switch (deed.what()) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> place(deed);
            case 12 -> exchange.cancel(someone(deed), now);
            case 13 -> exchange.moveStop(someone(deed), price(deed.distance()), id("m"), now, prices());
            case 14 -> exchange.replace(someone(deed), amendment(deed), now, prices());
            case 15 -> exchange.halt(Floor.ACME);
            case 16 -> exchange.resume(Floor.ACME);
            case 17 -> {
                now = now.plus(STEP.multipliedBy(1 + deed.amount() % 60));
                exchange.advance(now, prices());
            }
            case 18, 19, 20 -> tick(deed);
            default -> bar(deed);
        }
    }

    private void tick(Deed deed) {
        now = now.plusSeconds(deed.amount() % 30);
        last = price(deed.distance()).value();
        exchange.onTrade(Floor.ACME, new Price(last), Quantity.of(deed.amount() * 20L), now);
    }

    private void bar(Deed deed) {
        Instant closes = now.plus(STEP);
        double open = last.doubleValue();
        double close = price(deed.distance()).toDouble();
        double reach = deed.amount() / 100.0;
        var bar = new Bar(
                now,
                closes,
                open,
                Math.max(open, close) + reach,
                Math.max(0.5, Math.min(open, close) - reach),
                close,
                deed.amount() * 50L);
        now = closes;
        last = BigDecimal.valueOf(close);
        exchange.onBar(Floor.ACME, bar);
    }

    private void place(Deed deed) {
        int sign = deed.amount() % 2 == 0 ? 1 : -1;
        Side side = sign > 0 ? Side.BUY : Side.SELL;
        String id = id("o").value();
        Ticket ticket = Ticket.of(id, side, deed.amount());
        String near = text(deed.distance());
        String up = text(sign * (Math.abs(deed.distance()) + 20));
        String down = text(-sign * (Math.abs(deed.distance()) + 20));
        Ticket order = switch (deed.what()) {
            case 0 -> ticket.time(deed.distance() > 0 ? TimeInForce.GTC : TimeInForce.DAY);
            case 1 -> ticket.limit(near);
            case 2 -> ticket.stop(near).day();
            case 3 -> ticket.limit(near).stop(up);
            case 4 -> ticket.trail(Trail.amount(Math.abs(deed.distance()) + 1 + ".5"));
            case 5 -> ticket.bracket(up, down);
            case 6 -> ticket.limit(near).bracket(up, down).stopLossLimit(down).day();
            case 7 -> ticket.oco(down, up);
            case 8 -> ticket.oto(null, down);
            case 9 -> Ticket.worth(id, side, deed.amount() * 37 + ".55");
            case 10 -> ticket.time(AT_ONCE.get(deed.amount() % AT_ONCE.size()));
            default -> ticket.limit(near).time(AT_ONCE.get(deed.amount() % AT_ONCE.size()));
        };
        exchange.place(order.write(), now, prices());
    }

    private Amendment amendment(Deed deed) {
        Quantity quantity = deed.amount() % 3 == 0 ? Quantity.of(deed.amount()) : null;
        Price limit = deed.amount() % 2 == 0 ? price(deed.distance()) : null;
        return new Amendment(id("r"), quantity, null, limit, null, null);
    }

    /** An order or leg, working or not. */
    private OrderId someone(Deed deed) {
        List<OrderReport> all = exchange.orders();
        if (all.isEmpty()) {
            return new OrderId("sim-nobody");
        }
        List<OrderReport> family = all.get(all.size() - 1 - deed.amount() % Math.min(all.size(), 6))
                .family();
        return family.get(deed.amount() % family.size()).id();
    }

    private ClientOrderId id(String kind) {
        return new ClientOrderId(kind + ++orders);
    }

    /** Some tenths away from the last price. */
    private Price price(int tenths) {
        return new Price(last.add(BigDecimal.valueOf(tenths).movePointLeft(1))
                .max(BigDecimal.ONE)
                .setScale(2, RoundingMode.HALF_EVEN));
    }

    private String text(int tenths) {
        return price(tenths).value().toPlainString();
    }
}
