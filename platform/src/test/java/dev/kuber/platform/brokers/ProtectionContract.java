package dev.kuber.platform.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.port.Brokerage.Change;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import org.junit.jupiter.api.Test;

/** What every broker adapter must do about orders that belong together: brackets, legs that cancel each other, moved stops. */
abstract class ProtectionContract extends BrokerageUnderTest {

    @Test
    void aBracketProtectsWhatItOpens() {
        broker().submit(bracket("b", "110", "95"));
        assertThat(leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.HELD);
        assertThat(leg("b", Role.TAKE_PROFIT).status()).isIn(OrderStatus.HELD, OrderStatus.NEW);

        trades(100, 101, 99, 100);
        assertThat(find("b").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(find("b").averagePrice()).isEqualTo(Price.of("100"));
        assertThat(leg("b", Role.STOP_LOSS).stop()).isEqualTo(Price.of("95"));
        assertThat(leg("b", Role.TAKE_PROFIT).limit()).isEqualTo(Price.of("110"));
        assertThat(leg("b", Role.STOP_LOSS).side()).isEqualTo(Side.SELL);
        assertThat(find("b").finished()).isFalse();

        trades(100, 101, 94, 96);
        assertThat(leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("95"));
        assertThat(leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(find("b").finished()).isTrue();
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void aBracketTakesItsProfit() {
        broker().submit(bracket("b", "110", "95"));
        trades(100, 101, 99, 100);
        trades(105, 112, 104, 111);
        assertThat(leg("b", Role.TAKE_PROFIT).averagePrice()).isEqualTo(Price.of("110"));
        assertThat(leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(broker().account().cash()).isEqualTo(Money.of(100_100));
    }

    @Test
    void aLegIsFoundByItsOwnId() {
        broker().submit(bracket("b", "110", "95"));
        OrderState stop = leg("b", Role.STOP_LOSS);
        assertThat(broker().find(stop.clientId()).orElseThrow().id()).isEqualTo(stop.id());
    }

    @Test
    void aMovedStopStopsAtItsNewPrice() {
        broker().submit(bracket("b", "110", "95"));
        trades(100, 103, 99, 102);
        assertThat(broker().moveStop(brokerId(leg("b", Role.STOP_LOSS)), Price.of("100"), id("b.be")))
                .isEqualTo(new Change.Accepted());
        assertThat(leg("b", Role.STOP_LOSS).stop()).isEqualTo(Price.of("100"));

        trades(102, 103, 99, 101);
        assertThat(leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("100"));
    }

    @Test
    void aMovedStopIsAnOrderOfItsOwnUnderTheIdItWasMovedAs() {
        broker().submit(bracket("b", "110", "95"));
        trades(100, 103, 99, 102);
        OrderState old = leg("b", Role.STOP_LOSS);
        broker().moveStop(brokerId(old), Price.of("100"), id("b.be"));

        OrderState moved = leg("b", Role.STOP_LOSS);
        assertThat(moved.clientId()).isEqualTo(id("b.be"));
        assertThat(moved.id()).isNotEqualTo(old.id());
        assertThat(moved.status()).isEqualTo(OrderStatus.NEW);
        assertThat(moved.quantity()).isEqualTo(Quantity.of(10));
        assertThat(find("b.be").id()).isEqualTo(moved.id());
        assertThat(broker().find(old.clientId()).orElseThrow().status()).isEqualTo(OrderStatus.REPLACED);

        trades(102, 103, 99, 101);
        assertThat(find("b.be").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(find("b").finished()).isTrue();
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void movingAStopTwiceUnderTheSameIdMovesItOnce() {
        broker().submit(bracket("b", "110", "95"));
        trades(100, 103, 99, 102);
        OrderState old = leg("b", Role.STOP_LOSS);
        broker().moveStop(brokerId(old), Price.of("100"), id("b.be"));
        OrderState once = leg("b", Role.STOP_LOSS);

        assertThat(broker().moveStop(brokerId(old), Price.of("100"), id("b.be")))
                .isEqualTo(new Change.Accepted());
        assertThat(leg("b", Role.STOP_LOSS).id()).isEqualTo(once.id());
        assertThat(leg("b", Role.STOP_LOSS).stop()).isEqualTo(Price.of("100"));
    }

    @Test
    void aMovedStopCanBeMovedAgain() {
        broker().submit(bracket("b", "110", "95"));
        trades(100, 103, 99, 102);
        broker().moveStop(brokerId(leg("b", Role.STOP_LOSS)), Price.of("98"), id("b.m1"));
        broker().moveStop(brokerId(leg("b", Role.STOP_LOSS)), Price.of("100"), id("b.m2"));
        assertThat(leg("b", Role.STOP_LOSS).clientId()).isEqualTo(id("b.m2"));

        trades(102, 103, 99, 101);
        assertThat(find("b.m2").averagePrice()).isEqualTo(Price.of("100"));
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void aCancelledEntryTakesItsLegsWithIt() {
        OrderState sent = broker().submit(OrderRequest.bracket(
                id("b"), symbol(), Side.BUY, Quantity.of(10), Price.of("90"), Price.of("110"), Price.of("80")));
        assertThat(broker().cancel(brokerId(sent))).isEqualTo(new Change.Accepted());
        assertThat(find("b").family()).allMatch(order -> order.status() == OrderStatus.CANCELED);
        assertThat(broker().openOrders(symbol())).isEmpty();

        trades(85, 86, 84, 85);
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void aCancelledLegTakesTheOtherLegWithIt() {
        broker().submit(bracket("b", "110", "95"));
        trades(100, 101, 99, 100);
        broker().cancel(brokerId(leg("b", Role.TAKE_PROFIT)));
        assertThat(find("b").legs()).allMatch(leg -> leg.status() == OrderStatus.CANCELED);
        assertThat(holding().quantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void oneLegOfAnOcoCancelsTheOther() {
        broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        broker().submit(OrderRequest.oco(
                id("o"), symbol(), Side.SELL, Quantity.of(10), Price.of("110"), Price.of("95")));
        assertThat(leg("o", Role.TAKE_PROFIT).limit()).isEqualTo(Price.of("110"));
        assertThat(leg("o", Role.STOP_LOSS).stop()).isEqualTo(Price.of("95"));

        trades(97, 98, 94, 96);
        assertThat(leg("o", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(leg("o", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(broker().holdings()).isEmpty();
    }
}
