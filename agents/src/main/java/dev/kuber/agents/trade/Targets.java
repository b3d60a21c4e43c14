package dev.kuber.agents.trade;

import dev.kuber.agent.WakeOn;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Targets that do not rest at the broker, because it has no orders that cancel each other or because somebody cancelled
 * one: they are watched, and one that is reached is taken. Its stop goes first, and only when the broker confirms that it
 * is gone that part is closed at market, so that never both sell. Pure.
 */
final class Targets {

    private Targets() {}

    static Step take(Step step, Situation situation) {
        Position.Open open = (Position.Open) step.next();
        Step watched = watch(step, situation);
        for (Lot lot : open.taking() == null ? List.<Lot>of() : situation.lots()) {
            if (lot.target().equals(open.taking())) {
                return take(watched, open, lot, situation);
            }
        }
        for (Lot lot : situation.lots()) {
            boolean reached = watched(lot)
                    && situation.scene().reached(lot.target(), open.plan().side());
            if (reached && mayTryAgain(lot, situation.scene().now())) {
                return watched.with(open.withTaking(lot.target()));
            }
        }
        return watched;
    }

    /** Stopped at the broker, and nothing there closes it at its target. */
    static boolean watched(Lot lot) {
        return !lot.entering() && lot.guarded().isPositive() && lot.bare().isZero() && !lot.targetRests();
    }

    private static Step take(Step step, Position.Open open, Lot lot, Situation situation) {
        List<Placed> stops =
                lot.working().stream().filter(p -> !Brackets.takes(p.request())).toList();
        boolean taking = lot.working().size() > stops.size();
        if (!stops.isEmpty()) {
            return step.asking(Situation.cancel(stops));
        }
        if (taking) {
            Instant alarm = lot.changed().plus(situation.scene().care().protectWithin());
            return situation.now().isBefore(alarm)
                    ? step.by(alarm)
                    : step.alarming(lot.open() + " " + open.plan().symbol() + " are being closed at the target of $"
                            + lot.target() + " and have no stop meanwhile; trading may be halted.");
        }
        Quantity mine = lot.open().min(situation.scene().mine());
        Placed last = lastTake(lot);
        boolean tried =
                last != null && last.endedShort() && !last.order().updated().isBefore(began(lot));
        if (mine.isZero() || tried) {
            return step.with(open.withTaking(null))
                    .alarming(
                            tried && last != null
                                    ? "The broker ended the order that takes the target (" + Sight.reason(last.order())
                                            + "); the stop is put back."
                                    : null);
        }
        var orders = new ArrayList<OrderRequest>(open.orders());
        orders.add(Brackets.take(lot, mine, Brackets.next(orders), situation.scene()));
        return step.with(open.withOrders(orders));
    }

    /** When the stop that stood before the last attempt to take the target ended. */
    private static Instant began(Lot lot) {
        Instant last = Instant.MIN;
        for (Placed each : lot.exits()) {
            Instant ended = each.order().updated();
            last = !Brackets.takes(each.request()) && ended.isAfter(last) ? ended : last;
        }
        return last;
    }

    private static @org.jspecify.annotations.Nullable Placed lastTake(Lot lot) {
        Placed last = null;
        for (Placed each : lot.exits()) {
            last = Brackets.takes(each.request()) ? each : last;
        }
        return last;
    }

    /** A target that could not be taken is left alone for a while. */
    private static boolean mayTryAgain(Lot lot, Instant now) {
        long tries =
                lot.exits().stream().filter(p -> Brackets.takes(p.request())).count();
        Placed last = lastTake(lot);
        return last == null || !now.isBefore(last.order().updated().plus(Closing.pause((int) tries)));
    }

    /** Levels at which to look again: targets that nobody else watches, and limits that a stop could be left behind at. */
    private static Step watch(Step step, Situation situation) {
        Step watching = step;
        Side side = situation.plan().side();
        for (Lot lot : situation.lots()) {
            if (watched(lot)) {
                watching = watching.watching(
                        new WakeOn.PriceCrosses(situation.plan().symbol(), lot.target(), side == Side.BUY));
            }
            for (Placed each : lot.working()) {
                OrderState stop = each.workingStop().orElse(null);
                if (stop != null && stop.type() == OrderType.STOP_LIMIT && stop.limit() != null) {
                    watching = watching.watching(
                            new WakeOn.PriceCrosses(situation.plan().symbol(), stop.limit(), side == Side.SELL));
                }
            }
        }
        return watching;
    }
}
