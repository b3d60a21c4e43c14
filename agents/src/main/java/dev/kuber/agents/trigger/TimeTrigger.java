package dev.kuber.agents.trigger;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.RunTimes;
import dev.kuber.port.TradingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
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
public final class TimeTrigger implements Agent<TimeTrigger.Config> {

    /** Settings of a time trigger. */
    public record Config(
            @Param(title = "Schedule", description = "What the planned times follow.", init = "INTERVAL")
            Schedule.Kind schedule,

            @Param(
                    title = "Offset",
                    when = "schedule=market_*",
                    description =
                            "For market open and close: how much later, or with a minus earlier. At most 12 hours.",
                    init = "PT0S")
            Duration offset,

            @Param(
                    title = "Times of day",
                    when = "schedule=times",
                    description = "For times: in the exchange's zone, such as 09:45.",
                    init = "[10:00]",
                    max = 96)
            List<LocalTime> times,

            @Param(
                    title = "Days",
                    description = "Days of the week on which it may fire; none chosen means all.",
                    init = "[]",
                    max = 7)
            List<DayOfWeek> days,

            @Param(
                    title = "Cron",
                    when = "schedule=cron",
                    description = "For cron: minute, hour, day of month, month, day of week, in the exchange's zone.",
                    init = "30 10 * * MON-FRI",
                    max = 120)
            String cron,

            @Param(
                    title = "Interval",
                    when = "schedule=interval",
                    description = "For interval: counted from the opening of each session. 1 second to 1 day.",
                    init = "PT5M")
            Duration interval,

            @Param(
                    title = "Only while the market is open",
                    when = "schedule=times|cron|interval",
                    description = "For times, cron and interval: leaves out what lies outside of a session.",
                    init = "true")
            boolean sessionsOnly) {

        public Config {
            times = List.copyOf(times);
            days = List.copyOf(days);
            if (offset.abs().compareTo(Duration.ofHours(12)) > 0) {
                throw new IllegalArgumentException("offset: at most 12 hours before or after, not " + offset + ".");
            }
            if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("interval: between 1 second and 1 day, not " + interval + ".");
            }
            if (schedule == Schedule.Kind.TIMES && times.isEmpty()) {
                throw new IllegalArgumentException("times: name at least one time of day, such as 09:45.");
            }
            if (schedule == Schedule.Kind.CRON) {
                Cron.parse(cron);
            }
        }
    }

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
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

    private static Outcome arm(Config config, PipelineState state, Context context, String before) {
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
