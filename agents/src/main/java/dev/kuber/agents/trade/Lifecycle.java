package dev.kuber.agents.trade;

import dev.kuber.agents.trade.Step.Command;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The transitions of a position: what it becomes and what is asked of the broker, given what the broker says. Pure. */
final class Lifecycle {

    /** How often lost protection is put back before the position is closed instead. */
    private static final int PROTECTION_TRIES = 2;

    /** How long the account must hold too little before it is believed: a broker's position may lag behind its fills. */
    private static final Duration DOUBT = Duration.ofSeconds(30);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private Lifecycle() {}

    /**
     * What surrounds a transition.
     *
     * @param executionId part of the ids of new orders
     * @param breakeven whether target 1 moves the stop of the rest to the entry
     * @param giveUp why the entry must not go on, or null while it may
     * @param close why somebody wants the position closed, or null
     * @param held what the account holds on the position's side, of everybody
     * @param price the last price
     */
    record Scene(
            String executionId,
            boolean breakeven,
            @Nullable String giveUp,
            @Nullable String close,
            Quantity held,
            Price price,
            Instant now) {}

    /** An opening or open position. */
    static Step watch(Position before, List<OrderRequest> requests, List<Placed> placed, Scene scene) {
        TradePlan plan = before.plan();
        String stopEntering = stopEntering(plan, placed, scene);
        Position seen = Sight.of(
                before, requests, placed, scene.now(), Objects.requireNonNullElse(stopEntering, "it was cancelled"));
        List<Command> commands = new ArrayList<>();
        if (!seen.live()) {
            placed.forEach(p -> cancel(p, commands));
            return new Step(seen, commands, excess(plan, placed));
        }
        if (stopEntering != null) {
            placed.stream().filter(p -> p.entry(plan) && p.working()).forEach(p -> cancel(p, commands));
        }
        return seen instanceof Position.Open open
                ? protect(open, placed, scene, commands)
                : new Step(seen, commands, null);
    }

    private static @Nullable String stopEntering(TradePlan plan, List<Placed> placed, Scene scene) {
        if (scene.close() != null) {
            return scene.close();
        }
        if (scene.giveUp() != null) {
            return scene.giveUp();
        }
        if (Tally.of(plan.side(), placed).exited().isPositive()) {
            return "the rest of the trade is already being closed";
        }
        return placed.stream()
                .filter(p -> p.entry(plan) && p.endedShort())
                .map(p -> "the broker ended the entry: " + Sight.reason(p.order()))
                .findFirst()
                .orElse(null);
    }

    private static Step protect(Position.Open seen, List<Placed> placed, Scene scene, List<Command> commands) {
        TradePlan plan = seen.plan();
        if (scene.close() != null) {
            return new Step(closing(seen, ExitReason.MANUAL, scene.close(), scene), commands, null);
        }
        boolean entering = Sight.entering(plan, placed);
        if (!entering && scene.held().compareTo(seen.remaining()) < 0) {
            return missing(seen, scene, commands);
        }
        Position.Open open = seen.withMissingSince(null);
        if (scene.breakeven() && open.target1Reached()) {
            moveStops(open, placed, commands);
        }
        List<Placed> refused = placed.stream()
                .filter(p -> !p.entry(plan) && p.order().status() == OrderStatus.REJECTED)
                .toList();
        List<Lot> bare = Lot.of(plan, placed).stream()
                .filter(lot -> lot.uncovered().isPositive())
                .toList();
        if (bare.isEmpty()) {
            return new Step(open, commands, null);
        }
        if (refused.size() >= PROTECTION_TRIES) {
            String why = "its stop could not be put back: "
                    + Sight.reason(refused.getLast().order());
            return new Step(closing(open, ExitReason.STOP, why, scene), commands, "Closing an unprotected position.");
        }
        return putBack(open, bare, scene, commands);
    }

    /** The account holds less than this position: doubted for a while, then believed. */
    private static Step missing(Position.Open open, Scene scene, List<Command> commands) {
        String problem = "The account holds " + scene.held() + " of the " + open.remaining() + " "
                + open.plan().symbol() + " that this trade opened.";
        Instant since = open.missingSince();
        if (since == null) {
            return new Step(open.withMissingSince(scene.now()), commands, problem);
        }
        return scene.now().isBefore(since.plus(DOUBT))
                ? new Step(open, commands, problem)
                : new Step(
                        closing(open, ExitReason.EXTERNAL, "closed outside of this pipeline", scene),
                        commands,
                        problem);
    }

