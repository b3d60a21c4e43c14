package dev.kuber.agents.trade;

import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The part of a trade that leaves at one target, over all orders that serve it.
 *
 * @param entered filled at entry
 * @param exited closed by its own target and stop
 * @param covered quantity whose stop rests at the broker
 * @param entering its entry still works
 * @param paid something was closed at the target
 */
record Lot(Price target, Quantity entered, Quantity exited, Quantity covered, boolean entering, boolean paid) {

    /** One lot per target that the plan's entries have; market closes belong to none and are left out. */
    static List<Lot> of(TradePlan plan, List<Placed> placed) {
        var lots = new ArrayList<Lot>();
        int entries = 0;
        for (Placed each : placed) {
            if (each.entry(plan)) {
                lots.add(of(Brackets.target(plan, entries++), each, placed));
            }
        }
        return lots;
    }

    private static Lot of(Price target, Placed entry, List<Placed> placed) {
        var lot = new Lot(target, entry.order().filled(), Quantity.ZERO, Quantity.ZERO, entry.working(), false);
        for (Placed each : placed) {
            boolean serves = each.equals(entry)
                    || (each.request().side() != entry.request().side()
                            && Objects.equals(each.request().takeProfit(), target));
            if (serves) {
                lot = lot.with(each, entry);
            }
        }
        return lot;
    }

    private Lot with(Placed each, Placed entry) {
        Quantity more = Quantity.ZERO;
        boolean target = paid;
        for (OrderState order : each.order().family()) {
            if (order.side() != entry.request().side()) {
                more = more.plus(order.filled());
                target |= order.role() == Role.TAKE_PROFIT && order.filled().isPositive();
            }
        }
        OrderState stop = each.workingStop().orElse(null);
        Quantity stops =
                stop == null || (entering && stop.status() == OrderStatus.HELD) ? Quantity.ZERO : stop.remaining();
        return new Lot(this.target, entered, exited.plus(more), covered.plus(stops), entering, target);
    }

    Quantity open() {
        return exited.compareTo(entered) >= 0 ? Quantity.ZERO : entered.minus(exited);
    }

    /** Open quantity without a stop; nothing while the entry works, because its stop comes when it is filled. */
    Quantity uncovered() {
        return entering || covered.compareTo(open()) >= 0 ? Quantity.ZERO : open().minus(covered);
    }

    /** Open quantity whose stop rests at the broker now. */
    Quantity guarded() {
        return open().min(covered);
    }

    /** Everything of it left, and not by the stop alone. */
    boolean reached() {
        return !entering && entered.isPositive() && open().isZero() && paid;
    }
}
