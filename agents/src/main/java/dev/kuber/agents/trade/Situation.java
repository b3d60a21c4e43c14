package dev.kuber.agents.trade;

import dev.kuber.agents.trade.Step.Command;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Position;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An open position as its transitions see it: its orders, what they serve, and what surrounds it. */
record Situation(TradePlan plan, List<Placed> placed, List<Lot> lots, Scene scene) {

    static Situation of(Position.Open open, List<Placed> placed, Scene scene) {
        return new Situation(open.plan(), placed, Lot.of(open.plan(), placed, open.gone()), scene);
    }

    boolean entering() {
        return Sight.entering(plan, placed);
    }

    Instant now() {
        return scene.now();
    }

    /** Entries that may still fill, to be cancelled. */
    List<Command> cancelEntries() {
        return cancel(placed.stream().filter(p -> p.entry(plan) && p.working()).toList());
    }

    static List<Command> cancel(List<Placed> orders) {
        var commands = new ArrayList<Command>();
        for (Placed each : orders) {
            OrderId id = each.cancellable().map(OrderState::id).orElse(null);
            if (id != null) {
                commands.add(new Command.Cancel(id));
            }
        }
        return commands;
    }

    Quantity covered() {
        Quantity covered = Quantity.ZERO;
        for (Lot lot : lots) {
            covered = covered.plus(lot.guarded());
        }
        return covered;
    }

    Position.Closing closing(Position.Open open, Position.ExitReason reason, String why) {
        return new Position.Closing(open, List.of(), reason, why, scene.now());
    }
}
