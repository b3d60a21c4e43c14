package dev.kuber.platform.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Time that jumps from one wake-up to the next; for backtests. At equal times calls come first (the market moves, the
 * exchange fills), then executions go on, then pipelines fire; within these, first come, first served. Not thread-safe.
 */
public final class VirtualTimeline implements Timeline, MarketClock {

    private final PriorityQueue<Due> queue = new PriorityQueue<>(1024);
    private final Map<Wakeup, Due> wakeups = new HashMap<>();
    private Instant now;
    private long order;

    public VirtualTimeline(Instant start) {
        this.now = start;
    }

    private static final class Due implements Comparable<Due> {
        private final Instant at;
        private final int rank;
        private final long order;
        private final @Nullable Wakeup wakeup;
        private final @Nullable Runnable call;
        private boolean cancelled;

        Due(Instant at, int rank, long order, @Nullable Wakeup wakeup, @Nullable Runnable call) {
            this.at = at;
            this.rank = rank;
            this.order = order;
            this.wakeup = wakeup;
            this.call = call;
        }

        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            if (byTime != 0) {
                return byTime;
            }
            int byRank = Integer.compare(rank, other.rank);
            return byRank != 0 ? byRank : Long.compare(order, other.order);
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant wallTime(Instant market) {
        return market;
    }

    @Override
    public void wakeAt(Instant when, Wakeup wakeup) {
        Instant at = when.isBefore(now) ? now : when;
        Due known = wakeups.get(wakeup);
        if (known != null) {
            if (!at.isBefore(known.at)) {
                return;
            }
            known.cancelled = true;
        }
        Due due = new Due(at, wakeup instanceof Wakeup.Resume ? 1 : 2, order++, wakeup, null);
        wakeups.put(wakeup, due);
        queue.add(due);
    }

    /** Takes back a wake-up that has not been handed over yet, if there is one. */
    void forget(Wakeup wakeup) {
        Due known = wakeups.remove(wakeup);
        if (known != null) {
            known.cancelled = true;
        }
    }

    /** Calls this at that time, before anything that wakes at the same time. */
    public void callAt(Instant when, Runnable call) {
        queue.add(new Due(when.isBefore(now) ? now : when, 0, order++, null, call));
    }

    /** Handles everything due up to and including this time, and lets the clock end there. */
    public void runUntil(Instant end, Consumer<Wakeup> handler) {
        boolean more = true;
        while (more) {
            more = step(end, handler);
        }
        if (now.isBefore(end)) {
            now = end;
        }
    }

    /** Handles the next due thing; false if there is none up to and including this time. */
    public boolean step(Instant end, Consumer<Wakeup> handler) {
        Due due = queue.peek();
        while (due != null && due.cancelled) {
            queue.poll();
            due = queue.peek();
        }
        if (due == null || due.at.isAfter(end)) {
            return false;
        }
        queue.poll();
        now = due.at;
        if (due.call != null) {
            due.call.run();
        } else if (due.wakeup != null) {
            wakeups.remove(due.wakeup);
            handler.accept(due.wakeup);
        }
        return true;
    }
}
