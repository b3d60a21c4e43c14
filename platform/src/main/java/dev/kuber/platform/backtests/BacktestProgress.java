package dev.kuber.platform.backtests;

import dev.kuber.platform.engine.StepCommit;

/** Watches a backtest while it runs. */
public interface BacktestProgress {

    /** Nobody watches. */
    BacktestProgress NONE = new BacktestProgress() {};

    /**
     * So much is done.
     *
     * @param part 0 to 1 of the time range
     * @return false to cancel
     */
    default boolean reached(double part) {
        return true;
    }

    /** A step was taken. */
    default void committed(StepCommit commit) {}
}
