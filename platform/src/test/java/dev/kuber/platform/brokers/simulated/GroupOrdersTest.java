package dev.kuber.platform.brokers.simulated;

import static dev.kuber.platform.brokers.simulated.Floor.bracket;
import static dev.kuber.platform.brokers.simulated.Floor.market;
import static dev.kuber.platform.brokers.simulated.Floor.oco;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.port.Brokerage.Change;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GroupOrdersTest {

    private final Floor floor = Floor.frictionless();

    @Test
    void legsAreHeldUntilTheEntryIsFilledCompletely() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.submit(bracket("b", Side.BUY, 100, null, "120", "90"));
        thin.bar(100, 101, 99, 100, 600);
        assertThat(thin.find("b").filled()).isEqualTo(Quantity.of(60));
        assertThat(thin.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.HELD);

        thin.bar(100, 101, 99, 100, 600);
        assertThat(thin.find("b").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(thin.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.NEW);
        assertThat(thin.leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.NEW);
        assertThat(thin.find("b.sl").stop()).isEqualTo(Price.of("90"));
        assertThat(thin.find("b.tp").limit()).isEqualTo(Price.of("120"));
    }

    @Test
    void theStopIsTakenWhenStopAndTargetLieInOneBar() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 101, 99, 100);
        floor.bar(100, 120, 90, 100);
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("95"));
        assertThat(floor.leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(floor.held()).isZero();
    }

    @Test
    void theTargetFillsAtItsPriceAndCancelsTheStop() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 101, 99, 100);
        floor.bar(100, 110.5, 99, 110);
        assertThat(floor.leg("b", Role.TAKE_PROFIT).averagePrice()).isEqualTo(Price.of("110"));
        assertThat(floor.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(floor.leg("b", Role.STOP_LOSS).reason()).isEqualTo("The other leg was filled.");
        assertThat(floor.find("b").finished()).isTrue();
    }

    @Test
    void afterAnEntryAtTheOpenBothLegsCountInTheSameBar() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 111, 99, 110);
        assertThat(floor.leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void afterAnEntryInsideTheBarTheTargetMustWait() {
        floor.submit(bracket("b", Side.BUY, 100, "98", "110", "95"));
        floor.bar(100, 111, 97, 100);
        assertThat(floor.find("b").averagePrice()).isEqualTo(Price.of("98"));
        assertThat(floor.leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void afterAnEntryInsideTheBarTheStopMayBeHitInTheSameBarAtItsOwnPrice() {
        floor.submit(bracket("b", Side.BUY, 100, "98", "110", "95"));
        floor.bar(100, 111, 94, 100);
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("95"));
        assertThat(floor.held()).isZero();
    }

    @Test
    void anEntryThatGapsThroughItsOwnStopIsStoppedAtTheOpen() {
        floor.submit(bracket("b", Side.BUY, 100, "98", "110", "95"));
        floor.bar(90, 99, 89, 98);
        assertThat(floor.find("b").averagePrice()).isEqualTo(Price.of("90"));
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("90"));
    }

    @Test
    void aShortBracketMirrorsALongOne() {
        floor.submit(bracket("b", Side.SELL, 100, null, "90", "105"));
        floor.bar(100, 101, 99, 100);
        assertThat(floor.held()).isEqualByComparingTo("-100");
        floor.bar(106, 107, 89, 100);
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("106"));
        assertThat(floor.held()).isZero();
    }

    @Test
    void aPartlyFilledTargetTakesItsQuantityFromTheStop() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        thin.bar(100, 101, 99, 100, 1000);
        thin.bar(100, 111, 99, 110, 300);
        assertThat(thin.leg("b", Role.TAKE_PROFIT).filled()).isEqualTo(Quantity.of(30));
        assertThat(thin.leg("b", Role.STOP_LOSS).quantity()).isEqualTo(Quantity.of(70));

        thin.bar(96, 97, 94, 95, 1000);
        assertThat(thin.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(thin.leg("b", Role.TAKE_PROFIT).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(thin.held()).isZero();
    }

    @Test
    void cancellingAnEntryCancelsItsLegs() {
        OrderState sent = floor.submit(bracket("b", Side.BUY, 100, "90", "110", "80"));
        assertThat(floor.exchange.cancel(Objects.requireNonNull(sent.id()), floor.now))
                .isEqualTo(new Change.Accepted());
        assertThat(floor.find("b").family()).allMatch(o -> o.status() == OrderStatus.CANCELED);
        assertThat(floor.bar(85, 86, 84, 85)).isEmpty();
    }

    @Test
    void cancellingOneLegCancelsTheOther() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 101, 99, 100);
        floor.exchange.cancel(id("b.tp"), floor.now);
        assertThat(floor.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(floor.find("b").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aFilledEntryCannotBeCancelled() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 101, 99, 100);
        assertThat(floor.exchange.cancel(id("b"), floor.now))
                .isEqualTo(new Change.Refused("Order b is already filled."));
        assertThat(floor.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aMovedStopHoldsFromTheNextBar() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 101, 99, 100);
        floor.moveStop("b.sl", "100", "be");
        floor.bar(103, 104, 101, 102);
        assertThat(floor.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.NEW);
        floor.bar(101, 102, 99, 100);
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("100"));
    }

    @Test
    void aStopMovedWhileABarFormsDoesNotActInThatBar() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        floor.bar(100, 101, 99, 100);
        moveLater("b.sl", "99", "m1", 30);
        moveLater("m1", "100", "m2", 40);
        floor.bar(101, 102, 97, 101);
        assertThat(floor.leg("b", Role.STOP_LOSS).status()).isEqualTo(OrderStatus.NEW);
        floor.bar(101, 102, 97, 101);
        assertThat(floor.leg("b", Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("100"));
    }

    @Test
    void aStopMayNotBeMovedBeyondItsTarget() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        assertThat(floor.moveStop("b.sl", "110", "m"))
                .isEqualTo(new Change.Refused("The stop of 110.00 must stay below the take-profit of 110.00."));
    }

    @Test
    void onlyAStopHasAStopToMove() {
        floor.submit(bracket("b", Side.BUY, 100, null, "110", "95"));
        assertThat(floor.moveStop("b.tp", "96", "m")).isInstanceOf(Change.Refused.class);
        assertThat(floor.moveStop("nobody", "96", "m")).isInstanceOf(Change.Refused.class);
        assertThat(floor.exchange.cancel(new OrderId("foreign"), floor.now)).isInstanceOf(Change.Refused.class);
    }

    @Test
    void oneLegOfAnOcoCancelsTheOther() {
        floor.submit(market("in", Side.BUY, 100));
        floor.bar(100, 100, 100, 100);
        floor.submit(oco("o", Side.SELL, 100, "110", "95"));
        assertThat(floor.find("o").role()).isEqualTo(Role.TAKE_PROFIT);
        floor.bar(100, 111, 96, 100);
        assertThat(floor.find("o").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(floor.find("o.sl").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(floor.held()).isZero();
    }

    /** While the next bar is forming. */
    private void moveLater(String order, String stop, String as, int seconds) {
        floor.exchange.moveStop(
                id(order), Price.of(stop), new ClientOrderId(as), floor.now.plusSeconds(seconds), floor.prices());
    }

    private static OrderId id(String clientId) {
        return new OrderId("sim-" + clientId);
    }
}
