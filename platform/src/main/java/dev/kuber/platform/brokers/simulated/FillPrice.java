package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.Bar;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    static Optional<FillPrice> of(Order order, Bar bar, boolean fromOpen, ExchangeRules rules) {
        BigDecimal slippage = rules.slippagePercent();
        Side side = order.state().side();
        return switch (order.state().type()) {
            case MARKET -> Optional.of(open(side, bar, slippage));
            case LIMIT -> limit(side, Objects.requireNonNull(order.state().limit()), bar);
            case STOP, TRAILING_STOP -> {
                Price ceiling = ceiling(order, rules);
                if (ceiling != null) {
                    yield limitedStop(order, bar, fromOpen, ceiling, slippage);
                }
                yield order.triggered()
                        ? Optional.of(open(side, bar, slippage))
                        : touch(order, bar, fromOpen)
                                .map(hit -> new FillPrice(slipped(hit.price, side, slippage), hit.atOpen));
            }
            case STOP_LIMIT ->
                limitedStop(
                        order,
                        bar,
                        fromOpen,
                        Objects.requireNonNull(order.state().limit()),
                        slippage);
        };
    }

    /** In a closing auction: at the last price of the session, if the limit allows. */
    static Optional<FillPrice> close(Order order, Bar bar, ExchangeRules rules) {
        var last = new Bar(bar.opens(), bar.closes(), bar.close(), bar.close(), bar.close(), bar.close(), bar.volume());
        return of(order, last, true, rules).map(hit -> new FillPrice(hit.price, false));
    }

    /** At a venue a stop that buys at market is a stop-limit, 4 % (below $50) or 2.5 % above its stop price. */
    private static @Nullable Price ceiling(Order order, ExchangeRules rules) {
        Price stop = order.state().stop();
        boolean capped =
                rules.venueChecks() && order.is(OrderType.STOP) && order.state().side() == Side.BUY;
        return capped && stop != null
                ? new Price(stop.value().multiply(Admission.collar(stop.value()))).toTick(RoundingMode.DOWN)
                : null;
    }

    private static Optional<FillPrice> limitedStop(
            Order order, Bar bar, boolean fromOpen, Price limit, BigDecimal slippage) {
        Side side = order.state().side();
        return order.triggered()
                ? limit(side, limit, bar)
                : touch(order, bar, fromOpen).flatMap(hit -> stopLimit(side, limit, bar, hit, slippage));
    }

    /** Where the bar touches a stop that is not triggered yet: at its stop price, or at the open behind it. */
    static Optional<FillPrice> touch(Order order, Bar bar, boolean fromOpen) {
        Price stop = order.stopFor(bar);
        if (stop == null || order.triggered() || order.is(OrderType.MARKET) || order.is(OrderType.LIMIT)) {
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

    private static Optional<FillPrice> limit(Side side, Price limit, Bar bar) {
        boolean buy = side == Side.BUY;
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
    private static Optional<FillPrice> stopLimit(
            Side side, Price limit, Bar bar, FillPrice hit, BigDecimal slippagePercent) {
        if (hit.atOpen) {
            return limit(side, limit, bar);
        }
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
