package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedTickerTest {

    @Test
    void itGoesOnAfterAFailureUntilItIsClosed() throws InterruptedException {
        var steps = new AtomicInteger();
        var five = new CountDownLatch(5);
        var ticker = FeedTicker.start(
                "test",
                () -> {
                    five.countDown();
                    if (steps.incrementAndGet() == 2) {
                        throw new IllegalStateException("the second step fails, as this test wants");
                    }
                },
                () -> {});
        assertThat(five.await(10, TimeUnit.SECONDS)).isTrue();
        ticker.close();
        int after = steps.get();
        assertThat(after).isGreaterThanOrEqualTo(5);
        Thread.onSpinWait();
        assertThat(steps.get()).isEqualTo(after);
    }

    @Test
    void closingEndsAPauseAtOnce() throws InterruptedException {
        var paused = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var ticker = FeedTicker.start("test", () -> {}, () -> {
            paused.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        assertThat(paused.await(10, TimeUnit.SECONDS)).isTrue();
        ticker.close();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
