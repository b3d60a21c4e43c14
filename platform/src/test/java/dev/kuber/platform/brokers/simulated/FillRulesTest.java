package dev.kuber.platform.brokers.simulated;

import static dev.kuber.platform.brokers.simulated.Floor.limit;
import static dev.kuber.platform.brokers.simulated.Floor.market;
import static dev.kuber.platform.brokers.simulated.Floor.order;
import static dev.kuber.platform.brokers.simulated.Floor.stop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillRulesTest {

    private final Floor floor = Floor.frictionless();

    @Test
    void aMarketOrderFillsAtTheOpenOfTheNextBar() {
        floor.submit(market("a", Side.BUY, 10));
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.NEW);

        floor.bar(101, 105, 99, 104);

        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(floor.find("a").averagePrice()).isEqualTo(Price.of("101"));
        assertThat(floor.find("a").updated()).isEqualTo(Floor.START);
        assertThat(floor.cash()).isEqualTo(Money.of("98990"));
    }

    @Test
    void aBarThatOpenedBeforeTheOrderDoesNotFillIt() {
        Instant opened = floor.now;
        floor.now = floor.now.plusSeconds(30);
        floor.submit(market("a", Side.BUY, 10));

        floor.exchange.onBar(Floor.ACME, new Bar(opened, opened.plusSeconds(60), 100, 101, 99, 100, 1000));

        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void theSameBarIsMatchedOnce() {
        var bar = new Bar(floor.now, floor.now.plusSeconds(60), 100, 101, 99, 100, 1000);
        floor.submit(market("a", Side.BUY, 10));
        assertThat(floor.exchange.onBar(Floor.ACME, bar)).hasSize(1);
        assertThat(floor.exchange.onBar(Floor.ACME, bar)).isEmpty();
        assertThat(floor.held()).isEqualByComparingTo("10");
    }

    @Test
    void slippageWorksAgainstMarketOrdersOfEitherSideAndCommissionIsPaidPerShare() {
        var costly = new Floor(Floor.rules("0.1", "0.005", 0, 0, 100));
        costly.submit(market("buy", Side.BUY, 100));
        costly.bar(200, 201, 199, 200);
        costly.submit(market("sell", Side.SELL, 100));
        costly.bar(200, 201, 199, 200);

        assertThat(costly.find("buy").averagePrice()).isEqualTo(Price.of("200.2"));
        assertThat(costly.find("sell").averagePrice()).isEqualTo(Price.of("199.8"));
        assertThat(costly.find("buy").commission()).isEqualTo(Money.of("0.50"));
        assertThat(costly.cash()).isEqualTo(Money.of("99959"));
    }

    @Test
    void aLimitThatIsOnlyTouchedIsNotFilled() {
        floor.submit(limit("a", Side.BUY, 10, "99"));
        floor.bar(100, 101, 99, 100);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.NEW);

        floor.bar(100, 101, 98.99, 100);
        assertThat(floor.find("a").averagePrice()).isEqualTo(Price.of("99"));
    }

    @Test
    void aLimitFillsAtTheOpenWhenTheBarOpensBeyondIt() {
        floor.submit(limit("a", Side.BUY, 10, "99"));
        floor.bar(97, 98, 96, 98);
        assertThat(floor.find("a").averagePrice()).isEqualTo(Price.of("97"));

        floor.submit(limit("b", Side.SELL, 10, "99"));
        floor.bar(103, 104, 102, 103);
        assertThat(floor.find("b").averagePrice()).isEqualTo(Price.of("103"));
    }

    @Test
    void limitsDoNotSlip() {
        var costly = new Floor(Floor.rules("1", "0", 0, 0, 100));
        costly.submit(limit("a", Side.BUY, 10, "99"));
        costly.bar(100, 100, 98, 99);
        assertThat(costly.find("a").averagePrice()).isEqualTo(Price.of("99"));
    }

    @Test
    void aStopFillsAtItsPriceWithSlippageWhenTouched() {
        var costly = new Floor(Floor.rules("0.1", "0", 0, 0, 100));
        costly.submit(market("in", Side.BUY, 10));
        costly.bar(100, 100, 100, 100);
        costly.submit(stop("out", Side.SELL, 10, "95"));
        costly.bar(96, 97, 95, 96);
        assertThat(costly.find("out").averagePrice()).isEqualTo(Price.of("94.905"));
    }

    @Test
    void aStopInAGapFillsAtTheOpen() {
        floor.submit(market("in", Side.BUY, 10));
        floor.bar(100, 100, 100, 100);
        floor.submit(stop("out", Side.SELL, 10, "95"));
        floor.bar(90, 98, 89, 97);
        assertThat(floor.find("out").averagePrice()).isEqualTo(Price.of("90"));
    }

    @Test
    void aBuyStopMirrorsASellStop() {
        floor.submit(stop("touch", Side.BUY, 10, "105"));
        floor.bar(100, 105, 99, 104);
        assertThat(floor.find("touch").averagePrice()).isEqualTo(Price.of("105"));

        floor.submit(stop("gap", Side.BUY, 10, "110"));
        floor.bar(112, 113, 111, 112);
        assertThat(floor.find("gap").averagePrice()).isEqualTo(Price.of("112"));
    }

    @Test
    void aStopLimitTriggeredInsideTheBarFillsNoWorseThanItsLimit() {
        var costly = new Floor(Floor.rules("0.1", "0", 0, 0, 100));
        costly.submit(order("a", Side.BUY, 10, OrderType.STOP_LIMIT, TimeInForce.GTC, "105.02", "105"));
        costly.bar(100, 106, 99, 105);
        assertThat(costly.find("a").averagePrice()).isEqualTo(Price.of("105.02"));
    }

    @Test
    void aStopLimitThatGapsBeyondItsLimitWaitsAsALimitOrder() {
        floor.submit(order("a", Side.BUY, 10, OrderType.STOP_LIMIT, TimeInForce.GTC, "106", "105"));
        floor.bar(110, 111, 108, 109);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.NEW);

        floor.bar(108, 109, 105.5, 108);
        assertThat(floor.find("a").averagePrice()).isEqualTo(Price.of("106"));
    }

    @Test
    void aStopLimitWhoseLimitIsBetterThanItsStopFillsNoEarlierThanTheBarAfter() {
        floor.submit(order("a", Side.BUY, 10, OrderType.STOP_LIMIT, TimeInForce.GTC, "104", "105"));
        floor.bar(103, 106, 102, 105);
        assertThat(floor.find("a").filled()).isEqualTo(Quantity.ZERO);

        floor.bar(105, 105, 103.9, 104);
        assertThat(floor.find("a").averagePrice()).isEqualTo(Price.of("104"));
    }

    @Test
    void aBarWithoutVolumeFillsNothing() {
        floor.submit(market("a", Side.BUY, 10));
        floor.bar(100, 100, 100, 100, 0);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.NEW);
        floor.bar(100, 100, 100, 100, 100);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void noMoreThanTheCapOfABarsVolumeIsFilledWhoeverOrders() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.submit(market("a", Side.BUY, 80));
        thin.submit(market("b", Side.BUY, 80));

        thin.bar(100, 100, 100, 100, 1000);
        assertThat(thin.find("a").filled()).isEqualTo(Quantity.of(80));
        assertThat(thin.find("b").filled()).isEqualTo(Quantity.of(20));
        assertThat(thin.find("b").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        thin.bar(101, 101, 101, 101, 1000);
        assertThat(thin.find("b").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(thin.find("b").averagePrice()).isEqualTo(Price.of("100.75"));
    }

    @Test
    void aBarWithLittleVolumeStillFillsOneShare() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.submit(market("a", Side.BUY, 2));
        thin.bar(100, 100, 100, 100, 5);
        assertThat(thin.find("a").filled()).isEqualTo(Quantity.of(1));
    }

    @Test
    void aPartialFillLeavesTheRestToTheNextBar() {
        var splitting = new Floor(Floor.rules("0", "0", 100, 0, 100));
        splitting.submit(market("a", Side.BUY, 100));
        splitting.bar(100, 100, 100, 100);
        assertThat(splitting.find("a").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(splitting.find("a").filled()).isBetween(Quantity.of(10), Quantity.of(90));

        splitting.bar(101, 101, 101, 101);
        assertThat(splitting.find("a").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void oneShareIsNeverSplit() {
        var splitting = new Floor(Floor.rules("0", "0", 100, 0, 100));
        splitting.submit(market("a", Side.BUY, 1));
        splitting.bar(100, 100, 100, 100);
        assertThat(splitting.find("a").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void theRestOfATriggeredStopFillsAtTheNextOpenWhereverThePriceIs() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.submit(market("in", Side.BUY, 100));
        thin.bar(100, 100, 100, 100, 1000);
        thin.submit(stop("out", Side.SELL, 100, "95"));
        thin.bar(96, 96, 94, 96, 600);
        assertThat(thin.find("out").filled()).isEqualTo(Quantity.of(60));

        thin.bar(99, 99, 99, 99, 1000);
        assertThat(thin.find("out").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(thin.find("out").averagePrice()).isEqualTo(Price.of("96.6"));
    }

    @Test
    void aDayOrderExpiresWhenItsSessionEnds() {
        floor.submit(order("a", Side.BUY, 10, OrderType.LIMIT, TimeInForce.DAY, "90", null));
        floor.now = Instant.parse("2026-01-05T20:58:00Z");
        floor.bar(100, 100, 100, 100);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.NEW);

        List<OrderUpdate> updates = floor.bar(100, 100, 100, 100);

        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(floor.find("a").updated()).isEqualTo(Instant.parse("2026-01-05T21:00:00Z"));
        assertThat(updates).hasSize(1);
        assertThat(floor.exchange.openOrders(Floor.ACME)).isEmpty();
    }

    @Test
    void aDayOrderGivenAfterTheCloseWorksInTheNextSession() {
        floor.now = Instant.parse("2026-01-05T21:00:00Z");
        floor.submit(order("a", Side.BUY, 10, OrderType.MARKET, TimeInForce.DAY, null, null));
        floor.now = Instant.parse("2026-01-06T14:30:00Z");
        floor.bar(100, 100, 100, 100);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aDayOrderIsNotFilledByABarOfTheNextSession() {
        floor.submit(order("a", Side.BUY, 10, OrderType.MARKET, TimeInForce.DAY, null, null));
        floor.now = floor.now.plus(Duration.ofDays(1));
        floor.bar(100, 100, 100, 100);
        assertThat(floor.find("a").status()).isEqualTo(OrderStatus.EXPIRED);
    }
}
