package dev.kuber.platform.budgets;

import java.time.LocalDate;
import java.util.Locale;

/** For how long a limit holds. */
enum Period {
    DAY,
    MONTH;

    /** First day of the one in which this day lies. */
    LocalDate starts(LocalDate day) {
        return this == DAY ? day : day.withDayOfMonth(1);
    }

    /** First day of the next one. */
    LocalDate ends(LocalDate day) {
        return this == DAY ? day.plusDays(1) : day.withDayOfMonth(1).plusMonths(1);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Period of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
