package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.orders.Halts;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.platform.schedules.NextFire;
import dev.kuber.platform.schedules.TimeTriggers;
import dev.kuber.platform.schedules.Timetable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The plans of stored pipelines as their trading mode runs them, and when each runs next. */
@Component
class PipelinePlans implements PlanSource {

    private final Plans plans;
    private final Halts halts;
    private final Rules rules;
    private final Fires fires;
    /** These need the engine, which needs this. */
    private final ObjectProvider<WindowBells> bells;

    private final ObjectProvider<DayLimits> limits;

    PipelinePlans(
            Plans plans,
            Halts halts,
            Rules rules,
            Fires fires,
            ObjectProvider<WindowBells> bells,
            ObjectProvider<DayLimits> limits) {
        this.plans = plans;
        this.halts = halts;
        this.rules = rules;
        this.fires = fires;
        this.bells = bells;
        this.limits = limits;
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return fitted(plans.load(pipelineId, revision));
    }

    /**
     * Nothing while a halt is in force; when it is lifted the pipeline is fired again. Where the schedule or a daily limit
     * lets nothing begin now, the pipeline sleeps until something may.
     */
    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return plans.active(pipelineId)
                .filter(plan -> halted(plan.owner(), pipelineId).isEmpty())
                .filter(plan -> mayBegin(plan, at))
                .filter(plan -> !rules.rests(plan))
                .map(this::fitted);
    }

    private boolean mayBegin(Plan plan, Instant at) {
        Timetable timetable = Rules.timetable(plan.settings());
        if (timetable.free()) {
            return true;
        }
        DayRules day = rules.of(plan, () -> fires.now(plan));
        Optional<DayRules.NotNow> not = day.notNow(at, arms(plan, timetable), timetable.missed(fires.late(plan, at)));
        not.flatMap(DayRules.NotNow::again).ifPresent(again -> fires.fireAt(plan, again));
        not.flatMap(DayRules.NotNow::reached)
                .ifPresent(reached -> limits.getObject().reached(plan, day, reached));
        return not.isEmpty();
    }

    /** Whether to begin only means to wait for a time that the schedule allows. */
    private static boolean arms(Plan plan, Timetable timetable) {
        return timetable.interval().isEmpty() && TimeTriggers.of(plan).isPresent();
    }

    @Override
    public Optional<Instant> ring(String pipelineId) {
        return bells.getObject().ring(pipelineId);
    }

    /** A pipeline has been started: its window is looked at from now on. */
    void started(Plan plan) {
        bells.getObject().start(plan).ifPresent(at -> fires.bell(plan.pipelineId(), at));
    }

    /** Why the schedule or a daily limit lets nothing be started by hand now; empty if it may be. */
    Optional<String> closed(Plan plan) {
        Timetable timetable = Rules.timetable(plan.settings());
        return timetable.free()
                ? Optional.empty()
                : rules.of(plan, () -> fires.now(plan)).closed(arms(plan, timetable));
    }

    /** Why nothing new may be started, in a sentence; empty if it may. */
    Optional<String> halted(String owner, String pipelineId) {
        return halts.inForce(owner, pipelineId).map(Halt::sentence);
    }

    /** As the newest revision says, which may have been saved while the execution ran. */
    @Override
    public Optional<Instant> nextFire(Plan ran, Execution ended, Instant now) {
        return plans.active(ran.pipelineId())
                .flatMap(newest -> NextFire.after(
                        newest.settings(),
                        Rules.timetable(newest.settings()),
                        ended.firedAt(),
                        now,
                        ended.status() == ExecutionStatus.FAILED));
    }

    /** Made anew each time: a map from plans to plans would hold on to every plan there ever was. */
    private Plan fitted(Plan plan) {
        return Modes.fitted(plan);
    }
}
