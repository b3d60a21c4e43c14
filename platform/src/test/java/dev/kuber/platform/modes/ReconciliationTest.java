package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kuber.platform.modes.Difference.Kind;
import dev.kuber.platform.modes.Reconciliation.Beliefs;
import dev.kuber.platform.modes.Reconciliation.Broker;
import dev.kuber.platform.modes.Reconciliation.Intent;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is believed of one account's positions against what its broker says. */
class ReconciliationTest {

    private static final Symbol ABC = Symbol.of("ABC");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final ClientOrderId ENTRY = new ClientOrderId("x1.ABC.entry");
    private static final OrderRequest BRACKET =
            OrderRequest.bracket(ENTRY, ABC, Side.BUY, Quantity.of(10), null, Price.of("110"), Price.of("95"));
    private static final TradePlan PLAN = new TradePlan(
            ABC, Side.BUY, Quantity.of(10), Price.of("100"), Price.of("95"), Price.of("110"), Price.of("115"));

    private static final Position OPENING = new Position.Opening(PLAN, List.of(BRACKET), NOW);

    @Test
    void whereBothAgreeNothingIsSaid() {
        assertThat(differences(open(10, 10), List.of(bracket(10, 0, OrderStatus.NEW)), 10))
                .isEmpty();
    }

    @Test
    void whatIsHeldBesidesBelongsToTheTraderAndIsLeftAlone() {
        assertThat(differences(open(10, 10), List.of(bracket(10, 0, OrderStatus.NEW)), 25))
                .isEmpty();
        assertThat(Reconciliation.differences(
                        new Beliefs(List.of(), List.of()),
                        new Broker(List.of(bracket(10, 0, OrderStatus.NEW)), List.of(holding(Side.BUY, 10)))))
                .isEmpty();
    }

    @Test
    void anEntryThatNeverArrived() {
        assertThat(differences(OPENING, List.of(), 0)).containsExactly(Kind.NEVER_ARRIVED);
    }

    @Test
    void anEntryThatWasFilledWhileNobodyLooked() {
        assertThat(differences(OPENING, List.of(bracket(10, 0, OrderStatus.NEW)), 10))
                .containsExactly(Kind.FILLED);
        assertThat(differences(OPENING, List.of(bracket(4, 0, OrderStatus.HELD)), 4))
                .containsExactly(Kind.FILLED);
    }

    @Test
    void anEntryThatWasCancelledByHand() {
        var cancelled = order(ENTRY, Role.ENTRY, Side.BUY, 0, OrderStatus.CANCELED, List.of());
        assertThat(differences(OPENING, List.of(cancelled), 0)).containsExactly(Kind.ENDED);
    }

    @Test
    void aStopThatWasCancelledByHand() {
        assertThat(differences(open(10, 10), List.of(bracket(10, 0, OrderStatus.CANCELED)), 10))
                .containsExactly(Kind.PROTECTION);
    }

    @Test
    void aStopThatWasHitWhileNobodyLooked() {
        assertThat(differences(open(10, 10), List.of(bracket(10, 10, OrderStatus.FILLED)), 0))
                .containsExactly(Kind.FILLED, Kind.PROTECTION);
    }

    @Test
    void aPositionThatIsGoneFromTheAccount() {
        assertThat(differences(open(10, 10), List.of(bracket(10, 0, OrderStatus.NEW)), 0))
                .containsExactly(Kind.GONE);
        assertThat(differences(open(10, 10), List.of(bracket(10, 0, OrderStatus.NEW)), -3))
                .containsExactly(Kind.GONE);
    }

    @Test
    void aQuantityThatWasReducedByHand() {
        assertThat(differences(open(10, 10), List.of(bracket(10, 0, OrderStatus.NEW)), 6))
                .containsExactly(Kind.REDUCED);
    }

    @Test
    void aShortPositionIsComparedMirrored() {
        var plan = new TradePlan(
                ABC, Side.SELL, Quantity.of(10), Price.of("100"), Price.of("105"), Price.of("90"), Price.of("85"));
        var request =
                OrderRequest.bracket(ENTRY, ABC, Side.SELL, Quantity.of(10), null, Price.of("90"), Price.of("105"));
        var position = open(plan, request, 10, 10);
        var stop = order(leg(), Role.STOP_LOSS, Side.BUY, 0, OrderStatus.NEW, List.of());
        var sold = order(ENTRY, Role.ENTRY, Side.SELL, 10, OrderStatus.FILLED, List.of(stop));

        assertThat(differences(position, List.of(sold), -10)).isEmpty();
        assertThat(differences(position, List.of(sold), -12)).isEmpty();
        assertThat(differences(position, List.of(sold), -4)).containsExactly(Kind.REDUCED);
        assertThat(differences(position, List.of(sold), 2)).containsExactly(Kind.GONE);
    }

