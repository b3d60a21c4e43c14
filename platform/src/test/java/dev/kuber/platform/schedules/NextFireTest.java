package dev.kuber.platform.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Hours;
import dev.kuber.platform.pipelines.PriceSource;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextFireTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aRunThatWaitedIsFollowedAtOnce() {
        assertThat(after(RunMode.RUN_ON_SIGNAL, TEN.plusSeconds(90), false)).contains(TEN.plusSeconds(90));
    }

    @Test
    void aRunThatEndedWhereItBeganPausesForOneTimeframe() {
        assertThat(after(RunMode.RUN_CONTINUOUS, TEN, false)).contains(TEN.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aFailedRunPausesForOneTimeframe() {
        assertThat(after(RunMode.RUN_CONTINUOUS, TEN.plusSeconds(90), true)).contains(TEN.plusSeconds(90 + 300));
    }

    @Test
    void aSingleRunIsNotRepeatedExceptInABacktest() {
        assertThat(after(RunMode.RUN_ONCE, TEN.plusSeconds(90), false)).isEmpty();
        var settings = settings(RunMode.RUN_ONCE);
        assertThat(NextFire.repeated(
                        settings, Timetable.of(settings, Calendars.nyse()), TEN, TEN.plusSeconds(90), false))
                .contains(TEN.plusSeconds(90));
    }

    private static Optional<Instant> after(RunMode mode, Instant endedAt, boolean failed) {
        var settings = settings(mode);
        return NextFire.after(settings, Timetable.of(settings, Calendars.nyse()), TEN, endedAt, failed);
    }

    private static Definition.Settings settings(RunMode mode) {
        return new Definition.Settings(
                List.of(Symbol.of("AAPL")),
                Timeframe.M5,
                TradingMode.SIMULATION,
                mode,
                Hours.NYSE,
                3,
                Duration.ofSeconds(2),
                1,
                new Definition.Simulation(PriceSource.SYNTHETIC, 1, 1, null, Money.of(100_000)),
                null,
                null,
                null,
                null);
    }
}
