package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cash and holdings of one account, changed by fills only. */
final class Portfolio {

    private static final int AVERAGE_DECIMALS = 10;

    private Money cash;
    private final List<ExchangeSnapshot.Unsettled> unsettled;
    private ExchangeSnapshot.@Nullable Charges charges;
    private final TreeMap<Symbol, ExchangeSnapshot.Lot> lots = new TreeMap<>();

    Portfolio(ExchangeSnapshot state) {
        cash = state.cash();
        charges = state.charges();
        unsettled = new ArrayList<>(state.unsettled());
        for (ExchangeSnapshot.Lot lot : state.holdings()) {
            this.lots.put(lot.symbol(), lot);
        }
    }

    Money cash() {
        return cash;
    }

    /** What may be spent where sales settle later. */
    Money settledCash() {
        Money settled = cash;
        for (ExchangeSnapshot.Unsettled sale : unsettled) {
            settled = settled.minus(sale.amount());
        }
        return settled;
    }

    List<ExchangeSnapshot.Unsettled> unsettled() {
        return List.copyOf(unsettled);
    }

    /** What this sale brought can be spent from this time on. */
    void settleLater(Money proceeds, Instant settles) {
        unsettled.add(new ExchangeSnapshot.Unsettled(proceeds, settles));
    }

    /** Time has passed. */
    void settle(Instant now) {
        if (!unsettled.isEmpty()) {
            unsettled.removeIf(sale -> !sale.settles().isAfter(now));
        }
    }

    /**
     * Adds a fee to those of the day; what the account pays now. Over a day it pays their sum, rounded up to a cent.
     *
     * @param fee exact
     */
    Money charge(LocalDate day, BigDecimal fee) {
        ExchangeSnapshot.Charges before = charges;
        if (before == null || !before.day().equals(day)) {
            before = new ExchangeSnapshot.Charges(day, BigDecimal.ZERO, Money.ZERO);
        }
        BigDecimal exact = before.exact().add(fee);
        Money due = new Money(exact).toCents(RoundingMode.UP);
        charges = new ExchangeSnapshot.Charges(day, exact, due);
        return due.minus(before.charged());
    }

    ExchangeSnapshot.@Nullable Charges charges() {
        return charges;
    }

    List<ExchangeSnapshot.Lot> lots() {
        return List.copyOf(lots.values());
    }

    /** What is held, negative for a short holding. */
    BigDecimal held(Symbol symbol) {
        ExchangeSnapshot.Lot lot = lots.get(symbol);
        return lot == null ? BigDecimal.ZERO : lot.quantity();
    }

    /** How much an order on this side could close. */
    Quantity closable(Symbol symbol, Side side) {
        BigDecimal held = held(symbol);
        return held.signum() == -side.sign() ? new Quantity(held.abs()) : Quantity.ZERO;
    }

    void apply(Fill fill) {
        cash = cash.plus(fill.cash());
        var held = lots.get(fill.symbol());
        BigDecimal traded = fill.signedQuantity();
        BigDecimal cost = fill.price().value().multiply(traded);
        if (held == null) {
            lots.put(fill.symbol(), new ExchangeSnapshot.Lot(fill.symbol(), traded, cost));
            return;
        }
        BigDecimal quantity = held.quantity().add(traded);
        if (quantity.signum() == 0) {
            lots.remove(fill.symbol());
        } else if (held.quantity().signum() == traded.signum()) {
            lots.put(
                    fill.symbol(),
                    new ExchangeSnapshot.Lot(
                            fill.symbol(), quantity, held.cost().add(cost)));
        } else if (held.quantity().signum() == quantity.signum()) {
            BigDecimal rest = held.cost().multiply(quantity).divide(held.quantity(), MathContext.DECIMAL128);
            lots.put(fill.symbol(), new ExchangeSnapshot.Lot(fill.symbol(), quantity, rest));
        } else {
            BigDecimal rest = fill.price().value().multiply(quantity);
            lots.put(fill.symbol(), new ExchangeSnapshot.Lot(fill.symbol(), quantity, rest));
        }
    }

    /** How much of a symbol working orders are to close already. */
    static Quantity reserved(Symbol symbol, Collection<OrderGroup> open) {
        Quantity reserved = Quantity.ZERO;
        for (OrderGroup group : open) {
            if (group.symbol().equals(symbol)) {
                reserved = reserved.plus(group.reserved());
            }
        }
        return reserved;
    }

    List<Holding> holdings(PriceLookup prices) {
        return holdings(prices, List.of());
    }

    /**
     * What is held, at the latest price, or at its average price where the market knows none.
     *
     * @param open orders that may reserve a part
     */
    List<Holding> holdings(PriceLookup prices, Collection<OrderGroup> open) {
        var all = new ArrayList<Holding>(lots.size());
        for (ExchangeSnapshot.Lot lot : lots.values()) {
            var average = new Price(lot.cost().divide(lot.quantity(), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN));
            var quantity = new Quantity(lot.quantity().abs());
            all.add(new Holding(
                    lot.symbol(),
                    lot.quantity().signum() > 0 ? Side.BUY : Side.SELL,
                    quantity,
                    quantity.minus(reserved(lot.symbol(), open).min(quantity)),
                    average,
                    prices.latest(lot.symbol()).orElse(average)));
        }
        return all;
    }
}
