package dev.kuber.trade;

/**
 * What an account holds of a symbol at the broker, whoever bought it.
 *
 * @param side {@link Side#BUY} for a long, {@link Side#SELL} for a short holding
 * @param available part of the quantity that no open order is to close already
 * @param averagePrice average entry price
 * @param price current price
 */
public record Holding(
        Symbol symbol, Side side, Quantity quantity, Quantity available, Price averagePrice, Price price) {

    public Money marketValue() {
        return price.times(quantity);
    }

    public Money unrealizedProfit() {
        Money move = price.times(quantity).minus(averagePrice.times(quantity));
        return side == Side.BUY ? move : move.negate();
    }
}
