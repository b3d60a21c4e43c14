package dev.kuber.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratedClockTest {

    private static final Instant WALL = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant MARKET = Instant.parse("2020-01-02T14:30:00Z");

    private static AcceleratedClock at(Duration later, double speed) {
        return new AcceleratedClock(InstantSource.fixed(WALL.plus(later)), WALL, MARKET, speed);
    }

    @Test
    void aMinuteOfMarketPassesInASecondAtSpeedSixty() {
        assertThat(at(Duration.ofSeconds(1), 60).now()).isEqualTo(MARKET.plusSeconds(60));
        assertThat(at(Duration.ofMillis(-500), 60).now()).isEqualTo(MARKET.minusSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 7, 60, 3600, 1e6})
    void atTheWallTimeOfAMarketTimeTheClockHasReachedItAndBarelyMore(double speed) {
        for (int hours : new int[] {0, 1, 100, 50_000}) {
            Instant market = MARKET.plus(Duration.ofHours(hours));
            Instant wall = at(Duration.ZERO, speed).wallTime(market);
            Instant seen = at(Duration.between(WALL, wall), speed).now();
            assertThat(seen).isBetween(market, market.plusNanos(10_000 + (long) (2_000 * speed)));
        }
    }

    @Test
    void theEndOfTimeIsFarAway() {
        assertThat(at(Duration.ZERO, 60).wallTime(Instant.MAX)).isAfter(WALL.plus(Duration.ofDays(365_000)));
    }

    @Test
    void aClockMustRun() {
        assertThatThrownBy(() -> at(Duration.ZERO, 0)).hasMessageContaining("above zero");
    }
}
