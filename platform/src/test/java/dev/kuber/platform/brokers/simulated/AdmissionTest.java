package dev.kuber.platform.brokers.simulated;

import static dev.kuber.platform.brokers.simulated.Floor.bracket;
import static dev.kuber.platform.brokers.simulated.Floor.limit;
import static dev.kuber.platform.brokers.simulated.Floor.market;
import static dev.kuber.platform.brokers.simulated.Floor.oco;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Floor floor = Floor.frictionless();

    @Test
    void openEntriesHoldBuyingPower() {
        floor.submit(limit("a", Side.BUY, 600, "100"));
        assertThat(floor.exchange.account(floor.prices()))
                .isEqualTo(new Account(Money.of(100_000), Money.of(100_000), Money.of(40_000)));

        OrderState refused = floor.submit(limit("b", Side.BUY, 500, "100"));
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(refused.reason())
                .isEqualTo("Insufficient buying power: 500 ACME need $50,000.00, available are $40,000.00.");
    }

    @Test
    void aCancelledEntryGivesItsBuyingPowerBack() {
        floor.submit(limit("a", Side.BUY, 600, "100"));
        floor.exchange.cancel(OrderBirth.brokerId(new ClientOrderId("a")), floor.now);
        assertThat(floor.exchange.account(floor.prices()).buyingPower()).isEqualTo(Money.of(100_000));
    }

    @Test
    void aMarketOrderHoldsALittleMoreThanThePrice() {
        assertThat(floor.submit(market("a", Side.BUY, 980)).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(floor.submit(market("b", Side.BUY, 975)).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void moreThanIsHeldCannotBeSold() {
        floor.submit(market("in", Side.BUY, 100));
        floor.bar(100, 100, 100, 100);
        OrderState refused = floor.submit(market("out", Side.SELL, 101));
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(refused.reason())
                .isEqualTo(
                        "Insufficient quantity: 101 ACME requested, 100 available (100 held, 0 reserved by open orders).");
    }

    @Test
    void sharesThatAnOpenOrderWillSellCannotBeSoldTwice() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.submit(market("out", Side.SELL, 100)).reason())
                .isEqualTo(
                        "Insufficient quantity: 100 ACME requested, 0 available (100 held, 100 reserved by open orders).");

        floor.exchange.cancel(OrderBirth.brokerId(new ClientOrderId("b.sl")), floor.now);
        assertThat(floor.submit(market("again", Side.SELL, 100)).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void anOcoNeedsSomethingToClose() {
        assertThat(floor.submit(oco("o", Side.SELL, 100, "110", "95")).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void anAccountThatMayNotSellShortSaysSo() {
        var longOnly = new Floor(ExchangeRules.frictionless(Money.of(100_000)).longOnly());
        assertThat(longOnly.submit(bracket("b", Side.SELL, 10, null, "90", "105"))
                        .reason())
                .isEqualTo("This account is not allowed to sell short.");
        assertThat(longOnly.submit(market("m", Side.SELL, 10)).reason()).startsWith("Insufficient quantity");
    }

    @Test
    void aShortHoldingTiesItsValueTwice() {
        floor.submit(market("short", Side.SELL, 300));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.exchange.account(floor.prices()))
                .isEqualTo(new Account(Money.of(130_000), Money.of(100_000), Money.of(70_000)));
    }

    @Test
    void oppositeDirectionsAreRefused() {
        floor.submit(limit("buy", Side.BUY, 10, "90"));
        assertThat(floor.submit(bracket("short", Side.SELL, 10, null, "90", "105"))
                        .reason())
                .isEqualTo("An opposite order for ACME still works; cancel it first.");

        floor.bar(85, 85, 85, 85);
        assertThat(floor.submit(bracket("short2", Side.SELL, 10, null, "80", "90"))
                        .reason())
                .isEqualTo("The account holds ACME in the opposite direction; close that first.");
    }

    @Test
    void aBracketNeedsItsPricesOnTheRightSides() {
        assertThat(floor.submit(bracket("a", Side.BUY, 10, null, "90", "110")).reason())
                .isEqualTo("The take-profit of 90.00 must be above the stop-loss of 110.00.");
        assertThat(floor.submit(bracket("b", Side.BUY, 10, null, "120", "101")).reason())
                .isEqualTo(
                        "A bracket entered at 100.00 needs its stop-loss below and its take-profit above that price, not at 101.00 and 120.00.");
        assertThat(floor.submit(bracket("c", Side.SELL, 10, "100", "101", "105"))
                        .status())
                .isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void anUnknownSymbolIsRejected() {
        var request = OrderRequest.market(
                new ClientOrderId("x"), Symbol.of("NONE"), Side.BUY, Quantity.of(1), PositionIntent.OPEN);
        assertThat(floor.submit(request).reason()).isEqualTo("The exchange knows no price of NONE.");
    }

    @Test
    void fractionsTradeOnlyWhereTheyAreAllowed() {
        var half = OrderRequest.market(
                new ClientOrderId("x"), Floor.ACME, Side.BUY, Quantity.of("0.5"), PositionIntent.OPEN);
        assertThat(floor.submit(half).reason()).isEqualTo("The exchange trades whole units only, not 0.5 ACME.");

        var coins = new Floor(ExchangeRules.frictionless(Money.of(100_000)).inFractions());
        coins.submit(half);
        coins.bar(100, 100, 100, 100);
        assertThat(coins.cash()).isEqualTo(Money.of(99_950));
    }

    @Test
    void chanceRejectsTheConfiguredShareOfEntriesAndNoExit() {
        var moody = new Floor(Floor.rules("0", "0", 0, 5, 100));
        long rejected = IntStream.range(0, 2000)
                .filter(i -> moody.submit(limit("e" + i, Side.BUY, 1, "1")).status() == OrderStatus.REJECTED)
                .count();
        assertThat(rejected).isBetween(70L, 130L);

        var hostile = Floor.rules("0", "0", 0, 100, 100);
        var holding = new ExchangeSnapshot.Lot(Floor.ACME, BigDecimal.TEN, BigDecimal.valueOf(1000));
        var exchange =
                new Exchange(hostile, Floor.UNTIL_21, ExchangeSnapshot.holding(Money.of(1000), List.of(holding)));
        assertThat(exchange.submit(market("more", Side.BUY, 1), floor.now, floor.prices())
                        .reason())
                .isEqualTo("The simulated exchange rejected the order by chance, as it does with 100 % of entries.");
        assertThat(exchange.submit(oco("exit", Side.SELL, 5, "110", "95"), floor.now, floor.prices())
                        .status())
                .isEqualTo(OrderStatus.NEW);
        assertThat(exchange.submit(market("out", Side.SELL, 5), floor.now, floor.prices())
                        .status())
                .isEqualTo(OrderStatus.NEW);
    }

    @Test
    void theSameOrdersOfAnotherExecutionHaveTheSameLuck() {
        var once = new Floor(ExchangeRules.standard(11));
        var again = new Floor(ExchangeRules.standard(11));
        var other = new Floor(ExchangeRules.standard(12));
        assertThat(luck(once, "run-1")).isEqualTo(luck(again, "run-2")).isNotEqualTo(luck(other, "run-1"));
    }

    /** For each of many orders how much of it the first bar fills. */
    private static List<Quantity> luck(Floor floor, String execution) {
        return IntStream.range(0, 100)
                .mapToObj(i -> {
                    String id = execution + "." + i + ".entry";
                    floor.submit(market(id, Side.BUY, 7));
                    floor.bar(100, 100, 100, 100);
                    return floor.find(id).filled();
                })
                .toList();
    }

    @Test
    void anIdTooLongForItsLegsIsRejected() {
        assertThat(floor.submit(bracket("x".repeat(126), Side.BUY, 1, null, "110", "95"))
                        .reason())
                .isEqualTo("The client order id of an order with legs has at most 125 characters.");
    }
}
