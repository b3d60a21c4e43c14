package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderOrigin;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrphanFateTest {

    private static final Symbol ACME = Symbol.of("ACME");
    private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
    private static final ClientOrderId ID = new ClientOrderId("e.ACME.entry-1");
    private static final OrderIntent SENT = intent(NOW);

    private static OrderIntent intent(@Nullable Instant attempted) {
        OrderRequest request =
                OrderRequest.bracket(ID, ACME, Side.BUY, Quantity.of(10), null, Price.of("110"), Price.of("95"));
        OrderIntent fresh = OrderIntent.of(new OrderOrigin("owner", "p1", 1, "e", "account"), request, NOW);
        return new OrderIntent(fresh.origin(), request, fresh.state(), attempted, NOW);
    }

    private static OrderState state(
            String id, Role role, Side side, OrderStatus status, long filled, List<OrderState> legs) {
        return new OrderState(
                new OrderId(id),
                id.equals("root") ? ID : new ClientOrderId("e.ACME." + id),
                role,
                ACME,
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

    private static OrderState bracket(OrderStatus entry, long filled, OrderStatus leg) {
        return state(
                "root",
                Role.ENTRY,
                Side.BUY,
                entry,
                filled,
                List.of(
                        state("tp", Role.TAKE_PROFIT, Side.SELL, leg, 0, List.of()),
                        state("sl", Role.STOP_LOSS, Side.SELL, leg, 0, List.of())));
    }

    private static OrphanFate fate(OrderState found, long net, long spare) {
        return OrphanFate.of(SENT, found, BigDecimal.valueOf(net), BigDecimal.valueOf(spare), NOW);
    }

    @Test
    void whatNeverArrivedIsSettledWhenItCannotArriveAnyMore() {
        assertThat(OrphanFate.of(SENT, null, BigDecimal.ZERO, BigDecimal.ZERO, NOW.plusSeconds(299)))
                .isEqualTo(new OrphanFate.Leave());
        assertThat(OrphanFate.of(SENT, null, BigDecimal.ZERO, BigDecimal.ZERO, NOW.plusSeconds(300)))
                .isEqualTo(new OrphanFate.NeverArrived());
    }

    @Test
    void anEntryThatWorksForNobodyIsCancelled() {
        assertThat(fate(bracket(OrderStatus.NEW, 0, OrderStatus.HELD), 0, 0))
                .isEqualTo(new OrphanFate.Cancel(List.of(new OrderId("root"))));
        assertThat(fate(bracket(OrderStatus.PARTIALLY_FILLED, 4, OrderStatus.HELD), 4, 4))
                .isEqualTo(new OrphanFate.Cancel(List.of(new OrderId("root"))));
    }

    @Test
    void legsThatProtectNothingAreCancelled() {
        var both = new OrphanFate.Cancel(List.of(new OrderId("tp"), new OrderId("sl")));
        OrderState legs = bracket(OrderStatus.FILLED, 10, OrderStatus.NEW);
        assertThat(fate(legs, 0, 100)).as("closed by another order").isEqualTo(both);
        assertThat(fate(legs, 10, 0)).as("closed by hand at the broker").isEqualTo(both);
    }

    @Test
    void legsThatProtectAHoldingNobodyClaimsAreLeftAndSaid() {
        assertThat(fate(bracket(OrderStatus.FILLED, 10, OrderStatus.NEW), 10, 10))
                .isEqualTo(new OrphanFate.Alarm(BigDecimal.TEN));
    }

    @Test
    void whatIsFinishedOrUnknownIsLeft() {
        assertThat(fate(bracket(OrderStatus.CANCELED, 0, OrderStatus.CANCELED), 0, 0))
                .isEqualTo(new OrphanFate.Leave());
        assertThat(fate(OrderState.unknown(SENT.request(), NOW, "Lost."), 0, 0)).isEqualTo(new OrphanFate.Leave());
    }

    @Test
    void theNetOfAnExecutionCountsWhatWasOpenedLessWhatWasClosed() {
        OrderIntent filled = new OrderIntent(
                SENT.origin(), SENT.request(), bracket(OrderStatus.FILLED, 10, OrderStatus.NEW), NOW, NOW);
        assertThat(OrphanFate.direction(List.of(filled), ACME)).isEqualTo(Side.BUY);
        assertThat(OrphanFate.net(List.of(filled), ACME, Side.BUY)).isEqualByComparingTo("10");
        assertThat(OrphanFate.net(List.of(filled), Symbol.of("OTHER"), Side.BUY))
                .isEqualByComparingTo("0");
    }
}
