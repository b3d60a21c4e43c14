package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.ACME;
import static dev.kuber.platform.orders.OrderSamples.START;
import static dev.kuber.platform.orders.OrderSamples.entry;
import static dev.kuber.platform.orders.OrderSamples.exit;
import static dev.kuber.platform.orders.OrderSamples.rejected;
import static dev.kuber.platform.orders.OrderSamples.working;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.orders.OrderJournal.Standing;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TradePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntentsProjectionTest {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();
    private static final TradePlan PLAN = new TradePlan(
            ACME, Side.BUY, Quantity.of(20), Price.of("100"), Price.of("95"), Price.of("110"), Price.of("120"));
    private static final OrderRequest FIRST = entry("e.ACME.entry-1");
    private static final OrderRequest SECOND = entry("e.ACME.entry-2");
    private static final OrderRequest CLOSE = exit("e.ACME.close-1");
    private static final Execution EXECUTION = new Execution(
            "e", "p1", 3, OrderSamples.OWNER.toString(), START, 1, ExecutionStatus.RUNNING, null, START, null);

    private final OrderJournal journal = DATABASE.journal();
    private final OrderGates gates = new OrderGates(journal, EntryStop.NONE, () -> START);
    private final IntentsProjection projection = new IntentsProjection(gates, OrdersDatabase.JSON);

    @AfterAll
    static void connectionsAreClosed() {
        DATABASE.close();
    }

    @BeforeEach
    void anExecutionTradesAtTheExchange() {
        DATABASE.jdbc.sql("delete from order_intent").update();
        gates.gate(EXECUTION, "exchange", () -> START, new LastingBroker(), EntryStop.NONE);
    }

    private void commit(Position position) {
        var fact = new TradeExecution(ACME, position, "A sentence.", null);
        var step = new Step(1, "trade", Step.Kind.WAIT, 1, List.of(fact), null, START, START, START, List.of());
        var commit = new StepCommit(EXECUTION, EXECUTION, List.of(step), List.of(), List.of(), List.of(), List.of());
        try (Connection connection = DATABASE.source.getConnection()) {
            projection.apply(connection, List.of(commit, commit));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Position opening() {
        return new Position.Opening(PLAN, List.of(FIRST, SECOND), START);
    }

    private OrderState known(OrderRequest request) {
        return journal.lastKnown(request.id()).orElseThrow();
    }

    @Test
    void anEntryIsWrittenDownWithThePositionThatItIsPartOf() {
        commit(opening());
        assertThat(journal.unsettled("exchange"))
                .containsExactly(
                        OrderIntent.of(gates.origin(EXECUTION), FIRST, START),
                        OrderIntent.of(gates.origin(EXECUTION), SECOND, START));
        assertThat(gates.origin(EXECUTION)).isEqualTo(OrderSamples.origin("e", "exchange"));
    }

    @Test
    void aClosingOrderIsWrittenDownBesideItsEntriesWhichStayAsTheyAre() {
        commit(opening());
        journal.record(List.of(working("e.ACME.entry-1", 1)));
        var open = new Position.Open(
                PLAN,
                List.of(FIRST, SECOND),
                START,
                Price.of("100"),
                Quantity.of(20),
                Quantity.of(20),
                Quantity.ZERO,
                Price.of("95"),
                false,
                Money.ZERO,
                Money.ZERO,
                null);
        commit(new Position.Closing(open, List.of(CLOSE), Position.ExitReason.MANUAL, "enough", START));
        assertThat(journal.unsettled("exchange"))
                .extracting(intent -> intent.request().id())
                .containsExactly(FIRST.id(), SECOND.id(), CLOSE.id());
        assertThat(known(FIRST)).isEqualTo(working("e.ACME.entry-1", 1));
    }

    @Test
    void whatWasNeverSentIsSettledWhenThePositionIsOver() {
        commit(opening());
        journal.attempt(FIRST.id(), START);
        journal.record(List.of(rejected("e.ACME.entry-1", null)));
        commit(new Position.Refused(PLAN, "the broker refused the order: No.", START));
        assertThat(known(FIRST).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(known(SECOND).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(known(SECOND).reason()).isEqualTo("It was never sent.");
        assertThat(journal.unsettled("exchange")).isEmpty();
        assertThat(journal.attempt(SECOND.id(), START)).isEqualTo(new Standing.Settled(known(SECOND)));
    }

    @Test
    void whatMayBeOnItsWayIsNotSettledBecauseThePositionIsOver() {
        commit(opening());
        journal.attempt(FIRST.id(), START);
        commit(new Position.Refused(PLAN, "it was cancelled", START));
        assertThat(journal.unsettled("exchange"))
                .extracting(intent -> intent.request().id())
                .containsExactly(new ClientOrderId("e.ACME.entry-1"));
    }
}
