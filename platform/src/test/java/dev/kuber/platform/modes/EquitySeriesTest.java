package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.modes.AccountWorths.Point;
import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EquitySeriesTest {

    private static final Instant ONE = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TWO = Instant.parse("2026-03-02T11:00:00Z");
    private static final Instant THREE = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void accountsAddUpEachWorthWhatItWasLast() {
        assertThat(EquitySeries.of(List.of(
                        point("a", ONE, "100"),
                        point("b", ONE, "50"),
                        point("a", TWO, "110"),
                        point("b", THREE, "40"))))
                .containsExactly(equity(ONE, "150"), equity(TWO, "160"), equity(THREE, "150"));
    }

    @Test
    void anAccountThatJoinsIsNoProfit() {
        assertThat(EquitySeries.of(List.of(point("a", ONE, "100"), point("b", TWO, "1000"))))
                .containsExactly(equity(ONE, "1100"), equity(TWO, "1100"));
    }

    @Test
    void withoutAnythingKnownThereIsNoSeries() {
        assertThat(EquitySeries.of(List.of())).isEmpty();
    }

    private static Point point(String account, Instant at, String equity) {
        return new Point(account, at, Money.of(equity));
    }

    private static Dashboards.Equity equity(Instant at, String value) {
        return new Dashboards.Equity(at, Money.of(value));
    }
}
