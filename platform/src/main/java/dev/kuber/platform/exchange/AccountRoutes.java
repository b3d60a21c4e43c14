package dev.kuber.platform.exchange;

import static dev.kuber.platform.exchange.Routing.trading;

import dev.kuber.platform.brokers.simulated.AccountReport;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The account: its balances, configuration, history and activities. */
final class AccountRoutes {

    private static final BigDecimal SHORTING_NEEDS = BigDecimal.valueOf(2_000);

    private final Market market;
    private final PortfolioRoute portfolio;

    AccountRoutes(Market market) {
        this.market = market;
        this.portfolio = new PortfolioRoute(market);
    }

    private record AccountJson(
            UUID id,
            String accountNumber,
            String status,
            String cryptoStatus,
            String currency,
            String buyingPower,
            String regtBuyingPower,
            String nonMarginableBuyingPower,
            String optionsBuyingPower,
            int optionsApprovedLevel,
            int optionsTradingLevel,
            String cash,
            String accruedFees,
            String pendingTransferIn,
            String pendingTransferOut,
            String pendingRegTafFees,
            String portfolioValue,
            boolean tradingBlocked,
            boolean transfersBlocked,
            boolean accountBlocked,
            boolean tradeSuspendedByUser,
            Instant createdAt,
            boolean shortingEnabled,
            String multiplier,
            String longMarketValue,
            String shortMarketValue,
            String equity,
            String lastEquity,
            String initialMargin,
            String maintenanceMargin,
            String lastMaintenanceMargin,
            String sma,
            String intradayAdjustments,
            String balanceAsof) {}

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/v2/account", trading(this::account))
                .GET(
                        "/v2/account/configurations",
                        trading(call -> Reply.ok(call.account().configuration())))
                .PATCH("/v2/account/configurations", trading(AccountRoutes::configure))
                .GET("/v2/account/portfolio/history", trading(portfolio::history))
                .GET(
                        "/v2/account/activities",
                        trading(call -> ActivityQuery.of(call).answer(call)))
                .GET(
                        "/v2/account/activities/{type}",
                        trading(call -> ActivityQuery.of(call).answer(call)))
                .build();
    }

    private static Reply configure(Call call) {
        TradingAccount account = call.account();
        Configuration changed = account.configuration().with(call.body());
        account.configure(changed);
        return Reply.ok(changed);
    }

    private Reply account(Call call) {
        TradingAccount account = call.account();
        LocalDate today = market.now().atZone(Venues.NEW_YORK).toLocalDate();
        BigDecimal last = account.worthAt(today.atStartOfDay(Venues.NEW_YORK).toInstant());
        return Reply.ok(json(account, account.report(), last, today.minusDays(1)));
    }

    private static AccountJson json(TradingAccount account, AccountReport report, BigDecimal last, LocalDate asOf) {
        Configuration configuration = account.configuration();
        boolean shorting =
                !configuration.noShorting() && report.equity().value().compareTo(SHORTING_NEEDS) >= 0;
        return new AccountJson(
                account.id(),
                Ids.accountNumber(account.key()),
                "ACTIVE",
                "ACTIVE",
                "USD",
                text(report.buyingPower()),
                text(report.regtBuyingPower()),
                text(report.nonMarginable()),
                text(report.nonMarginable()),
                0,
                0,
                text(report.cash()),
                "0",
                "0",
                "0",
                "0",
                text(report.equity()),
                false,
                false,
                false,
                configuration.suspendTrade(),
                account.opened(),
                shorting,
                String.valueOf(report.multiplier()),
                text(report.longValue()),
                text(report.shortValue().negate()),
                text(report.equity()),
                cents(last),
                text(report.initialMargin()),
                text(report.maintenanceMargin()),
                "0",
                "0",
                "0",
                asOf.toString());
    }

    private static String text(Money money) {
        return cents(money.value());
    }

    private static String cents(BigDecimal value) {
        return ApiJson.text(value.setScale(2, RoundingMode.HALF_EVEN));
    }
}
