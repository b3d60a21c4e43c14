package dev.kuber.platform.markets;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a step again and again on a virtual thread until it is closed; a step that fails is logged and tried again. */
public final class FeedTicker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedTicker.class);

    private final Runnable step;
    private final Pause pause;
    private final Thread thread;
    /** Held during a step, so that closing never interrupts one. */
    private final ReentrantLock stepping = new ReentrantLock();

    private volatile boolean closed;

    /** How long to wait between two steps; tests let it return at once. */
    @FunctionalInterface
    public interface Pause {

        void take() throws InterruptedException;

        static Pause of(Duration length) {
            return () -> Thread.sleep(length);
        }
    }

    private FeedTicker(String name, Runnable step, Pause pause) {
        this.step = step;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public static FeedTicker start(String name, Runnable step, Pause pause) {
        var ticker = new FeedTicker(name, step, pause);
        ticker.thread.start();
        return ticker;
    }

    private void run() {
        while (stepped()) {
            try {
                pause.take();
            } catch (InterruptedException e) {
                // Only close() interrupts this thread.
                return;
            }
        }
    }

    private boolean stepped() {
        stepping.lock();
        try {
            if (!closed) {
                step.run();
            }
        } catch (RuntimeException e) {
            LOG.error("A step of {} failed and will be tried again.", thread.getName(), e);
        } finally {
            stepping.unlock();
        }
        return !closed;
    }

    /** Stops it; a step in progress is finished first. */
    @Override
    public void close() {
        stepping.lock();
        try {
            closed = true;
            thread.interrupt();
        } finally {
            stepping.unlock();
        }
    }
}
