package dev.kuber.platform.modes;

import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.orders.Halt;
import dev.kuber.platform.orders.Halts;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets active pipelines run again whose fires were skipped while they were halted. */
@Component
class Restarts {

    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);
    private static final int ALL = 10_000;

    private final Pipelines pipelines;
    private final PipelinePlans plans;
    private final ExecutionStore store;
    private final Fires fires;
    private final Halts halts;

    Restarts(Pipelines pipelines, PipelinePlans plans, ExecutionStore store, Fires fires, Halts halts) {
        this.pipelines = pipelines;
        this.plans = plans;
        this.store = store;
        this.fires = fires;
        this.halts = halts;
    }

    /** Fires what this halt concerned, nothing else halts, and has nothing going: the end of an execution fires the next. */
    void after(Halt lifted) {
        for (Pipeline pipeline :
                pipelines.list(lifted.owner(), Pipelines.Filter.status(Pipeline.Status.ACTIVE), 0, ALL)) {
            boolean rests = lifted.covers(pipeline.id())
                    && halts.inForce(lifted.owner(), pipeline.id()).isEmpty()
                    && store.active(pipeline.id()) == 0;
            if (rests) {
                try {
                    fires.fire(plans.load(pipeline.id(), pipeline.revision()));
                } catch (IllegalStateException e) {
                    LOG.error("Pipeline {} does not run again after a halt: {}", pipeline.id(), e.getMessage(), e);
                }
            }
        }
    }
}
