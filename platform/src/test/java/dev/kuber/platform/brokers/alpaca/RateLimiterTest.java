package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);

    private volatile Instant now = Instant.parse("2026-11-20T15:00:00Z");
    private final RateLimiter limiter = new RateLimiter(() -> now, 200);
    private final List<String> served = new CopyOnWriteArrayList<>();

    @Test
    void twoHundredRequestsAreAllowedAtOnceAndThenOneEach300Milliseconds() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
        }
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isFalse();
        now = now.plusMillis(299);
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isFalse();
        now = now.plusMillis(1);
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isFalse();
    }

    @Test
    void aTenthIsKeptForWhatIsMoreUrgentThanPrices() throws InterruptedException {
        for (int i = 0; i < 180; i++) {
            assertThat(limiter.take(Priority.BULK, NOT_AT_ALL)).isTrue();
        }
        assertThat(limiter.take(Priority.BULK, NOT_AT_ALL)).isFalse();
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
    }

    @Test
    void whatIsUrgentGoesFirstAndEqualsInTheOrderTheyCame() throws InterruptedException {
        exhaust();
        waits(Priority.BULK, "prices", 1);
        waits(Priority.STATE, "account", 2);
        waits(Priority.ORDERS, "first exit", 3);
        waits(Priority.ORDERS, "second exit", 4);

        now = now.plusMillis(300);
        limiter.wake();
        await().until(() -> served.size() == 1);
        now = now.plusMillis(300);
        limiter.wake();
        await().until(() -> served.size() == 2);
        now = now.plusMillis(300);
        limiter.wake();
        await().until(() -> served.size() == 3);
        now = now.plusSeconds(30);
        limiter.wake();
        await().until(() -> served.size() == 4);
        assertThat(served).containsExactly("first exit", "second exit", "account", "prices");
    }

    @Test
    void whatTheServerCountsIsBelieved() throws InterruptedException {
        limiter.told(2, now.plusSeconds(30));
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isFalse();

        limiter.told(0, now.plusSeconds(30));
        now = now.plusMillis(29_999);
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isFalse();
        now = now.plusMillis(1);
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
    }

    @Test
    void aRefusalSilencesUntilTheResetButNeverLongerThanAMinute() throws InterruptedException {
        limiter.exceeded(now.plus(Duration.ofDays(365)));
        now = now.plusSeconds(59);
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isFalse();
        now = now.plusSeconds(1);
        assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
    }

    @Test
    void oneWhoGivesUpHoldsUpNobody() throws InterruptedException {
        exhaust();
        Thread impatient = waits(Priority.ORDERS, "impatient", 1);
        waits(Priority.ORDERS, "patient", 2);
        impatient.interrupt();
        await().until(() -> limiter.waiting() == 1);
        now = now.plusMillis(300);
        limiter.wake();
        await().until(() -> !served.isEmpty());
        assertThat(served).containsExactly("patient");
    }

    private void exhaust() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            assertThat(limiter.take(Priority.ORDERS, NOT_AT_ALL)).isTrue();
        }
    }

    private Thread waits(Priority priority, String name, int then) {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                if (limiter.take(priority, LONG)) {
                    served.add(name);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> limiter.waiting() == then);
        return thread;
    }
}