    private static Step putBack(Position.Open open, List<Lot> bare, Scene scene, List<Command> commands) {
        var orders = new ArrayList<OrderRequest>(open.orders());
        int number = (int) orders.stream()
                        .filter(r -> r.side() != open.plan().side())
                        .count()
                + 1;
        Quantity quantity = Quantity.ZERO;
        for (Lot lot : bare) {
            orders.add(Brackets.protection(
                    scene.executionId(), open.plan(), number++, lot.uncovered(), lot.target(), open.stop()));
            quantity = quantity.plus(lot.uncovered());
        }
        boolean lost = open.orders().getFirst().takeProfit() != null;
        return new Step(
                open.withOrders(orders),
                commands,
                lost
                        ? "The stop of " + quantity + " " + open.plan().symbol()
                                + " is not at the broker; putting it at $" + open.stop() + "."
                        : null);
    }

    private static void moveStops(Position.Open open, List<Placed> placed, List<Command> commands) {
        Price breakeven =
                open.entry().toTick(open.plan().side().sign() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
        for (Placed each : placed) {
            OrderState stop = each.workingStop().orElse(null);
            if (stop != null
                    && stop.id() != null
                    && stop.stop() != null
                    && !Sight.breakeven(open.plan(), stop.stop(), open.entry())) {
                commands.add(new Command.MoveStop(
                        stop.id(), breakeven, new ClientOrderId(each.request().id() + ".be")));
            }
        }
    }

    /** A closing position: first everything that works is cancelled, then exactly what is left is closed at market. */
    static Step close(Position.Closing before, List<Placed> placed, List<Placed> closes, Scene scene) {
        TradePlan plan = before.plan();
        var commands = new ArrayList<Command>();
        placed.stream().filter(p -> !p.order().finished()).forEach(p -> cancel(p, commands));
        if (!commands.isEmpty() || closes.stream().anyMatch(Placed::working)) {
            return new Step(before, commands, null);
        }
        List<Placed> all = Stream.concat(placed.stream(), closes.stream()).toList();
        Tally tally = Tally.of(plan.side(), all);
        Instant since = before.open().since();
        if (tally.open().isZero()) {
            return new Step(
                    Sight.closed(plan, since, tally, all, scene.now(), before.reason(), before.why()),
                    List.of(),
                    excess(plan, all));
        }
        Quantity mine = tally.open().min(scene.held());
        if (mine.isZero()) {
            return scene.now().isBefore(before.since().plus(DOUBT))
                    ? Step.to(before)
                    : new Step(external(before, tally, scene), List.of(), null);
        }
        String refusal = null;
        if (!closes.isEmpty() && closes.getLast().endedShort()) {
            OrderState last = closes.getLast().order();
            refusal = "The broker ended the closing order (" + Sight.reason(last) + "); " + tally.open() + " "
                    + plan.symbol() + " are open without a stop.";
            if (scene.now().isBefore(last.updated().plus(pause(closes.size())))) {
                return new Step(before, List.of(), refusal);
            }
        }
        var orders = new ArrayList<OrderRequest>(before.orders());
        orders.add(Brackets.close(scene.executionId(), plan, orders.size() + 1, mine));
        var next =
                new Position.Closing(now(before.open(), tally), orders, before.reason(), before.why(), before.since());
        return new Step(next, List.of(), refusal);
    }

    /** What is left was closed where we cannot see it: valued at the last price. */
    private static Position external(Position.Closing before, Tally tally, Scene scene) {
        Quantity gone = tally.open();
        Tally whole = tally.plusExit(gone, scene.price());
        return Sight.closed(
                before.plan(),
                before.open().since(),
                whole,
                List.of(),
                scene.now(),
                ExitReason.EXTERNAL,
                "closed outside of this pipeline; " + gone + " valued at the last price, $" + scene.price());
    }

    private static Position.Open now(Position.Open open, Tally tally) {
        return new Position.Open(
                open.plan(),
                open.orders(),
                open.since(),
                open.entry(),
                tally.entered(),
                tally.open(),
                Quantity.ZERO,
                open.stop(),
                open.target1Reached(),
                tally.realized(open.plan().side()),
                tally.commission(),
                open.missingSince());
    }

    private static void cancel(Placed placed, List<Command> commands) {
        OrderId id = placed.cancellable().map(OrderState::id).orElse(null);
        if (id != null) {
            commands.add(new Command.Cancel(id));
        }
    }

    private static @Nullable String excess(TradePlan plan, List<Placed> placed) {
        Quantity excess = Tally.of(plan.side(), placed).excess();
        return excess.isZero()
                ? null
                : "The broker closed " + excess + " " + plan.symbol()
                        + " more than this trade had opened; look at the account.";
    }

    static Duration pause(int attempts) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
    }

    private static Position.Closing closing(Position.Open open, ExitReason reason, String why, Scene scene) {
        return new Position.Closing(open, List.of(), reason, why, scene.now());
    }
}
