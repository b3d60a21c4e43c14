package dev.kuber.platform.modes;

import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.notifications.Notice;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.platform.schedules.Reached;
import dev.kuber.trade.Position;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the daily limits after each closed trade, and tells the trader when one is reached. If the process dies before,
 * the next start finds it reached, and tells then.
 */
@Component
class DayLimits implements StepListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DayLimits.class);

    private final Plans plans;
    private final Rules rules;
    private final Environment environment;
    private final WindowKeeper keeper;
    private final Notifications notifications;
    private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();

    DayLimits(
            Plans plans,
            Rules rules,
            Environment environment,
            WindowKeeper keeper,
            Notifications notifications,
            PostgresExecutionStore store) {
        this.plans = plans;
        this.rules = rules;
        this.environment = environment;
        this.keeper = keeper;
        this.notifications = notifications;
        store.listen(this);
    }

    @Override
    public void committed(StepCommit commit) {
        Execution execution = commit.after();
        boolean closed = !execution.trial()
                && commit.steps().stream()
                        .flatMap(step -> step.facts().stream())
                        .anyMatch(fact ->
                                fact instanceof TradeExecution trade && trade.position() instanceof Position.Closed);
        if (closed) {
            looks.execute(() -> look(execution));
        }
    }

    private void look(Execution execution) {
        try {
            Plan plan = plans.load(execution.pipelineId(), execution.revision());
            DayRules day = rules.of(plan, environment.clock(plan)::now);
            day.reached().ifPresent(reached -> reached(plan, day, reached));
        } catch (RuntimeException e) {
            LOG.error("The daily limits of pipeline {} cannot be looked at.", execution.pipelineId(), e);
        }
    }

    /** Tells it once a day, and ends what waits for its trigger until the next trading day. */
    void reached(Plan plan, DayRules day, Reached reached) {
        Pipeline pipeline = plans.pipeline(plan.pipelineId()).orElse(null);
        if (pipeline == null) {
            return;
        }
        String until = "Nothing new begins before " + day.text(day.nextDay().orElse(Instant.MAX)) + ".";
        notifications.tell(new Notice(
                plan.owner(),
                "limit/" + plan.pipelineId() + "/" + day.begins() + "/" + reached.kind(),
                Severity.WARNING,
                pipeline.name() + " has reached a daily limit",
                reached.sentence() + " " + until,
                plan.pipelineId(),
                null,
                null));
        day.nextDay().ifPresent(again -> keeper.recall(pipeline, plan, reached.sentence() + " " + until, again));
    }

    @Override
    public void close() {
        looks.shutdown();
    }
}
