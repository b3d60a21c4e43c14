package dev.kuber.agents.trade;

import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a trade that leaves at one target, over all orders that serve it. What it adds up to is asked for at every
 * look at the position, many times, and computed once.
 */
final class Lot {

    private final int number;
    private final TradePlan plan;
    private final Placed entry;
    private final List<Placed> exits;
    private final Quantity open;
    private final Quantity covered;
    private final List<Placed> working;

    /**
     * @param number 1 for the first target
     * @param entry the order that opens it
     * @param exits orders that close or protect it, the entry's own legs not among them
     * @param gone what somebody else closed of it
     */
    private Lot(int number, TradePlan plan, Placed entry, List<Placed> exits, Quantity gone) {
        this.number = number;
        this.plan = plan;
        this.entry = entry;
        this.exits = exits;
        Quantity out = gone.plus(entry.exited(plan));
        Quantity stopped = entry.working() ? Quantity.ZERO : entry.covers();
        var still = new ArrayList<Placed>(exits.size() + 1);
        if (!entry.working() && !entry.order().finished()) {
            still.add(entry);
        }
        for (Placed exit : exits) {
            out = out.plus(exit.exited(plan));
            stopped = stopped.plus(exit.covers());
            if (!exit.order().finished()) {
                still.add(exit);
            }
        }
        Quantity in = entry.done();
        this.open = out.compareTo(in) >= 0 ? Quantity.ZERO : in.minus(out);
        this.covered = stopped;
        this.working = still;
    }

    /** One lot per entry, in the order of the targets; market closes of the whole position belong to none. */
    static List<Lot> of(TradePlan plan, List<Placed> placed, Position.@Nullable Gone elsewhere) {
        var lots = new ArrayList<Lot>();
        for (Placed each : placed) {
            if (each.entry(plan)) {
                int number = Brackets.lot(each.request(), plan);
                lots.add(new Lot(number, plan, each, serving(number, plan, placed), Quantity.ZERO));
            }
        }
        return elsewhere == null ? lots : without(lots, elsewhere.quantity());
    }

    private static List<Placed> serving(int number, TradePlan plan, List<Placed> placed) {
        var exits = new ArrayList<Placed>();
        for (Placed each : placed) {
            if (!each.entry(plan) && Brackets.lot(each.request(), plan) == number) {
                exits.add(each);
            }
        }
        return exits;
    }

    /** What somebody else closed is taken from the last lots first: the first target is the more likely one. */
    private static List<Lot> without(List<Lot> lots, Quantity elsewhere) {
        var left = new ArrayList<>(lots);
        Quantity gone = elsewhere;
        for (int i = left.size() - 1; i >= 0 && gone.isPositive(); i--) {
            Lot lot = left.get(i);
            Quantity here = lot.open().min(gone);
            left.set(i, new Lot(lot.number, lot.plan, lot.entry, lot.exits, here));
            gone = gone.minus(here);
        }
        return left;
    }

    Price target() {
        return Brackets.target(plan, number - 1);
    }

    /** Its entry may still fill. */
    boolean entering() {
        return entry.working();
    }

    Quantity entered() {
        return entry.done();
    }

    int number() {
        return number;
    }

    TradePlan plan() {
        return plan;
    }

    Placed entry() {
        return entry;
    }

    List<Placed> exits() {
        return exits;
    }

    /** Filled, and neither closed by its own orders nor by somebody else. */
    Quantity open() {
        return open;
    }

    /** What is stopped by orders that rest at the broker. */
    Quantity covered() {
        return covered;
    }

    /** Open quantity without a stop that rests at the broker. */
    Quantity bare() {
        return open.minus(guarded());
    }

    /** Open quantity whose stop rests at the broker now. */
    Quantity guarded() {
        return open.min(covered);
    }

    /** Whether the price decides something: its stop is to be put back, or its target or its stop's limit is watched. */
    boolean needsPrice() {
        return bare().isPositive() || Targets.watched(this) || stopLimited();
    }

    private boolean stopLimited() {
        for (Placed each : working) {
            OrderState stop = each.workingStop().orElse(null);
            if (stop != null && stop.type() == OrderType.STOP_LIMIT) {
                return true;
            }
        }
        return false;
    }

    /** Everything of it left, and not by the stop alone. */
    boolean reached() {
        return !entering() && entered().isPositive() && open.isZero() && paid();
    }

    private boolean paid() {
        for (Placed each : groups()) {
            for (OrderState exit : each.exits(plan)) {
                if (exit.role() != Role.STOP_LOSS && exit.filled().isPositive()) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean targetRests() {
        for (Placed each : groups()) {
            if (each.targetRests()) {
                return true;
            }
        }
        return false;
    }

    /** Orders that close or protect it and still work. */
    List<Placed> working() {
        return working;
    }

    /** Working orders that lay hands on more than they stop: nothing else can be put there before they are gone. */
    List<Placed> hanging() {
        return working.stream()
                .filter(p -> p.reserves(plan).compareTo(p.covers()) > 0)
                .toList();
    }

    boolean stopLost() {
        return groups().stream().anyMatch(p -> p.stopLost(plan));
    }

    /** When something last happened to it at the broker. */
    Instant changed() {
        Instant last = entry.order().updated();
        for (Placed each : groups()) {
            for (OrderState order : each.order().family()) {
                last = order.status().terminal() && order.updated().isAfter(last) ? order.updated() : last;
            }
        }
        return last;
    }

    private List<Placed> groups() {
        var groups = new ArrayList<Placed>(exits.size() + 1);
        groups.add(entry);
        groups.addAll(exits);
        return groups;
    }
}
