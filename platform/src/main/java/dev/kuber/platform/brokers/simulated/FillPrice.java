package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * At which price a bar fills an order: market orders at the open; limits when traded through, at the open if the bar opens
 * beyond them; stops when touched, at the open if the bar gaps through them. Market and stop fills slip against the order.
 *
 * @param price after slippage
 * @param atOpen whether the fill happened at the first price of the bar
 */
record FillPrice(Price price, boolean atOpen) {

    /**
     * @param fromOpen false for a leg whose entry was filled inside this bar: what came before, the open included, does not
     *     count
     */
    static Optional<FillPrice> of(Order order, Bar bar, boolean fromOpen, BigDecimal slippagePercent) {
        Side side = order.state().side();
        return switch (order.state().type()) {
            case MARKET -> Optional.of(open(side, bar, slippagePercent));
            case TRAILING_STOP -> Optional.empty();
            case LIMIT -> limit(order, bar);
            case STOP ->
                order.triggered()
                        ? Optional.of(open(side, bar, slippagePercent))
                        : touch(order, bar, fromOpen)
                                .map(hit -> new FillPrice(slipped(hit.price, side, slippagePercent), hit.atOpen));
            case STOP_LIMIT ->
                order.triggered()
                        ? limit(order, bar)
                        : touch(order, bar, fromOpen).flatMap(hit -> stopLimit(order, bar, hit, slippagePercent));
        };
    }

    /** Where the bar touches a stop that is not triggered yet: at its stop price, or at the open behind it. */
    static Optional<FillPrice> touch(Order order, Bar bar, boolean fromOpen) {
        Price stop = order.stopFor(bar);
        if (stop == null || order.triggered() || !order.hasStop()) {
            return Optional.empty();
        }
        boolean buy = order.state().side() == Side.BUY;
        double level = stop.toDouble();
        if (fromOpen && (buy ? bar.open() >= level : bar.open() <= level)) {
            return Optional.of(new FillPrice(price(bar.open()), true));
        }
        boolean touched = buy ? bar.high() >= level : bar.low() <= level;
        return touched ? Optional.of(new FillPrice(stop, false)) : Optional.empty();
    }

    private static FillPrice open(Side side, Bar bar, BigDecimal slippagePercent) {
        return new FillPrice(slipped(price(bar.open()), side, slippagePercent), true);
    }

    private static Optional<FillPrice> limit(Order order, Bar bar) {
        Price limit = Objects.requireNonNull(order.state().limit());
        boolean buy = order.state().side() == Side.BUY;
        double level = limit.toDouble();
        if (buy ? bar.open() < level : bar.open() > level) {
            return Optional.of(new FillPrice(price(bar.open()), true));
        }
        boolean through = buy ? bar.low() < level : bar.high() > level;
        return through ? Optional.of(new FillPrice(limit, false)) : Optional.empty();
    }

    /**
     * A stop-limit on the bar that triggers it. Triggered at the open it is a limit order for the whole bar. Triggered
     * later it fills at once, slipping no further than its limit, or, with the limit on the better side of the stop, not
     * before the next bar: whether the price came back within this one cannot be known.
     */
    private static Optional<FillPrice> stopLimit(Order order, Bar bar, FillPrice hit, BigDecimal slippagePercent) {
        if (hit.atOpen) {
            return limit(order, bar);
        }
        Side side = order.state().side();
        Price limit = Objects.requireNonNull(order.state().limit());
        boolean beyond = side == Side.BUY ? hit.price.isAbove(limit) : hit.price.isBelow(limit);
        if (beyond) {
            return Optional.empty();
        }
        Price slipped = slipped(hit.price, side, slippagePercent);
        boolean tooFar = side == Side.BUY ? slipped.isAbove(limit) : slipped.isBelow(limit);
        return Optional.of(new FillPrice(tooFar ? limit : slipped, false));
    }

    /** Worse for the order by the slippage, rounded against it to 4 decimals from $1 on and to 8 below. */
    private static Price slipped(Price price, Side side, BigDecimal slippagePercent) {
        if (slippagePercent.signum() == 0) {
            return price;
        }
        BigDecimal slip = price.value().multiply(slippagePercent).movePointLeft(2);
        BigDecimal worse =
                side == Side.BUY ? price.value().add(slip) : price.value().subtract(slip);
        int decimals = worse.compareTo(BigDecimal.ONE) >= 0 ? 4 : 8;
        return new Price(worse.setScale(decimals, side == Side.BUY ? RoundingMode.UP : RoundingMode.DOWN));
    }

    private static Price price(double value) {
        return new Price(BigDecimal.valueOf(value));
    }
}
