package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.time.LocalDate;

/**
 * A limit and how much of it is gone.
 *
 * @param starts first day of the period
 * @param reserved by steps that run
 * @param met whether somebody was already refused for good because of it
 */
record Limit(Scope scope, Period period, LocalDate starts, Money amount, Money spent, Money reserved, boolean met) {

    /** Whether nothing new may begin. */
    boolean exhausted() {
        return met || spent.compareTo(amount) >= 0;
    }

    /** Such as {@code this pipeline's budget for the day}. */
    String words() {
        return (scope == Scope.PIPELINE ? "this pipeline's budget for the " : "your budget for the ") + period.word();
    }
}
