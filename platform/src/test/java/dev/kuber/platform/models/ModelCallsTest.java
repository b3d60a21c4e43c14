package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kuber.agent.Param;
import dev.kuber.platform.models.ModelBench.Opinion;
import dev.kuber.platform.models.ModelReplies.Calls;
import dev.kuber.platform.models.ModelReplies.Reported;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Tool;
import dev.kuber.port.LanguageModel.Unavailable;
import dev.kuber.trade.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each call is written down, bought once, and heard again for nothing. */
class ModelCallsTest {

    private final ModelBench bench = new ModelBench();

    record Bars(
            @Param(title = "Symbol") String symbol,
            @Param(title = "Count", min = 1, max = 50) int count) {}

    @AfterEach
    void close() {
        assertThat(bench.charged()).isEqualTo(bench.server.reported());
        bench.close();
    }

    private List<ModelCall> calls() {
        return bench.get(Models.class).calls(bench.owner, "run of " + bench.owner);
    }

    @Test
    void membersAskSideBySideAndNoMoreThanTheConnectionAllows() throws Exception {
        bench.connected(Provider.OPENAI, "mine", new ModelLimits(1_000, 3, false, true));
        LanguageModel models = bench.models();
        List<Callable<Opinion>> asking = IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Opinion>) () -> models.ask(question("mine/fake-small", "member_" + i)))
                .toList();
        bench.server.otherwise(_ -> says(GOOD));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Opinion> answer : threads.invokeAll(asking)) {
                assertThat(answer.get().direction()).isEqualTo("bullish");
            }
        }
        assertThat(calls()).hasSize(12).allMatch(call -> call.status() == ModelCall.Status.ANSWERED);
        assertThat(bench.server.mostAtOnce()).isBetween(1, 3);
    }

    @Test
    void noMoreIsAskedInAMinuteThanTheConnectionAllows() {
        bench.connected(Provider.OPENAI, "mine", new ModelLimits(2, 4, false, true));
        LanguageModel models = bench.models();
        var before = bench.clock.instant();
        for (int i = 0; i < 5; i++) {
            models.ask(question("mine/fake-small", "member_" + i));
        }
        assertThat(Duration.between(before, bench.clock.instant()))
                .isBetween(Duration.ofSeconds(89), Duration.ofSeconds(100));
    }

    @Test
    void aCallIsKeptWithItsPromptItsReplyAndWhatItCost() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says(GOOD));
        bench.models().ask(question("mine/fake-small"));

        assertThat(calls()).singleElement().satisfies(call -> {
            assertThat(call.member()).isEqualTo("market_analyst");
            assertThat(call.promptName()).isEqualTo("test");
            assertThat(call.promptVersion()).isEqualTo(3);
            assertThat(call.promptHash()).hasSize(64);
            assertThat(Objects.requireNonNull(call.request()).toString())
                    .contains("RSI(14) is 61")
                    .doesNotContain(FakeModelServer.KEY);
            assertThat(String.valueOf(call.reply())).contains("bullish");
            assertThat(call.usage()).isEqualTo(new Usage(100, 0, 20));
            assertThat(call.cost()).isEqualTo(Money.of("0.00036"));
        });
    }

    @Test
    void afterACrashTheRecordedReplyIsUsedAndNothingIsBoughtAgain() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says("no JSON"), says(GOOD));
        Opinion first = bench.models().ask(question("mine/fake-small"));

        Opinion again = bench.models().ask(question("mine/fake-small"));

        assertThat(again).isEqualTo(first);
        assertThat(bench.server.asked()).hasSize(2);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aStepThatIsTriedAgainBuysOnlyWhatFailed() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says("no JSON"), says(GOOD), says("no JSON"), says("still none"));
        LanguageModel models = bench.models();
        Opinion first = models.ask(question("mine/fake-small", "one"));
        assertThat(catchThrowableOfType(Unavailable.class, () -> models.ask(question("mine/fake-small", "other")))
                        .retry())
                .isTrue();
        bench.server.then(says(GOOD));

        LanguageModel again = bench.modelsOfRetry();
        assertThat(again.ask(question("mine/fake-small", "one"))).isEqualTo(first);
        assertThat(again.ask(question("mine/fake-small", "other")).direction()).isEqualTo("bullish");

        assertThat(bench.server.asked()).hasSize(5);
        assertThat(calls()).hasSize(5);
    }

    @Test
    void theSameQuestionAskedTwiceInOneRunIsBoughtTwiceAndHeardInOrder() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says(GOOD), says(GOOD.replace("bullish", "bearish")));
        for (int run = 0; run < 2; run++) {
            LanguageModel models = bench.models();
            assertThat(models.ask(question("mine/fake-small")).direction()).isEqualTo("bullish");
            assertThat(models.ask(question("mine/fake-small")).direction()).isEqualTo("bearish");
        }
        assertThat(bench.server.asked()).hasSize(2);
    }

    @Test
    void aCrashBetweenSendingAndReplyIsSeenAndTakenForPaid() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(new ModelReplies.Fails(500, null), says(GOOD));
        bench.wallet.crashOnce();
        assertThatThrownBy(() -> bench.models().ask(question("mine/fake-small")))
                .isInstanceOf(StackOverflowError.class);
        assertThat(calls())
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(ModelCall.Status.ASKED));

        assertThat(bench.models().ask(question("mine/fake-small")).direction()).isEqualTo("bullish");

        assertThat(calls())
                .extracting(ModelCall::status)
                .containsExactly(ModelCall.Status.LOST, ModelCall.Status.ANSWERED);
        assertThat(bench.estimates()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void aModelLooksThingsUpAndLearnsWhatIsWrongWithItsQuestions(Provider provider) {
        bench.connected(provider, "mine");
        var asked = new ArrayList<Bars>();
        var tool = new Tool<>("bars", "Gives bars.", Bars.class, bars -> {
            asked.add(bars);
            return "The last close is 101.5.";
        });
        bench.server.then(
                new Calls(
                        List.of(
                                new Calls.Call("a", "bars", "{\"symbol\":\"ORBT\",\"count\":5}"),
                                new Calls.Call("b", "bars", "{\"symbol\":\"ORBT\",\"count\":500}"),
                                new Calls.Call("c", "orders", "{}")),
                        new Reported(100, 0, 10)),
                says(GOOD));

        assertThat(bench.models()
                        .ask(question("mine/fake-small", "analyst", tool))
                        .direction())
                .isEqualTo("bullish");
        assertThat(asked).containsExactly(new Bars("ORBT", 5));
        assertThat(bench.server.asked().getLast().text())
                .contains("The last close is 101.5.")
                .contains("Count must be at most 50, not 500")
                .contains("There is no tool of this name.");
    }

    @Test
    void aModelThatNeverStopsLookingThingsUpFails() {
        bench.connected(Provider.OPENAI, "mine");
        var tool = new Tool<>("bars", "Gives bars.", Bars.class, _ -> "The last close is 101.5.");
        bench.server.otherwise(_ -> new Calls(
                List.of(new Calls.Call("a", "bars", "{\"symbol\":\"ORBT\",\"count\":5}")), new Reported(10, 0, 1)));

        assertThat(catchThrowableOfType(
                        Unavailable.class, () -> bench.models().ask(question("mine/fake-small", "analyst", tool))))
                .hasMessageContaining("looked things up 5 times");
        assertThat(bench.server.asked()).hasSize(7);
    }

    @Test
    void whatWasRecordedIsHeardAgainForNothingAndTheRestIsRefusedWithItsPrice() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says("no JSON"), says(GOOD));
        Opinion first = bench.models().ask(question("mine/fake-small"));
        var missing = new ArrayList<Unrecorded>();
        LanguageModel recorded = bench.get(Models.class).recorded(bench.owner, missing::add);

        assertThat(recorded.ask(question("mine/fake-small"))).isEqualTo(first);
        assertThat(recorded.ask(question("mine/fake-small"))).isEqualTo(first);
        Unavailable refusal = catchThrowableOfType(
                Unavailable.class, () -> recorded.ask(question("mine/fake-small", "somebody_else")));

        assertThat(refusal).hasMessageContaining("was never recorded").hasMessageContaining("at most $0.00");
        assertThat(refusal.retry()).isFalse();
        assertThat(missing).singleElement().satisfies(one -> {
            assertThat(one.most().output()).isEqualTo(400);
            assertThat(one.most().input()).isBetween(50L, 500L);
        });
        assertThat(bench.server.asked()).hasSize(2);
    }

    @Test
    void oldTextsAreRemovedButForRecordingsAndWhatWasPaidStays() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says(GOOD), says(GOOD));
        bench.models().ask(question("mine/fake-small", "first"));
        bench.models().ask(question("mine/fake-small", "second"));
        bench.get(Models.class).recorded(bench.owner, _ -> {}).ask(question("mine/fake-small", "second"));
        bench.jdbc
                .sql("update model_call set asked_at = now() - interval '91 days' where owner = :owner")
                .param("owner", bench.owner)
                .update();

        bench.get(CallTexts.class).prune();

        var calls = bench.get(Models.class).calls(bench.owner, "run of " + bench.owner);
        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.status()).isEqualTo(ModelCall.Status.ANSWERED);
            assertThat(call.usage()).isEqualTo(new Usage(100, 0, 20));
            assertThat(call.cost()).isNotNull();
            boolean heard = call.member().equals("second");
            assertThat(call.request() != null).isEqualTo(heard);
            assertThat(call.reply() != null).isEqualTo(heard);
        });
        assertThat(bench.get(CallTexts.class).prune()).isZero();
    }
}
