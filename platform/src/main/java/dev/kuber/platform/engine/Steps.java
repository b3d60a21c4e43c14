package dev.kuber.platform.engine;

import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.WakeOn;
import dev.kuber.platform.pipelines.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which step an agent's outcome becomes. Pure. */
final class Steps {

    /** A wait before a retry is never longer than this. */
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    /** With money at risk it is never longer than this. */
    static final Duration LONGEST_BACKOFF_LIVE = Duration.ofMinutes(1);

    private Steps() {}

    /** One run of a node, from its start to its end, and what it costs. */
    record Ran(Graph.Vertex vertex, Outcome outcome, Instant startedAt, Instant finishedAt, Bill bill) {}

    /** The step to write; null for a wait without news, which only moves its time. */
    static @Nullable Step of(Ran ran, Progress progress) {
        int index = ran.vertex().index();
        return switch (ran.outcome()) {
            case Outcome.Done(var facts) -> step(ran, progress, Step.Kind.DONE, facts, null, null, List.of());
            case Outcome.Stop(var reason) -> step(ran, progress, Step.Kind.STOP, List.of(), reason, null, List.of());
            case Outcome.Wait(var until, var on, var facts) -> {
                boolean news = !facts.isEmpty()
                        || progress.state(index) != NodeState.WAITING
                        || !progress.wakeOn(index).equals(on);
                yield news ? step(ran, progress, Step.Kind.WAIT, facts, null, until, on) : null;
            }
            case Outcome.Failed failed -> failed(ran, failed, progress);
        };
    }

    private static Step failed(Ran ran, Outcome.Failed failed, Progress progress) {
        Definition.Settings settings = progress.graph().plan().settings();
        int failures = progress.failures(ran.vertex().index());
        boolean retry = failed.retry() && failures < settings.maxRetries();
        Instant again = null;
        if (retry || progress.findings().live()) {
            Duration cap = progress.findings().live() ? LONGEST_BACKOFF_LIVE : LONGEST_BACKOFF;
            again = ran.finishedAt().plus(backoff(settings.retryBackoff(), failures, cap));
        }
        return step(
                ran,
                progress,
                retry ? Step.Kind.RETRY : Step.Kind.FAILED,
                List.of(),
                failed.problem(),
                again,
                List.of());
    }

    /** The first wait, doubled for each failure before this one. */
    static Duration backoff(Duration first, int failuresBefore, Duration cap) {
        Duration wait = first;
        for (int i = 0; i < failuresBefore && wait.compareTo(cap) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(cap) > 0 ? cap : wait;
    }

    private static Step step(
            Ran ran,
            Progress progress,
            Step.Kind kind,
            List<Fact> facts,
            @Nullable String reason,
            @Nullable Instant until,
            List<WakeOn> on) {
        return new Step(
                progress.sequence() + 1,
                ran.vertex().id(),
                kind,
                progress.failures(ran.vertex().index()) + 1,
                facts,
                reason,
                ran.startedAt(),
                ran.finishedAt(),
                until,
                on);
    }

    /** The step that a message becomes. */
    static Step told(int sequence, Message message, Graph graph) {
        var fact = message.fact();
        var addressee = graph.find(message.node());
        return new Step(
                sequence,
                addressee == null ? null : addressee.id(),
                Step.Kind.TOLD,
                1,
                fact == null ? List.of() : List.of(fact),
                message.news() instanceof WakeOn.OrderUpdate(var order)
                        ? "The broker reports a change of order " + order + "."
                        : null,
                message.at(),
                message.at(),
                null,
                List.of(message.news()));
    }
}
