package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.OrderReport.Status;
import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.Trail;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTypesTest {

    private final Floor floor = Floor.frictionless();

    private void hold(String quantity) {
        floor.place(Ticket.buy("in", quantity));
        floor.bar(100, 100, 100, 100);
    }

    @Test
    void aTrailingStopFollowsTheHighAtItsDistance() {
        hold("10");
        OrderReport placed = floor.place(Ticket.sell("t", "10").trail(Trail.amount("5")));
        assertThat(placed.highWater()).isEqualTo(Price.of("100"));
        assertThat(placed.stop()).isEqualTo(Price.of("95"));

        floor.bar(100, 108, 99, 107);
        assertThat(floor.order("t").highWater()).isEqualTo(Price.of("108"));
        assertThat(floor.order("t").stop()).isEqualTo(Price.of("103"));

        floor.bar(106, 107, 104, 105);
        assertThat(floor.order("t").stop()).isEqualTo(Price.of("103"));

        floor.bar(105, 106, 102, 104);
        assertThat(floor.order("t").averagePrice()).isEqualTo(Price.of("103"));
        assertThat(floor.held()).isZero();
    }

    @Test
    void aTrailingStopFollowsInPercentOfTheBestPrice() {
        hold("10");
        floor.place(Ticket.sell("t", "10").trail(Trail.percent("10")));
        floor.bar(100, 120, 100, 118);
        assertThat(floor.order("t").stop()).isEqualTo(Price.of("108"));
    }

    @Test
    void aTrailingStopThatBuysFollowsTheLow() {
        floor.place(Ticket.buy("t", "10").trail(Trail.amount("2")));
        assertThat(floor.order("t").stop()).isEqualTo(Price.of("102"));
        floor.bar(99, 100, 95, 96);
        assertThat(floor.order("t").stop()).isEqualTo(Price.of("97"));
        floor.bar(96, 98, 96, 98);
        assertThat(floor.order("t").averagePrice()).isEqualTo(Price.of("97"));
    }

    @Test
    void theTrailingStopThatHeldAtTheBarsStartDecidesBeforeTheBarsHighMovesIt() {
        hold("10");
        floor.place(Ticket.sell("t", "10").trail(Trail.amount("5")));
        floor.bar(100, 130, 94, 120);
        assertThat(floor.order("t").averagePrice()).isEqualTo(Price.of("95"));
    }

    @Test
    void aTrailingStopThatTheMarketGapsThroughFillsAtTheOpen() {
        hold("10");
        floor.place(Ticket.sell("t", "10").trail(Trail.amount("5")));
        floor.bar(90, 92, 88, 91);
        assertThat(floor.order("t").averagePrice()).isEqualTo(Price.of("90"));
    }

    @Test
    void aTrailingStopStandsAloneAndLasts() {
        assertThat(floor.refused(Ticket.buy("a", "1").trail(Trail.amount("1")).time(TimeInForce.IOC))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(floor.refused(Ticket.buy("b", "1").trail(Trail.amount("1")).bracket("110", "90"))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(floor.refused(Ticket.buy("c", "1")
                                .trail(Trail.amount("1"))
                                .extended()
                                .day())
                        .kind())
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void quietBarsAreOfNoInterestToATrailingStopAndBarsThatMoveItAre() {
        hold("10");
        floor.place(Ticket.sell("t", "10").trail(Trail.amount("5")));
        var opens = floor.now;
        Bars bars = Bars.of(
                Floor.ACME,
                Timeframe.M1,
                List.of(
                        new Bar(opens, opens.plusSeconds(60), 99, 99.5, 96, 99, 100),
                        new Bar(opens.plusSeconds(60), opens.plusSeconds(120), 99, 99.9, 95.01, 99, 100),
                        new Bar(opens.plusSeconds(120), opens.plusSeconds(180), 99, 101, 98, 99, 100)));
        assertThat(floor.exchange.nextInterest(bars, 0)).isEqualTo(2);
    }

    @Test
    void theStopLossOfABracketMayHaveALimit() {
        floor.place(Ticket.buy("b", "10").bracket("110", "95").stopLossLimit("94"));
        floor.bar(100, 101, 99, 100);
        floor.bar(92, 93, 90, 91);
        assertThat(floor.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.NEW);
        assertThat(floor.leg("b", Role.STOP_LOSS).limit()).isEqualTo(Price.of("94"));

        floor.bar(93, 95, 92, 94);
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("94"));
        assertThat(floor.leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void aStopLossThatWaitsAtItsLimitLeavesTheTargetWorking() {
        floor.place(Ticket.buy("b", "10").bracket("110", "95").stopLossLimit("94"));
        floor.bar(100, 101, 99, 100);
        floor.bar(92, 93, 90, 91);
        floor.bar(93, 93.5, 92, 93);
        floor.bar(112, 113, 111, 112);
        assertThat(floor.held()).isZero();
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("112"));
    }

    @Test
    void aFilledOneTriggersOtherOrderSetsOffItsOnlyLeg() {
        OrderReport placed = floor.place(Ticket.buy("o", "10").limit("99").oto(null, "95"));
        assertThat(placed.orderClass()).isEqualTo(OrderClass.OTO);
        assertThat(placed.legs()).extracting(OrderReport::status).containsExactly(Status.HELD);

        floor.bar(99.5, 100, 98, 98.5);
        assertThat(floor.order("o.sl").status()).isEqualTo(Status.NEW);
        floor.bar(96, 97, 94, 96);
        assertThat(floor.order("o.sl").averagePrice()).isEqualTo(Price.of("95"));
        assertThat(floor.find("o").finished()).isTrue();

        floor.place(Ticket.buy("p", "10").oto("120", null));
        floor.bar(100, 101, 99, 100);
        floor.bar(119, 121, 118, 120);
        assertThat(floor.order("p.tp").averagePrice()).isEqualTo(Price.of("120"));
        assertThat(floor.held()).isZero();
    }

    @Test
    void aOneTriggersOtherOrderHasExactlyOneLeg() {
        assertThat(floor.refused(Ticket.buy("a", "1").oto(null, null)).sentence())
                .contains("exactly one");
        assertThat(floor.refused(Ticket.buy("b", "1").oto("110", "90")).sentence())
                .contains("exactly one");
        assertThat(floor.refused(Ticket.buy("c", "1").oto(null, "101")).sentence())
                .isEqualTo("An order entered at 100.00 needs its stop-loss below that price, not at 101.00.");
        assertThat(floor.refused(Ticket.sell("d", "1").oto("101", null)).sentence())
                .isEqualTo("An order entered at 100.00 needs its take-profit below that price, not at 101.00.");
    }

    @Test
    void anAmountOfMoneyBuysWhatItBuysAtThePriceOfItsFill() {
        var coins = new Floor(ExchangeRules.frictionless(Money.of(100_000)).inFractions());
        OrderReport placed = coins.place(Ticket.worth("n", Side.BUY, "1000"));
        assertThat(placed.quantity()).isNull();
        assertThat(placed.notional()).isEqualTo(Money.of(1000));

        coins.bar(30, 31, 29, 30);
        assertThat(coins.order("n").quantity()).isEqualTo(Quantity.of("33.333333333"));
        assertThat(coins.order("n").status()).isEqualTo(Status.FILLED);
        assertThat(coins.cash().value())
                .isBetween(Money.of(99_000).value(), Money.of("99000.01").value());
    }

    @Test
    void anAmountOfMoneyIsASimpleMarketOrderForTheDay() {
        var coins = new Floor(ExchangeRules.frictionless(Money.of(100_000)).inFractions());
        assertThat(coins.refused(Ticket.worth("a", Side.BUY, "10").limit("99")).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(coins.refused(Ticket.worth("b", Side.BUY, "10").time(TimeInForce.GTC))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(floor.refused(Ticket.worth("c", Side.BUY, "10")).sentence())
                .isEqualTo("The exchange trades whole units only, not amounts of money.");
    }

    @Test
    void sellingAnAmountOfMoneyNeverSellsMoreThanIsHeld() {
        var coins = new Floor(
                ExchangeRules.frictionless(Money.of(100_000)).inFractions().longOnly());
        coins.place(Ticket.buy("in", "10"));
        coins.bar(100, 100, 100, 100);
        coins.place(Ticket.worth("out", Side.SELL, "1000"));
        coins.bar(50, 50, 50, 50);
        assertThat(coins.order("out").status()).isEqualTo(Status.FILLED);
        assertThat(coins.held()).isZero();
    }

    @Test
    void anOrderThatIsMeantToCloseNeverOpens() {
        assertThat(floor.refused(Ticket.sell("x", "10").to(PositionIntent.CLOSE))
                        .kind())
                .isEqualTo(Kind.QUANTITY);
        hold("10");
        floor.place(Ticket.sell("x1", "10").to(PositionIntent.CLOSE));
        Refusal refusal = floor.refused(Ticket.sell("x2", "10").to(PositionIntent.CLOSE));
        assertThat(refusal.message()).isEqualTo("insufficient qty available for order (requested: 10, available: 0)");
        assertThat(refusal.shortage())
                .isEqualTo(new Refusal.Shortage(Quantity.of(10), Quantity.ZERO, Quantity.of(10), Quantity.of(10)));
    }
}
