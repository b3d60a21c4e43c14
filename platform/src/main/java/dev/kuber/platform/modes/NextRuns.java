package dev.kuber.platform.modes;

import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.platform.schedules.PlannedRuns;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** When active pipelines run next, in the time of their markets. */
@Service
public class NextRuns {

    private static final Logger LOG = LoggerFactory.getLogger(NextRuns.class);

    /** Among so many the last one that was no trial is looked for. */
    private static final int RECENT = 20;

    private final Plans plans;
    private final Venues venues;
    private final ExecutionStore store;
    private final Catalog catalog;
    private final Rules rules;

    NextRuns(Plans plans, Venues venues, ExecutionStore store, Catalog catalog, Rules rules) {
        this.plans = plans;
        this.venues = venues;
        this.store = store;
        this.catalog = catalog;
        this.rules = rules;
    }

    /** The next run that is planned; empty when none is, or when it may begin at any time. */
    public Optional<Instant> of(Pipeline pipeline) {
        if (pipeline.status() != Pipeline.Status.ACTIVE || ranOnce(pipeline)) {
            return Optional.empty();
        }
        try {
            Plan plan = plans.load(pipeline.id(), pipeline.revision());
            Instant now = venues.now(plan);
            var calendar =
                    Calendars.named(pipeline.definition().settings().calendar().id());
            PlannedRuns planned = PlannedRuns.of(pipeline.definition(), calendar, catalog);
            DayRules day = rules.of(plan, () -> now);
            return day.reached().isEmpty() ? planned.next(now) : planned.from(day.nextDayBegins());
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("When pipeline {} runs next is not known: {}", pipeline.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the only execution of this start goes on already. */
    private boolean ranOnce(Pipeline pipeline) {
        if (pipeline.definition().settings().runMode() != RunMode.RUN_ONCE) {
            return false;
        }
        return store.list(new ExecutionStore.Query(pipeline.owner(), pipeline.id(), null, null, RECENT)).stream()
                .filter(execution -> !execution.trial())
                .findFirst()
                .filter(last -> !last.status().terminal()
                        && last.status() != ExecutionStatus.PENDING
                        && last.status() != ExecutionStatus.WAITING_TRIGGER)
                .isPresent();
    }
}
