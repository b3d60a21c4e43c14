package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.modes.Dashboards;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.trade.Money;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the user stands, on one page. */
@RestController
@RequestMapping("/api/v1/dashboard")
@Tag(name = "dashboard")
class DashboardController {

    private static final String CURRENCY = "USD";

    private final Dashboards dashboards;
    private final Pipelines pipelines;
    private final Budgets budgets;

    DashboardController(Dashboards dashboards, Pipelines pipelines, Budgets budgets) {
        this.budgets = budgets;
        this.dashboards = dashboards;
        this.pipelines = pipelines;
    }

    /**
     * An account in the list of all.
     *
     * @param connectionId null on the simulated exchange
     * @param dayChangePercent of what it was worth when its market's day began
     * @param askedAt when its broker was last asked
     * @param problem why its broker does not answer, in a sentence
     */
    record AccountLine(
            @Nullable String connectionId,
            String label,
            TradingMode tradingMode,
            @Nullable Money equity,
            @Nullable Money dayChange,
            @Nullable Double dayChangePercent,
            String currency,
            @Nullable Instant askedAt,
            @Nullable String problem) {

        static AccountLine of(Dashboards.Line line) {
            return new AccountLine(
                    line.connectionId(),
                    line.label(),
                    line.mode(),
                    cents(line.equity()),
                    cents(line.dayChange()),
                    line.dayChangePercent(),
                    CURRENCY,
                    line.askedAt(),
                    line.problem());
        }
    }

    /** What the accounts were worth together at one time. */
    record EquityValue(Instant at, Money value) {}

    /**
     * How the user stands in one trading mode; accounts are listed in all.
     *
     * @param openRisk what the protected positions lose if their stops are hit at their prices
     * @param unprotected what is held without a stop at the broker, such as {@code 50 ORBT}
     * @param costToday of agents and models in all pipelines and modes on New York's day, exact; null while it is not known
     */
    record DashboardResponse(
            TradingMode tradingMode,
            List<AccountLine> accounts,
            Money openRisk,
            int openPositions,
            List<String> unprotected,
            int tradesToday,
            Money profitToday,
            @Nullable Money costToday,
            int activePipelines,
            List<EquityValue> equity) {}

    /** Numbers of one trading mode: that of the most serious money in which something is held, unless one is named. */
    @GetMapping
    DashboardResponse getDashboard(
            @CurrentUser Account account,
            @RequestParam(name = "trading_mode", required = false) @Nullable TradingMode tradingMode) {
        String owner = account.id().toString();
        Dashboards.Dashboard found = dashboards.of(owner, tradingMode);
        return new DashboardResponse(
                found.mode(),
                found.accounts().stream().map(AccountLine::of).toList(),
                found.openRisk().toCents(RoundingMode.HALF_EVEN),
                found.openPositions(),
                found.unprotected(),
                found.tradesToday(),
                found.profitToday().toCents(RoundingMode.HALF_EVEN),
                budgets.ofUser(account.id()).day().spent(),
                pipelines.active(owner),
                found.equity().stream()
                        .map(point -> new EquityValue(point.at(), point.value().toCents(RoundingMode.HALF_EVEN)))
                        .toList());
    }

    private static @Nullable Money cents(@Nullable Money money) {
        return money == null ? null : money.toCents(RoundingMode.HALF_EVEN);
    }
}
