package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.engine.postgres.PostgresTimeline;
import dev.kuber.platform.pipelines.Plan;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Fires pipelines at their own market's time. */
@Component
class Fires {

    private final DataSource dataSource;
    private final Environment environment;

    Fires(DataSource dataSource, Environment environment) {
        this.dataSource = dataSource;
        this.environment = environment;
    }

    /** The time in this plan's market. */
    Instant now(Plan plan) {
        return environment.clock(plan).now();
    }

    /** Lets a worker start an execution at once; harmless while one goes on, for then the fire is skipped. */
    void fire(Plan plan) {
        MarketClock clock = environment.clock(plan);
        Instant now = clock.now();
        new PostgresTimeline(dataSource, clock).wakeAt(now, new Wakeup.Fire(plan.pipelineId(), now));
    }
}
