package dev.kuber.platform.estimates;

import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.budgets.Budgets.State;
import dev.kuber.platform.budgets.Budgets.Usage;
import dev.kuber.platform.estimates.BudgetLine.Level;
import dev.kuber.platform.estimates.BudgetLine.Period;
import dev.kuber.platform.estimates.BudgetLine.Scope;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.RunMode;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What would become of limits if a pipeline ran as it is expected to. */
@Component
class BudgetOutlook {

    private static final BigDecimal WARN = BigDecimal.valueOf(80);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    /** Any that is no leap year. */
    private static final LocalDate YEAR = LocalDate.of(2025, 1, 1);

    private static final int MOST_PERCENT = 1_000_000;

    private final Budgets budgets;

    BudgetOutlook(Budgets budgets) {
        this.budgets = budgets;
    }

    boolean anyLimit(UUID owner, @Nullable String pipelineId) {
        return budgets.anyLimit(owner, pipelineId == null ? "" : pipelineId);
    }

    /** The user's limits and, where there is a pipeline, its own; those that are not set are left out. */
    List<BudgetLine> of(UUID owner, @Nullable String pipelineId, Definition.Settings settings, Estimate estimate) {
        State user = budgets.ofUser(owner);
        State pipeline = pipelineId == null ? null : budgets.ofPipeline(owner, pipelineId, settings);
        Money day = today(
                settings,
                estimate,
                pipeline == null ? Money.ZERO : pipeline.day().spent());
        var lines = new ArrayList<BudgetLine>(4);
        if (pipeline != null) {
            add(lines, Scope.PIPELINE, pipeline, day, settings, estimate);
        }
        add(lines, Scope.USER, user, day, settings, estimate);
        return lines;
    }

    private static void add(
            List<BudgetLine> lines,
            Scope scope,
            State state,
            Money day,
            Definition.Settings settings,
            Estimate estimate) {
        Money limit = state.day().limit();
        if (limit != null) {
            lines.add(line(scope, Period.DAY, limit, state.day(), day));
        }
        Money monthly = state.month().limit();
        if (monthly != null) {
            Money month = day.plus(later(settings, estimate, state.day().starts()));
            lines.add(line(scope, Period.MONTH, monthly, state.month(), month));
        }
    }

    /** What is still to come of a usual day; one run of a pipeline that runs once. */
    private static Money today(Definition.Settings settings, Estimate estimate, Money spent) {
        if (settings.runMode() == RunMode.RUN_ONCE) {
            return estimate.perExecution().expected();
        }
        Money left = day(settings, estimate).minus(spent);
        return left.isNegative() ? Money.ZERO : left;
    }

    /** What a day by the clock costs, which has many days of a market that goes faster; not all of those are trading days. */
    private static Money day(Definition.Settings settings, Estimate estimate) {
        Money trading = estimate.perDay().expected();
        if (settings.pace() == 1) {
            return trading;
        }
        var calendar = Calendars.named(settings.calendar().id());
        long sessions = YEAR.datesUntil(YEAR.plusYears(1))
                .filter(date -> calendar.session(date).isPresent())
                .count();
        return trading.times(BigDecimal.valueOf(settings.pace() * sessions / YEAR.lengthOfYear()));
    }

    /** What the trading days after this one cost until the month ends. */
    private static Money later(Definition.Settings settings, Estimate estimate, LocalDate today) {
        if (settings.runMode() == RunMode.RUN_ONCE) {
            return Money.ZERO;
        }
        LocalDate next = today.plusMonths(1).withDayOfMonth(1);
        if (settings.pace() != 1) {
            return day(settings, estimate).times(BigDecimal.valueOf(ChronoUnit.DAYS.between(today, next) - 1));
        }
        var calendar = Calendars.named(settings.calendar().id());
        long days = today.plusDays(1)
                .datesUntil(next)
                .filter(date -> calendar.session(date).isPresent())
                .count();
        return day(settings, estimate).times(BigDecimal.valueOf(Math.min(days, Estimate.TRADING_DAYS - 1)));
    }

    private static BudgetLine line(Scope scope, Period period, Money limit, Usage usage, Money expected) {
        Money all = usage.spent().plus(expected);
        // Up, so that what is shown as 80 % is not above it.
        BigDecimal percent = limit.isZero()
                ? all.isZero() ? ALL : BigDecimal.valueOf(MOST_PERCENT)
                : all.value()
                        .multiply(ALL)
                        .divide(limit.value(), 0, RoundingMode.CEILING)
                        .min(BigDecimal.valueOf(MOST_PERCENT));
        boolean gone = usage.spent().compareTo(limit) >= 0;
        Level level =
                gone || percent.compareTo(ALL) > 0 ? Level.ERROR : percent.compareTo(WARN) > 0 ? Level.WARN : Level.OK;
        return new BudgetLine(
                scope,
                period,
                limit,
                usage.spent(),
                expected,
                percent.intValue(),
                level,
                sentence(scope, period, limit, usage.spent(), expected, percent.intValue(), gone));
    }

    private static String sentence(
            Scope scope, Period period, Money limit, Money spent, Money expected, int percent, boolean gone) {
        String word = period.name().toLowerCase(Locale.ROOT);
        String whose = (scope == Scope.USER ? "your" : "this pipeline's") + " budget for the " + word;
        String of = Amounts.words(spent) + " of " + Amounts.words(limit) + " is spent";
        if (gone) {
            return "Of " + whose + ", " + of + ": nothing new begins.";
        }
        String sum = "Of " + whose + ", " + of + "; this pipeline will add " + Amounts.about(expected) + ", " + percent
                + " % together";
        return sum + (percent > 100 ? ": it will be stopped before the " + word + " is over." : ".");
    }
}
