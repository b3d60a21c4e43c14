package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingTest {

    @Test
    void timesAreWrittenAsTheJdkWritesThem() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var second = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 300_000_000_000L));

            assertThat(Waiting.text(second)).isEqualTo(second.toString());
            assertThat(Waiting.text(second.plusMillis(5)))
                    .isEqualTo(second.plusMillis(5).toString());
        }
    }

    @Test
    void aTimeTriggersMinuteIsWrittenWithItsSeconds() {
        assertThat(Waiting.text(Instant.parse("2024-02-29T09:05:00Z"))).isEqualTo("2024-02-29T09:05:00Z");
    }
}
