package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.models.ModelReplies.Paced;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is bought to be heard for ever: what was heard once stays, and what cannot be kept ends the buying. */
class RecordingTest {

    private final ModelBench bench = new ModelBench(Duration.ofSeconds(30), Duration.ofSeconds(30));
    private final Recording recording = new Recording(() -> true);

    @BeforeEach
    void connect() {
        bench.connected(Provider.OPENAI, "mine");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private LanguageModel buying() {
        return bench.get(Models.class).recording(bench.wallet, recording);
    }

    private int heard() {
        return bench.get(Models.class)
                .recorded(bench.owner, _ -> {})
                .ask(question("mine/fake-small"))
                .confidence();
    }

    @Test
    void whatWasHeardStaysAlsoWhenAnAnswerIsKeptLaterThatHadComeBefore() {
        bench.server.then(says(GOOD));
        buying().ask(question("mine/fake-small"));
        bench.jdbc.sql("""
                insert into model_call
                select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'attempt', 2, 'recording', false,
                    'reply', replace(reply, '70', '20'), 'asked_at', asked_at - interval '1 second'))).*
                from model_call c where owner = :owner
                """).param("owner", bench.owner).update();

        assertThat(heard()).isEqualTo(70);
        assertThat(heard()).isEqualTo(70);
    }

    @Test
    void anAnswerThatComesWhenItsCallWasGivenUpEndsTheBuyingWithASentence() {
        var pieces = new Semaphore(0);
        bench.server.then(new Paced(says(GOOD), pieces));
        // Not on the common pool: the HTTP client needs it.
        var asking = CompletableFuture.supplyAsync(
                () -> buying().ask(question("mine/fake-small")), Thread::startVirtualThread);
        LostCalls lost = bench.get(LostCalls.class);
        while (bench.estimates() == 0) {
            bench.clock.pass(Duration.ofMinutes(5));
            lost.settle();
        }
        pieces.release(1_000);

        assertThatThrownBy(() -> asking.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Unavailable.class);
        assertThat(recording.stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("came so late"));
        assertThat(bench.estimates()).isEqualTo(1);
    }

    @Test
    void whateverElseKeepsAnAnswerFromBeingKeptEndsTheBuying() {
        bench.server.otherwise(_ -> says(GOOD));
        bench.wallet.whenKept(() -> {
            throw new IllegalStateException("The database is gone.");
        });

        assertThatThrownBy(() -> buying().ask(question("mine/fake-small"))).isInstanceOf(IllegalStateException.class);
        bench.wallet.whenKept(() -> {});
        assertThatThrownBy(() -> buying().ask(question("mine/fake-small", "sentiment_analyst")))
                .isInstanceOf(Unavailable.class);

        assertThat(bench.server.asked()).hasSize(1);
    }

    @Test
    void whoIsStoppedWhileHeWaitsForHisTurnGivesBackWhatWasReservedForIt() {
        var connection =
                bench.get(ModelConnectionRows.class).named(bench.owner, "mine").orElseThrow();
        bench.get(Pace.class).block(connection, Duration.ofMinutes(10));
        var toldToStop = new AtomicBoolean();
        // A connection to the database cannot be used by a thread that was told to stop.
        bench.wallet.whenKept(() -> toldToStop.set(Thread.currentThread().isInterrupted()));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> bench.models().ask(question("mine/fake-small")))
                    .isInstanceOf(Unavailable.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(toldToStop).isFalse();
        assertThat(bench.wallet.covered()).isZero();
    }
}
