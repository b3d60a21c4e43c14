package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.engine.postgres.PostgresTimeline;
import dev.kuber.platform.pipelines.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Fires pipelines at their own market's time. */
@Component
class Fires {

    private final DataSource dataSource;
    private final Environment environment;
    private final Clock wall;

    Fires(DataSource dataSource, Environment environment, Clock wall) {
        this.wall = wall;
        this.dataSource = dataSource;
        this.environment = environment;
    }

    /** The time in this plan's market. */
    Instant now(Plan plan) {
        return environment.clock(plan).now();
    }

    /** How long ago, by the wall clock, this time of the plan's market was. */
    Duration late(Plan plan, Instant market) {
        return Duration.between(environment.clock(plan).wallTime(market), wall.instant());
    }

    /** Fires at this time of the plan's market. */
    void fireAt(Plan plan, Instant at) {
        new PostgresTimeline(dataSource, environment.clock(plan)).wakeAt(at, new Wakeup.Fire(plan.pipelineId(), at));
    }

    /** Fires now, instead of when it was planned before. */
    void instead(Plan plan) {
        Instant now = now(plan);
        fireAt(plan, now);
        new PostgresTimeline(dataSource, environment.clock(plan)).forgetFires(plan.pipelineId(), now);
    }

    /** Has the pipeline's window looked at when the wall clock shows this time. */
    void bell(String pipelineId, Instant wallTime) {
        new PostgresTimeline(dataSource, MarketClock.real(wall)).wakeAt(wallTime, new Wakeup.Bell(pipelineId));
    }

    /** Lets a worker start an execution at once; harmless while one goes on, for then the fire is skipped. */
    void fire(Plan plan) {
        MarketClock clock = environment.clock(plan);
        Instant now = clock.now();
        new PostgresTimeline(dataSource, clock).wakeAt(now, new Wakeup.Fire(plan.pipelineId(), now));
    }
}
