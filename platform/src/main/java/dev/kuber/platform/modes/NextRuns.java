package dev.kuber.platform.modes;

import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Plans;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.schedules.PlannedRuns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** When active pipelines run next, in the time of their markets. */
@Service
public class NextRuns {

    private static final Logger LOG = LoggerFactory.getLogger(NextRuns.class);

    private final Plans plans;
    private final Venues venues;
    private final ExecutionStore store;
    private final Catalog catalog;

    NextRuns(Plans plans, Venues venues, ExecutionStore store, Catalog catalog) {
        this.plans = plans;
        this.venues = venues;
        this.store = store;
        this.catalog = catalog;
    }

    /** The next run that is planned; empty when none is, or when it may begin at any time. */
    public Optional<Instant> of(Pipeline pipeline) {
        if (pipeline.status() != Pipeline.Status.ACTIVE || ranOnce(pipeline)) {
            return Optional.empty();
        }
        try {
            Instant now = venues.now(plans.load(pipeline.id(), pipeline.revision()));
            var calendar = Calendars.named(pipeline.definition().settings().calendar());
            return PlannedRuns.of(pipeline.definition(), calendar, catalog).next(now);
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
        List<Execution> last = store.list(new ExecutionStore.Query(pipeline.owner(), pipeline.id(), null, null, 1));
        return !last.isEmpty()
                && !last.getFirst().status().terminal()
                && last.getFirst().status() != ExecutionStatus.PENDING
                && last.getFirst().status() != ExecutionStatus.WAITING_TRIGGER;
    }
}
