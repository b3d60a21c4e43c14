package dev.kuber.agents.trade;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lifecycle decides for one position.
 *
 * @param commands what to ask of the broker; asking twice does no harm
 * @param attention what the trader must look at, else null
 */
record Step(Position next, List<Command> commands, @Nullable String attention) {

    Step {
        commands = List.copyOf(commands);
    }

    static Step to(Position next) {
        return new Step(next, List.of(), null);
    }

    /** A change to an order that exists; new orders are written into the position first and sent by the next run. */
    sealed interface Command {
        record Cancel(OrderId order) implements Command {}

        record MoveStop(OrderId order, Price stop, ClientOrderId as) implements Command {}
    }
}
