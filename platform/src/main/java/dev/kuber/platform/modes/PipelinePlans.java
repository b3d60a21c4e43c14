package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.orders.Halts;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.schedules.NextFire;
import dev.kuber.platform.schedules.Timetable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The plans of stored pipelines as their trading mode runs them, and when each runs next. */
@Component
class PipelinePlans implements PlanSource {

    private final Plans plans;
    private final Halts halts;

    PipelinePlans(Plans plans, Halts halts) {
        this.plans = plans;
        this.halts = halts;
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return fitted(plans.load(pipelineId, revision));
    }

    /** Nothing while a halt is in force; when it is lifted the pipeline is fired again. */
    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return plans.active(pipelineId)
                .filter(plan -> halted(plan.owner(), pipelineId).isEmpty())
                .map(this::fitted);
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
                        timetable(newest),
                        ended.firedAt(),
                        now,
                        ended.status() == ExecutionStatus.FAILED));
    }

    private static Timetable timetable(Plan plan) {
        return Timetable.of(plan.settings(), Calendars.named(plan.settings().calendar()));
    }

    /** Made anew each time: a map from plans to plans would hold on to every plan there ever was. */
    private Plan fitted(Plan plan) {
        return Modes.fitted(plan);
    }
}
