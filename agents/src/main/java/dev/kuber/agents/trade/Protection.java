package dev.kuber.agents.trade;

import dev.kuber.agents.trade.Step.Command;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proves that the stop of everything held rests at the broker, puts it there where it does not, and says so. Pure. */
final class Protection {

    /** How often putting a stop back may be refused in a row before it is an alarm. */
    private static final int TRIES = 2;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private Protection() {}

    static Step prove(Step step, Situation situation) {
        Position.Open open = (Position.Open) step.next();
        String hole = gappedThrough(open, situation);
        if (hole != null) {
            return step.with(situation.closing(open, ExitReason.STOP, hole));
        }
        Step trimmed = step.asking(Situation.cancel(excessive(open, situation)));
        List<Lot> bare = bare(open, situation);
        if (bare.isEmpty()) {
            return trimmed.with(open.withBareSince(null));
        }
        Position.Open since =
                open.withBareSince(open.bareSince() == null ? noticed(bare, situation.scene()) : open.bareSince());
        return restore(trimmed.with(since), since, bare, situation);
    }

    /** Orders of lots that stop more than is open. */
    private static List<Placed> excessive(Position.Open open, Situation situation) {
        var excessive = new ArrayList<Placed>(0);
        for (Lot lot : situation.lots()) {
            boolean unequal = !lot.entering() && lot.covered().compareTo(lot.open()) > 0;
            if (unequal && !lot.target().equals(open.taking())) {
                excessive.addAll(lot.working());
            }
        }
        return excessive;
    }

    /** Lots that hold something without a stop, as far as the account has it. */
    private static List<Lot> bare(Position.Open open, Situation situation) {
        var bare = new ArrayList<Lot>(0);
        if (situation.entering() || situation.scene().mine().compareTo(situation.covered()) > 0) {
            for (Lot lot : situation.lots()) {
                if (lot.bare().isPositive() && !lot.target().equals(open.taking())) {
                    bare.add(lot);
                }
            }
        }
        return bare;
    }

    /** When it happened; if that was long ago, such that it is due now. */
    private static Instant noticed(List<Lot> bare, Scene scene) {
        Instant first = scene.now();
        for (Lot lot : bare) {
            first = lot.changed().isBefore(first) ? lot.changed() : first;
        }
        Instant due = scene.now().minus(scene.care().protectWithin());
        return first.isBefore(due) ? due : first;
    }

    private static Step restore(Step step, Position.Open open, List<Lot> bare, Situation situation) {
        Scene scene = situation.scene();
        Instant due = since(open, scene).plus(scene.care().protectWithin());
        List<Placed> refused = refused(situation);
        Step told = alarm(step, open, bare, refused, situation);
        if (told.next() instanceof Position.Closing) {
            return told;
        }
        boolean lost = bare.stream().anyMatch(lot -> !lot.entering() && lot.stopLost());
        if (situation.entering()) {
            boolean wait = !lost && scene.now().isBefore(due);
            return wait ? told.by(due) : told.asking(situation.cancelEntries());
        }
        if (scene.passed(open.stop(), open.plan().side())) {
            String why = "the price is beyond the stop of $" + open.stop() + ", which did not rest at the broker";
            return told.with(situation.closing(open, ExitReason.STOP, why));
        }
        return putBack(lost ? told.alarming(lost(bare, open)) : told, open, bare, refused, situation);
    }

    private static Instant since(Position.Open open, Scene scene) {
        return open.bareSince() == null ? scene.now() : open.bareSince();
    }

    /**
     * Tells the trader when the stop is refused or unproven for too long, and closes if that was to no avail. After Kuber was
     * away, the stop is given a chance to be put back first.
     */
    private static Step alarm(
            Step step, Position.Open open, List<Lot> bare, List<Placed> refused, Situation situation) {
        Scene scene = situation.scene();
        Duration within = scene.care().protectWithin();
        Instant alarm = since(open, scene).plus(within).plus(within);
        boolean denied = refused.size() >= TRIES;
        if (!denied && scene.now().isBefore(alarm)) {
            return step.by(alarm);
        }
        String why = refused.isEmpty()
                ? "it is not proven that its stop rests at the broker"
                : "its stop could not be put back: "
                        + Sight.reason(refused.getLast().order());
        String naked = naked(bare) + " " + open.plan().symbol() + " have had no stop at the broker since "
                + since(open, scene).truncatedTo(ChronoUnit.SECONDS) + ": " + why + ". ";
        if (scene.care().hold()) {
            return step.alarming(naked + "The position is held, and putting the stop back is tried again.");
        }
        return denied || scene.alarmed()
                ? step.with(situation.closing(open, ExitReason.STOP, why)).alarming(naked + "Closing at market.")
                : step.alarming(naked + "Putting it back.").by(scene.now().plus(Timing.SOON));
    }

