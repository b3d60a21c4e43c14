package dev.kuber.platform.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the ready nodes of one claim side by side, outside any transaction, and keeps their results one by one: only the
 * thread that holds the claim writes.
 */
final class ParallelRuns {

    /** After this long without a result the claim looks for news, for waits that are over, and tells who still runs. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Claim claim;
    private final ExecutorService executor;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final Map<Integer, Running> running = new HashMap<>();

    ParallelRuns(Claim claim, ExecutorService executor) {
        this.claim = claim;
        this.executor = executor;
    }

    private record Result(
            int index, Steps.@Nullable Ran ran, @Nullable Throwable broken) {}

    private record Running(Future<?> future, Instant startedAt, boolean announced) {}

    void toTheEnd() throws InterruptedException {
        try {
            startReady();
            while (!running.isEmpty()) {
                Result result = results.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (result == null) {
                    claim.readAgain(true);
                    announce();
                } else {
                    keep(result);
                }
                startReady();
            }
            claim.settle();
        } finally {
            running.values().forEach(node -> node.future().cancel(true));
        }
    }

    private void startReady() {
        Progress progress = claim.progress();
        Instant now = claim.now();
        for (int i = 0; i < progress.graph().size(); i++) {
            if (!running.containsKey(i) && progress.ready(i, now)) {
                start(i, now);
            }
        }
    }

    private void start(int index, Instant now) {
        var task = claim.call().task(claim.progress(), index);
        claim.probe(Probe.Point.BEFORE_RUN);
        Future<?> future = executor.submit(() -> {
            try {
                results.add(new Result(index, claim.call().run(task), null));
            } catch (Throwable broken) {
                // Not an agent's failure, which is a result: the claim's thread must hear of it.
                results.add(new Result(index, null, broken));
            }
        });
        running.put(index, new Running(future, now, false));
    }

    private void keep(Result result) {
        running.remove(result.index());
        if (result.broken() instanceof Error error) {
            throw error;
        }
        if (result.ran() == null) {
            throw new IllegalStateException("A run ended without a result.", result.broken());
        }
        claim.probe(Probe.Point.AFTER_RUN);
        claim.finish(result.ran(), !running.isEmpty());
    }

    private void announce() {
        for (var entry : running.entrySet()) {
            Running node = entry.getValue();
            if (!node.announced()) {
                claim.announce(claim.progress().graph().vertex(entry.getKey()), node.startedAt());
                entry.setValue(new Running(node.future(), node.startedAt(), true));
            }
        }
    }
}
