package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a ticket makes sense by itself, whatever the account holds and the market does. */
record TicketForm(ExchangeRules rules, OrderTicket ticket) {

    /** Why it does not, or null. */
    @Nullable
    Refusal refusal() {
        String sentence = firstOf(amount(), prices(), combination(), hours(), legs(), venue());
        return sentence == null ? ticks() : Refusal.invalid(sentence);
    }

    private static @Nullable String firstOf(@Nullable String... sentences) {
        for (String sentence : sentences) {
            if (sentence != null) {
                return sentence;
            }
        }
        return null;
    }

    private boolean is(OrderClass orderClass) {
        return ticket.orderClass() == orderClass;
    }

    private boolean lasting() {
        return ticket.timeInForce() == TimeInForce.DAY || ticket.timeInForce() == TimeInForce.GTC;
    }

    private @Nullable String amount() {
        Quantity quantity = ticket.quantity();
        if ((quantity == null) == (ticket.notional() == null)) {
            return "An order needs either a quantity or an amount of money.";
        }
        if (quantity != null) {
            if (!quantity.isPositive()) {
                return "The quantity of an order is above zero.";
            }
            return quantity.floorTo(rules.increment()).equals(quantity)
                    ? null
                    : "The exchange trades whole units only, not " + quantity + " " + ticket.symbol() + ".";
        }
        if (ticket.notional() == null || !ticket.notional().isPositive()) {
            return "The amount of an order is above zero.";
        }
        if (!rules.fractional()) {
            return "The exchange trades whole units only, not amounts of money.";
        }
        boolean fits = is(OrderClass.SIMPLE)
                && ticket.type() == OrderType.MARKET
                && (ticket.timeInForce() == TimeInForce.DAY || Sessions.pair(ticket.symbol()));
        return fits ? null : "An order for an amount of money is a simple market order, good for the day.";
    }

    private @Nullable String prices() {
        OrderType type = ticket.type();
        boolean limited = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        if (limited && ticket.limit() == null && !is(OrderClass.OCO)) {
            return "A limit order needs its limit_price.";
        }
        if ((type == OrderType.STOP || type == OrderType.STOP_LIMIT) && ticket.stop() == null) {
            return "A stop order needs its stop_price.";
        }
        if ((type == OrderType.TRAILING_STOP) != (ticket.trail() != null)) {
            return "A trailing stop, and no other order, needs trail_price or trail_percent.";
        }
        BigDecimal percent = ticket.trail() == null ? null : ticket.trail().percent();
        return percent != null && percent.compareTo(BigDecimal.valueOf(100)) >= 0
                ? "The trail_percent of a trailing stop is below 100."
                : null;
    }

    /** Which types, classes and times in force go together. */
    private @Nullable String combination() {
        if (ticket.type() == OrderType.TRAILING_STOP && (!is(OrderClass.SIMPLE) || !lasting())) {
            return "A trailing stop stands alone and is good for the day or until cancelled.";
        }
        if (!is(OrderClass.SIMPLE) && !lasting()) {
            return "An order with legs is good for the day or until cancelled.";
        }
        if (is(OrderClass.OCO) && ticket.type() != OrderType.LIMIT) {
            return "The type of a one-cancels-other order is limit.";
        }
        boolean plain = ticket.type() == OrderType.MARKET || ticket.type() == OrderType.LIMIT;
        return lasting() || plain ? null : "Only market and limit orders can be " + ticket.timeInForce() + ".";
    }

    private @Nullable String hours() {
        boolean fits = is(OrderClass.SIMPLE) && ticket.type() == OrderType.LIMIT && lasting();
        return !ticket.extendedHours() || fits
                ? null
                : "Only limit orders without legs, good for the day or until cancelled, work in extended hours.";
    }

    private @Nullable String legs() {
        Price profit = ticket.takeProfit();
        Price loss = ticket.stopLoss();
        if (is(OrderClass.SIMPLE)) {
            return null;
        }
        if (ticket.clientId().value().length() > OrderBirth.LONGEST_PARENT) {
            return "The client order id of an order with legs has at most " + OrderBirth.LONGEST_PARENT
                    + " characters.";
        }
        if (is(OrderClass.OTO)) {
            return (profit == null) == (loss == null)
                    ? "A one-triggers-other order needs exactly one of take_profit.limit_price and stop_loss.stop_price."
                    : null;
        }
        if (profit == null || loss == null) {
            return "A " + (is(OrderClass.OCO) ? "one-cancels-other" : "bracket")
                    + " order needs take_profit.limit_price and stop_loss.stop_price.";
        }
        boolean up = (ticket.side() == Side.BUY) == is(OrderClass.BRACKET);
        return (up ? profit.isAbove(loss) : profit.isBelow(loss))
                ? null
                : "The take-profit of " + profit + " must be " + (up ? "above" : "below") + " the stop-loss of " + loss
                        + ".";
    }

    private @Nullable String venue() {
        if (!rules.venueChecks()) {
            return null;
        }
        if (Sessions.pair(ticket.symbol())) {
            boolean type = ticket.type() != OrderType.STOP && ticket.type() != OrderType.TRAILING_STOP;
            boolean time = ticket.timeInForce() == TimeInForce.GTC || ticket.timeInForce() == TimeInForce.IOC;
            return type && time && is(OrderClass.SIMPLE)
                    ? null
                    : "Coins trade by simple market, limit and stop-limit orders that are gtc or ioc.";
        }
        Quantity quantity = ticket.quantity();
        boolean whole = quantity == null || quantity.value().scale() <= 0;
        return whole || (is(OrderClass.SIMPLE) && ticket.timeInForce() == TimeInForce.DAY)
                ? null
                : "fractional orders must be simple DAY orders";
    }

    private @Nullable Refusal ticks() {
        if (!rules.ticks() || Sessions.pair(ticket.symbol())) {
            return null;
        }
        Refusal refusal = tick("limit_price", ticket.limit());
        refusal = refusal == null ? tick("stop_price", ticket.stop()) : refusal;
        refusal = refusal == null ? tick("take_profit.limit_price", ticket.takeProfit()) : refusal;
        refusal = refusal == null ? tick("stop_loss.stop_price", ticket.stopLoss()) : refusal;
        return refusal == null ? tick("stop_loss.limit_price", ticket.stopLossLimit()) : refusal;
    }

    /** SEC Rule 612 (17 CFR 242.612): cents from $1 on, hundredths of a cent below. */
    private @Nullable Refusal tick(String name, @Nullable Price price) {
        if (price == null) {
            return null;
        }
        int decimals = price.value().compareTo(BigDecimal.ONE) >= 0 ? 2 : 4;
        return price.value().scale() <= decimals
                ? null
                : Refusal.of(
                        Kind.SUB_PENNY,
                        "invalid " + name + " " + price.value().toPlainString()
                                + ". sub-penny increment does not fulfill minimum pricing criteria",
                        "The price of " + price + " lies between two ticks: whole cents from $1 on, hundredths of a"
                                + " cent below.");
    }
}
