package dev.kuber.platform.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kuber.port.Brokerage;
import dev.kuber.port.Brokerage.Change;
import dev.kuber.trade.ClientOrderId;
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
import dev.kuber.trade.Symbol;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What every broker adapter must do, whatever is behind it. A subclass gives an account with $100,000 and nothing in it,
 * in which {@link #symbol} last traded at 100 and orders fill without cost or chance, and moves its market.
 */
public abstract class BrokerageContract {

    protected abstract Brokerage broker();

    /** What is traded. */
    protected abstract Symbol symbol();

    /** The market trades at these prices in turn: open, high, low, close. */
    protected abstract void trades(double open, double high, double low, double close);

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

    private Holding holding() {
        List<Holding> holdings = broker().holdings();
        assertThat(holdings).hasSize(1);
        return holdings.getFirst();
    }

    private OrderState find(String id) {
        return broker().find(id(id)).orElseThrow();
    }

    private OrderState leg(String id, Role role) {
        return find(id).leg(role).orElseThrow();
    }

    private static OrderId brokerId(OrderState order) {
        return Objects.requireNonNull(order.id());
    }

    private static ClientOrderId id(String id) {
        return new ClientOrderId(id);
    }

    private OrderRequest market(String id, Side side, long quantity) {
        return OrderRequest.market(
                id(id),
                symbol(),
                side,
                Quantity.of(quantity),
                side == Side.BUY ? PositionIntent.OPEN : PositionIntent.CLOSE);
    }

    private OrderRequest limit(String id, String limit) {
        return OrderRequest.simple(
                id(id),
                symbol(),
                Side.BUY,
                Quantity.of(10),
                OrderType.LIMIT,
                Price.of(limit),
                null,
                PositionIntent.OPEN);
    }

    private OrderRequest bracket(String id, String takeProfit, String stopLoss) {
        return OrderRequest.bracket(
                id(id), symbol(), Side.BUY, Quantity.of(10), null, Price.of(takeProfit), Price.of(stopLoss));
    }
}
