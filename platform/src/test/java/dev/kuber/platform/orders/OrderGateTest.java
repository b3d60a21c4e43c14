package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.START;
import static dev.kuber.platform.orders.OrderSamples.entry;
import static dev.kuber.platform.orders.OrderSamples.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderGateTest {

    private static final OrderRequest ENTRY = entry("e.ACME.entry-1");
    private static final OrderRequest EXIT = exit("e.ACME.close-1");

    private final LastingBroker broker = new LastingBroker();
    private final MemoryOrderJournal journal = new MemoryOrderJournal();
    private final OrderGate gate = gate(journal);
    private @Nullable Halt halt;
    private Instant wall = START;

    private OrderGate gate(OrderJournal kept) {
        return new OrderGate(
                broker,
                kept,
                (_, _) -> Optional.ofNullable(halt).map(Halt::sentence),
                OrderSamples.origin("e", "account"),
                () -> START,
                () -> wall);
    }

    private static Halt halt() {
        return new Halt("h", OrderSamples.OWNER.toString(), null, START, "Ada", "enough for today", false);
    }

    private OrderState known(OrderRequest request) {
        return journal.lastKnown(request.id()).orElseThrow();
    }

    @Test
    void anOrderIsWrittenDownBeforeItIsSent() {
        broker.onTheWay = () -> assertThat(known(ENTRY).status()).isEqualTo(OrderStatus.UNKNOWN);
        OrderState sent = gate.submit(ENTRY);
        assertThat(sent.status()).isEqualTo(OrderStatus.NEW);
        assertThat(known(ENTRY)).isEqualTo(sent);
    }

    @Test
    void whatCannotBeWrittenDownIsNotSent() {
        OrderGate broken = gate(new MemoryJournalThatFails());
        assertThat(broken.submit(ENTRY).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(broker.sent).isEmpty();
    }

    @Test
    void aRefusedOrderStaysRefusedThoughItsBrokerForgetsIt() {
        broker.refuses = true;
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(gate.find(ENTRY.id()).orElseThrow().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(gate.find(List.of(ENTRY.id(), EXIT.id())))
                .extracting(OrderState::status)
                .containsExactly(OrderStatus.REJECTED);
        broker.refuses = false;
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(broker.sent).containsExactly(ENTRY.id());
    }

    @Test
    void aLostReplyIsUnknownUntilTheBrokerIsAsked() {
        broker.reply = _ -> OrderState.unknown(ENTRY, START, "The reply was lost.");
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(known(ENTRY).reason()).isEqualTo("The reply was lost.");
        assertThat(gate.find(ENTRY.id()).orElseThrow().status()).isEqualTo(OrderStatus.NEW);
        assertThat(known(ENTRY).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void anOrderThatNeverArrivedIsAbsentAndMayBeSentAgain() {
        journal.write(OrderSamples.intent(ENTRY, "account"));
        journal.attempt(ENTRY.id(), START);
        assertThat(gate.find(ENTRY.id())).isEmpty();
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.NEW);
        assertThat(broker.sent).containsExactly(ENTRY.id());
    }

    @Test
    void anOrderThatItsBrokerHadAndDoesNotFindIsUnknownAndNotAbsent() {
        gate.submit(ENTRY);
        OrderState accepted = known(ENTRY);
        broker.orders.clear();
        assertThat(gate.find(ENTRY.id()).orElseThrow().status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(known(ENTRY)).isEqualTo(accepted);
    }

    @Test
    void aHaltRefusesEntriesAndLetsExitsPass() {
        halt = halt();
        OrderState refused = gate.submit(ENTRY);
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(refused.reason())
                .isEqualTo("Trading in the whole account is halted by Ada: enough for today. Resume it before anything"
                        + " new is opened.");
        assertThat(known(ENTRY)).isEqualTo(refused);
        assertThat(gate.submit(EXIT).status()).isEqualTo(OrderStatus.NEW);
        assertThat(broker.sent).containsExactly(EXIT.id());

        halt = null;
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(broker.sent).containsExactly(EXIT.id());
    }

    @Test
    void anEntryThatCrossesAHaltOnItsWayIsCancelledByItsSender() {
        broker.onTheWay = () -> halt = halt();
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(broker.workingIds()).isEmpty();
        assertThat(known(ENTRY).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void anExitThatCrossesAHaltWorksOn() {
        broker.onTheWay = () -> halt = halt();
        assertThat(gate.submit(EXIT).status()).isEqualTo(OrderStatus.NEW);
        assertThat(broker.workingIds()).containsExactly(EXIT.id());
    }

    @Test
    void anEntryThatArrivedThoughItsReplyWasLostIsCancelledDuringAHalt() {
        broker.reply = _ -> OrderState.unknown(ENTRY, START, "The reply was lost.");
        gate.submit(ENTRY);
        halt = halt();
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(broker.workingIds()).isEmpty();
    }

    @Test
    void anEntryThatMayStillBeOnItsWayIsRefusedOnlyWhenItCannotArriveAnyMore() {
        journal.write(OrderSamples.intent(ENTRY, "account"));
        journal.attempt(ENTRY.id(), START);
        halt = halt();
        wall = START.plusSeconds(59);
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.UNKNOWN);
        wall = START.plusSeconds(60);
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.REJECTED);
        halt = null;
        assertThat(gate.submit(ENTRY).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(broker.sent).isEmpty();
    }

    /** A journal whose database is away. */
    private static final class MemoryJournalThatFails implements OrderJournal {

        private static IllegalStateException away() {
            return new IllegalStateException("away");
        }

        @Override
        public void write(OrderIntent intent) {
            throw away();
        }

        @Override
        public Standing attempt(ClientOrderId id, Instant at) {
            throw away();
        }

        @Override
        public Standing refuse(OrderState rejected) {
            throw away();
        }

        @Override
        public void record(Collection<OrderState> said) {
            throw away();
        }

        @Override
        public void changed(OrderChange change) {
            throw away();
        }

        @Override
        public Optional<OrderIntent> find(ClientOrderId id) {
            throw away();
        }

        @Override
        public Set<String> unsettledAccounts() {
            throw away();
        }

        @Override
        public List<OrderIntent> unsettled(String account) {
            throw away();
        }

        @Override
        public List<OrderIntent> ofExecution(String executionId) {
            throw away();
        }
    }
}
