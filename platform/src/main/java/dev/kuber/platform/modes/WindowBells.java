package dev.kuber.platform.modes;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.notifications.Notice;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.schedules.Bell;
import dev.kuber.platform.schedules.Span;
import dev.kuber.platform.schedules.Timetable;
import dev.kuber.platform.schedules.WindowWords;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a pipeline's window when its bell rings: announces its end, and decides what is done at it. A decision is
 * written down, with its notification and its entry in the audit log, before anybody is told to act on it.
 */
@Component
class WindowBells {

    private final Plans plans;
    private final Environment environment;
    private final WindowRows rows;
    private final WindowKeeper keeper;
    private final Told told;

    WindowBells(Plans plans, Environment environment, WindowRows rows, WindowKeeper keeper, Told told) {
        this.plans = plans;
        this.environment = environment;
        this.rows = rows;
        this.keeper = keeper;
        this.told = told;
    }

    /** What is told together or not at all. */
    @Component
    static class Told {
        private final Notifications notifications;
        private final Audit audit;
        private final TransactionTemplate transaction;

        Told(Notifications notifications, Audit audit, PlatformTransactionManager transactions) {
            this.notifications = notifications;
            this.audit = audit;
            this.transaction = new TransactionTemplate(transactions);
        }

        private record Details(
                String pipelineId, Instant closed, boolean flatten, boolean stop, List<String> executions) {}

        void once(Pipeline pipeline, String key, Severity severity, String title, String sentence) {
            notifications.tell(new Notice(pipeline.owner(), key, severity, title, sentence, pipeline.id(), null, null));
        }
    }

    /**
     * A pipeline has been started: what closed before does not concern it, unless it held something all along. Answers as
     * {@link #ring}.
     */
    Optional<Instant> start(Plan plan) {
        if (Rules.timetable(plan.settings()).free()) {
            return Optional.empty();
        }
        if (keeper.held(plan.pipelineId()).isEmpty()) {
            rows.forget(plan.pipelineId());
        }
        return ring(plan.pipelineId());
    }

    /** Sees to what is due; answers when to ring again, by the wall clock. */
    Optional<Instant> ring(String pipelineId) {
        Pipeline pipeline = plans.pipeline(pipelineId).orElse(null);
        List<LivePosition> held = keeper.held(pipelineId);
        boolean active = pipeline != null && pipeline.status() == Pipeline.Status.ACTIVE;
        List<WindowRows.End> left = rows.undelivered(pipelineId);
        if (pipeline == null || (!active && held.isEmpty() && left.isEmpty())) {
            left.forEach(rows::delivered);
            rows.forget(pipelineId);
            return Optional.empty();
        }
        Timetable timetable = Rules.timetable(pipeline.definition().settings());
        Plan plan = plans.load(
                pipelineId,
                active || held.isEmpty() ? pipeline.revision() : held.getFirst().revision());
        MarketClock clock = environment.clock(plan);
        Instant now = clock.now();
        left.forEach(end -> keeper.deliver(end, pipeline, plan, timetable));
        Instant seen = rows.seen(pipelineId).map(WindowRows.Seen::through).orElse(now);
        rows.look(pipelineId, pipeline.revision(), now);
        return timetable.window().flatMap(window -> {
            Bell bell = Bell.at(window, seen, now);
            if (bell.ended() != null) {
                end(pipeline, plan, timetable, bell.ended());
            }
            if (bell.lastCall() != null && active) {
                keeper.lastCall(pipeline, plan, timetable, bell.lastCall());
            }
            if (bell.lastCall() != null) {
                announce(pipeline, timetable, bell.lastCall());
            }
            return bell.next().map(clock::wallTime);
        });
    }

    private void announce(Pipeline pipeline, Timetable timetable, Span span) {
        int open = keeper.concerned(pipeline.id(), span.closes()).size();
        String what = what(pipeline, timetable, open);
        if (!what.isEmpty()) {
            told.once(
                    pipeline,
                    "window/" + pipeline.id() + "/" + span.closes() + "/call",
                    Severity.INFO,
                    "The window of " + pipeline.name() + " closes soon",
                    "It closes at " + time(timetable, span) + "; then " + what + ".");
        }
    }

    private static String what(Pipeline pipeline, Timetable timetable, int open) {
        String flatten = !timetable.flattens() || open == 0
                ? ""
                : open == 1 ? "its position is closed at market" : "its " + open + " positions are closed at market";
        String stop = timetable.stops() && pipeline.status() == Pipeline.Status.ACTIVE ? "the pipeline stops" : "";
        return flatten + (flatten.isEmpty() || stop.isEmpty() ? "" : ", and ") + stop;
    }

    private static String time(Timetable timetable, Span span) {
        ZoneId zone = timetable.days().zone();
        return WindowWords.time(span.closes(), zone);
    }

    private void end(Pipeline pipeline, Plan plan, Timetable timetable, Span span) {
        List<LivePosition> concerned = keeper.concerned(pipeline.id(), span.closes());
        boolean active = pipeline.status() == Pipeline.Status.ACTIVE;
        var end = new WindowRows.End(pipeline.id(), span.closes(), timetable.flattens(), timetable.stops() && active);
        boolean decided =
                Boolean.TRUE.equals(told.transaction.execute(_ -> decide(end, pipeline, timetable, span, concerned)));
        if (decided) {
            keeper.deliver(end, pipeline, plan, timetable);
        }
        if (active && !end.stop()) {
            // Those that were missed when their last call was not heard.
            keeper.lastCall(pipeline, plan, timetable, span);
        }
    }

    /** The notification last: it numbers an event, and others who do so wait. */
    private boolean decide(
            WindowRows.End end, Pipeline pipeline, Timetable timetable, Span span, List<LivePosition> concerned) {
        if (!rows.decide(end)) {
            return false;
        }
        String what = what(pipeline, timetable, concerned.size());
        if (!what.isEmpty()) {
            String why = "The window closed at " + time(timetable, span);
            told.audit.record(
                    UUID.fromString(pipeline.owner()),
                    "Schedule",
                    AuditAction.WINDOW_CLOSED,
                    pipeline.id(),
                    why,
                    new Told.Details(
                            pipeline.id(),
                            span.closes(),
                            end.flatten(),
                            end.stop(),
                            concerned.stream()
                                    .map(LivePosition::executionId)
                                    .distinct()
                                    .toList()));
            told.once(
                    pipeline,
                    "window/" + pipeline.id() + "/" + span.closes() + "/end",
                    Severity.WARNING,
                    "The window of " + pipeline.name() + " has closed",
                    why + ": " + what + ".");
        }
        return true;
    }
}
