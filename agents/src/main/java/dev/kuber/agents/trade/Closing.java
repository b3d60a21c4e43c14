package dev.kuber.agents.trade;

import dev.kuber.agents.trade.Step.Command;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A closing position: first everything that works is cancelled, then exactly what is left is closed at market, until the
 * broker says that nothing is left. Pure.
 */
final class Closing {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    /** A closing order that has not filled by then meets a market that does not trade. */
    private static final Duration HALTED = Duration.ofMinutes(2);

    /** Refused closing orders that are remembered; older ones have nothing to tell. */
    private static final int REMEMBERED = 2;

    private Closing() {}

    /**
     * @param placed entries and protection
     * @param closes closing orders
     */
    static Step close(Position.Closing before, List<Placed> placed, List<Placed> closes, Scene scene) {
        List<Placed> all = Stream.concat(placed.stream(), closes.stream()).toList();
        Tally tally = Sight.tally(before.open(), all);
        List<Command> cancelling = Situation.cancel(
                placed.stream().filter(p -> !p.order().finished()).toList());
        if (!cancelling.isEmpty()) {
            return Step.to(before).asking(cancelling).alarming(slow(before, before.since(), tally, scene));
        }
        List<Placed> working = closes.stream().filter(Placed::working).toList();
        if (!working.isEmpty()) {
            Instant sent = working.getLast().order().updated();
            return Step.to(before).alarming(slow(before, sent, tally, scene));
        }
        if (tally.open().isZero()) {
            return scene.inFlight() == null
                    ? closed(before, all, tally, scene)
                    : Step.to(before).by(scene.inFlight());
        }
        Quantity mine = tally.open().min(scene.mine());
        return mine.isZero() ? missing(before, tally, scene) : send(before, closes, tally, mine, scene);
    }

    private static Step closed(Position.Closing before, List<Placed> all, Tally tally, Scene scene) {
        Position.Closed closed = Sight.closed(
                before.open(),
                before.plan(),
                before.open().since(),
                tally,
                all,
                scene.now(),
                before.reason(),
                before.why());
        return Step.to(closed).alarming(excess(before.plan(), tally));
    }

    /** Nothing is left for this trade in the account: doubted for a while, then believed. */
    private static Step missing(Position.Closing before, Tally tally, Scene scene) {
        Position.Open open = now(before.open(), tally);
        Instant since = open.missingSince() == null ? scene.now() : open.missingSince();
        if (scene.now().isBefore(since.plus(Shortage.DOUBT))) {
            return Step.to(of(before, open.withMissingSince(since), before.orders()))
                    .alarming(Shortage.problem(open, Quantity.ZERO))
                    .by(since.plus(Shortage.DOUBT));
        }
        Price price = scene.price() == null ? open.entry() : scene.price();
        return Step.to(Shortage.external(before, tally, price, scene.now()));
    }

    private static Step send(Position.Closing before, List<Placed> closes, Tally tally, Quantity mine, Scene scene) {
        TradePlan plan = before.plan();
        String refusal = null;
        if (!closes.isEmpty() && closes.getLast().endedShort()) {
            OrderState last = closes.getLast().order();
            refusal = "The broker ended the closing order (" + Sight.reason(last) + "); " + tally.open() + " "
                    + plan.symbol() + " are open without a stop.";
            int tries = Brackets.next(before.orders()) - 1;
            Instant next = last.updated().plus(pause(tries));
            if (scene.now().isBefore(next)) {
                return Step.to(before).alarming(refusal).by(next);
            }
        }
        var orders = new ArrayList<OrderRequest>(before.orders());
        List<Placed> refused = closes.stream()
                .filter(p -> p.order().status() == OrderStatus.REJECTED)
                .toList();
        refused.stream().limit(Math.max(0, refused.size() - REMEMBERED)).forEach(p -> orders.remove(p.request()));
        orders.add(Brackets.close(scene.executionId(), plan, Brackets.next(before.orders()), mine));
        return Step.to(of(before, now(before.open(), tally).withMissingSince(null), orders))
                .alarming(refusal);
    }

    private static @Nullable String slow(Position.Closing before, Instant since, Tally tally, Scene scene) {
        return scene.now().isBefore(since.plus(HALTED))
                ? null
                : tally.open() + " " + before.plan().symbol()
                        + " are still to be closed and have no stop: the broker has"
                        + " not done it yet. Trading may be halted or the market closed.";
    }

    private static Position.Closing of(Position.Closing before, Position.Open open, List<OrderRequest> orders) {
        return new Position.Closing(open, orders, before.reason(), before.why(), before.since());
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
                open.missingSince(),
                open.bareSince(),
                null,
                open.gone());
    }

    static @Nullable String excess(TradePlan plan, Tally tally) {
        return tally.excess().isZero()
                ? null
                : "The broker closed " + tally.excess() + " " + plan.symbol()
                        + " more than this trade had opened; look at the account.";
    }

    static Duration pause(int attempts) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
        return pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
    }
}
