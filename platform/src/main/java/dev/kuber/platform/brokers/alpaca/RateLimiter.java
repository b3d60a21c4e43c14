package dev.kuber.platform.brokers.alpaca;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares the requests a key may make in a minute among everybody who uses it: what is urgent goes first, equals in the
 * order they came. What the server says of its own count is believed. Waiting parks the thread.
 */
final class RateLimiter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A wait is not trusted for longer: a machine that slept has a clock that jumps. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final int perMinute;
    private final int reserve;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Priority, Deque<Waiter>> waiting = new EnumMap<>(Priority.class);

    private double tokens;
    private Instant filledAt;
    private Instant blockedUntil = Instant.MIN;

    /** How urgent a request is; the first goes first. */
    enum Priority {
        /** Orders, cancellations, moved stops, and whether they arrived. */
        ORDERS,
        /** Reading positions and accounts. */
        STATE,
        /** Lists, and prices. */
        BULK
    }

    private static final class Waiter {
        private final Condition turn;

        Waiter(Condition turn) {
            this.turn = turn;
        }
    }

    RateLimiter(InstantSource clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
        this.reserve = perMinute / 10;
        this.tokens = perMinute;
        this.filledAt = clock.instant();
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    /**
     * Waits for permission to make one request.
     *
     * @return whether it was given within this time
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    boolean take(Priority priority, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant deadline = clock.instant().plus(atMost);
            var me = new Waiter(lock.newCondition());
            Deque<Waiter> line = line(priority);
            line.addLast(me);
            try {
                while (true) {
                    Instant now = clock.instant();
                    Duration wait = wait(priority, me, now);
                    if (wait.isZero()) {
                        tokens -= 1;
                        return true;
                    }
                    Duration left = Duration.between(now, deadline);
                    if (!left.isPositive()) {
                        return false;
                    }
                    long sooner = Math.min(wait.toNanos(), left.toNanos());
                    me.turn.await(Math.min(sooner, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
                }
            } finally {
                line.remove(me);
                wakeNext();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How long this waiter must wait at least; zero if it is its turn and there is a token. */
    private Duration wait(Priority priority, Waiter me, Instant now) {
        refill(now);
        if (now.isBefore(blockedUntil)) {
            return Duration.between(now, blockedUntil);
        }
        for (Priority more : Priority.values()) {
            if (more.compareTo(priority) < 0 && !line(more).isEmpty()) {
                return MINUTE;
            }
        }
        if (line(priority).peekFirst() != me) {
            return MINUTE;
        }
        double missing = (priority == Priority.BULK ? reserve : 0) + 1 - tokens;
        return missing <= 1e-9 ? Duration.ZERO : Duration.ofNanos((long) (missing * MINUTE.toNanos() / perMinute) + 1);
    }

    private void refill(Instant now) {
        Duration since = Duration.between(filledAt, now);
        if (since.isPositive()) {
            double gained = (double) Math.min(since.toNanos(), MINUTE.toNanos()) / MINUTE.toNanos() * perMinute;
            tokens = Math.min(perMinute, tokens + gained);
            filledAt = now;
        }
    }

    /** What a reply's headers said: how many requests are left until when. */
    void told(int remaining, Instant reset) {
        lock.lock();
        try {
            Instant now = clock.instant();
            refill(now);
            if (reset.isAfter(now)) {
                tokens = Math.min(tokens, remaining);
                if (remaining <= 0) {
                    block(now, reset);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The server refused a request because there were too many. */
    void exceeded(Instant until) {
        lock.lock();
        try {
            Instant now = clock.instant();
            refill(now);
            tokens = Math.min(tokens, 0);
            block(now, until);
        } finally {
            lock.unlock();
        }
    }

    /** A clock that runs differently over there must not silence us for longer than a minute. */
    private void block(Instant now, Instant until) {
        Instant latest = now.plus(MINUTE);
        Instant bounded = until.isAfter(latest) ? latest : until;
        blockedUntil = bounded.isAfter(blockedUntil) ? bounded : blockedUntil;
        tokens = Math.max(tokens, 1);
    }

    /** Looks again at once: the clock was moved. */
    void wake() {
        lock.lock();
        try {
            waiting.values().forEach(line -> line.forEach(waiter -> waiter.turn.signal()));
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private void wakeNext() {
        for (Deque<Waiter> line : waiting.values()) {
            Waiter next = line.peekFirst();
            if (next != null) {
                next.turn.signal();
                return;
            }
        }
    }

    private Deque<Waiter> line(Priority priority) {
        return Objects.requireNonNull(waiting.get(priority));
    }
}
