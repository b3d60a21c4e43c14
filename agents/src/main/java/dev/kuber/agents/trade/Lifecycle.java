package dev.kuber.agents.trade;

import dev.kuber.agents.trade.Step.Command;
import dev.kuber.trade.Position;
import dev.kuber.trade.TradePlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The transitions of an opening or open position: what it becomes and what is asked of the broker, given what the broker
 * says. Pure; {@link Protection}, {@link Targets}, {@link Shortage} and {@link Closing} are its parts.
 */
final class Lifecycle {

    private Lifecycle() {}

    static Step watch(Position before, List<Placed> placed, Scene scene) {
        TradePlan plan = before.plan();
        String stopEntering = stopEntering(plan, placed, scene);
        Position seen = Sight.of(
                before,
                before.requests(),
                placed,
                scene.now(),
                Objects.requireNonNullElse(stopEntering, "it was cancelled"));
        if (!seen.live()) {
            List<Command> leftovers = Situation.cancel(
                    placed.stream().filter(p -> !p.order().finished()).toList());
            return scene.inFlight() == null
                    ? Step.to(seen).asking(leftovers).alarming(excess(before, placed))
                    : Step.to(before).asking(leftovers).by(scene.inFlight());
        }
        List<Command> cancelled = stopEntering == null
                ? List.of()
                : Situation.cancel(placed.stream()
                        .filter(p -> p.entry(plan) && p.working())
                        .toList());
        Step step = Step.to(seen).asking(cancelled);
        return seen instanceof Position.Open open ? tend(step, open, Situation.of(open, placed, scene)) : step;
    }

    private static Step tend(Step step, Position.Open open, Situation situation) {
        Scene.Exit exit = situation.scene().close();
        if (exit != null) {
            return step.with(situation.closing(open, exit.reason(), exit.why()));
        }
        Step here = step.with(open.withMissingSince(null));
        if (Shortage.of(open, situation)) {
            here = Shortage.doubt(step, situation);
            boolean doubted = here.next() instanceof Position.Open doubtful && doubtful.missingSince() != null;
            return doubted ? Protection.prove(here, situation) : here;
        }
        Step taking = Targets.take(here.asking(Protection.toBreakeven(open, situation)), situation);
        return Protection.prove(taking, situation);
    }

    private static @Nullable String stopEntering(TradePlan plan, List<Placed> placed, Scene scene) {
        if (scene.close() != null) {
            return scene.close().why();
        }
        if (scene.giveUp() != null) {
            return scene.giveUp();
        }
        if (Tally.of(plan.side(), placed).exited().isPositive()) {
            return "the rest of the trade is already being closed";
        }
        for (Placed each : placed) {
            if (each.entry(plan) && each.endedShort()) {
                return "the broker ended the entry: " + Sight.reason(each.order());
            }
        }
        return null;
    }

    private static @Nullable String excess(Position before, List<Placed> placed) {
        Position.@Nullable Open open = before instanceof Position.Open was ? was : null;
        return Closing.excess(
                before.plan(), open == null ? Tally.of(before.plan().side(), placed) : Sight.tally(open, placed));
    }
}
