package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.OrderReport.Status;
import dev.kuber.platform.brokers.simulated.OrderUpdate.Event;
import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTest {

    private final Floor floor = Floor.frictionless();

    private static Amendment limit(String as, String price) {
        return new Amendment(new ClientOrderId(as), null, null, Price.of(price), null, null);
    }

    private static Amendment quantity(String as, long quantity) {
        return new Amendment(new ClientOrderId(as), Quantity.of(quantity), null, null, null, null);
    }

    private static OrderReport done(Placement placement) {
        return switch (placement) {
            case Placement.Accepted(OrderReport order) -> order;
            case Placement.Refused(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    @Test
    void aReplacementIsAnotherOrderAndBothNameEachOther() {
        OrderReport old = floor.place(Ticket.buy("a", "10").limit("90"));
        OrderReport successor = done(floor.replace("a", limit("b", "91")));

        assertThat(successor.id()).isNotEqualTo(old.id());
        assertThat(successor.replaces()).isEqualTo(old.id());
        assertThat(successor.limit()).isEqualTo(Price.of("91"));
        assertThat(successor.status()).isEqualTo(Status.NEW);
        assertThat(floor.order("a").status()).isEqualTo(Status.REPLACED);
        assertThat(floor.order("a").replacedBy()).isEqualTo(successor.id());
        assertThat(floor.exchange.openOrders(Floor.ACME))
                .extracting(OrderState::clientId)
                .containsExactly(new ClientOrderId("b"));
        floor.bar(90.5, 91, 89, 90);
        assertThat(floor.held()).isEqualByComparingTo("10");
    }

    @Test
    void aReplacementTakesOverWhatIsNotFilled() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.place(Ticket.buy("a", "100"));
        thin.bar(100, 101, 99, 100, 300);
        assertThat(Floor.refused(thin.replace("a", quantity("b", 30))).message())
                .isEqualTo("qty must be > filled_qty");
        OrderReport successor = done(thin.replace("a", quantity("c", 50)));
        assertThat(successor.quantity()).isEqualTo(Quantity.of(20));
        thin.bar(100, 101, 99, 100, 1_000_000);
        assertThat(thin.held()).isEqualByComparingTo("50");
    }

    @Test
    void aReplacementHoldsTheBuyingPowerOfItsOwnPrice() {
        floor.place(Ticket.buy("a", "500").limit("100"));
        assertThat(Floor.refused(floor.replace("a", quantity("b", 1001))).kind())
                .isEqualTo(Kind.BUYING_POWER);
        done(floor.replace("a", quantity("c", 900)));
        assertThat(floor.exchange.account(floor.prices()).buyingPower()).isEqualTo(Money.of(10_000));
    }

    @Test
    void aClosingOrderCannotBeReplacedByOneThatClosesMoreThanThereIs() {
        floor.place(Ticket.buy("in", "100"));
        floor.bar(100, 100, 100, 100);
        floor.place(Ticket.sell("s", "50").stop("95"));
        floor.place(Ticket.sell("t", "30").limit("110"));
        assertThat(Floor.refused(floor.replace("s", quantity("x", 71))).kind()).isEqualTo(Kind.QUANTITY);
        done(floor.replace("s", quantity("y", 70)));
        floor.bar(94, 94, 94, 94);
        assertThat(floor.held()).isEqualByComparingTo("30");
    }

    @Test
    void aReplacedLegStaysInItsBracket() {
        floor.place(Ticket.buy("b", "10").bracket("110", "95"));
        floor.bar(100, 101, 99, 100);
        done(floor.replace("b.tp", limit("tp2", "105")));
        assertThat(floor.leg("b", Role.TAKE_PROFIT).clientId()).isEqualTo(new ClientOrderId("tp2"));
        assertThat(floor.order("b").legs())
                .extracting(OrderReport::clientId)
                .containsExactly(new ClientOrderId("tp2"), new ClientOrderId("b.sl"));

        floor.bar(104, 106, 103, 105);
        assertThat(floor.order("tp2").averagePrice()).isEqualTo(Price.of("105"));
        assertThat(floor.order("b.sl").status()).isEqualTo(Status.CANCELED);
        assertThat(floor.held()).isZero();
    }

    @Test
    void whatAReplacedLegHadFilledIsNotSoldAgain() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.place(Ticket.buy("b", "100").bracket("110", "95"));
        thin.bar(100, 101, 99, 100, 1000);
        thin.bar(109, 111, 105, 110, 300);
        thin.moveStop("b.sl", "100", "be");
        assertThat(thin.order("be").quantity()).isEqualTo(Quantity.of(70));
        done(thin.exchange.replace(thin.order("b.tp").id(), limit("tp2", "112"), thin.now, thin.prices()));
        assertThat(thin.order("tp2").quantity()).isEqualTo(Quantity.of(70));
        thin.bar(101, 102, 99, 100, 1_000_000);
        assertThat(thin.order("be").filled()).isEqualTo(Quantity.of(70));
        assertThat(thin.held()).isZero();
        assertThat(thin.find("b").family().stream()
                        .filter(order -> order.side() == Side.SELL)
                        .map(order -> order.filled().value())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
    }

    @Test
    void theTrailOfATrailingStopCanBeReplaced() {
        floor.place(Ticket.buy("in", "10"));
        floor.bar(100, 100, 100, 100);
        floor.place(Ticket.sell("t", "10").trail(Trail.amount("5")));
        floor.bar(100, 110, 100, 110);
        var closer = new Amendment(new ClientOrderId("t2"), null, null, null, null, new BigDecimal("2"));
        OrderReport successor = done(floor.replace("t", closer));
        assertThat(successor.stop()).isEqualTo(Price.of("108"));
        assertThat(successor.highWater()).isEqualTo(Price.of("110"));
        assertThat(successor.trail()).isEqualTo(Trail.amount("2"));
    }

    @Test
    void theTimeInForceCanBecomeDayAndBack() {
        floor.place(Ticket.buy("a", "10").limit("90"));
        var day = new Amendment(new ClientOrderId("b"), null, TimeInForce.DAY, null, null, null);
        assertThat(done(floor.replace("a", day)).expires()).isEqualTo("2026-01-05T21:00:00Z");
        var ioc = new Amendment(new ClientOrderId("c"), null, TimeInForce.IOC, null, null, null);
        assertThat(Floor.refused(floor.replace("b", ioc)).kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void whatCannotBeReplacedSaysWhy() {
        assertThat(Floor.refused(floor.replace("nobody", limit("x", "90"))).kind())
                .isEqualTo(Kind.NOT_FOUND);
        floor.place(Ticket.buy("m", "10"));
        assertThat(Floor.refused(floor.replace("m", limit("x", "90"))).kind()).isEqualTo(Kind.INVALID);
        assertThat(Floor.refused(floor.replace("m", quantity("m", 20))).kind()).isEqualTo(Kind.DUPLICATE_ID);
        floor.bar(100, 100, 100, 100);
        assertThat(Floor.refused(floor.replace("m", quantity("x", 20))))
                .extracting(Refusal::kind, Refusal::message)
                .containsExactly(Kind.NOT_CHANGEABLE, "order is already in \"filled\" state");

        floor.place(Ticket.buy("b", "10").bracket("110", "90"));
        assertThat(Floor.refused(floor.replace("b", quantity("x", 20))).sentence())
                .isEqualTo("The quantity of an order with legs cannot be changed.");

        var coins = new Floor(ExchangeRules.frictionless(Money.of(1000)).inFractions());
        coins.place(Ticket.worth("n", Side.BUY, "10"));
        assertThat(Floor.refused(coins.replace("n", quantity("x", 1))).message())
                .isEqualTo("notional orders cannot be replaced");
    }

    @Test
    void anOrderThatWaitsForItsSessionIsNotReplaced() {
        var inSessions = new Floor(ExchangeRules.frictionless(Money.of(100_000)).withSessions(true));
        inSessions.now = Floor.START.minusSeconds(3600);
        inSessions.place(Ticket.buy("a", "10").limit("90"));
        assertThat(Floor.refused(inSessions.replace("a", limit("b", "91"))).kind())
                .isEqualTo(Kind.NOT_CHANGEABLE);
        inSessions.now = Floor.START;
        assertThat(done(inSessions.replace("a", limit("b", "91"))).status()).isEqualTo(Status.NEW);
    }

    @Test
    void replacingIsToldAsReplacedAndNew() {
        var told = new ArrayList<OrderUpdate>();
        floor.exchange.listen(told::add);
        floor.place(Ticket.buy("a", "10").limit("90"));
        done(floor.replace("a", limit("b", "91")));
        assertThat(told).extracting(OrderUpdate::event).containsExactly(Event.NEW, Event.REPLACED, Event.NEW);
        assertThat(told)
                .extracting(update -> update.report().clientId().value())
                .isEqualTo(List.of("a", "a", "b"));
        assertThat(told).extracting(OrderUpdate::root).containsOnly(new ClientOrderId("a"));
        assertThat(told).extracting(OrderUpdate::sequence).containsExactly(1L, 2L, 3L);
    }
}
