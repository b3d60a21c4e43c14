package dev.kuber.agents.trade;

import dev.kuber.agent.WakeOn;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lifecycle decides for one position.
 *
 * @param commands what to ask of the broker; asking twice does no harm
 * @param attention what the trader must look at, else null
 * @param until when to look again at the latest, if not only after the usual time
 * @param levels prices at which to look again
 */
record Step(
        Position next,
        List<Command> commands,
        @Nullable String attention,
        @Nullable Instant until,
        List<WakeOn.PriceCrosses> levels) {

    Step {
        commands = List.copyOf(commands);
        levels = List.copyOf(levels);
    }

    static Step to(Position next) {
        return new Step(next, List.of(), null, null, List.of());
    }

    Step with(Position other) {
        return new Step(other, commands, attention, until, levels);
    }

    Step asking(List<Command> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new LinkedHashSet<>(commands);
        all.addAll(more);
        return new Step(next, List.copyOf(all), attention, until, levels);
    }

    /** With this sentence for the trader; the first one given counts. */
    Step alarming(@Nullable String sentence) {
        return attention != null || sentence == null ? this : new Step(next, commands, sentence, until, levels);
    }

    /** Looking again at this time, or sooner. */
    Step by(Instant time) {
        return until != null && !until.isAfter(time) ? this : new Step(next, commands, attention, time, levels);
    }

    Step watching(WakeOn.PriceCrosses level) {
        var all = new ArrayList<>(levels);
        all.add(level);
        return new Step(next, commands, attention, until, all);
    }

    /** A change to an order that exists; new orders are written into the position first and sent by the next run. */
    sealed interface Command {
        record Cancel(OrderId order) implements Command {}

        record MoveStop(OrderId order, Price stop, ClientOrderId as) implements Command {}
    }
}
