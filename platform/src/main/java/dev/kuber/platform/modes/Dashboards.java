package dev.kuber.platform.modes;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.modes.AccountWorths.Worth;
import dev.kuber.platform.modes.HeldAccounts.HeldAccount;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.platform.positions.Positions;
import dev.kuber.platform.positions.Trade;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How a trader stands: what the accounts are worth, what is at risk, what today has brought. */
@Service
public class Dashboards {

    private static final Duration SHOWN = Duration.ofDays(30);

    private final HeldAccounts accounts;
    private final RecentWorths worths;
    private final Positions positions;
    private final PipelinePlans plans;
    private final Venues venues;

    Dashboards(HeldAccounts accounts, RecentWorths worths, Positions positions, PipelinePlans plans, Venues venues) {
        this.accounts = accounts;
        this.worths = worths;
        this.positions = positions;
        this.plans = plans;
        this.venues = venues;
    }

    /**
     * How a trader stands.
     *
     * @param mode of which the numbers are; accounts are listed in every mode
     * @param openRisk what the protected positions lose if their stops are hit at their prices
     * @param unprotected what is held without a stop at the broker
     * @param tradesToday closed, each counted on its own market's day
     * @param equity of the accounts in this mode over the last 30 days
     */
    public record Dashboard(
            TradingMode mode,
            List<Line> accounts,
            Money openRisk,
            int openPositions,
            List<String> unprotected,
            int tradesToday,
            Money profitToday,
            List<Equity> equity) {}

    /**
     * An account.
     *
     * @param equity null if its broker never answered
     * @param dayChange since its market's day began
     * @param askedAt when its broker last answered or should have; null if it was never asked
     * @param problem why its broker does not answer; null if it does
     */
    public record Line(
            @Nullable String connectionId,
            String label,
            TradingMode mode,
            @Nullable Money equity,
            @Nullable Money dayChange,
            @Nullable Double dayChangePercent,
            @Nullable Instant askedAt,
            @Nullable String problem) {}

    /** What the accounts were worth together. */
    public record Equity(Instant at, Money value) {}

    private record Today(int trades, Money profit) {}

    /**
     * How this owner stands in one trading mode.
     *
     * @param wanted null for the one with the most serious money in which something is held, else of an account
     */
    public Dashboard of(String owner, @Nullable TradingMode wanted) {
        List<HeldAccount> held = accounts.of(owner);
        Map<String, Worth> known = worths.of(owner, held);
        List<LivePosition> live = positions.live(owner);
        TradingMode mode = wanted != null ? wanted : usual(held, live);
        List<HeldAccount> here =
                held.stream().filter(account -> account.mode() == mode).toList();
        List<Worth> its = here.stream()
                .map(account -> known.get(account.key()))
                .filter(Objects::nonNull)
                .toList();
        Today today = today(owner, mode);
        return new Dashboard(
                mode,
                held.stream()
                        .map(account -> line(account, known.get(account.key())))
                        .toList(),
                its.stream().map(Worth::openRisk).reduce(Money.ZERO, Money::plus),
                (int) live.stream().filter(one -> modeOf(one) == mode).count(),
                its.stream().flatMap(one -> one.unprotected().stream()).toList(),
                today.trades(),
                today.profit(),
                EquitySeries.of(
                        worths.history(here.stream().map(HeldAccount::key).toList(), SHOWN)));
    }

    /** Where something is held with the most serious money; else where an account is. */
    private TradingMode usual(List<HeldAccount> held, List<LivePosition> live) {
        List<TradingMode> trading = live.stream().map(this::modeOf).toList();
        for (TradingMode mode : List.of(TradingMode.LIVE, TradingMode.PAPER)) {
            if (trading.contains(mode)) {
                return mode;
            }
        }
        boolean simulated = held.stream().anyMatch(account -> account.mode() == TradingMode.SIMULATION);
        Optional<TradingMode> first = held.stream().map(HeldAccount::mode).min(TradingMode::compareTo);
        return simulated ? TradingMode.SIMULATION : first.orElse(TradingMode.SIMULATION);
    }

    private @Nullable TradingMode modeOf(LivePosition live) {
        return plan(live.pipelineId(), live.revision())
                .map(plan -> plan.settings().tradingMode())
                .orElse(null);
    }

    /** Empty if it cannot run any more, for instance because an agent was removed. */
    private Optional<Plan> plan(String pipelineId, int revision) {
        try {
            return Optional.of(plans.load(pipelineId, revision));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Line line(HeldAccount account, @Nullable Worth worth) {
        Money equity = worth == null ? null : worth.equity();
        Money began = worth == null ? null : worth.dayBegan();
        Money change = equity == null || began == null ? null : equity.minus(began);
        return new Line(
                account.connectionId(),
                account.label(),
                account.mode(),
                equity,
                change,
                change == null || began == null || !began.isPositive()
                        ? null
                        : change.toDouble() * 100 / began.toDouble(),
                worth == null ? null : worth.askedAt(),
                worth == null ? "The broker is being asked." : worth.problem());
    }

    private Today today(String owner, TradingMode mode) {
        var trades = new ArrayList<Trade>();
        for (Positions.LastTrade last : positions.lastTrades(owner)) {
            plan(last.pipelineId(), last.revision())
                    .filter(plan -> plan.settings().tradingMode() == mode)
                    .map(this::dayOf)
                    .filter(since -> !last.closed().isBefore(since))
                    .ifPresent(since -> trades.addAll(positions.closedSince(last.pipelineId(), since)));
        }
        Money profit = trades.stream().map(trade -> trade.position().profit()).reduce(Money.ZERO, Money::plus);
        return new Today(trades.size(), profit);
    }

    /** When the day of this pipeline's market began. */
    private Instant dayOf(Plan plan) {
        TradingCalendar calendar = Calendars.named(plan.settings().calendar().id());
        return calendar.dayOf(venues.now(plan)).atStartOfDay(calendar.zone()).toInstant();
    }
}
