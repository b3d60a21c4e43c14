package dev.kuber.platform.schedules;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What pipelines did on their trading days, for those that have daily limits. Counting is safe against two that count at
 * once: of two who want the last place one gets it.
 */
public interface DayBook {

    /** What this pipeline did since its trading day began. */
    DayFigures since(String pipelineId, Instant begins);

    /**
     * Counts an execution as one of this day; one that was counted before is not counted again.
     *
     * @param firedAt null while it waits for its trigger; until then it counts for whatever day it is
     * @param limit how many there may be
     * @return false if there are that many already
     */
    boolean countExecution(Day day, String executionId, @Nullable Instant firedAt, int limit);

    /** Counts a trade in the same way. */
    boolean countTrade(Day day, String executionId, Symbol symbol, int limit);

    /** The account's equity when somebody first asked on this day. */
    Money equity(Day day, Supplier<Money> now);

    /**
     * A trading day in progress.
     *
     * @param begins its first instant
     */
    record Day(String pipelineId, Instant begins, Instant now) {}
}
