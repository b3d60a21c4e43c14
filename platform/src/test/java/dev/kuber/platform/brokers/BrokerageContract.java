package dev.kuber.platform.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kuber.port.Brokerage.Change;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every broker adapter must do, whatever is behind it. */
public abstract class BrokerageContract extends ProtectionContract {

    @Test
    void anOrderNobodySentIsNotFound() {
        assertThat(broker().find(id("nobody"))).isEmpty();
    }

    @Test
    void anOrderIsFoundByTheIdWeGaveIt() {
        OrderState sent = broker().submit(limit("a", "90"));
        assertThat(sent.status()).isEqualTo(OrderStatus.NEW);
        OrderState found = find("a");
        assertThat(found.id()).isEqualTo(sent.id());
        assertThat(found.clientId()).isEqualTo(id("a"));
        assertThat(found.limit()).isEqualTo(Price.of("90"));
        assertThat(broker().openOrders(symbol()))
                .extracting(OrderState::clientId)
                .containsExactly(id("a"));
    }

    @Test
    void manyOrdersAreFoundAtOnceThoseThatWorkAndThoseThatAreDone() {
        broker().submit(market("done", Side.BUY, 10));
        trades(100, 101, 99, 100);
        broker().submit(limit("works", "90"));

        assertThat(broker().find(List.of(id("works"), id("nobody"), id("done"))))
                .extracting(OrderState::clientId, OrderState::status)
                .containsExactlyInAnyOrder(tuple(id("works"), OrderStatus.NEW), tuple(id("done"), OrderStatus.FILLED));
        assertThat(broker().find(List.of())).isEmpty();
    }

    @Test
    void submittingTheSameIdTwiceOrdersOnce() {
        OrderState first = broker().submit(market("a", Side.BUY, 10));
        OrderState second = broker().submit(market("a", Side.BUY, 10));
        assertThat(second.id()).isEqualTo(first.id());

        trades(100, 101, 99, 100);
        OrderState third = broker().submit(market("a", Side.BUY, 10));

        assertThat(third.status()).isEqualTo(OrderStatus.FILLED);
        trades(100, 101, 99, 100);
        assertThat(holding().quantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void aRejectionIsAValueWithItsReason() {
        OrderState rejected = broker().submit(market("a", Side.BUY, 1_000_000));
        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rejected.reason()).isNotBlank();
        assertThat(rejected.finished()).isTrue();
        assertThat(broker().openOrders(symbol())).isEmpty();
        assertThat(broker().account().buyingPower()).isEqualTo(Money.of(100_000));
    }

    @Test
    void whatAClosingOrderReservesIsNotAvailable() {
        broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        OrderState stop =
                broker().submit(OrderRequest.stop(id("s"), symbol(), Side.SELL, Quantity.of(6), Price.of("90")));
        assertThat(holding().quantity()).isEqualTo(Quantity.of(10));
        assertThat(holding().available()).isEqualTo(Quantity.of(4));

        broker().cancel(brokerId(stop));
        assertThat(holding().available()).isEqualTo(Quantity.of(10));
    }

    @Test
    void aStopThatClosesSaysSoAndCloses() {
        broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        OrderState stop =
                broker().submit(OrderRequest.stop(id("s"), symbol(), Side.SELL, Quantity.of(10), Price.of("95")));
        assertThat(stop.status()).isEqualTo(OrderStatus.NEW);
        assertThat(stop.role()).isEqualTo(Role.STOP_LOSS);

        trades(97, 98, 94, 96);
        assertThat(find("s").averagePrice()).isEqualTo(Price.of("95"));
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void aLimitThatClosesSaysSoAndCloses() {
        broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        broker().submit(OrderRequest.simple(
                id("t"),
                symbol(),
                Side.SELL,
                Quantity.of(10),
                OrderType.LIMIT,
                Price.of("110"),
                null,
                PositionIntent.CLOSE));
        assertThat(find("t").role()).isEqualTo(Role.TAKE_PROFIT);

        trades(105, 112, 104, 111);
        assertThat(find("t").averagePrice()).isEqualTo(Price.of("110"));
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void aMarketOrderThatClosesIsAnExit() {
        broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        assertThat(broker().submit(market("x", Side.SELL, 10)).role()).isEqualTo(Role.EXIT);
        trades(100, 101, 99, 100);
        assertThat(broker().holdings()).isEmpty();
    }

    @Test
    void aFilledOrderCanNeitherBeCancelledNorMoved() {
        OrderState sent = broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        broker().submit(OrderRequest.stop(id("s"), symbol(), Side.SELL, Quantity.of(10), Price.of("95")));
        trades(96, 97, 94, 96);

        assertThat(broker().cancel(brokerId(sent))).isInstanceOf(Change.Refused.class);
        assertThat(broker().moveStop(brokerId(find("s")), Price.of("94"), id("m")))
                .isInstanceOf(Change.Refused.class);
    }

    @Test
    void anUnknownOrderCanNeitherBeCancelledNorMoved() {
        var unknown = new OrderId("61e69015-8549-4bfd-b9c3-01e75843f47d");
        assertThat(broker().cancel(unknown)).isInstanceOf(Change.Refused.class);
        assertThat(broker().moveStop(unknown, Price.of("94"), id("m"))).isInstanceOf(Change.Refused.class);
    }

    @Test
    void holdingsAndAccountAgree() {
        broker().submit(market("a", Side.BUY, 100));
        trades(100, 106, 99, 105);

        assertThat(holding())
                .isEqualTo(new Holding(
                        symbol(), Side.BUY, Quantity.of(100), Quantity.of(100), Price.of("100"), Price.of("105")));
        assertThat(broker().account().cash()).isEqualTo(Money.of(90_000));
        assertThat(broker().account().equity()).isEqualTo(Money.of(100_500));
        assertThat(broker().account().equity())
                .isEqualTo(broker().account().cash().plus(holding().marketValue()));
    }

    @Test
    void moreThanIsHeldIsNotSold() {
        broker().submit(market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        OrderState refused = broker().submit(market("out", Side.SELL, 11));
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(holding().quantity()).isEqualTo(Quantity.of(10));
    }
}
