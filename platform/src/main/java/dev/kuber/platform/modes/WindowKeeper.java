package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.platform.schedules.Span;
import dev.kuber.platform.schedules.TimeTriggers;
import dev.kuber.platform.schedules.Timetable;
import dev.kuber.platform.schedules.WindowWords;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carries out what the end of a window, or a daily limit, asks for: told twice counts once. */
@Component
class WindowKeeper {

    private static final int ALL = 1000;

    private final Pipelines pipelines;
    private final Positions positions;
    private final PositionRequests requests;
    private final Engine engine;
    private final ExecutionStore store;
    private final WindowRows rows;

    WindowKeeper(
            Pipelines pipelines,
            Positions positions,
            PositionRequests requests,
            Engine engine,
            ExecutionStore store,
            WindowRows rows) {
        this.pipelines = pipelines;
        this.positions = positions;
        this.requests = requests;
        this.engine = engine;
        this.store = store;
        this.rows = rows;
    }

    /** What this pipeline holds, trials left out. */
    List<LivePosition> held(String pipelineId) {
        return positions.ofPipeline(pipelineId).stream()
                .filter(live -> live.revision() > 0)
                .toList();
    }

    /** Positions that were begun before a window closed. */
    List<LivePosition> concerned(String pipelineId, Instant closes) {
        return held(pipelineId).stream()
                .filter(live -> WindowWords.begunBefore(live.position(), closes))
                .toList();
    }

    /** Does what was decided, and remembers that it is done. */
    void deliver(WindowRows.End end, Pipeline pipeline, Plan plan, Timetable timetable) {
        ZoneId zone = timetable.days().zone();
        requests.windowClosed(concerned(end.pipelineId(), end.closes()), end.closes(), end.flatten(), zone);
        if (end.stop()) {
            pipelines.finish(pipeline.owner(), pipeline.id());
            String why = "The window closed at " + WindowWords.time(end.closes(), zone) + " and the pipeline stopped.";
            going(pipeline).forEach(execution -> engine.cancel(execution.id(), why));
        }
        rows.delivered(end);
    }

    /** Ends what waits for its trigger; the pipeline starts again when the next window opens. */
    void lastCall(Pipeline pipeline, Plan plan, Timetable timetable, Span span) {
        recall(
                pipeline,
                plan,
                WindowWords.recalled(span, timetable.days().zone()),
                timetable.nextStart(span.closes()).orElse(Instant.MAX));
    }

    /** Triggers that go by the time plan for the next window themselves, and are left alone. */
    void recall(Pipeline pipeline, Plan plan, String why, Instant again) {
        if (TimeTriggers.of(plan).isPresent()) {
            return;
        }
        for (Execution execution : going(pipeline)) {
            if (execution.status() == ExecutionStatus.WAITING_TRIGGER) {
                engine.recall(execution.id(), why, again);
            }
        }
    }

    private List<Execution> going(Pipeline pipeline) {
        return store.list(new ExecutionStore.Query(pipeline.owner(), pipeline.id(), null, null, ALL)).stream()
                .filter(execution -> !execution.status().terminal() && !execution.trial())
                .toList();
    }
}
