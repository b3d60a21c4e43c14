package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.schedules.NextFire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.springframework.stereotype.Component;

/** The plans of stored pipelines as their trading mode runs them, and when each runs next. */
@Component
class PipelinePlans implements PlanSource {

    private final Plans plans;
    private final Map<Plan, Plan> fitted = new WeakHashMap<>();

    PipelinePlans(Plans plans) {
        this.plans = plans;
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        return fitted(plans.load(pipelineId, revision));
    }

    @Override
    public Optional<Plan> due(String pipelineId, Instant at) {
        return plans.active(pipelineId).map(this::fitted);
    }

    /** As the newest revision says, which may have been saved while the execution ran. */
    @Override
    public Optional<Instant> nextFire(Plan ran, Execution ended, Instant now) {
        return plans.active(ran.pipelineId())
                .flatMap(newest -> NextFire.after(
                        newest.settings(), ended.firedAt(), now, ended.status() == ExecutionStatus.FAILED));
    }

    private Plan fitted(Plan plan) {
        synchronized (fitted) {
            return fitted.computeIfAbsent(plan, Modes::fitted);
        }
    }
}
