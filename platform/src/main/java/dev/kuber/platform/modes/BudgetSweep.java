package dev.kuber.platform.modes;

import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.budgets.Exhaustions;
import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.notifications.Notice;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.notifications.Severity;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to budgets that come to their end: tells their users, closes what a pipeline holds that has met the end of one, and
 * lets pipelines go on when there is money again. What is to be done is written down before anybody is told to do it.
 */
@Component
class BudgetSweep implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BudgetSweep.class);
    private static final String BY = "The budget";

    private final Budgets budgets;
    private final Exhaustions exhaustions;
    private final Told told;
    private final Positions positions;
    private final PositionRequests requests;
    private final Resumption resumption;

    BudgetSweep(
            Budgets budgets,
            Exhaustions exhaustions,
            Told told,
            Positions positions,
            PositionRequests requests,
            Resumption resumption) {
        this.budgets = budgets;
        this.exhaustions = exhaustions;
        this.told = told;
        this.positions = positions;
        this.requests = requests;
        this.resumption = resumption;
    }

    /** Pipelines that go on. */
    @Component
    static class Resumption {
        private final Plans plans;
        private final Fires fires;

        Resumption(Plans plans, Fires fires) {
            this.plans = plans;
            this.fires = fires;
        }

        /** Harmless while an execution is going, for then the fire is skipped. */
        void fire(String pipelineId) {
            plans.pipeline(pipelineId)
                    .filter(pipeline -> pipeline.status() == Pipeline.Status.ACTIVE)
                    .ifPresent(pipeline -> fires.fire(plans.load(pipelineId, pipeline.revision())));
        }
    }

    /** What is told together or not at all. */
    @Component
    static class Told {
        private final Notifications notifications;
        private final EventLog events;
        private final Audit audit;
        private final Clock wall;
        private final TransactionTemplate transaction;

        Told(
                Notifications notifications,
                EventLog events,
                Audit audit,
                Clock wall,
                PlatformTransactionManager transactions) {
            this.notifications = notifications;
            this.events = events;
            this.audit = audit;
            this.wall = wall;
            this.transaction = new TransactionTemplate(transactions);
        }

        void tell(Notice notice) {
            notifications.tell(notice);
            String severity = notice.severity().name().toLowerCase(Locale.ROOT);
            events.publish(
                    notice.owner(),
                    new EventDraft(
                            Event.Type.BUDGET_ALERT,
                            wall.instant(),
                            notice.pipelineId(),
                            null,
                            new Event.Data(
                                    null,
                                    null,
                                    null,
                                    notice.sentence(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    severity,
                                    notice.title())));
        }
    }

    private record Details(
            String pipelineId, String budget, String period, String amount, boolean closes, List<String> executions) {}

    /** One look. */
    @Override
    public void run() {
        told.transaction.executeWithoutResult(_ -> exhaustions.passed().forEach(this::passed));
        exhaustions.notice();
        while (Boolean.TRUE.equals(told.transaction.execute(_ -> tellOne()))) {
            LOG.debug("A budget has come to its end.");
        }
        exhaustions.undelivered().forEach(this::deliver);
        for (String pipelineId : exhaustions.rested()) {
            resumption.fire(pipelineId);
            exhaustions.awake(pipelineId);
        }
        budgets.sweepReservations();
    }

    private void passed(Exhaustions.Passed passed) {
        told.tell(notice(passed.owner(), passed.key(), passed.pipelineId(), passed.title(), passed.sentence()));
    }

    private static Notice notice(String owner, String key, @Nullable String pipelineId, String title, String sentence) {
        return new Notice(owner, key, Severity.WARNING, title, sentence, pipelineId, null, null);
    }

    /** The notification last: it numbers an event, and others who do so wait. */
    private boolean tellOne() {
        Optional<Exhaustions.Met> found = exhaustions.untold();
        found.ifPresent(met -> {
            List<LivePosition> held = positions.ofPipeline(met.pipelineId());
            told.audit.record(
                    UUID.fromString(met.owner()),
                    BY,
                    AuditAction.BUDGET_EXHAUSTED,
                    met.pipelineId(),
                    met.sentence(),
                    new Details(
                            met.pipelineId(),
                            met.scope(),
                            met.period(),
                            met.amount().value().toPlainString(),
                            !met.keepsProtected(),
                            held.stream()
                                    .map(LivePosition::executionId)
                                    .distinct()
                                    .toList()));
            told.tell(notice(
                    met.owner(),
                    met.key() + "/" + met.pipelineId(),
                    met.pipelineId(),
                    "Budget exhausted",
                    met.sentence() + " " + done(met, held.size())));
        });
        return found.isPresent();
    }

    private static String done(Exhaustions.Met met, int held) {
        if (held == 0) {
            return "Nothing new begins.";
        }
        String many = held == 1 ? "1 position" : held + " positions";
        return met.keepsProtected()
                ? "Nothing new begins; " + many + (held == 1 ? " stays" : " stay") + " protected."
                : "Nothing new begins; " + many + (held == 1 ? " is" : " are") + " closed at market.";
    }

    /** Told twice counts once. */
    private void deliver(Exhaustions.Met met) {
        List<LivePosition> held = positions.ofPipeline(met.pipelineId());
        if (met.keepsProtected()) {
            requests.cancel(held, met.key(), BY, met.sentence());
        } else {
            requests.closeForBudget(held, met.key(), BY, met.sentence());
        }
        exhaustions.delivered(met);
    }
}
