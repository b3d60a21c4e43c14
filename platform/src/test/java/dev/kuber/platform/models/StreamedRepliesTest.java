package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.busy;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kuber.agent.Param;
import dev.kuber.platform.models.ModelBench.Opinion;
import dev.kuber.platform.models.ModelReplies.Calls;
import dev.kuber.platform.models.ModelReplies.How;
import dev.kuber.platform.models.ModelReplies.Paced;
import dev.kuber.platform.models.ModelReplies.Reported;
import dev.kuber.platform.models.ModelReplies.Streamed;
import dev.kuber.platform.models.ModelReplies.Thinks;
import dev.kuber.platform.models.ModelReplies.Truncated;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replies in pieces are kept, paid and checked as those in one piece, and never taken for whole when they are not. */
class StreamedRepliesTest {

    private ModelBench bench = new ModelBench();

    /** What is said of a symbol. */
    record Lookup(@Param(title = "Symbol") String symbol) {}

    @AfterEach
    void close() {
        assertThat(bench.charged()).isEqualTo(bench.server.reported());
        assertThat(bench.wallet.covered()).isZero();
        bench.close();
    }

    private Opinion asked() {
        return bench.models().ask(question("mine/fake-small"));
    }

    private void connect(Provider provider) {
        bench.connected(provider, "mine", new ModelLimits(60, 4, true, true));
    }

    private boolean streamWasAskedFor() {
        return bench.server.asked().getLast().body().path("stream").asBoolean(false);
    }

