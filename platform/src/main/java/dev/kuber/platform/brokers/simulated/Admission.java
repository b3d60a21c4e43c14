package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an account may have an order: what it closes, what it costs. An account without credit pays entries from
 * cash and backs a short holding by its full value; only a gap beyond the collar of a market order can leave its cash below
 * zero.
 *
 * @param open orders that work, without the one that this one is to replace
 */
record Admission(ExchangeRules rules, Portfolio portfolio, Collection<OrderGroup> open, PriceLookup prices) {

    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
    private static final BigDecimal COLLAR_BELOW_FIFTY = new BigDecimal("1.04");
    private static final BigDecimal COLLAR = new BigDecimal("1.025");
    private static final BigDecimal SHORT_COLLAR = new BigDecimal("1.03");
    private static final Money SHORT_EQUITY = Money.of(2_000);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** The answer. */
    sealed interface Answer {

        /**
         * Taken.
         *
         * @param closing whether the order only reduces a holding
         * @param hold buying power that each unit holds until it is filled
         */
        record Admitted(boolean closing, Money hold) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** @param quantity of the ticket, or what its amount of money buys at this price */
    Answer decide(OrderTicket ticket, Quantity quantity, Price price) {
        boolean opposite =
                portfolio.held(ticket.symbol()).signum() == -ticket.side().sign();
        boolean closing = ticket.orderClass() == OrderClass.OCO
                || (ticket.orderClass() == OrderClass.SIMPLE && closes(ticket, opposite));
        Money hold = closing ? Money.ZERO : hold(ticket, price);
        Refusal refusal = closing ? uncovered(ticket, quantity) : unwanted(ticket, price, opposite);
        if (refusal == null && rules.venueChecks()) {
            refusal = new WashTrade(ticket, open).refusal();
        }
        if (refusal == null && !closing) {
            refusal = unaffordable(ticket, quantity, hold);
        }
        return refusal == null ? new Answer.Admitted(closing, hold) : new Answer.Refused(refusal);
    }

    /** An order that is meant to close never opens; one that is meant to open does not close where the venue asks. */
    private boolean closes(OrderTicket ticket, boolean opposite) {
        if (ticket.intent() == PositionIntent.CLOSE) {
            return true;
        }
        if (ticket.intent() == PositionIntent.OPEN && rules.venueChecks()) {
            return false;
        }
        return opposite || (ticket.side() == Side.SELL && !rules.shortSelling());
    }

    /** The same for an order that takes the place of another one, which opened or closed: it goes on doing so. */
    Answer again(OrderTicket ticket, Quantity quantity, Price price, boolean closing) {
        Money hold = closing ? Money.ZERO : hold(ticket, price);
        Refusal refusal = closing ? uncovered(ticket, quantity) : unaffordable(ticket, quantity, hold);
        if (refusal == null && rules.venueChecks()) {
            refusal = new WashTrade(ticket, open).refusal();
        }
        return refusal == null ? new Answer.Admitted(closing, hold) : new Answer.Refused(refusal);
    }

    /** Why a closing order is refused: it would sell or buy back more than there is. */
    private @Nullable Refusal uncovered(OrderTicket ticket, Quantity quantity) {
        Quantity held = portfolio.closable(ticket.symbol(), ticket.side());
        Quantity reserved = Portfolio.reserved(ticket.symbol(), open).min(held);
        Quantity available = held.minus(reserved);
        if (quantity.compareTo(available) <= 0) {
            return null;
        }
        String message = "insufficient qty available for order (requested: "
                + quantity.value().toPlainString() + ", available: "
                + available.value().toPlainString() + ")";
        String sentence = "Insufficient quantity: " + quantity + " " + ticket.symbol() + " requested, " + available
                + " available (" + held + " held, " + reserved + " reserved by open orders).";
        return new Refusal(
                Kind.QUANTITY, message, sentence, null, new Refusal.Shortage(quantity, available, held, reserved));
    }

    /** Why an opening order is refused. */
    private @Nullable Refusal unwanted(OrderTicket ticket, Price price, boolean opposite) {
        boolean sells = ticket.side() == Side.SELL;
        if (sells && !rules.shortSelling()) {
            return Refusal.of(
                    Kind.SHORTING, "account is not allowed to short", "This account is not allowed to sell short.");
        }
        if (sells && rules.margin()) {
            Refusal refusal = unshortable(ticket);
            if (refusal != null) {
                return refusal;
            }
        }
        if (opposite) {
            return Refusal.of(
                    Kind.SHORTING,
                    "The account holds " + ticket.symbol() + " in the opposite direction; close that first.");
        }
        for (OrderGroup group : open) {
            Order entry = group.first();
            if (entry != null
                    && !entry.closing()
                    && group.symbol().equals(ticket.symbol())
                    && entry.state().side() != ticket.side()) {
                String message = sells
                        ? "cannot open a short sell while a long buy order is open"
                        : "cannot open a long buy while a short sell order is open";
                return Refusal.of(
                        Kind.SHORTING,
                        message,
                        "An opposite order for " + ticket.symbol() + " still works; cancel it first.");
            }
        }
        return misplaced(ticket, price);
    }

