package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.orders.MemoryOrderJournal;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderOrigin;
import dev.kuber.testing.FakeBrokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders that executions leave behind when they end. */
class LeftoversTest {

    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final Symbol ACME = Symbol.of("ACME");
    private static final OrderRequest ENTRY = OrderRequest.bracket(
            new ClientOrderId("e1.ACME.entry-1"),
            ACME,
            Side.BUY,
            Quantity.of(10),
            Price.of("90"),
            Price.of("110"),
            Price.of("80"));

    private final MemoryOrderJournal journal = new MemoryOrderJournal();
    private final FakeBrokerage broker = new FakeBrokerage().at(NOON);
    private ExecutionStatus status = ExecutionStatus.FAILED;

    /** Settles at this time; the broker is asked first, as a comparison does. */
    private void settle(Instant now) {
        var leftovers =
                new Leftovers(journal, executions(), Clock.fixed(now, ZoneOffset.UTC), new SimpleMeterRegistry());
        List<Reconciliation.Intent> intents = journal.unsettled("account").stream()
                .map(intent -> new Reconciliation.Intent(
                        "e1", ACME, intent.request().id(), intent.state().status(), Quantity.ZERO))
                .toList();
        leftovers.settle(
                new Reconciliation.Beliefs(intents, List.of()),
                new Reconciliation.Broker(broker.find(List.of(ENTRY.id())), List.of()),
                broker);
    }

    /** Of executions it only knows how the one that wrote the order stands. */
    private ExecutionStore executions() {
        return (ExecutionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ExecutionStore.class},
                (_, _, _) -> Optional.of(new ExecutionStore.History(
                        new Execution("e1", "p1", 1, "owner", NOON, 3, status, null, NOON, null),
                        List.of(),
                        List.of())));
    }

    private void written() {
        journal.write(OrderIntent.of(new OrderOrigin("owner", "p1", 1, "e1", "account"), ENTRY, NOON));
    }

    private OrderState known() {
        return journal.lastKnown(ENTRY.id()).orElseThrow();
    }

    @Test
    void anOrderThatWasNeverSentIsRejectedWhenItsExecutionHasEnded() {
        written();
        settle(NOON);
        assertThat(known().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(known().reason()).isEqualTo("It never reached the broker, and its execution has ended.");
        assertThat(journal.unsettled("account")).isEmpty();
    }

    @Test
    void anOrderThatMayBeOnItsWayIsUnknownForAMinute() {
        written();
        journal.attempt(ENTRY.id(), NOON);
        settle(NOON.plus(Duration.ofSeconds(60)));
        assertThat(known().status()).isEqualTo(OrderStatus.UNKNOWN);
        settle(NOON.plus(Duration.ofSeconds(61)));
        assertThat(known().status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void anOrderThatWorksAlthoughItsExecutionHasEndedIsCancelled() {
        written();
        broker.submit(ENTRY);
        settle(NOON);
        assertThat(broker.find(ENTRY.id()).orElseThrow().finished()).isTrue();
        settle(NOON);
        assertThat(known().status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void whereSomethingWasFilledAPersonDecides() {
        written();
        broker.submit(ENTRY);
        broker.fill(ENTRY.id().value(), "90");
        settle(NOON);
        assertThat(broker.find(ENTRY.id()).orElseThrow().finished()).isFalse();
        assertThat(broker.find(ENTRY.id()).orElseThrow().leg(OrderState.Role.STOP_LOSS))
                .hasValueSatisfying(stop -> assertThat(stop.finished()).isFalse());
    }

    @Test
    void theOrdersOfAnExecutionThatGoesOnAreLeftAlone() {
        status = ExecutionStatus.RUNNING;
        written();
        settle(NOON.plus(Duration.ofDays(1)));
        assertThat(known().status()).isEqualTo(OrderStatus.UNKNOWN);
        broker.submit(ENTRY);
        settle(NOON.plus(Duration.ofDays(1)));
        assertThat(broker.find(ENTRY.id()).orElseThrow().finished()).isFalse();
        assertThat(known().status()).isEqualTo(OrderStatus.NEW);
    }
}
