package dev.kuber.platform.estimates;

import dev.kuber.trade.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an execution was expected to cost when it began.
 *
 * @param errorPercent of the estimate, above zero where it cost more; null before it has ended, and where it did not go its
 *     whole way
 */
public record ExecutionEstimate(
        Money low,
        Money expected,
        Money high,
        Confidence confidence,
        @Nullable Double errorPercent) {}
