package dev.kuber.platform.brokers.simulated;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the exchange takes an order: its form, what it closes, what it costs, and a little chance. The account
 * has no credit: entries are paid from cash, a short holding is backed by its full value. Only a gap beyond the collar of a
 * market order can leave the cash below zero.
 */
record Admission(
        ExchangeRules rules, Portfolio portfolio, Collection<OrderGroup> open, PriceLookup prices, Instant now) {

    private static final int LONGEST_PARENT = 128 - ".tp".length();
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
    private static final BigDecimal COLLAR_BELOW_FIFTY = new BigDecimal("1.04");
    private static final BigDecimal COLLAR = new BigDecimal("1.025");
    private static final BigDecimal SHORT_COLLAR = new BigDecimal("1.03");

    /** The answer. */
    sealed interface Answer {

        /**
         * Taken.
         *
         * @param closing whether the order only reduces a holding
         * @param hold buying power that each unit holds until it is filled
         */
        record Admitted(boolean closing, Money hold) implements Answer {}

        record Refused(String reason) implements Answer {}
    }

    Answer decide(OrderRequest request) {
        String malformed = malformed(request);
        if (malformed != null) {
            return new Answer.Refused(malformed);
        }
        Optional<Price> price = prices.latest(request.symbol());
        if (price.isEmpty()) {
            return new Answer.Refused("The exchange knows no price of " + request.symbol() + ".");
        }
        boolean opposite =
                portfolio.held(request.symbol()).signum() == -request.side().sign();
        boolean closing = request.orderClass() == OrderClass.OCO
                || (request.orderClass() == OrderClass.SIMPLE
                        && (opposite || (request.side() == Side.SELL && !rules.shortSelling())));
        String refusal = closing ? uncovered(request) : unwanted(request, price.get(), opposite);
        if (refusal != null) {
            return new Answer.Refused(refusal);
        }
        return new Answer.Admitted(closing, closing ? Money.ZERO : hold(request, price.get()));
    }

    /** What new entries may cost: a short holding ties its own value as collateral, open entries hold their cost. */
    static Money buyingPower(Portfolio portfolio, Collection<OrderGroup> open, PriceLookup prices) {
        Money power = portfolio.cash();
        for (Holding holding : portfolio.holdings(prices)) {
            if (holding.side() == Side.SELL) {
                power = power.minus(holding.marketValue().times(BigDecimal.TWO));
            }
        }
        for (OrderGroup group : open) {
            power = power.minus(group.held());
        }
        return power.isNegative() ? Money.ZERO : power;
    }

    private @Nullable String malformed(OrderRequest request) {
        if (!request.quantity().floorTo(rules.increment()).equals(request.quantity())) {
            return "The exchange trades whole units only, not " + request.quantity() + " " + request.symbol() + ".";
        }
        if (request.type() == OrderType.TRAILING_STOP || request.orderClass() == OrderClass.OTO) {
            return "The exchange takes neither trailing stops nor one-triggers-other orders.";
        }
        if (request.orderClass() == OrderClass.SIMPLE) {
            return null;
        }
        if (request.id().value().length() > LONGEST_PARENT) {
            return "The client order id of an order with legs has at most " + LONGEST_PARENT + " characters.";
        }
        Price profit = Objects.requireNonNull(request.takeProfit());
        Price loss = Objects.requireNonNull(request.stopLoss());
        boolean up = (request.side() == Side.BUY) == (request.orderClass() == OrderClass.BRACKET);
        if (up ? !profit.isAbove(loss) : !profit.isBelow(loss)) {
            return "The take-profit of " + profit + " must be " + (up ? "above" : "below") + " the stop-loss of " + loss
                    + ".";
        }
        return null;
    }

    /** Why a closing order is refused: it would sell or buy back more than there is. */
    private @Nullable String uncovered(OrderRequest request) {
        Quantity held = portfolio.closable(request.symbol(), request.side());
        Quantity reserved = Quantity.ZERO;
        for (OrderGroup group : open) {
            if (group.symbol().equals(request.symbol())) {
                reserved = reserved.plus(group.reserved());
            }
        }
        Quantity available = held.minus(reserved.min(held));
        if (request.quantity().compareTo(available) <= 0) {
            return null;
        }
        return "Insufficient quantity: " + request.quantity() + " " + request.symbol() + " requested, " + available
                + " available (" + held + " held, " + reserved.min(held) + " reserved by open orders).";
    }

    /** Why an opening order is refused. */
    private @Nullable String unwanted(OrderRequest request, Price price, boolean opposite) {
        if (request.side() == Side.SELL && !rules.shortSelling()) {
            return "This account is not allowed to sell short.";
        }
        if (opposite) {
            return "The account holds " + request.symbol() + " in the opposite direction; close that first.";
        }
        for (OrderGroup group : open) {
            Order entry = group.workingEntry();
            if (entry != null
                    && !entry.closing()
                    && group.symbol().equals(request.symbol())
                    && entry.state().side() != request.side()) {
                return "An opposite order for " + request.symbol() + " still works; cancel it first.";
            }
        }
        String misplaced = misplaced(request, price);
        if (misplaced != null) {
            return misplaced;
        }
        Money cost = hold(request, price).times(request.quantity().value());
        Money power = buyingPower(portfolio, open, prices);
        if (cost.compareTo(power) > 0) {
            return "Insufficient buying power: " + request.quantity() + " " + request.symbol() + " need " + cost
                    + ", available are " + power + ".";
        }
        return unlucky(request.id());
    }

    private static @Nullable String misplaced(OrderRequest request, Price price) {
        if (request.orderClass() != OrderClass.BRACKET) {
            return null;
        }
        Price base = reference(request, price);
        int sign = request.side().sign();
        Price profit = Objects.requireNonNull(request.takeProfit());
        Price loss = Objects.requireNonNull(request.stopLoss());
        if (base.minus(loss).signum() != sign || profit.minus(base).signum() != sign) {
            return "A bracket entered at " + base + " needs its stop-loss " + (sign > 0 ? "below" : "above")
                    + " and its take-profit " + (sign > 0 ? "above" : "below") + " that price, not at " + loss + " and "
                    + profit + ".";
        }
        return null;
    }

    private @Nullable String unlucky(ClientOrderId id) {
        return new Chance(rules.seed()).happens(rules.rejectionPercent(), id, now.toEpochMilli(), "rejection")
                ? "The simulated exchange rejected the order by chance, as it does with "
                        + percent(rules.rejectionPercent()) + " of entries."
                : null;
    }

    private static String percent(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() + " %";
    }

    private static Price reference(OrderRequest request, Price price) {
        if (request.limit() != null) {
            return request.limit();
        }
        return request.stop() != null ? request.stop() : price;
    }

    /** Cost of one unit, with the collar that Alpaca adds where the price is not limited. */
    private Money hold(OrderRequest request, Price price) {
        BigDecimal base = reference(request, price).value();
        if (request.side() == Side.SELL) {
            base = base.max(price.value().multiply(SHORT_COLLAR));
        } else if (request.type() == OrderType.MARKET || request.type() == OrderType.STOP) {
            base = base.multiply(base.compareTo(FIFTY) < 0 ? COLLAR_BELOW_FIFTY : COLLAR);
        }
        return new Money(base).plus(rules.commissionPerShare());
    }
}
