package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One execution of an order or of a part of it.
 *
 * @param order the order or leg that was filled
 * @param at the bar's open for a fill at the open, else the bar's close, from which on it may be known
 */
public record Fill(
        ClientOrderId order, Symbol symbol, Side side, Quantity quantity, Price price, Money commission, Instant at) {

    /** What the fill adds to a holding: negative for a sale. */
    public BigDecimal signedQuantity() {
        return quantity.value().multiply(BigDecimal.valueOf(side.sign()));
    }

    /** What the fill adds to the account's cash, commission included: negative for a purchase. */
    public Money cash() {
        return new Money(price.value().multiply(signedQuantity()).negate()).minus(commission);
    }
}
