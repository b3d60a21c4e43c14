package dev.kuber.platform.backtests;

import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import dev.kuber.port.MarketData.NoData;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Runs backtests, one at a time, on a thread of its own. Any number of workers share the queue; what a killed one held
 * is run again from its beginning by another, with the same result.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class BacktestWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BacktestWorker.class);

    /** How often the queue is looked at, and how often progress is written and a cancel noticed. */
    static final Duration BEAT = Duration.ofMillis(500);

    /** A worker that has not been heard of for so long is dead. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** A backtest that has taken so many workers with it is not tried again. */
    private static final int MOST_ATTEMPTS = 3;

    private final BacktestRows rows;
    private final BacktestRecords records;
    private final Preparation preparation;
    private final BacktestAnswers answers;
    private final EventLog events;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    BacktestWorker(
            BacktestRows rows,
            BacktestRecords records,
            Preparation preparation,
            BacktestAnswers answers,
            EventLog events,
            Clock clock) {
        this.rows = rows;
        this.records = records;
        this.preparation = preparation;
        this.answers = answers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("backtests").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!runNext()) {
                    Thread.sleep(BEAT);
                }
            } catch (InterruptedException _) {
                running = false;
            } catch (DataAccessException e) {
                LOG.warn("Backtests wait for the database: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException _) {
            running = false;
        }
    }

    /** @return false if none waits */
    boolean runNext() {
        Optional<BacktestRows.Claim> claim = rows.claim(LEASE);
        claim.ifPresent(this::run);
        return claim.isPresent();
    }

    private void run(BacktestRows.Claim claim) {
        Backtest backtest = claim.backtest();
        if (claim.attempt() > MOST_ATTEMPTS) {
            fail(claim, "It ended the process that ran it " + MOST_ATTEMPTS + " times: try a shorter range.");
            return;
        }
        try (var pulse = new Pulse(rows, claim)) {
            BacktestSetup setup = preparation.setup(backtest);
            BacktestAnswers.Session session = answers.of(backtest, () -> pulse.reached(pulse.part));
            BacktestProgress progress = new BacktestProgress() {
                @Override
                public boolean reached(double part) {
                    return pulse.reached(part) && !session.over();
                }
            };
            BacktestResult result = new BacktestRun(setup, progress, session).run();
            ended(claim, result, session);
        } catch (NoData e) {
            fail(claim, String.valueOf(e.getMessage()));
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("The backtest {} failed.", backtest.id(), e);
            fail(claim, "It failed unexpectedly: " + e.getMessage());
        }
    }

    private void ended(BacktestRows.Claim claim, BacktestResult result, BacktestAnswers.Session session) {
        if (!running) {
            rows.release(claim);
            return;
        }
        Optional<BacktestRows.Ending> refusal = session.refusal();
        if (refusal.isPresent() && (session.over() || !result.cancelled())) {
            fail(claim, refusal.get());
        } else if (!result.cancelled() && records.keep(claim, result)) {
            tell(claim.backtest(), Backtest.Status.COMPLETED, sentence(claim.backtest(), result) + session.bought());
        }
    }

    private void fail(BacktestRows.Claim claim, String why) {
        fail(claim, BacktestRows.Ending.failed(why));
    }

    private void fail(BacktestRows.Claim claim, BacktestRows.Ending failed) {
        if (rows.finish(claim, failed, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            tell(
                    claim.backtest(),
                    Backtest.Status.FAILED,
                    "The backtest of " + claim.backtest().pipelineName() + " failed. " + failed.error());
        }
    }

    private static String sentence(Backtest backtest, BacktestResult result) {
        int trades = result.statistics().trades();
        return "The backtest of " + backtest.pipelineName() + " is done: " + trades
                + (trades == 1 ? " trade, " : " trades, ") + "net profit "
                + result.statistics().netProfit() + ".";
    }

    private void tell(Backtest backtest, Backtest.Status status, String sentence) {
        events.publish(
                backtest.owner(),
                new EventDraft(
                        Event.Type.NOTIFICATION,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        backtest.id(),
                        null,
                        new Event.Data(
                                null, null, null, sentence, null, status.name().toLowerCase(Locale.ROOT), null, null)));
    }

    /** Shows that the run is alive and how far it is, and notices when it is no longer wanted. */
    private final class Pulse implements BacktestProgress, AutoCloseable {
        private final BacktestRows rows;
        private final BacktestRows.Claim claim;
        private final Thread beating;
        private volatile double part;
        private volatile boolean wanted = true;

        Pulse(BacktestRows rows, BacktestRows.Claim claim) {
            this.rows = rows;
            this.claim = claim;
            this.beating = Thread.ofVirtual().name("backtest-pulse").start(this::beat);
        }

        private void beat() {
            try {
                while (wanted) {
                    Thread.sleep(BEAT);
                    try {
                        wanted = rows.beat(claim, part);
                    } catch (DataAccessException e) {
                        LOG.warn(
                                "The progress of backtest {} is not written: {}",
                                claim.backtest().id(),
                                e.getMessage());
                    }
                }
            } catch (InterruptedException _) {
                // the run has ended
            }
        }

        @Override
        public boolean reached(double reached) {
            part = reached;
            return wanted && running;
        }

        @Override
        public void close() {
            beating.interrupt();
            try {
                beating.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
