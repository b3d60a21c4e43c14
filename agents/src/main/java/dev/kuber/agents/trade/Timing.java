package dev.kuber.agents.trade;

import dev.kuber.agent.Context;
import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a position is looked at again, and what is too late. */
final class Timing {

    /** Pause before a lost reply or an unconfirmed cancellation is looked at again. */
    static final Duration SOON = Duration.ofSeconds(2);

    /** Until the next look where a broker tells everything and nothing is pending. */
    private static final Duration UNTIL_TOLD = Duration.ofDays(1);

    /** A request in flight is dead after this time: an order the broker has not seen by then never reached it. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    private final TradeSettings config;
    private final Context context;

    Timing(TradeSettings config, Context context) {
        this.config = config;
        this.context = context;
    }

    /** Why an entry that is not filled must be given up: its trading time is over; null while it is not. */
    @Nullable
    String giveUp(Position before) {
        return context.now().isBefore(entryDeadline(before))
                ? null
                : "the entry was not filled within " + config.entryTimeout().toMinutes() + " minutes of trading";
    }

    /** When the trading time of an entry that is not filled is over; {@link Instant#MAX} for one that is. */
    private Instant entryDeadline(Position position) {
        boolean entering = position instanceof Position.Opening
                || (position instanceof Position.Open open
                        && !open.quantity().equals(open.plan().quantity()));
        if (!entering) {
            return Instant.MAX;
        }
        Instant since = since(position);
        Instant opens = context.port(TradingCalendar.class).currentOrNext(since).opens();
        return (opens.isAfter(since) ? opens : since).plus(config.entryTimeout());
    }

    /** Until when an order that the broker has not seen may still be on its way; null when it cannot be any more. */
    @Nullable
    Instant inFlight(Position position) {
        Instant arrived = since(position).plus(IN_FLIGHT);
        return context.now().isBefore(arrived) ? arrived : null;
    }

    private static Instant since(Position position) {
        return switch (position) {
            case Position.Opening o -> o.since();
            case Position.Open o -> o.since();
            case Position.Closing c -> c.since();
            case Position.Refused r -> r.at();
            case Position.Closed c -> c.closed();
        };
    }

    /** What the trader must know when nothing is known: what may be without a stop for too long; null when nothing is. */
    @Nullable
    String alarm(Position position, String why) {
        Duration within = config.protectWithin().multipliedBy(2);
        Instant since = position instanceof Position.Open open ? open.bareSince() : since(position);
        if (since == null || context.now().isBefore(since.plus(within))) {
            return null;
        }
        String what = position.plan().symbol().toString();
        return switch (position) {
                    case Position.Opening _ ->
                        "It is not known whether the entry in " + what + " is filled and has its stop";
                    case Position.Open o -> o.remaining() + " " + what + " may be without a stop";
                    case Position.Closing c ->
                        "It is not known whether " + c.open().remaining() + " " + what
                                + " are closed; their stop is cancelled";
                    case Position.Refused _, Position.Closed _ -> what;
                }
                + ": " + why;
    }

    /** How long until the next look. */
    Duration again(Position before, Step step, Capabilities can) {
        if (acts(before, step.next())) {
            return Duration.ZERO;
        }
        boolean unconfirmed = step.commands().stream().anyMatch(c -> c instanceof Step.Command.Cancel);
        Instant now = context.now();
        Instant next =
                now.plus(unconfirmed ? SOON : can.pushesEveryChange() && settled(step) ? UNTIL_TOLD : config.sweep());
        next = earlier(next, step.until(), now);
        next = earlier(next, entryDeadline(step.next()), now);
        return Duration.between(now, next);
    }

    /** The position became one in which something is to be done at once, now that it is durable. */
    private static boolean acts(Position before, Position next) {
        if (!next.requests().equals(before.requests())
                || next instanceof Position.Closing != before instanceof Position.Closing) {
            return true;
        }
        return before instanceof Position.Open was
                && next instanceof Position.Open open
                && !(Objects.equals(was.taking(), open.taking()) && Objects.equals(was.gone(), open.gone()));
    }

    private static boolean settled(Step step) {
        return step.commands().isEmpty()
                && step.attention() == null
                && !(step.next() instanceof Position.Closing)
                && !(step.next() instanceof Position.Open open && open.missingSince() != null);
    }

    private static Instant earlier(Instant next, @Nullable Instant other, Instant now) {
        return other != null && other.isAfter(now) && other.isBefore(next) ? other : next;
    }
}
