package dev.kuber.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.LanguageModel.Question;
import dev.kuber.port.LanguageModel.Unavailable;
import dev.kuber.testing.ScriptedModel;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CrewTest {

    private static final Instructions TOLD = new Instructions("analyst", 3, "Judge.");

    record Word(String word) {}

    private final ScriptedModel model = new ScriptedModel();
    private final Crew crew = new Crew(model, "some-model");

    @Test
    void aMemberAsksWithItsInstructionsAndItsDataApart() {
        model.says("a", new Word("up"));

        assertThat(crew.ask(member("a").reads("data"))).isEqualTo(new Word("up"));

        Question<?> asked = model.asked().getFirst();
        assertThat(asked.model()).isEqualTo("some-model");
        assertThat(asked.prompt().name()).isEqualTo("analyst");
        assertThat(asked.prompt().version()).isEqualTo(3);
        assertThat(asked.prompt().system()).isEqualTo("Judge.");
        assertThat(asked.prompt().data()).isEqualTo("data");
        assertThat(asked.maxTokens()).isEqualTo(100);
    }

    @Test
    void membersAreHeardAtTheSameTimeAndAnswerInTheirOrder() {
        var together = new CyclicBarrier(3);
        for (String role : List.of("a", "b", "c")) {
            model.answers(role, _ -> {
                meet(together);
                return new Word(role);
            });
        }

        assertThat(crew.hear(List.of(brief("c"), brief("a"), brief("b"))))
                .extracting(said -> said.role() + said.answer().word())
                .containsExactly("cc", "aa", "bb");
    }

    @Test
    void oneThatFailsDoesNotCutTheOthersShort() {
        var failed = new CountDownLatch(1);
        model.answers("a", _ -> {
            failed.countDown();
            throw new Unavailable("Busy.", true);
        });
        var heard = new AtomicReference<String>();
        model.answers("b", _ -> {
            await(failed);
            heard.set("b");
            return new Word("b");
        });

        assertThatThrownBy(() -> crew.hear(List.of(brief("a"), brief("b"))))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retry()).isTrue())
                .hasMessage("Busy.");
        assertThat(heard).hasValue("b");
    }

    @Test
    void moneyThatIsGoneCountsBeforeEveryOtherFailureAndOneThatStaysBeforeOneThatPasses() {
        fails("a", new Unavailable("Busy.", true));
        fails("b", new Unavailable("Not connected.", false));
        fails("c", new BudgetExceeded("Spent $5.00 of $5.00."));
        assertThatThrownBy(() -> crew.hear(List.of(brief("a"), brief("b"), brief("c"))))
                .isInstanceOf(BudgetExceeded.class);

        fails("a", new Unavailable("Busy.", true));
        fails("b", new Unavailable("Not connected.", false));
        assertThatThrownBy(() -> crew.hear(List.of(brief("a"), brief("b")))).hasMessage("Not connected.");
    }

    @Test
    void beingStoppedEndsTheMembersAndLeavesTheThreadInterrupted() throws InterruptedException {
        var asked = new CountDownLatch(2);
        var ended = new CountDownLatch(2);
        for (String role : List.of("a", "b")) {
            model.answers(role, _ -> {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                ended.countDown();
                throw new Unavailable("Stopped.", true);
            });
        }
        var outcome = new AtomicReference<String>();
        Thread run = Thread.ofVirtual().start(() -> {
            try {
                crew.hear(List.of(brief("a"), brief("b")));
            } catch (Unavailable e) {
                outcome.set(e.getMessage() + " " + Thread.currentThread().isInterrupted());
            }
        });

        asked.await();
        run.interrupt();
        run.join();

        assertThat(outcome).hasValue("The run was stopped before the model had answered. true");
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void aDebateHasItsRoundsAndEachReadsTheRoundsBefore() {
        model.says("bull", new Word("cheap"), new Word("still cheap"));
        model.says("bear", new Word("dear"), new Word("too dear"));

        List<Said<Word>> said = crew.debate(List.of(member("bull"), member("bear")), 2, "market\n", Word::word);

        assertThat(said)
                .extracting(one -> one.role() + " " + one.answer().word())
                .containsExactly("bull cheap", "bear dear", "bull still cheap", "bear too dear");
        assertThat(model.asked("bear").getFirst().prompt().data()).isEqualTo("market\n");
        assertThat(model.asked("bear").getLast().prompt().data()).isEqualTo("""
                        market
                        <data name="debate">
                        | bull: cheap
                        | bear: dear
                        </data>
                        """);
    }

    @Test
    void aDebateIsBounded() {
        assertThat(crew.debate(List.of(member("bull")), 0, "", Word::word)).isEmpty();
        assertThatThrownBy(() -> crew.debate(List.of(member("bull")), 4, "", Word::word))
                .hasMessage("A debate has 0 to 3 rounds, not 4.");
        assertThat(model.asked()).isEmpty();
    }

    @Test
    void instructionsComeFromAFileOfTheJar() {
        assertThatThrownBy(() -> Instructions.load(CrewTest.class, "nobody", 1))
                .hasMessage("There are no instructions /prompts/nobody.1.md.");
    }

    private void fails(String role, RuntimeException failure) {
        model.answers(role, _ -> {
            throw failure;
        });
    }

    private static Member<Word> member(String role) {
        return new Member<>(role, TOLD, Word.class, List.of(), 100);
    }

    private static Member.Brief<Word> brief(String role) {
        return member(role).reads("");
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("They are not asked at the same time.", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