    @Test
    void twoPipelinesThatShareAnAccountAreBothToldThatItHoldsLessThanTheyHave() {
        var other = OrderRequest.bracket(
                new ClientOrderId("x2.ABC.entry"),
                ABC,
                Side.BUY,
                Quantity.of(10),
                null,
                Price.of("110"),
                Price.of("95"));
        var stop = order(leg(), Role.STOP_LOSS, Side.SELL, 0, OrderStatus.NEW, List.of());
        var orders = List.of(
                bracket(10, 0, OrderStatus.NEW),
                order(other.id(), Role.ENTRY, Side.BUY, 10, OrderStatus.FILLED, List.of(stop)));
        var beliefs = new Beliefs(List.of(), List.of(live("x1", open(10, 10)), live("x2", open(PLAN, other, 10, 10))));

        assertThat(Reconciliation.differences(beliefs, new Broker(orders, List.of(holding(Side.BUY, 20)))))
                .isEmpty();
        assertThat(Reconciliation.differences(beliefs, new Broker(orders, List.of(holding(Side.BUY, 15)))))
                .extracting(Difference::executionId, Difference::kind)
                .containsExactly(tuple("x1", Kind.REDUCED), tuple("x2", Kind.REDUCED));
    }

    @Test
    void aClosingOrderThatNeverArrivedAndOneThatEndedWithoutClosing() {
        var exit = OrderRequest.market(
                new ClientOrderId("x1.ABC.exit"), ABC, Side.SELL, Quantity.of(10), PositionIntent.CLOSE);
        var closing =
                new Position.Closing(open(10, 0), List.of(exit), Position.ExitReason.MANUAL, "closed by hand", NOW);
        var entry = bracket(10, 0, OrderStatus.CANCELED);

        assertThat(differences(closing, List.of(entry), 10)).containsExactly(Kind.NEVER_ARRIVED);
        var rejected = order(exit.id(), Role.EXIT, Side.SELL, 0, OrderStatus.REJECTED, List.of());
        assertThat(differences(closing, List.of(entry, rejected), 10)).containsExactly(Kind.ENDED);
        var filled = order(exit.id(), Role.EXIT, Side.SELL, 10, OrderStatus.FILLED, List.of());
        assertThat(differences(closing, List.of(entry, filled), 0)).containsExactly(Kind.FILLED);
    }

    @Test
    void anIntentOfAnExecutionThatHoldsNothing() {
        var intent = new Intent("x1", ABC, ENTRY, OrderStatus.UNKNOWN, Quantity.ZERO);
        assertThat(intents(intent, List.of())).containsExactly(Kind.NEVER_ARRIVED);
        assertThat(intents(intent, List.of(bracket(0, 0, OrderStatus.HELD)))).containsExactly(Kind.CHANGED);
        var known = new Intent("x1", ABC, ENTRY, OrderStatus.NEW, Quantity.ZERO);
        assertThat(intents(known, List.of(bracket(0, 0, OrderStatus.HELD)))).isEmpty();
    }

    @Test
    void theSentenceStaysTheSameAsLongAsNothingChanges() {
        var first = Reconciliation.differences(
                new Beliefs(List.of(), List.of(live("x1", OPENING))), new Broker(List.of(), List.of()));
        var second = Reconciliation.differences(
                new Beliefs(List.of(), List.of(live("x1", OPENING))),
                new Broker(List.of(), List.of(holding(Side.BUY, 3))));
        assertThat(second).isEqualTo(first);
    }

    private static List<Kind> intents(Intent intent, List<OrderState> orders) {
        return Reconciliation.differences(new Beliefs(List.of(intent), List.of()), new Broker(orders, List.of()))
                .stream()
                .map(Difference::kind)
                .toList();
    }

    /** @param held by the account; negative for short */
    private static List<Kind> differences(Position position, List<OrderState> orders, int held) {
        List<Holding> holdings =
                held == 0 ? List.of() : List.of(holding(held > 0 ? Side.BUY : Side.SELL, Math.abs(held)));
        return Reconciliation.differences(
                        new Beliefs(List.of(), List.of(live("x1", position))), new Broker(orders, holdings))
                .stream()
                .map(Difference::kind)
                .toList();
    }

    private static LivePosition live(String execution, Position position) {
        return new LivePosition("owner", "p1", 1, execution, ABC, position, NOW, null);
    }

    private static Position.Open open(int remaining, int covered) {
        return open(PLAN, BRACKET, remaining, covered);
    }

    private static Position.Open open(TradePlan plan, OrderRequest request, int remaining, int covered) {
        return new Position.Open(
                plan,
                List.of(request),
                NOW,
                Price.of("100"),
                Quantity.of(10),
                Quantity.of(remaining),
                Quantity.of(covered),
                plan.stop(),
                false,
                Money.ZERO,
                Money.ZERO,
                null);
    }

    private static Holding holding(Side side, int quantity) {
        return new Holding(ABC, side, Quantity.of(quantity), Quantity.of(quantity), Price.of("100"), Price.of("101"));
    }

    private static OrderState bracket(int filled, int stopped, OrderStatus stop) {
        return order(
                ENTRY,
                Role.ENTRY,
                Side.BUY,
                filled,
                filled == 0 ? OrderStatus.NEW : filled == 10 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                List.of(order(leg(), Role.STOP_LOSS, Side.SELL, stopped, stop, List.of())));
    }

    private static ClientOrderId leg() {
        return new ClientOrderId("leg");
    }

    private static OrderState order(
            ClientOrderId id, Role role, Side side, int filled, OrderStatus status, List<OrderState> legs) {
        return new OrderState(
                new OrderId("b-" + id),
                id,
                role,
                ABC,
                side,
                OrderType.MARKET,
                Quantity.of(10),
                Quantity.of(filled),
                filled == 0 ? null : Price.of("100"),
                null,
                null,
                Money.ZERO,
                status,
                null,
                NOW,
                legs);
    }
}