    private static Step putBack(
            Step step, Position.Open open, List<Lot> bare, List<Placed> refused, Situation situation) {
        Scene scene = situation.scene();
        List<Placed> hanging =
                bare.stream().flatMap(lot -> lot.hanging().stream()).toList();
        if (!hanging.isEmpty()) {
            return release(step, hanging, scene);
        }
        if (refused.size() >= TRIES) {
            Instant next = refused.getLast().order().updated().plus(pause(open, refused.getLast()));
            if (scene.now().isBefore(next)) {
                return step.by(next);
            }
        }
        var orders = new ArrayList<>(open.orders());
        refused.stream().limit(Math.max(0, refused.size() - TRIES)).forEach(p -> orders.remove(p.request()));
        int number = Brackets.next(orders);
        Quantity left = scene.mine().minus(scene.mine().min(situation.covered()));
        for (Lot lot : bare) {
            Quantity quantity = lot.bare().min(left);
            if (quantity.isPositive()) {
                orders.add(Brackets.protection(lot, quantity, open.stop(), number++, scene));
                left = left.minus(quantity);
            }
        }
        return step.with(open.withOrders(orders));
    }

    /** Orders that stop less than they lay hands on are waited for while their stop may still come, then cancelled. */
    private static Step release(Step step, List<Placed> hanging, Scene scene) {
        Step released = step;
        for (Placed each : hanging) {
            Instant proven = each.order().updated().plus(scene.care().protectWithin());
            boolean comes = each.workingStop().isPresent() && scene.now().isBefore(proven);
            released = comes ? released.by(proven) : released.asking(Situation.cancel(List.of(each)));
        }
        return released;
    }

    /** As long as it has been tried already, within limits: 5 s, 10 s, 20 s and so on up to 5 minutes. */
    private static Duration pause(Position.Open open, Placed last) {
        Instant since = open.bareSince() == null ? last.order().updated() : open.bareSince();
        Duration tried = Duration.between(since, last.order().updated());
        return tried.compareTo(FIRST_RETRY) < 0 ? FIRST_RETRY : tried.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : tried;
    }

    /** The last protecting orders, as far as all of them were refused. */
    private static List<Placed> refused(Situation situation) {
        var refused = new ArrayList<Placed>();
        for (Placed each : situation.placed()) {
            if (each.entry(situation.plan()) || Brackets.takes(each.request())) {
                continue;
            }
            if (each.order().status() == OrderStatus.REJECTED) {
                refused.add(each);
            } else {
                refused.clear();
            }
        }
        return refused;
    }

    /** A stop-limit whose limit the price has left behind will not close the position any more. */
    private static @Nullable String gappedThrough(Position.Open open, Situation situation) {
        for (Lot lot : situation.lots()) {
            for (Placed each : lot.working()) {
                OrderState stop = each.workingStop().orElse(null);
                boolean behind = stop != null
                        && stop.type() == OrderType.STOP_LIMIT
                        && stop.limit() != null
                        && situation.scene().passed(stop.limit(), open.plan().side());
                if (behind) {
                    return "the price went through the limit of its stop";
                }
            }
        }
        return null;
    }

    /** Target 1 is reached: the stops of the rest go to the entry. */
    static List<Command> toBreakeven(Position.Open open, Situation situation) {
        var commands = new ArrayList<Command>();
        if (!situation.scene().care().breakeven() || !open.target1Reached()) {
            return commands;
        }
        Price breakeven =
                open.entry().toTick(open.plan().side().sign() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
        for (Placed each : situation.placed()) {
            OrderState stop = each.workingStop().orElse(null);
            if (stop != null
                    && stop.id() != null
                    && stop.stop() != null
                    && !Sight.breakeven(open.plan(), stop.stop(), open.entry())) {
                commands.add(new Command.MoveStop(stop.id(), breakeven, movedId(each.request())));
            }
        }
        return commands;
    }

    /** Under which id the moved stop of an order stands, at a broker that puts another order in its place. */
    static ClientOrderId movedId(OrderRequest request) {
        return new ClientOrderId(request.id() + ".be");
    }

    private static String lost(List<Lot> bare, Position.Open open) {
        return "The stop of " + naked(bare) + " " + open.plan().symbol() + " is not at the broker; putting it at $"
                + open.stop() + ".";
    }

    private static Quantity naked(List<Lot> bare) {
        Quantity naked = Quantity.ZERO;
        for (Lot lot : bare) {
            naked = naked.plus(lot.bare());
        }
        return naked;
    }
}
