package dev.kuber.agents.trade;

import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        Tally tally = Tally.of(plan.side(), placed);
        boolean entering = entering(plan, placed);
        if (tally.entered().isZero()) {
            return entering ? before : new Position.Refused(plan, refusal(plan, placed, why), now);
        }
        Instant since = before instanceof Position.Open open ? open.since() : firstFill(plan, placed, now);
        if (!entering && tally.open().isZero()) {
            return closed(plan, since, tally, placed, now, null, null);
        }
        List<Lot> lots = Lot.of(plan, placed);
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
                before instanceof Position.Open open ? open.missingSince() : null);
    }

    /**
     * The closed position.
     *
     * @param reason why it was closed, or null to read it from the last exit
     * @param why the same in words, or null
     */
    static Position.Closed closed(
            TradePlan plan,
            Instant since,
            Tally tally,
            List<Placed> placed,
            Instant now,
            @Nullable ExitReason reason,
            @Nullable String why) {
        Optional<OrderState> last =
                exits(plan, placed).reduce((a, b) -> b.updated().isBefore(a.updated()) ? a : b);
        Instant at = last.map(OrderState::updated).orElse(now);
        ExitReason known = last.filter(o -> o.role() == Role.TAKE_PROFIT || o.role() == Role.STOP_LOSS)
                .map(o -> byLeg(o, plan, tally))
                .orElse(reason == null ? ExitReason.EXTERNAL : reason);
        return new Position.Closed(
                plan,
                since,
                at,
                tally.entered(),
                tally.averageEntry(),
                tally.averageExit(),
                tally.realized(plan.side()).minus(tally.commission()),
                tally.commission(),
                known,
                why != null && known == reason ? why : words(known));
    }

    static boolean breakeven(TradePlan plan, Price stop, Price entry) {
        return stop.minus(entry).signum() * plan.side().sign() >= 0;
    }

    private static ExitReason byLeg(OrderState exit, TradePlan plan, Tally tally) {
        if (exit.role() == Role.TAKE_PROFIT) {
            return ExitReason.TARGET;
        }
        Price stop = exit.stop() == null ? plan.stop() : exit.stop();
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

    private static Stream<OrderState> exits(TradePlan plan, List<Placed> placed) {
        return placed.stream()
                .flatMap(p -> p.order().family().stream())
                .filter(o -> o.side() != plan.side() && o.filled().isPositive());
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
