package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.busy;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kuber.platform.models.ModelBench.Opinion;
import dev.kuber.platform.models.ModelReplies.Breaks;
import dev.kuber.platform.models.ModelReplies.Fails;
import dev.kuber.platform.models.ModelReplies.Garbles;
import dev.kuber.platform.models.ModelReplies.Hangs;
import dev.kuber.platform.models.ModelReplies.Refuses;
import dev.kuber.platform.models.ModelReplies.Reported;
import dev.kuber.platform.models.ModelReplies.Says;
import dev.kuber.platform.models.ModelReplies.Truncated;
import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.LanguageModel.Unavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a provider does, the question is answered or fails with a sentence, and the ledger has what was used. */
class ModelFailuresTest {

    private final ModelBench bench = new ModelBench();

    @AfterEach
    void close() {
        // Whatever happened: what the server reported is charged to the token, and nothing stays covered.
        assertThat(bench.charged()).isEqualTo(bench.server.reported());
        assertThat(bench.wallet.covered()).isZero();
        bench.close();
    }

    private Opinion asked(String connection) {
        return bench.models().ask(question(connection + "/fake-small"));
    }

    private Unavailable failure(String connection) {
        return catchThrowableOfType(Unavailable.class, () -> asked(connection));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerFillsTheRecordAndIsPaidToTheToken(Provider provider) {
        bench.connected(provider, "mine", new ModelLimits(60, 4, true, true));
        bench.server.then(new Says(GOOD, new Reported(1_000, 600, 50)));

        assertThat(asked("mine")).isEqualTo(new Opinion("bullish", 70, List.of("RSI is 61")));
        assertThat(bench.charged()).isEqualTo(new Reported(1_000, 600, 50));
        if (provider != Provider.OPENAI_COMPATIBLE) {
            // 400 at $2, 600 at $0.50 and 50 at $8 a million
            assertThat(bench.spent()).isEqualByComparingTo(new BigDecimal("0.0015"));
        }
    }

    @Test
    void tooManyQuestionsAreAskedAgainNoSoonerThanTheProviderWants() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(busy(7), busy(11), says(GOOD));
        Instant before = bench.clock.instant();

        assertThat(asked("mine").direction()).isEqualTo("bullish");
        assertThat(Duration.between(before, bench.clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void aProviderThatWantsALongTimeIsLeftToTheRetriesOfTheStep() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(busy(3_600));

        Unavailable failure = failure("mine");
        assertThat(failure).hasMessageContaining("wait 3600 seconds");
        assertThat(failure.retry()).isTrue();
    }

    @Test
    void troubleOfTheServerPasses() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(new Fails(500, null), new Fails(503, null), says(GOOD));

        assertThat(asked("mine").confidence()).isEqualTo(70);
        assertThat(bench.server.asked()).hasSize(3);
    }

    @Test
    void troubleThatStaysEndsAfterFourTriesAndCostsNothing() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.otherwise(_ -> new Fails(500, null));

        assertThat(failure("mine"))
                .hasMessage("OpenAI has trouble of its own (HTTP 500). It says: The server says 500."
                        + " It was asked 4 times.");
        assertThat(bench.estimates()).isZero();
    }

    @Test
    void silenceIsNotWaitedForForEverAndMayHaveToBePaid() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.otherwise(_ -> new Hangs());