    private ModelCall call(ModelCall.Status status) {
        return bench.get(Models.class).calls(bench.owner, "run of " + bench.owner).stream()
                .filter(call -> call.status() == status)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aReplyInPiecesFillsTheRecordAndIsPaidToTheToken(Provider provider) {
        connect(provider);
        bench.server.then(new Thinks("Up it goes.", GOOD, new Reported(1_000, 600, 50)));

        assertThat(asked()).isEqualTo(new Opinion("bullish", 70, List.of("RSI is 61")));
        assertThat(streamWasAskedFor()).isTrue();
        assertThat(bench.charged()).isEqualTo(new Reported(1_000, 600, 50));
        var reply = call(ModelCall.Status.ANSWERED).reply();
        assertThat(reply).isNotNull();
        assertThat(reply.path("text").asString()).isEqualTo(GOOD);
        assertThat(reply.path("reasoning").asString()).isEqualTo("Up it goes.");
    }

    @ParameterizedTest
    @EnumSource
    void lookUpsInPiecesAreAnswered(Provider provider) {
        connect(provider);
        var call = new Calls.Call("call-1", "news", "{\"symbol\":\"ORBT and friends\"}");
        bench.server.then(new Calls(List.of(call), new Reported(120, 0, 15)), says(GOOD));
        var tool = new LanguageModel.Tool<>("news", "News of a symbol.", Lookup.class, it -> "None of " + it.symbol());

        bench.models().ask(question("mine/fake-small", "market_analyst", tool));

        assertThat(bench.server.asked().getLast().text()).contains("None of ORBT and friends");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCutOffIsRepaired(Provider provider) {
        connect(provider);
        bench.server.then(new Truncated("{\"direction\":\"bul", new Reported(100, 0, 400)), says(GOOD));

        assertThat(asked().direction()).isEqualTo("bullish");
        assertThat(bench.server.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalInPiecesIsOne(Provider provider) {
        connect(provider);
        bench.server.then(new ModelReplies.Refuses("I cannot help with that.", new Reported(90, 0, 9)));

        assertThat(catchThrowableOfType(Unavailable.class, this::asked))
                .hasMessageContaining("refused to answer: I cannot help with that.");
    }

    @ParameterizedTest
    @EnumSource(names = {"BREAKS", "ENDS_EARLY", "FAILS", "STALLS"})
    void halfAReplyIsNoneAndMayHaveToBePaid(How how) {
        connect(Provider.OPENAI);
        bench.server.then(new Streamed(says(GOOD), how), says(GOOD));

        assertThat(asked().confidence()).isEqualTo(70);
        assertThat(bench.server.asked()).hasSize(2);
        assertThat(bench.estimates()).isEqualTo(1);
        ModelCall half = call(ModelCall.Status.LOST);
        assertThat(half.reply()).isNull();
        assertThat(half.estimated()).isTrue();
        assertThat(half.message())
                .contains(
                        switch (how) {
                            case BREAKS -> "the connection broke before the reply was complete";
                            case FAILS -> "it had trouble in the middle of its reply: Overloaded";
                            case STALLS -> "it stopped in the middle of its reply";
                            default -> "its reply ended before it was complete";
                        });
    }

    @Test
    void ofHalfAReplyIsPaidWhatIsKnownOfIt() {
        connect(Provider.ANTHROPIC);
        var half = new Semaphore(4); // the start with the count of what was read, a ping, and two pieces
        bench.server.then(new Paced(says(GOOD), half));
        bench.server.then(says(GOOD));

        asked();

        ModelCall lost = call(ModelCall.Status.LOST);
        assertThat(lost.usage()).isEqualTo(new Usage(100, 0, 400)); // at most as many written as it may
        assertThat(lost.estimated()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aReplyThatNobodyCountsIsCountedByUsAndSaysSo(Provider provider) {
        connect(provider);
        bench.server.then(new Streamed(says(GOOD), How.WITHOUT_USAGE));

        assertThat(asked().direction()).isEqualTo("bullish");
        ModelCall call = call(ModelCall.Status.ANSWERED);
        assertThat(call.estimated()).isTrue();
        assertThat(call.usage()).isNotNull();
        assertThat(call.usage().output()).isBetween(10L, 40L);
        assertThat(bench.estimates()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatAnswersInOnePieceIsUnderstoodWithoutAskingAgain(Provider provider) {
        connect(provider);
        bench.server.then(new Streamed(says(GOOD), How.PLAINLY));

        assertThat(asked().direction()).isEqualTo("bullish");
        assertThat(bench.server.asked()).hasSize(1);
    }

    @Test
    void aModelThatWillNotStreamIsAskedPlainlyAndFromThenOnAtOnce() {
        connect(Provider.OPENAI);
        bench.server.then(new Streamed(says(GOOD), How.REFUSED), says(GOOD), says(GOOD));

        asked();
        assertThat(bench.server.asked()).hasSize(2);
        assertThat(streamWasAskedFor()).isFalse();

        bench.modelsOfRetry().ask(question("mine/fake-small", "sentiment_analyst"));
        assertThat(bench.server.asked()).hasSize(3);
        assertThat(streamWasAskedFor()).isFalse();
        assertThat(bench.estimates()).isZero();
    }

    @Test
    void aConnectionMaySayThatItsServerCannotStream() {
        bench.connected(Provider.OPENAI, "mine", new ModelLimits(60, 4, false, false));
        bench.server.then(says(GOOD));

        asked();

        assertThat(streamWasAskedFor()).isFalse();
    }

    @Test
    void tooManyQuestionsBeforeTheStreamAreAskedAgain() {
        connect(Provider.OPENAI);
        bench.server.then(busy(2), says(GOOD));

        assertThat(asked().direction()).isEqualTo("bullish");
        assertThat(streamWasAskedFor()).isTrue();
        assertThat(bench.estimates()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidIsSeenAsItGrowsUntilItIsRecorded(Provider provider) throws Exception {
        bench.close();
        bench = new ModelBench(Duration.ofSeconds(30), Duration.ofSeconds(30));
        connect(provider);
        var permits = new Semaphore(0);
        bench.server.then(new Paced(new Thinks("Up it goes.", GOOD, new Reported(100, 0, 20)), permits));
        var seen = new LinkedBlockingQueue<LiveText>();
        LiveTexts texts = bench.get(LiveTexts.class);
        LiveReplies replies = bench.get(LiveReplies.class);
        try (var _ = texts.subscribe(bench.owner, seen::add)) {
            // Not on the common pool: the HTTP client needs it.
            var asking = CompletableFuture.supplyAsync(this::asked, Thread::startVirtualThread);
            LiveText grown = null;
            while (grown == null || grown.text().length() < 10) {
                permits.release();
                replies.flush();
                texts.heard(bench.owner.toString());
                LiveText next = seen.poll(20, TimeUnit.MILLISECONDS);
                grown = next == null ? grown : next;
            }
            assertThat(GOOD).startsWith(grown.text());
            assertThat(grown.reasoning()).isEqualTo("Up it goes.");
            assertThat(grown.member()).isEqualTo("market_analyst");
            assertThat(grown.node()).isEqualTo("bias");

            permits.release(1_000);
            asking.get(5, TimeUnit.SECONDS);
            replies.flush();
            texts.heard(bench.owner.toString());
            LiveText last = seen.poll(5, TimeUnit.SECONDS);
            while (last != null && !last.done()) {
                last = seen.poll(5, TimeUnit.SECONDS);
            }
            assertThat(last).isEqualTo(grown.ended());
            assertThat(call(ModelCall.Status.ANSWERED).id()).isEqualTo(grown.call());
        }
    }

    @Test
    void nobodyElseSeesIt() {
        connect(Provider.OPENAI);
        bench.server.then(says(GOOD));
        var others = new LinkedBlockingQueue<LiveText>();
        LiveTexts texts = bench.get(LiveTexts.class);
        try (var _ = texts.subscribe(java.util.UUID.randomUUID(), others::add)) {
            asked();
            bench.get(LiveReplies.class).flush();
            texts.heard(bench.owner.toString());
            assertThat(others).isEmpty();
        }
    }
}
