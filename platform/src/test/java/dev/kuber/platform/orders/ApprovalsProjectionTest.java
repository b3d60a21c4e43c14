package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Fact;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.postgres.PostgresEventLog;
import dev.kuber.platform.orders.ApprovalInbox.Filter;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalsProjectionTest {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();
    private static final String OWNER = OrderSamples.OWNER.toString();
    private static final Symbol PAIR = Symbol.of("BTC/USD");
    private static final TradePlan PLAN = new TradePlan(
            PAIR, Side.BUY, Quantity.of(2), Price.of("100"), Price.of("95"), Price.of("110"), Price.of("120"));
    private static final String ID = "e.BTC~USD";

    private final ApprovalInbox inbox = new ApprovalInbox(
            DATABASE.jdbc,
            OrdersDatabase.JSON,
            new PostgresEventLog(DATABASE.source, OrdersDatabase.JSON),
            () -> START);
    private final ApprovalsProjection projection = new ApprovalsProjection(OrdersDatabase.JSON);

    @AfterAll
    static void connectionsAreClosed() {
        DATABASE.close();
    }

    @BeforeEach
    void nothingIsAsked() {
        DATABASE.jdbc.sql("delete from approval").update();
    }

    private void commit(ExecutionStatus status, Fact... facts) {
        var execution =
                new Execution("e", "p1", 3, OWNER, START, 1, status, null, START, status.terminal() ? START : null);
        var step = new Step(1, "trade", Step.Kind.WAIT, 1, List.of(facts), null, START, START, START, List.of());
        var commit = new StepCommit(execution, execution, List.of(step), List.of(), List.of(), List.of(), List.of());
        try (Connection connection = DATABASE.source.getConnection()) {
            projection.apply(connection, List.of(commit));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask() {
        commit(
                ExecutionStatus.RUNNING,
                new ApprovalRequested(
                        PAIR, PLAN, START, START.plusSeconds(60), "Buying 2 BTC/USD waits for approval."));
    }

    private Approval found() {
        return inbox.find(OWNER, ID).orElseThrow();
    }

    @Test
    void whatAnExecutionAsksForLiesInItsOwnersInbox() {
        ask();
        ask();
        assertThat(inbox.list(OWNER, Filter.PENDING, Long.MAX_VALUE, 10)).containsExactly(found());
        assertThat(found().plan()).isEqualTo(PLAN);
        assertThat(found().at(START.plusSeconds(59)).status()).isEqualTo(Approval.Status.PENDING);
        assertThat(found().at(START.plusSeconds(60)).status()).isEqualTo(Approval.Status.EXPIRED);
        assertThat(inbox.list(OrdersDatabase.STRANGER.toString(), Filter.ALL, Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(inbox.find(OrdersDatabase.STRANGER.toString(), ID)).isEmpty();
    }

    @Test
    void ofManyDecisionsAtOnceOneCounts() throws Exception {
        ask();
        List<Callable<Boolean>> browsers = List.of(
                () -> inbox.decide(ID, true, "Ada", "yes", START),
                () -> inbox.decide(ID, false, "Eve", "no", START),
                () -> inbox.decide(ID, true, "Ada", "yes", START));
        var answers = new ArrayList<Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(browsers)) {
                answers.add(answer.get());
            }
        }
        assertThat(Collections.frequency(answers, true)).isEqualTo(1);
        assertThat(inbox.untold()).containsExactly(found());
        inbox.told(ID);
        assertThat(inbox.untold()).isEmpty();
        assertThat(inbox.list(OWNER, Filter.DECIDED, Long.MAX_VALUE, 10)).containsExactly(found());
        assertThat(inbox.list(OWNER, Filter.PENDING, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void itExpiresWhenTheTradeIsOverWithoutADecision() {
        ask();
        commit(
                ExecutionStatus.RUNNING,
                new TradeExecution(PAIR, new Position.Refused(PLAN, "nobody approved it in time", START), "No.", null));
        assertThat(found().status()).isEqualTo(Approval.Status.EXPIRED);
        assertThat(inbox.decide(ID, true, "Ada", "late", START)).isFalse();
    }

    @Test
    void itExpiresWhenTheExecutionEnds() {
        ask();
        commit(ExecutionStatus.CANCELLED);
        assertThat(found().status()).isEqualTo(Approval.Status.EXPIRED);
    }

    @Test
    void aDecisionStaysWhenTheTradeGoesOn() {
        ask();
        inbox.decide(ID, true, "Ada", "good", START);
        commit(
                ExecutionStatus.MONITORING,
                new TradeExecution(PAIR, new Position.Opening(PLAN, List.of(), START), "Buying.", null));
        commit(ExecutionStatus.COMPLETED);
        assertThat(found().status()).isEqualTo(Approval.Status.APPROVED);
        assertThat(found().decidedBy()).isEqualTo("Ada");
    }
}
