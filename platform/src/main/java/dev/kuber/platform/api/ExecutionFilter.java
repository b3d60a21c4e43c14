package dev.kuber.platform.api;

import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What executions are looked for by, beside what the store itself selects; null for what does not matter.
 *
 * @param from the earliest at which they fired, in the time of their market
 * @param to the latest
 * @param q a part of their outcome
 */
record ExecutionFilter(
        @Nullable TradingMode tradingMode,
        @Nullable Symbol symbol,
        ExecutionSummary.@Nullable Kind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q)
        implements Predicate<ExecutionSummary> {

    @Override
    public boolean test(ExecutionSummary execution) {
        return (tradingMode == null || tradingMode == execution.tradingMode())
                && (symbol == null || execution.symbols().contains(symbol))
                && (kind == null || kind == execution.kind())
                && (from == null || !execution.firedAt().isBefore(from))
                && (to == null || !execution.firedAt().isAfter(to))
                && (q == null || q.isBlank() || says(execution.reason(), q.strip()));
    }

    private static boolean says(@Nullable String reason, String part) {
        return reason != null && reason.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
