package dev.kuber.platform.backtests;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.fact.TriggerFired;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.engine.Timeline;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.schedules.Bell;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.platform.schedules.MemoryDayBook;
import dev.kuber.platform.schedules.Span;
import dev.kuber.platform.schedules.TimeTriggers;
import dev.kuber.platform.schedules.Timetable;
import dev.kuber.platform.schedules.WindowWords;
import dev.kuber.port.Brokerage;
import dev.kuber.port.PositionRegistry;
import dev.kuber.port.RunTimes;
import dev.kuber.trade.Position;
import java.time.Instant;
import java.util.Optional;

/** The schedule and the daily limits of the pipeline in a backtest; a pipeline that stops at the end starts again. */
final class BacktestDays implements StepListener {

    private final Plan plan;
    private final Timetable timetable;
    private final Timeline timeline;
    private final PositionRegistry registry;
    private final StepListener next;
    private final MemoryDayBook book = new MemoryDayBook();
    private final boolean arms;
    private final boolean triggered;
    private Instant seen;

    BacktestDays(BacktestSetup setup, Timeline timeline, PositionRegistry registry, StepListener next) {
        this.plan = setup.plan();
        this.timetable = Timetable.of(plan.settings(), setup.calendar());
        this.timeline = timeline;
        this.registry = registry;
        this.next = next;
        this.arms = timetable.interval().isEmpty() && TimeTriggers.of(plan).isPresent();
        this.triggered =
                plan.nodes().stream().anyMatch(node -> node.agent().info().category() == AgentInfo.Category.TRIGGER);
        this.seen = setup.from();
    }

    Timetable timetable() {
        return timetable;
    }

    DayRules rules() {
        return new DayRules(plan.pipelineId(), timetable, book, timeline::now);
    }

    /** The ports of an execution: those of all, but for what is counted by execution. */
    Ports ports(Ports shared, Execution execution, Brokerage broker) {
        if (timetable.free()) {
            return shared;
        }
        RunTimes times = rules().runTimes(
                        execution.id(), triggered, () -> broker.account().equity(), _ -> false);
        return shared.with(RunTimes.class, times);
    }

    /** Has the window looked at, where there is one. */
    void begin() {
        if (timetable.window().isPresent()) {
            timeline.wakeAt(timeline.now(), new Wakeup.Bell(plan.pipelineId()));
        }
    }

    /** What a due fire starts; where that is nothing now, it is fired again when something may begin. */
    Optional<Plan> due(Instant at) {
        Optional<DayRules.NotNow> not = rules().notNow(at, arms, false);
        not.flatMap(DayRules.NotNow::again)
                .ifPresent(again -> timeline.wakeAt(again, new Wakeup.Fire(plan.pipelineId(), again)));
        return not.isEmpty() ? Optional.of(plan) : Optional.empty();
    }

    /** Sees to the window's end; answers when to look again. */
    Optional<Instant> ring(Engine engine, ExecutionStore store) {
        return timetable.window().flatMap(window -> {
            Bell bell = Bell.at(window, seen, timeline.now());
            if (bell.ended() != null) {
                end(engine, bell.ended());
                seen = bell.ended().closes();
            }
            if (bell.lastCall() != null && !arms) {
                recall(engine, store, bell.lastCall());
            }
            return bell.next();
        });
    }

    private void end(Engine engine, Span span) {
        for (PositionRegistry.Entry entry : registry.positions()) {
            if (WindowWords.begunBefore(entry.position(), span.closes())) {
                Fact request = WindowWords.request(
                        entry.position().plan().symbol(),
                        timetable.flattens(),
                        span.closes(),
                        timetable.days().zone(),
                        timeline.now());
                String key = "window-" + span.closes() + "-"
                        + entry.position().plan().symbol();
                engine.tell(entry.executionId(), Message.told(key, request, timeline.now()));
            }
        }
    }

    private void recall(Engine engine, ExecutionStore store, Span span) {
        var all = new ExecutionStore.Query(plan.owner(), null, null, null, Integer.MAX_VALUE);
        Instant again = timetable.nextStart(span.closes()).orElse(Instant.MAX);
        for (Execution execution : store.list(all)) {
            if (execution.status() == ExecutionStatus.WAITING_TRIGGER) {
                engine.recall(
                        execution.id(),
                        WindowWords.recalled(span, timetable.days().zone()),
                        again);
            }
        }
    }

    @Override
    public void committed(StepCommit commit) {
        if (timetable.limits().isPresent()) {
            follow(commit);
        }
        next.committed(commit);
    }

    private void follow(StepCommit commit) {
        String id = commit.after().id();
        for (Step step : commit.steps()) {
            for (Fact fact : step.facts()) {
                if (fact instanceof TriggerFired) {
                    book.fired(id, step.finishedAt());
                } else if (fact instanceof TradeExecution trade) {
                    switch (trade.position()) {
                        case Position.Refused _ -> book.refused(id, trade.symbol());
                        case Position.Closed closed -> book.closed(closed.closed(), closed.profit());
                        case Position.Opening _, Position.Open _, Position.Closing _ -> {}
                    }
                }
            }
        }
        if (commit.after().status().terminal()) {
            book.ended(id);
        }
    }
}
