package dev.kuber.agents.trade;

import dev.kuber.trade.Money;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a position, in one sentence a trader understands. */
final class TradeWords {

    private TradeWords() {}

    static String of(@Nullable Position before, Position now) {
        return switch (now) {
            case Position.Opening o -> opening(o);
            case Position.Refused r -> "No position in " + r.plan().symbol() + ": " + r.why() + ".";
            case Position.Open open -> before instanceof Position.Open was ? change(was, open) : entered(open);
            case Position.Closing c -> closing(c);
            case Position.Closed c -> closed(c);
        };
    }

    private static String opening(Position.Opening opening) {
        TradePlan plan = opening.plan();
        return intention(plan) + "; " + levels(plan, plan.stop(), opening.orders()) + ".";
    }

    static String intention(TradePlan plan) {
        return (plan.side() == Side.BUY ? "Buying " : "Selling short ") + plan.quantity() + " " + plan.symbol()
                + " at about " + price(plan.entry());
    }

    /** A position that is what it was, with another need for attention. */
    static String unmoved(Position position, @Nullable String attention) {
        return attention == null ? "All is well again with " + position.plan().symbol() + "." : attention;
    }

    private static String entered(Position.Open open) {
        TradePlan plan = open.plan();
        boolean complete = open.quantity().equals(plan.quantity());
        String bought = (plan.side() == Side.BUY ? "Bought " : "Sold short ") + open.quantity()
                + (complete ? " " : " of " + plan.quantity() + " ") + plan.symbol() + " at " + price(open.entry());
        return bought + "; " + levels(plan, open.stop(), open.orders())
                + (open.guarded() ? "." : "; " + unguarded(open));
    }

    private static String change(Position.Open was, Position.Open open) {
        if (!was.quantity().equals(open.quantity())) {
            return entered(open);
        }
        String rest = open.remaining() + " " + open.plan().symbol();
        if (open.taking() != null && !open.taking().equals(was.taking())) {
            return "The target of " + price(open.taking())
                    + " is reached; cancelling the stop of that part, then closing" + " it at market.";
        }
        if (open.gone() != null && !open.gone().equals(was.gone())) {
            return was.remaining().minus(open.remaining()) + " " + open.plan().symbol()
                    + " were closed outside of this pipeline; it goes on with the remaining " + rest + ".";
        }
        if (open.orders().size() > was.orders().size() && open.taking() != null) {
            return "Closing " + open.orders().getLast().quantity() + " at the target of " + price(open.taking()) + ".";
        }
        if (open.orders().size() > was.orders().size()) {
            return "Putting a stop at " + price(open.stop()) + " for " + rest + ".";
        }
        String stop = was.stop().equals(open.stop())
                ? "stop of the remaining " + rest + " at " + price(open.stop())
                : "stop of the remaining " + rest + " moved from " + price(was.stop()) + " to " + price(open.stop());
        if (!was.remaining().equals(open.remaining())) {
            return (open.target1Reached() && !was.target1Reached() ? "Target 1 reached: closed " : "Closed ")
                    + was.remaining().minus(open.remaining()) + ", "
                    + signed(open.realized().minus(was.realized()))
                    + "; " + stop + ".";
        }
        if (!was.covered().equals(open.covered())) {
            return open.guarded() ? "The stop of " + rest + " rests at " + price(open.stop()) + "." : unguarded(open);
        }
        return capital(stop) + ".";
    }

    private static String closing(Position.Closing closing) {
        String rest = closing.open().remaining() + " " + closing.open().plan().symbol();
        return closing.orders().isEmpty()
                ? "Closing " + rest + ": " + closing.why() + "; cancelling its stop and targets first."
                : "Closing " + rest + " at market, order " + closing.orders().size() + ".";
    }

    private static String closed(Position.Closed closed) {
        TradePlan plan = closed.plan();
        BigDecimal risked = plan.riskPerUnit().multiply(closed.quantity().value());
        return "Closed " + closed.quantity() + " " + plan.symbol() + ": in at " + price(closed.entry()) + ", out at "
                + price(closed.exit()) + ", " + signed(closed.profit()) + " after " + closed.commission()
                + " commission (" + closed.profit().value().divide(risked, 2, RoundingMode.HALF_EVEN) + " R); "
                + closed.why() + ".";
    }

    private static String levels(TradePlan plan, Price stop, List<OrderRequest> orders) {
        var text = new StringBuilder("stop ").append(price(stop));
        int index = 0;
        for (OrderRequest order : orders) {
            if (order.side() == plan.side()) {
                text.append(", target ")
                        .append(index + 1)
                        .append(' ')
                        .append(price(Brackets.target(plan, index++)))
                        .append(" (")
                        .append(order.quantity())
                        .append(')');
            }
        }
        return text.toString();
    }

    private static String unguarded(Position.Open open) {
        Quantity bare = open.remaining().minus(open.covered().min(open.remaining()));
        return bare + " without a stop at the broker yet.";
    }

    private static String price(Price price) {
        BigDecimal shown =
                price.value().scale() > 4 ? price.value().setScale(4, RoundingMode.HALF_EVEN) : price.value();
        return "$" + new Price(shown);
    }

    private static String signed(Money money) {
        return money.isNegative() ? money.toString() : "+" + money;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
