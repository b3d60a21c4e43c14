package dev.kuber.platform.orders;

import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Quantity;
import java.time.Instant;
import java.util.Objects;

/** Which of two things that are known of an order is the newer one. Pure. */
final class Knowledge {

    private Knowledge() {}

    /**
     * What is known of an order after this was said of it; equal to what was known if that is no news.
     *
     * <p>The broker's word stands above ours: an order that has its id is at the broker, whatever we thought. Of two words
     * of the broker the later one counts, and neither a fill nor an end is ever taken back.
     */
    static OrderState after(OrderState known, OrderState said) {
        if (said.id() == null) {
            return ours(known, said);
        }
        if (known.id() == null) {
            return said;
        }
        OrderState whole = withLegs(said, known);
        return older(whole, known) || whole.equals(known) ? known : whole;
    }

    /** Said by us, or by a broker that refused the order before it gave it an id. */
    private static OrderState ours(OrderState known, OrderState said) {
        if (known.id() != null || known.status() != OrderStatus.UNKNOWN) {
            return known;
        }
        boolean news = said.status() != OrderStatus.UNKNOWN || !Objects.equals(said.reason(), known.reason());
        return news ? said : known;
    }

    /** A broker's update may come without the legs; they are still there. */
    private static OrderState withLegs(OrderState said, OrderState known) {
        if (!said.legs().isEmpty() || known.legs().isEmpty()) {
            return said;
        }
        return new OrderState(
                said.id(),
                said.clientId(),
                said.role(),
                said.symbol(),
                said.side(),
                said.type(),
                said.quantity(),
                said.filled(),
                said.averagePrice(),
                said.limit(),
                said.stop(),
                said.commission(),
                said.status(),
                said.reason(),
                said.updated(),
                known.legs());
    }

    private static boolean older(OrderState said, OrderState known) {
        if (known.finished() && !said.finished()) {
            return true;
        }
        for (OrderState before : known.family()) {
            for (OrderState now : said.family()) {
                if (Objects.equals(before.id(), now.id()) && takenBack(before, now)) {
                    return true;
                }
            }
        }
        int fills = filled(said).compareTo(filled(known));
        return fills < 0 || (fills == 0 && latest(said).isBefore(latest(known)));
    }

    private static boolean takenBack(OrderState before, OrderState now) {
        return now.filled().compareTo(before.filled()) < 0
                || (before.status().terminal() && !now.status().terminal());
    }

    private static Quantity filled(OrderState order) {
        Quantity sum = Quantity.ZERO;
        for (OrderState each : order.family()) {
            sum = sum.plus(each.filled());
        }
        return sum;
    }

    private static Instant latest(OrderState order) {
        Instant latest = order.updated();
        for (OrderState each : order.legs()) {
            latest = each.updated().isAfter(latest) ? each.updated() : latest;
        }
        return latest;
    }
}
