package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.OWNER;
import static dev.kuber.platform.orders.OrderSamples.START;
import static dev.kuber.platform.orders.OrderSamples.entry;
import static dev.kuber.platform.orders.OrderSamples.intent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order and a halt that cross, in every order of their steps: in the end no entry works. */
class HaltRaceTest {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();

    /** Points between two steps of an order: before it is written, at the gate's first look, on its way, at the second. */
    private static final int POINTS = 7;

    @AfterAll
    static void connectionsAreClosed() {
        DATABASE.close();
    }

    /** One order, and a halt whose two steps happen at two of its points. */
    private static final class Crossing {
        final LastingBroker broker = new LastingBroker();
        final MemoryOrderJournal journal = new MemoryOrderJournal();
        final OrderRequest request = entry("e.ACME.entry-1");
        final int haltedAt;
        final int toldAt;
        final boolean looksTwice;
        boolean halted;
        boolean told;
        int looks;

        Crossing(int haltedAt, int toldAt, boolean looksTwice) {
            this.haltedAt = haltedAt;
            this.toldAt = toldAt;
            this.looksTwice = looksTwice;
        }

        void point(int number) {
            halted |= number == haltedAt;
            // Told is whoever has a position when the halt looks, which it does once it is durable.
            told |= number == toldAt && journal.find(request.id()).isPresent();
        }

        Optional<Halt> look() {
            looks++;
            point(looks == 1 ? 1 : 4);
            Optional<Halt> seen = halted && (looks == 1 || looksTwice) ? Optional.of(halt()) : Optional.empty();
            point(looks == 1 ? 2 : 5);
            return seen;
        }

        void run() {
            point(0);
            journal.write(intent(request, "account"));
            var gate = gate(broker, journal, (_, _) -> look().map(Halt::sentence), "e");
            broker.onTheWay = () -> point(3);
            gate.submit(request);
            for (int late = 2; late < POINTS; late++) {
                point(late);
            }
            if (told) {
                cancelWhatWorks(gate, request);
            }
        }
    }

    private static Halt halt() {
        return new Halt("h", OWNER.toString(), null, START, "Ada", "now", false);
    }

    private static OrderGate gate(LastingBroker broker, OrderJournal journal, EntryStop stops, String execution) {
        return new OrderGate(
                broker, journal, stops, OrderSamples.origin(execution, "account"), () -> START, () -> START);
    }

    /** What an execution does when it is told to cancel: it looks, cancels, and looks again. */
    private static void cancelWhatWorks(OrderGate gate, OrderRequest request) {
        OrderState found = gate.find(request.id()).orElse(null);
        if (found != null && !found.finished()) {
            gate.cancel(Objects.requireNonNullElse(found.id(), new OrderId("")));
            gate.find(request.id());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inEveryOrderOfTheirSteps(boolean looksTwice) {
        int refused = 0;
        int sent = 0;
        for (int haltedAt = 0; haltedAt < POINTS; haltedAt++) {
            for (int toldAt = haltedAt; toldAt < POINTS; toldAt++) {
                var crossing = new Crossing(haltedAt, toldAt, looksTwice);
                crossing.run();
                assertThat(crossing.broker.workingIds())
                        .as("halted at %s, told at %s", haltedAt, toldAt)
                        .isEmpty();
                refused += crossing.broker.sent.isEmpty() ? 1 : 0;
                sent += crossing.broker.sent.size();
            }
        }
        assertThat(refused).isPositive();
        assertThat(sent).isPositive();
    }

    @RepeatedTest(20)
    void onThreadsOfTheirOwnOverOneDatabase(RepetitionInfo round) throws Exception {
        DATABASE.jdbc.sql("delete from halt").update();
        DATABASE.jdbc.sql("delete from order_intent").update();
        var chance = new Random(round.getCurrentRepetition());
        var halts = new Halts(DATABASE.jdbc, () -> new UUID(0, chance.nextLong()), () -> START);
        PostgresOrderJournal journal = DATABASE.journal();
        var broker = new LastingBroker();
        int senders = 6;
        var start = new CyclicBarrier(senders + 1);
        List<Callable<Set<String>>> work = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            String execution = "e" + i;
            int pause = chance.nextInt(2_000);
            work.add(() -> {
                start.await(30, TimeUnit.SECONDS);
                spin(pause);
                OrderRequest request = entry(execution + ".ACME.entry-1");
                journal.write(intent(request, "account"));
                gate(broker, journal, halts, execution).submit(request);
                return Set.of();
            });
        }
        int pause = chance.nextInt(2_000);
        work.add(() -> {
            start.await(30, TimeUnit.SECONDS);
            spin(pause);
            halts.halt(OWNER.toString(), null, "Ada", "now", false);
            var told = new HashSet<String>();
            journal.unsettled("account").forEach(each -> told.add(each.origin().executionId()));
            return told;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(work, 60, TimeUnit.SECONDS);
            for (var each : done) {
                for (String execution : each.get()) {
                    cancelWhatWorks(gate(broker, journal, halts, execution), entry(execution + ".ACME.entry-1"));
                }
            }
        }
        assertThat(broker.workingIds()).isEmpty();
        assertThat(journal.unsettled("account")).isEmpty();
        assertThat(broker.sent).doesNotHaveDuplicates();
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
