package dev.kuber.agents.trade;

import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Position.Gone;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a position is, seen from its orders at the broker alone. */
final class Sight {

    private Sight() {}

    /**
     * The position as its orders show it: opening, open, refused or closed.
     *
     * @param why reason shown if nothing was ever held
     */
    static Position of(Position before, List<OrderRequest> requests, List<Placed> placed, Instant now, String why) {
        TradePlan plan = before.plan();
        Position.Open was = before instanceof Position.Open open ? open : null;
        Tally tally = was == null ? Tally.of(plan.side(), placed) : tally(was, placed);
        boolean entering = entering(plan, placed);
        if (tally.entered().isZero()) {
            return entering ? before : new Position.Refused(plan, refusal(plan, placed, why), now);
        }
        Instant since = was != null ? was.since() : firstFill(plan, placed, now);
        if (!entering && tally.open().isZero()) {
            return closed(was, plan, since, tally, placed, now, null, null);
        }
        List<Lot> lots = Lot.of(plan, placed, was == null ? null : was.gone());
        boolean reached = lots.size() > 1 && lots.getFirst().reached();
        return new Position.Open(
                plan,
                requests,
                since,
                tally.averageEntry(),
                tally.entered(),
                tally.open(),
                guarded(lots),
                stop(before, plan, placed),
                reached,
                tally.realized(plan.side()),
                tally.commission(),
                was == null ? null : was.missingSince(),
                was == null ? null : was.bareSince(),
                was == null ? null : was.taking(),
                was == null ? null : was.gone());
    }

    /** The trade's own fills and what somebody else closed of it. */
    static Tally tally(Position.Open open, List<Placed> placed) {
        Tally own = Tally.of(open.plan().side(), placed);
        Gone gone = open.gone();
        return gone == null ? own : own.plusExit(gone.quantity(), gone.price());
    }

    /**
     * The closed position.
     *
     * @param was the position when it was open, if that was seen
     * @param reason why it was closed, or null to read it from the last exit
     * @param why the same in words, or null
     */
    static Position.Closed closed(
            Position.@Nullable Open was,
            TradePlan plan,
            Instant since,
            Tally tally,
            List<Placed> placed,
            Instant now,
            @Nullable ExitReason reason,
            @Nullable String why) {
        Exit last = last(plan, placed);
        ExitReason known = last == null ? null : byLeg(last, plan, tally);
        if (known == null) {
            known = reason == null ? ExitReason.EXTERNAL : reason;
        }
        Gone gone = was == null ? null : was.gone();
        String words = why != null && known == reason ? why : words(known);
        return new Position.Closed(
                plan,
                since,
                last == null ? now : last.order().updated(),
                tally.entered(),
                tally.averageEntry(),
                tally.averageExit(),
                tally.realized(plan.side()).minus(tally.commission()),
                tally.commission(),
                known,
                gone == null
                        ? words
                        : words + "; " + gone.quantity() + " of it closed outside of this pipeline, valued at $"
                                + gone.price());
    }

    private record Exit(Placed placed, OrderState order) {}

    private static @Nullable Exit last(TradePlan plan, List<Placed> placed) {
        Exit last = null;
        for (Placed each : placed) {
            for (OrderState order : each.exits(plan)) {
                boolean later =
                        last == null || !order.updated().isBefore(last.order().updated());
                last = order.filled().isPositive() && later ? new Exit(each, order) : last;
            }
        }
        return last;
    }

    static boolean breakeven(TradePlan plan, Price stop, Price entry) {
        return stop.minus(entry).signum() * plan.side().sign() >= 0;
    }

    private static @Nullable ExitReason byLeg(Exit exit, TradePlan plan, Tally tally) {
        OrderState order = exit.order();
        if (order.role() == Role.TAKE_PROFIT || Brackets.takes(exit.placed().request())) {
            return ExitReason.TARGET;
        }
        if (order.role() != Role.STOP_LOSS) {
            return null;
        }
        Price stop = order.stop() == null ? plan.stop() : order.stop();
        return breakeven(plan, stop, tally.averageEntry()) ? ExitReason.BREAKEVEN : ExitReason.STOP;
    }

    private static String words(ExitReason reason) {
        return switch (reason) {
            case STOP -> "the stop was hit";
            case BREAKEVEN -> "the stop at breakeven was hit after target 1";
            case TARGET -> "the target was reached";
            case MANUAL -> "closed by hand";
            case BUDGET -> "the budget was used up";
            case SCHEDULE -> "the trading window ended";
            case EXTERNAL -> "closed outside of this pipeline";
        };
    }

    /** Whether an entry may still fill. */
    static boolean entering(TradePlan plan, List<Placed> placed) {
        for (Placed each : placed) {
            if (each.entry(plan) && each.working()) {
                return true;
            }
        }
        return false;
    }

    private static Quantity guarded(List<Lot> lots) {
        Quantity guarded = Quantity.ZERO;
        for (Lot lot : lots) {
            guarded = guarded.plus(lot.guarded());
        }
        return guarded;
    }

    private static Instant firstFill(TradePlan plan, List<Placed> placed, Instant now) {
        Instant first = null;
        for (Placed each : placed) {
            boolean filled = each.entry(plan) && each.order().filled().isPositive();
            if (filled && (first == null || each.order().updated().isBefore(first))) {
                first = each.order().updated();
            }
        }
        return first == null ? now : first;
    }

    /** The farthest stop that works, else where it was last. */
    private static Price stop(Position before, TradePlan plan, List<Placed> placed) {
        Price farthest = null;
        for (Placed each : placed) {
            Price stop = each.workingStop().map(OrderState::stop).orElse(null);
            if (stop != null
                    && (farthest == null
                            || stop.compareTo(farthest) * plan.side().sign() < 0)) {
                farthest = stop;
            }
        }
        if (farthest != null) {
            return farthest;
        }
        return before instanceof Position.Open open ? open.stop() : plan.stop();
    }

    private static String refusal(TradePlan plan, List<Placed> placed, String why) {
        return placed.stream()
                .filter(p -> p.entry(plan) && p.order().status() == OrderStatus.REJECTED)
                .map(p -> "the broker refused the order: " + reason(p.order()))
                .findFirst()
                .orElse(why);
    }

    static String reason(OrderState order) {
        return order.reason() == null ? "no reason given" : order.reason();
    }
}
