package dev.kuber.platform.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HaltsTest {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();
    private static final String OWNER = OrderSamples.OWNER.toString();
    private static final String STRANGER = OrdersDatabase.STRANGER.toString();

    private final AtomicLong ids = new AtomicLong();
    private final Halts halts =
            new Halts(DATABASE.jdbc, () -> new UUID(0, ids.incrementAndGet()), () -> OrderSamples.START);

    @AfterAll
    static void connectionsAreClosed() {
        DATABASE.close();
    }

    @BeforeEach
    void nothingIsHalted() {
        DATABASE.jdbc.sql("delete from halt").update();
    }

    @Test
    void aPipelinesHaltConcernsThatPipelineOfThatOwner() {
        Halt halt = halts.halt(OWNER, "p1", "Ada", "it misbehaves", false);
        assertThat(halts.inForce(OWNER, "p1")).contains(halt);
        assertThat(halts.inForce(OWNER, "p2")).isEmpty();
        assertThat(halts.inForce(STRANGER, "p1")).isEmpty();
        assertThat(halts.inForce(STRANGER)).isEmpty();
        assertThat(halt.sentence())
                .isEqualTo("This pipeline is halted by Ada: it misbehaves. Resume it before anything new is opened.");
    }

    @Test
    void anAccountsHaltConcernsEverythingOfItsOwnerAndComesFirst() {
        halts.halt(OWNER, "p1", "Ada", "one", false);
        Halt all = halts.halt(OWNER, null, "Ada", "all", false);
        assertThat(halts.inForce(OWNER, "p1")).contains(all);
        assertThat(halts.inForce(OWNER, "p2")).contains(all);
        assertThat(halts.inForce(STRANGER, "p2")).isEmpty();
    }

    @Test
    void haltingTwiceIsOneHaltThatFlattensIfOneOfThemDoes() {
        Halt first = halts.halt(OWNER, null, "Ada", "careful", false);
        halts.told(first);
        assertThat(halts.untold()).isEmpty();
        Halt second = halts.halt(OWNER, null, "Ada", "out", true);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.flatten()).isTrue();
        assertThat(halts.untold()).containsExactly(second);
        halts.told(first);
        assertThat(halts.untold()).containsExactly(second);
        halts.told(second);
        assertThat(halts.halt(OWNER, null, "Ada", "again", false).flatten()).isTrue();
        assertThat(halts.untold()).isEmpty();
        assertThat(halts.inForce(OWNER)).containsExactly(second);
    }

    @Test
    void aLiftedHaltIsOverOnceAndCanBePutInForceAgain() {
        Halt halt = halts.halt(OWNER, "p1", "Ada", "wait", false);
        assertThat(halts.lift(STRANGER, halt.id(), "Eve", "mine now")).isFalse();
        assertThat(halts.lift(OWNER, halt.id(), "Ada", "fine again")).isTrue();
        assertThat(halts.lift(OWNER, halt.id(), "Ada", "fine again")).isFalse();
        assertThat(halts.inForce(OWNER, "p1")).isEmpty();
        assertThat(halts.find(OWNER, halt.id())).contains(halt);
        assertThat(halts.find(STRANGER, halt.id())).isEmpty();
        assertThat(halts.halt(OWNER, "p1", "Ada", "no", false).id()).isNotEqualTo(halt.id());
    }

    @Test
    void haltsThatArePlacedAtOnceAreOne() throws Exception {
        Callable<Halt> place = () -> halts.halt(OWNER, null, "Ada", "now", false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var placed = threads.invokeAll(List.of(place, place, place, place));
            for (var each : placed) {
                assertThat(each.get()).isEqualTo(placed.getFirst().get());
            }
        }
        assertThat(halts.inForce(OWNER)).hasSize(1);
    }
}
