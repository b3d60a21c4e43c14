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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Cash and holdings of one account, changed by fills only. */
final class Portfolio {

    private static final int AVERAGE_DECIMALS = 10;

    private Money cash;
    private final TreeMap<Symbol, ExchangeSnapshot.Lot> lots = new TreeMap<>();

    Portfolio(Money cash, List<ExchangeSnapshot.Lot> lots) {
        this.cash = cash;
        for (ExchangeSnapshot.Lot lot : lots) {
            this.lots.put(lot.symbol(), lot);
        }
    }

    Money cash() {
        return cash;
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

    /** What is held, at the latest price, or at its average price where the market knows none. */
    List<Holding> holdings(PriceLookup prices) {
        var all = new ArrayList<Holding>(lots.size());
        for (ExchangeSnapshot.Lot lot : lots.values()) {
            var average = new Price(lot.cost().divide(lot.quantity(), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN));
            all.add(new Holding(
                    lot.symbol(),
                    lot.quantity().signum() > 0 ? Side.BUY : Side.SELL,
                    new Quantity(lot.quantity().abs()),
                    new Quantity(lot.quantity().abs()),
                    average,
                    prices.latest(lot.symbol()).orElse(average)));
        }
        return all;
    }
}
