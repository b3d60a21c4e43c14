package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.brokers.simulated.OrderReport.Status;
import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginTest {

    private static final ExchangeRules PLAIN = ExchangeRules.frictionless(Money.of(100_000));

    private static Floor margin(int times) {
        return new Floor(PLAIN.withMultiplier(times));
    }

    private static AccountReport account(Floor floor) {
        return floor.exchange.accountReport(floor.prices());
    }

    @Test
    void aMarginAccountBuysWithCredit() {
        Floor floor = margin(2);
        assertThat(account(floor).buyingPower()).isEqualTo(Money.of(200_000));
        floor.place(Ticket.buy("a", "1500").limit("101"));
        assertThat(account(floor).buyingPower()).isEqualTo(Money.of(48_500));
        floor.bar(100, 100, 100, 100);

        AccountReport after = account(floor);
        assertThat(after.cash()).isEqualTo(Money.of(-50_000));
        assertThat(after.equity()).isEqualTo(Money.of(100_000));
        assertThat(after.longValue()).isEqualTo(Money.of(150_000));
        assertThat(after.initialMargin()).isEqualTo(Money.of(75_000));
        assertThat(after.maintenanceMargin()).isEqualTo(Money.of(45_000));
        assertThat(after.buyingPower()).isEqualTo(Money.of(50_000));
        assertThat(after.nonMarginable()).isEqualTo(Money.ZERO);
        assertThat(floor.refused(Ticket.buy("b", "501").limit("100")).kind()).isEqualTo(Kind.BUYING_POWER);
    }

    @Test
    void anAccountWithFourTimesItsEquityHasTwiceItUnderRegulationT() {
        AccountReport account = account(margin(4));
        assertThat(account.buyingPower()).isEqualTo(Money.of(400_000));
        assertThat(account.regtBuyingPower()).isEqualTo(Money.of(200_000));
        assertThat(account.nonMarginable()).isEqualTo(Money.of(100_000));
        assertThat(account.multiplier()).isEqualTo(4);
        assertThatThrownBy(() -> PLAIN.withMultiplier(3)).hasMessageStartingWith("multiplier:");
    }

    @Test
    void whatIsShortCountsAgainstTheBuyingPowerAndOwesAtLeastFiveDollarsAShare() {
        Floor floor = margin(2);
        floor.place(Ticket.sell("s", "500"));
        floor.bar(100, 100, 100, 100);
        AccountReport account = account(floor);
        assertThat(account.cash()).isEqualTo(Money.of(150_000));
        assertThat(account.shortValue()).isEqualTo(Money.of(50_000));
        assertThat(account.equity()).isEqualTo(Money.of(100_000));
        assertThat(account.buyingPower()).isEqualTo(Money.of(150_000));
        assertThat(account.maintenanceMargin()).isEqualTo(Money.of(15_000));
        floor.last = 8;
        assertThat(account(floor).maintenanceMargin()).isEqualTo(Money.of(2_500));
        floor.last = 4;
        assertThat(account(floor).maintenanceMargin()).isEqualTo(Money.of(2_000));
        floor.last = 2;
        assertThat(account(floor).maintenanceMargin()).isEqualTo(Money.of(1_250));
    }

    @Test
    void cheapStocksAreMaintainedWithTheirWholeValue() {
        Floor floor = margin(2);
        floor.place(Ticket.buy("a", "100"));
        floor.bar(100, 100, 100, 100);
        floor.last = 2;
        assertThat(account(floor).maintenanceMargin()).isEqualTo(Money.of(200));
    }

    @Test
    void sellingShortOnMarginTakesTwoThousandOfEquity() {
        var poor = new Floor(PLAIN.withBalance(Money.of(1_999)).withMultiplier(2));
        assertThat(poor.refused(Ticket.sell("s", "1")))
                .extracting(Refusal::kind, Refusal::message)
                .containsExactly(Kind.SHORTING, "account is not allowed to short");
        var enough = new Floor(PLAIN.withBalance(Money.of(2_000)).withMultiplier(2));
        assertThat(enough.place(Ticket.sell("s", "1")).status()).isEqualTo(Status.NEW);
    }

    @Test
    void noOrderTurnsALongHoldingIntoAShortOne() {
        Floor floor = margin(2);
        floor.place(Ticket.buy("a", "10"));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.refused(Ticket.sell("s", "11")).kind()).isEqualTo(Kind.QUANTITY);
    }

    @Test
    void theShortCollarIsThreePercentAboveTheMarket() {
        Floor floor = margin(2);
        floor.place(Ticket.sell("s", "100").limit("90"));
        assertThat(account(floor).buyingPower()).isEqualTo(Money.of(200_000 - 10_300));
    }

    @Test
    void whatASaleBringsIsSpentInTheNextSession() {
        var floor = new Floor(PLAIN.withSettlement(true));
        floor.place(Ticket.buy("a", "900"));
        floor.bar(100, 100, 100, 100);
        floor.place(Ticket.sell("b", "900"));
        floor.bar(100, 100, 100, 100);
        assertThat(account(floor).cash()).isEqualTo(Money.of(100_000));
        assertThat(account(floor).settled()).isEqualTo(Money.of(10_000));
        assertThat(account(floor).unsettled()).isEqualTo(Money.of(90_000));
        assertThat(floor.refused(Ticket.buy("c", "200").limit("100")).kind()).isEqualTo(Kind.BUYING_POWER);

        floor.now = Instant.parse("2026-01-06T14:29:59Z");
        floor.exchange.advance(floor.now, floor.prices());
        assertThat(account(floor).buyingPower()).isEqualTo(Money.of(10_000));
        floor.now = Instant.parse("2026-01-06T14:30:00Z");
        assertThat(floor.place(Ticket.buy("d", "200").limit("100")).status()).isEqualTo(Status.NEW);
    }

    @Test
    void regulatoryFeesOfADayAreRoundedUpToACentTogether() {
        var first = new RegulatoryFees(
                LocalDate.parse("2025-01-01"),
                new BigDecimal("27.80"),
                new BigDecimal("0.000166"),
                new BigDecimal("8.30"),
                new BigDecimal("0.000046"));
        var later = new RegulatoryFees(
                LocalDate.parse("2026-01-06"), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO);
        var floor = new Floor(PLAIN.withFees(List.of(later, first)));
        floor.place(Ticket.buy("a", "100"));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.order("a").commission()).isEqualTo(Money.of("0.01"));
        floor.place(Ticket.sell("b", "50"));
        floor.bar(100, 100, 100, 100);
        // 0.0046 + 0.0023 of the audit trail, 0.139 of the SEC, 0.0083 of FINRA: 0.1542 in all.
        assertThat(floor.order("b").commission()).isEqualTo(Money.of("0.15"));
        floor.place(Ticket.sell("c", "1"));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.order("c").commission()).isEqualTo(Money.ZERO);
        assertThat(floor.cash()).isEqualTo(Money.of("95099.84"));

        floor.now = Instant.parse("2026-01-06T15:00:00Z");
        floor.place(Ticket.sell("d", "49"));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.order("d").commission()).isEqualTo(Money.ZERO);
    }

    @Test
    void theFinraFeeOfATradeIsCapped() {
        var fees = List.of(new RegulatoryFees(
                LocalDate.parse("2025-01-01"),
                BigDecimal.ZERO,
                new BigDecimal("0.000166"),
                new BigDecimal("8.30"),
                BigDecimal.ZERO));
        var floor = new Floor(PLAIN.withBalance(Money.of(100_000_000)).withFees(fees));
        floor.place(Ticket.buy("a", "100000"));
        floor.bar(100, 100, 100, 100);
        floor.place(Ticket.sell("b", "100000"));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.order("b").commission()).isEqualTo(Money.of("8.30"));
    }

    @Test
    void rulesAndAccountsStoredBeforeThereWereTheseRulesAreReadAsTheyWereMeant() {
        KuberJson json = KuberJson.of(FactTypes.builtIn());
        ExchangeRules rules = json.read("""
                {"seed": 3, "initial_balance": "5000", "slippage_percent": "0.1", "commission_per_share": "0.005",
                 "partial_fill_percent": 20, "rejection_percent": 5, "volume_cap_percent": 10, "fractional": false,
                 "short_selling": true, "fill_without_volume": false}
                """, ExchangeRules.class);
        assertThat(rules)
                .isEqualTo(
                        ExchangeRules.standard(3).withBalance(Money.of(5_000)).withTicks(false));

        ExchangeSnapshot account = json.read("""
                {"cash": "4000", "holdings": [{"symbol": "ACME", "quantity": "10", "cost": "1000"}], "processed": [],
                 "groups": [{"root": {"closing": true, "paid": "0", "hold": "0", "since": "2026-01-05T14:30:00Z",
                   "expires": null, "triggered": false, "standing": null, "moved": null,
                   "state": {"id": "sim-s", "client_id": "s", "role": "ENTRY", "symbol": "ACME", "side": "SELL",
                     "type": "STOP", "quantity": "10", "filled": "0", "average_price": null, "limit": null,
                     "stop": "95", "commission": "0", "status": "NEW", "reason": null,
                     "updated": "2026-01-05T14:30:00Z", "legs": []}}, "legs": []}]}
                """, ExchangeSnapshot.class);
        var exchange = new Exchange(rules, Floor.UNTIL_21, account);
        var floor = new Floor(rules);
        assertThat(exchange.holdings(floor.prices()).getFirst().available().isZero())
                .isTrue();
        assertThat(exchange.onTrade(Floor.ACME, Price.of("94"), Quantity.of(1_000_000), floor.now))
                .isNotEmpty();
        assertThat(json.read(json.write(exchange.snapshot()), ExchangeSnapshot.class))
                .isEqualTo(exchange.snapshot());
    }
}
