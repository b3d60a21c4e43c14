package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExecutionFilterTest {

    private static final Instant FIRED = Instant.parse("2026-11-20T15:00:00Z");

    private static ExecutionSummary execution(@Nullable String reason) {
        return new ExecutionSummary(
                "e",
                "p",
                "Name",
                1,
                TradingMode.PAPER,
                ExecutionStatus.COMPLETED,
                reason,
                FIRED,
                null,
                null,
                List.of(new Symbol("AAPL")),
                null,
                ExecutionSummary.Kind.SCHEDULED,
                null,
                List.of());
    }

    private static ExecutionFilter words(@Nullable String q) {
        return new ExecutionFilter(null, null, null, null, null, q);
    }

    @Test
    void nothingAskedForIsEverything() {
        assertThat(words(null)).accepts(execution(null));
        assertThat(words("  ")).accepts(execution(null));
    }

    @Test
    void wordsAreLookedForInTheOutcomeWhateverTheirCase() {
        assertThat(words("STOP was")).accepts(execution("Closed 10 AAPL; the stop was hit."));
        assertThat(words("target")).rejects(execution("Closed 10 AAPL; the stop was hit."));
        assertThat(words("target")).rejects(execution(null));
    }

    @Test
    void timesIncludeTheirEnds() {
        assertThat(new ExecutionFilter(null, null, null, FIRED, FIRED, null)).accepts(execution(null));
        assertThat(new ExecutionFilter(null, null, null, FIRED.plusNanos(1), null, null))
                .rejects(execution(null));
        assertThat(new ExecutionFilter(null, null, null, null, FIRED.minusNanos(1), null))
                .rejects(execution(null));
    }

    @Test
    void allThatIsAskedForMustHold() {
        var symbol = new Symbol("AAPL");
        var scheduled = ExecutionSummary.Kind.SCHEDULED;
        assertThat(new ExecutionFilter(TradingMode.PAPER, symbol, scheduled, null, null, null))
                .accepts(execution(null));
        assertThat(new ExecutionFilter(TradingMode.LIVE, symbol, scheduled, null, null, null))
                .rejects(execution(null));
        assertThat(new ExecutionFilter(TradingMode.PAPER, symbol, ExecutionSummary.Kind.TRIAL, null, null, null))
                .rejects(execution(null));
    }
}
