package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.WakeOn;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A broker without brackets and without orders that cancel each other: the stop rests there, the target is watched. */
class OwnOcoTest {

    private static final Capabilities BARE = new Capabilities(false, false, false, true, true, false);
    private static final Capabilities STOPS = new Capabilities(false, false, true, true, true, false);

    private static Trading opened(TradePlan plan, Capabilities can) {
        var trading = Trading.of(plan);
        trading.broker.can(can);
        trading.settle();
        trading.broker.fill("entry-1", "187.42").fill("entry-2", "187.42");
        trading.settle();
        return trading;
    }

    @Test
    void aStopRestsForEachPartAndItsTargetIsWatched() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.can(STOPS);
        trading.settle();
        trading.broker.fill("entry-1", "187.42").fill("entry-2", "187.42");

        Result watching = trading.settle();

        assertThat(trading.broker.order("stop-1-1").type()).isEqualTo(OrderType.STOP);
        assertThat(trading.broker.order("stop-2-2").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.open().guarded()).isTrue();
        assertThat(watching.wakesOn())
                .contains(
                        new WakeOn.PriceCrosses(Trading.LONG.symbol(), Price.of("190.90"), true),
                        new WakeOn.PriceCrosses(Trading.LONG.symbol(), Price.of("194.38"), true));
    }

    @Test
    void whereThereAreNoStopsAtMarketTheStopIsAStopLimitOnePercentBeyond() {
        var trading = opened(Trading.LONG, BARE);

        OrderState stop = trading.broker.order("stop-1-1");
        assertThat(stop.type()).isEqualTo(OrderType.STOP_LIMIT);
        assertThat(stop.stop()).isEqualTo(Price.of("185.10"));
        assertThat(stop.limit()).isEqualTo(Price.of("183.24"));
    }

    @Test
    void aTargetThatIsReachedIsTakenOnlyAfterItsStopIsGone() {
        var trading = opened(Trading.LONG, BARE);
        trading.broker.confirming(false);

        trading.price("191.00").after(Duration.ofSeconds(60));
        assertThat(trading.broker.order("stop-1-1").status()).isEqualTo(OrderStatus.NEW);
        assertThat(trading.broker.orders()).noneMatch(o -> o.clientId().value().contains("take"));

        trading.broker.confirming(true).confirmCancellations();
        trading.price("190.00").after(Duration.ofSeconds(2));
        assertThat(trading.broker.order("take-1-3").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.broker.order("stop-2-2").status()).isEqualTo(OrderStatus.NEW);

        trading.broker.fill("take-1-3", "190.95");
        trading.settle();
        assertThat(trading.open().remaining()).isEqualTo(Quantity.of(60));
        assertThat(trading.open().target1Reached()).isTrue();
        assertThat(trading.open().stop()).isEqualTo(Price.of("187.42"));
        assertThat(trading.open().guarded()).isTrue();

        trading.price("194.40").after(Duration.ofSeconds(60));
        trading.broker.fill("take-2-4", "194.40");
        trading.settle();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.TARGET);
    }

    @Test
    void aTargetThatThePriceOnlyTouchedIsTakenToo() {
        var trading = opened(Trading.LONG, STOPS);

        trading.tester.fact(
                new PriceCrossed(Trading.LONG.symbol(), Price.of("190.90"), true, Price.of("190.90"), trading.now));
        trading.settle();

        assertThat(trading.broker.order("take-1-3").quantity()).isEqualTo(Quantity.of(60));
    }

    @Test
    void aStopThatFillsWhileItIsBeingCancelledSellsAndNothingElseDoes() {
        var trading = opened(Trading.LONG, STOPS);
        trading.broker.confirming(false);
        trading.price("191.00").after(Duration.ofSeconds(60));

        trading.broker.fill("stop-1-1", "185.10").confirmCancellations();
        trading.after(Duration.ofSeconds(2));

        assertThat(trading.broker.orders()).noneMatch(o -> o.clientId().value().contains("take"));
        assertThat(trading.open().remaining()).isEqualTo(Quantity.of(60));
    }

    @Test
    void aStopThatFillsInPartWhileItIsBeingCancelledLeavesTheRestToTheTarget() {
        var trading = opened(Trading.LONG, STOPS);
        trading.broker.confirming(false);
        trading.price("191.00").after(Duration.ofSeconds(60));

        trading.broker.fill("stop-1-1", "25", "185.10").confirmCancellations();
        trading.after(Duration.ofSeconds(2));

        assertThat(trading.broker.order("take-1-3").quantity()).isEqualTo(Quantity.of(35));
    }

    @Test
    void aTargetThatCannotBeTakenGetsItsStopBackAndIsTriedAgainLater() {
        var trading = opened(Trading.LONG, STOPS);
        trading.broker.next(Reply.REJECT);

        trading.price("191.00").after(Duration.ofSeconds(60));

        assertThat(trading.broker.order("stop-1-4").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.open().guarded()).isTrue();
        trading.after(Duration.ofSeconds(60));
        assertThat(trading.broker.order("take-1-5").quantity()).isEqualTo(Quantity.of(60));
    }

    @Test
    void aStopLimitThatThePriceLeftBehindIsReplacedByAClosingOrder() {
        var trading = opened(Trading.LONG, BARE);

        trading.price("183.00").after(Duration.ofSeconds(60));

        assertThat(trading.position()).isInstanceOf(Position.Closing.class);
        assertThat(trading.broker.order("stop-1-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.order("close-1").quantity()).isEqualTo(Quantity.of(120));
        trading.broker.fill("close-1", "183.00");
        trading.settle();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.STOP);
    }

    @Test
    void aShortTradeIsMirrored() {
        var trading = opened(Trading.SHORT, BARE);
        assertThat(trading.broker.order("stop-1-1").limit()).isEqualTo(Price.of("191.60"));

        trading.price("183.80").after(Duration.ofSeconds(60));

        assertThat(trading.broker.order("take-1-3").side()).isEqualTo(dev.kuber.trade.Side.BUY);
    }

    @Test
    void aTargetCancelledByHandWhileItsStopStandsIsWatched() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.endAlone("entry-1/target", OrderStatus.CANCELED, "by hand");

        Result watching = trading.settle();

        assertThat(watching.wakesOn())
                .contains(new WakeOn.PriceCrosses(Trading.LONG.symbol(), Price.of("190.90"), true));
        trading.price("191.00").after(Duration.ofSeconds(60));
        assertThat(trading.broker.order("take-1-1").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.broker.order("entry-1/stop").status()).isEqualTo(OrderStatus.CANCELED);
    }
}