    /** What a margin account needs to sell short: $2,000 of equity (FINRA Rule 4210(b)), a stock, whole shares. */
    private @Nullable Refusal unshortable(OrderTicket ticket) {
        Quantity quantity = ticket.quantity();
        if (Sessions.pair(ticket.symbol())) {
            return Refusal.of(Kind.SHORTING, ticket.symbol() + " cannot be sold short.");
        }
        if (rules.venueChecks() && (quantity == null || quantity.value().scale() > 0)) {
            return Refusal.of(Kind.SHORTING, "fractional orders cannot be sold short");
        }
        Money equity = new Margins(rules, portfolio, open, prices).equity();
        return equity.compareTo(SHORT_EQUITY) < 0
                ? Refusal.of(
                        Kind.SHORTING,
                        "account is not allowed to short",
                        "Selling short takes an equity of " + SHORT_EQUITY + "; this account has " + equity + ".")
                : null;
    }

    private @Nullable Refusal unaffordable(OrderTicket ticket, Quantity quantity, Money hold) {
        Money cost = hold.times(quantity.value());
        Money power = new Margins(rules, portfolio, open, prices).buyingPower();
        return cost.compareTo(power) > 0
                ? Refusal.of(
                        Kind.BUYING_POWER,
                        "insufficient buying power",
                        "Insufficient buying power: " + quantity + " " + ticket.symbol() + " need " + cost
                                + ", available are " + power + ".")
                : null;
    }

    /** Legs of an entry on the wrong side of its price, or, at a venue, closer to it than a cent. */
    private @Nullable Refusal misplaced(OrderTicket ticket, Price price) {
        if (ticket.orderClass() != OrderClass.BRACKET && ticket.orderClass() != OrderClass.OTO) {
            return null;
        }
        Price base = reference(ticket, price);
        BigDecimal sign = BigDecimal.valueOf(ticket.side().sign());
        BigDecimal least = rules.venueChecks() ? CENT : BigDecimal.ZERO;
        Price profit = ticket.takeProfit();
        Price loss = ticket.stopLoss();
        boolean gains = profit == null || beyond(profit.minus(base).multiply(sign), least);
        boolean stops = loss == null || beyond(base.minus(loss).multiply(sign), least);
        if (gains && stops) {
            return null;
        }
        boolean buys = ticket.side() == Side.BUY;
        if (profit == null || loss == null) {
            return Refusal.invalid("An order entered at " + base + " needs its "
                    + (profit == null ? "stop-loss " : "take-profit ")
                    + (buys == (profit == null) ? "below" : "above") + " that price, not at "
                    + (profit == null ? loss : profit) + ".");
        }
        return Refusal.invalid("A bracket entered at " + base + " needs its stop-loss " + (buys ? "below" : "above")
                + " and its take-profit " + (buys ? "above" : "below") + " that price, not at " + loss + " and "
                + profit + ".");
    }

    private static boolean beyond(BigDecimal distance, BigDecimal least) {
        return distance.signum() > 0 && distance.compareTo(least) >= 0;
    }

    private static Price reference(OrderTicket ticket, Price price) {
        if (ticket.limit() != null) {
            return ticket.limit();
        }
        return ticket.stop() != null ? ticket.stop() : price;
    }

    /** The factor by which Alpaca caps what an order without a limit may cost: 4 % below $50, else 2.5 %. */
    static BigDecimal collar(BigDecimal price) {
        return price.compareTo(FIFTY) < 0 ? COLLAR_BELOW_FIFTY : COLLAR;
    }

    /** Cost of one unit, with the collar where the price is not limited. */
    private Money hold(OrderTicket ticket, Price price) {
        BigDecimal base = reference(ticket, price).value();
        if (ticket.side() == Side.SELL) {
            base = base.max(price.value().multiply(SHORT_COLLAR));
        } else if (ticket.limit() == null) {
            base = base.multiply(collar(base));
        }
        return new Money(base).plus(rules.commissionPerShare());
    }
}
