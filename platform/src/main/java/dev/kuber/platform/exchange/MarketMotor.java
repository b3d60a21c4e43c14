package dev.kuber.platform.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Moves a market along with the wall clock, so many market seconds a second. */
final class MarketMotor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MarketMotor.class.getName());
    private static final long EVERY_MILLIS = 20;

    private final ReplayMarket market;
    private final InstantSource wall;
    private final double speed;
    private final Instant wallBegin;
    private final Instant marketBegin;
    private @Nullable Future<?> motion;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("market").daemon().factory());

    MarketMotor(ReplayMarket market, InstantSource wall, double speed) {
        this.market = market;
        this.wall = wall;
        this.speed = speed;
        this.wallBegin = wall.instant();
        this.marketBegin = market.now();
    }

    void start() {
        motion = thread.scheduleWithFixedDelay(this::move, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void move() {
        try {
            double seconds = Duration.between(wallBegin, wall.instant()).toNanos() / 1e9 * speed;
            market.moveTo(marketBegin.plusNanos(Math.round(seconds * 1e9)));
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; the market must not stop in silence.
            LOG.log(System.Logger.Level.ERROR, "The market could not be moved; trying again.", e);
        }
    }

    @Override
    public void close() {
        if (motion != null) {
            motion.cancel(true);
        }
        thread.shutdown();
    }
}