        Unavailable failure = failure("mine");
        assertThat(failure).hasMessageContaining("did not answer within").hasMessageContaining("asked 2 times");
        assertThat(failure.retry()).isTrue();
        assertThat(bench.estimates()).isEqualTo(2);
    }

    @Test
    void aConnectionThatBreaksIsTriedOnceMore() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(new Breaks(), says(GOOD));

        assertThat(asked("mine").confidence()).isEqualTo(70);
        assertThat(bench.estimates()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void aReplyThatWasCutOffIsRepairedOnce(Provider provider) {
        bench.connected(provider, "mine");
        bench.server.then(new Truncated("{\"direction\":\"bul", new Reported(100, 0, 400)), says(GOOD));

        assertThat(asked("mine").direction()).isEqualTo("bullish");
        assertThat(bench.server.asked().getLast().text()).contains("cut off after 400 tokens");
    }

    @Test
    void whatIsNoJsonIsRepairedOnceAndThenFails() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says("I think it goes up."), says("Up, I said."));

        assertThat(failure("mine")).hasMessageContaining("cannot be used").hasMessageContaining("not JSON");
        assertThat(bench.server.asked()).hasSize(2);
    }

    @Test
    void whatDoesNotFitIsToldToTheModelWithItsReasons() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says("{\"direction\":\"sideways\",\"confidence\":170}"), says("```json\n" + GOOD + "\n```"));

        assertThat(asked("mine").direction()).isEqualTo("bullish");
        assertThat(bench.server.asked().getLast().text())
                .contains("direction: It must be one of bullish, bearish, neutral")
                .contains("reasons: It is missing");
    }

    @Test
    void limitsAreHeldWhateverTheProviderMadeOfThem() {
        bench.connected(Provider.OPENAI, "mine");
        String tooSure = GOOD.replace("70", "170");
        bench.server.then(says(tooSure), says(tooSure));

        assertThat(failure("mine")).hasMessageContaining("Confidence must be at most 100, not 170");
    }

    @Test
    void aBodyThatIsNoReplyMayHaveToBePaid() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(new Garbles("<html>502</html>"), says(GOOD));

        assertThat(asked("mine").confidence()).isEqualTo(70);
        assertThat(bench.estimates()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void aRefusalIsPaidAndNotArguedWith(Provider provider) {
        bench.connected(provider, "mine");
        bench.server.then(new Refuses("I cannot help with that.", new Reported(90, 0, 9)));

        Unavailable failure = failure("mine");
        assertThat(failure).hasMessageContaining("refused to answer: I cannot help with that.");
        assertThat(failure.retry()).isFalse();
        assertThat(bench.charged()).isEqualTo(new Reported(90, 0, 9));
    }

    @Test
    void hugeUsageIsChargedInFull() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(new Says(GOOD, new Reported(1_200_000_000, 0, 900_000_000)));

        asked("mine");
        assertThat(bench.spent()).isEqualByComparingTo(new BigDecimal("9600"));
    }

    @Test
    void aKeyThatIsNotAcceptedIsNeverRepeated() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(new Fails(401, null));

        Unavailable failure = failure("mine");
        assertThat(failure)
                .hasMessageContaining("does not accept the key")
                .hasMessageNotContaining(FakeModelServer.KEY);
        assertThat(failure.retry()).isFalse();
        assertThat(bench.server.asked()).hasSize(1);
    }

    @Test
    void nothingIsSentThatThePurseDoesNotCover() {
        bench.connected(Provider.OPENAI, "mine");
        bench.wallet.with("0.0001");

        assertThat(catchThrowableOfType(BudgetExceeded.class, () -> asked("mine")))
                .hasMessage("Only $0.0001 may be spent.");
        assertThat(bench.server.asked()).isEmpty();
    }

    @Test
    void aModelOfUnknownPriceWantsConsent() {
        bench.connected(Provider.OPENAI_COMPATIBLE, "local");
        assertThat(failure("local")).hasMessageContaining("is not known");
        assertThat(bench.server.asked()).isEmpty();

        bench.connected(Provider.OPENAI_COMPATIBLE, "allowed", new ModelLimits(60, 4, true, true));
        bench.server.then(says(GOOD));
        asked("allowed");
        assertThat(bench.spent()).isZero();
        assertThat(bench.jdbc
                        .sql("select sentence from ledger where owner = :owner")
                        .param("owner", bench.owner)
                        .query(String.class)
                        .single())
                .isEqualTo("market_analyst asked allowed/fake-small: 100 tokens read, 20 written; price unknown.");
    }

    @Test
    void aModelThatIsNotConnectedSaysWhatToDo() {
        assertThat(failure("nobody")).hasMessageContaining("There is no model connection 'nobody'");
        assertThat(catchThrowableOfType(Unavailable.class, () -> bench.models().ask(question("gpt"))))
                .hasMessageContaining("'gpt' is no model");
    }
}
