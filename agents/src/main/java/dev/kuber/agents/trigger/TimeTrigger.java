package dev.kuber.agents.trigger;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import java.time.Instant;
import java.util.Optional;

/** Lets the pipeline go on at a planned time, strictly after it was armed. */
@AgentInfo(
        type = "time_trigger",
        category = AgentInfo.Category.TRIGGER,
        name = "Time trigger",
        description =
                "Starts the pipeline at the market's opening or close, at times of day, by a cron schedule or at an"
                        + " interval, counted in the sessions of the exchange.",
        icon = "clock-outline",
        averageMinutes = 0.5,
        gives = {TriggerArmed.class, TriggerFired.class},
        uses = {TradingCalendar.class, RunTimes.class})
public final class TimeTrigger implements Agent<TimeSettings> {

    @Override
    public Outcome run(TimeSettings config, PipelineState state, Context context) {
        Instant now = context.now();
        RunTimes runs = context.port(RunTimes.class);
        Optional<Instant> planned = Waiting.armed(state).map(TriggerArmed::until);
        if (planned.isEmpty()) {
            return arm(config, state, context, "");
        }
        Instant at = planned.get();
        if (now.isBefore(at)) {
            return Outcome.waitUntil(at);
        }
        if (runs.missed(at)) {
            return arm(config, state, context, "The run planned for " + Waiting.text(at) + " was missed. ");
        }
        if (!runs.from(at).equals(planned)) {
            return arm(config, state, context, "No run may begin at " + Waiting.text(at) + ". ");
        }
        return Outcome.done(
                new TriggerFired(at, state.symbols(), "Fired at the planned time " + Waiting.text(at) + "."));
    }

    private static Outcome arm(TimeSettings config, PipelineState state, Context context, String before) {
        Instant now = context.now();
        return Schedule.next(config, context.port(TradingCalendar.class), context.port(RunTimes.class), now)
                .<Outcome>map(next -> Outcome.waitUntil(
                        next,
                        new TriggerArmed(
                                state.node(), now, next, before + "Next planned time " + Waiting.text(next) + ".")))
                .orElseGet(() -> Outcome.fail("This schedule names no time within the coming year at which the pipeline"
                        + " may run: change its times or days, the pipeline's window, or let it fire outside of market"
                        + " hours."));
    }
}
