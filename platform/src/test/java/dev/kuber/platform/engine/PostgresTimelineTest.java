package dev.kuber.platform.engine;

import dev.kuber.agent.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;

class PostgresTimelineTest extends TimelineContract {

    private final BlockingQueue<Wakeup> handed = new LinkedBlockingQueue<>();
    private final TestPipeline pipeline = new TestPipeline("none")
            .node("wait", new TestPipeline.Trigger((_, _) -> Outcome.waitUntil(START.plusSeconds(100_000))));
    private final PostgresRun run = new PostgresRun(pipeline, (point, id) -> {
        if (point == Probe.Point.CLAIMED) {
            handed.add(new Wakeup.Resume(id));
        }
    });

    {
        pipeline.onFire = (id, at) -> {
            handed.add(new Wakeup.Fire(id, at));
            return Optional.empty();
        };
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Override
    protected Timeline timeline() {
        return run.timeline;
    }

    @Override
    protected void given() {
        run.store.create(
                new Execution(
                        EXECUTION.executionId(),
                        "none",
                        1,
                        "owner",
                        START,
                        0,
                        ExecutionStatus.PENDING,
                        null,
                        null,
                        null),
                List.of());
        handedOverUntil(START);
    }

    @Override
    protected List<Wakeup> handedOverUntil(Instant time) {
        run.setTime(time);
        run.settle();
        var found = new ArrayList<Wakeup>();
        handed.drainTo(found);
        return found;
    }
}
