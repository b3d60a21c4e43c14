package dev.kuber.platform.modes;

import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hangs the bells of pipelines that were saved with another schedule while they are active, lets those begin that may
 * begin now, and does what a process that died has left.
 */
@Component
class WindowSweep implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WindowSweep.class);

    /** Changes are looked for a little into the past: a transaction may take its time. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final WindowRows rows;
    private final WindowBells bells;
    private final Fires fires;
    private final Plans plans;
    private final ExecutionStore store;
    private final Clock wall;
    private Instant looked = Instant.EPOCH;

    WindowSweep(WindowRows rows, WindowBells bells, Fires fires, Plans plans, ExecutionStore store, Clock wall) {
        this.rows = rows;
        this.bells = bells;
        this.fires = fires;
        this.plans = plans;
        this.store = store;
        this.wall = wall;
    }

    /** One look. */
    @Override
    public synchronized void run() {
        Instant now = wall.instant();
        for (String pipelineId : rows.unseen(looked)) {
            try {
                see(pipelineId);
            } catch (IllegalArgumentException | IllegalStateException e) {
                LOG.error("The window of pipeline {} cannot be looked at.", pipelineId, e);
            }
        }
        looked = now.minus(OVERLAP);
    }

    private void see(String pipelineId) {
        bells.ring(pipelineId).ifPresent(at -> fires.bell(pipelineId, at));
        plans.pipeline(pipelineId)
                .filter(pipeline -> pipeline.status() == Pipeline.Status.ACTIVE && store.active(pipelineId) == 0)
                .ifPresent(pipeline -> fires.instead(plans.load(pipelineId, pipeline.revision())));
    }
}
