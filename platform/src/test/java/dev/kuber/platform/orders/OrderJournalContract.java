package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.START;
import static dev.kuber.platform.orders.OrderSamples.bracket;
import static dev.kuber.platform.orders.OrderSamples.entry;
import static dev.kuber.platform.orders.OrderSamples.exit;
import static dev.kuber.platform.orders.OrderSamples.intent;
import static dev.kuber.platform.orders.OrderSamples.rejected;
import static dev.kuber.platform.orders.OrderSamples.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.orders.OrderJournal.Standing;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every journal of orders must do. */
abstract class OrderJournalContract {

    abstract OrderJournal journal();

    private static ClientOrderId id(String id) {
        return new ClientOrderId(id);
    }

    private OrderIntent written(String id) {
        OrderIntent intent = intent(entry(id), "account");
        journal().write(intent);
        return intent;
    }

    private OrderState known(String id) {
        return journal().lastKnown(id(id)).orElseThrow();
    }

    @Test
    void anOrderIsKnownBeforeItIsSent() {
        OrderIntent intent = written("e1.ACME.entry-1");
        assertThat(journal().find(id("e1.ACME.entry-1"))).contains(intent);
        assertThat(known("e1.ACME.entry-1").status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(journal().find(id("nobody"))).isEmpty();
    }

    @Test
    void anOrderThatIsWrittenTwiceStaysAsItIs() {
        written("e.ACME.entry-1");
        journal().record(List.of(working("e.ACME.entry-1", 1)));
        written("e.ACME.entry-1");
        assertThat(known("e.ACME.entry-1")).isEqualTo(working("e.ACME.entry-1", 1));
    }

    @Test
    void whatABrokerSaysIsKeptAsItWasSaid() {
        written("e.ACME.entry-1");
        OrderState filled = bracket("e.ACME.entry-1", OrderStatus.FILLED, 10, OrderStatus.NEW, OrderStatus.NEW, 3);
        journal().record(List.of(filled));
        assertThat(known("e.ACME.entry-1")).isEqualTo(filled);
        journal().record(List.of(working("e.ACME.entry-1", 1)));
        assertThat(known("e.ACME.entry-1")).isEqualTo(filled);
    }

    @Test
    void whatWasNeverWrittenDownIsNotKept() {
        written("e.ACME.entry-1");
        journal().record(List.of(working("stranger", 1), working("e.ACME.entry-1", 1)));
        assertThat(journal().find(id("stranger"))).isEmpty();
        assertThat(known("e.ACME.entry-1")).isEqualTo(working("e.ACME.entry-1", 1));
    }

    @Test
    void anOrderThatWasRefusedIsNotSent() {
        written("e.ACME.entry-1");
        assertThat(journal().refuse(rejected("e.ACME.entry-1", null))).isEqualTo(new Standing.Clear());
        assertThat(journal().attempt(id("e.ACME.entry-1"), START))
                .isEqualTo(new Standing.Settled(rejected("e.ACME.entry-1", null)));
        assertThat(known("e.ACME.entry-1")).isEqualTo(rejected("e.ACME.entry-1", null));
    }

    @Test
    void anOrderThatIsBeingSentIsNotRefused() {
        written("e.ACME.entry-1");
        assertThat(journal().attempt(id("e.ACME.entry-1"), START)).isEqualTo(new Standing.Clear());
        assertThat(journal().refuse(rejected("e.ACME.entry-1", null))).isEqualTo(new Standing.InFlight(START));
        assertThat(known("e.ACME.entry-1").status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(journal().attempt(id("e.ACME.entry-1"), START.plusSeconds(5)))
                .isEqualTo(new Standing.Clear());
        assertThat(journal().find(id("e.ACME.entry-1")).orElseThrow().attemptedAt())
                .isEqualTo(START.plusSeconds(5));
    }

    @Test
    void ofSendingAndRefusingAtOnceOneWins() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                String order = "race" + i + ".ACME.entry-1";
                written(order);
                Callable<Standing> send = () -> journal().attempt(id(order), START);
                Callable<Standing> refuse = () -> journal().refuse(rejected(order, null));
                var answers = threads.invokeAll(List.of(send, refuse));
                boolean sent = answers.getFirst().get() instanceof Standing.Clear;
                boolean refused = answers.getLast().get() instanceof Standing.Clear;
                assertThat(sent).isNotEqualTo(refused);
                assertThat(known(order).status() == OrderStatus.REJECTED).isEqualTo(refused);
            }
        }
    }

    @Test
    void workersThatRecordAtOnceKeepTheLastWord() throws Exception {
        written("e.ACME.entry-1");
        List<OrderState> life = new ArrayList<>();
        for (int second = 1; second <= 20; second++) {
            life.add(working("e.ACME.entry-1", second));
        }
        OrderState end =
                bracket("e.ACME.entry-1", OrderStatus.FILLED, 10, OrderStatus.CANCELED, OrderStatus.FILLED, 30);
        life.add(end);
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (OrderState said : life) {
            workers.add(() -> {
                journal().record(List.of(said));
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(workers)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(known("e.ACME.entry-1")).isEqualTo(end);
    }

    @Test
    void whatIsNotSettledIsListedPerAccountInTheOrderOfWriting() {
        journal().write(intent(entry("e.ACME.entry-1"), "mine"));
        journal().write(intent(exit("e.ACME.close-1"), "mine"));
        journal().write(intent(entry("f.ACME.entry-1"), "mine"));
        journal().write(intent(entry("g.ACME.entry-1"), "yours"));
        journal()
                .record(List.of(
                        bracket("e.ACME.entry-1", OrderStatus.FILLED, 10, OrderStatus.NEW, OrderStatus.NEW, 1),
                        bracket(
                                "f.ACME.entry-1",
                                OrderStatus.FILLED,
                                10,
                                OrderStatus.FILLED,
                                OrderStatus.CANCELED,
                                1)));
        assertThat(journal().unsettled("mine"))
                .extracting(intent -> intent.request().id().value())
                .containsExactly("e.ACME.entry-1", "e.ACME.close-1");
        assertThat(journal().unsettled("nobody")).isEmpty();
        assertThat(journal().unsettledAccounts()).contains("mine").doesNotContain("nobody");
    }

    @Test
    void theOrdersOfAnExecutionAreListedInTheOrderOfWriting() {
        written("e.ACME.entry-2");
        written("e.ACME.entry-1");
        written("f.ACME.entry-1");
        assertThat(journal().ofExecution("e"))
                .extracting(intent -> intent.request().id().value())
                .containsExactly("e.ACME.entry-2", "e.ACME.entry-1");
    }

    @Test
    void nobodySendsOrRefusesWhatWasNeverWrittenDown() {
        assertThatThrownBy(() -> journal().attempt(id("nobody"), START)).hasMessageContaining("never written down");
        assertThatThrownBy(() -> journal().refuse(rejected("nobody", null))).hasMessageContaining("never written down");
    }
}
