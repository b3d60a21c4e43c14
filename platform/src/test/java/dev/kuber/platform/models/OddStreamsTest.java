package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kuber.platform.models.ModelBench.Opinion;
import dev.kuber.platform.models.ModelReplies.Calls;
import dev.kuber.platform.models.ModelReplies.Raw;
import dev.kuber.platform.models.ModelReplies.Reported;
import dev.kuber.platform.models.ModelReplies.Thinks;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams as servers, gateways and networks really send them: what is whole counts, and what was said is believed once. */
class OddStreamsTest {

    private static final Reported USED = new Reported(100, 0, 20);

    private final ModelBench bench = new ModelBench(Duration.ofSeconds(30), Duration.ofSeconds(30));

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

    private List<ModelCall> calls() {
        return bench.get(Models.class).calls(bench.owner, "run of " + bench.owner);
    }

    private static String stream(Provider provider) {
        return ModelStream.of(says(GOOD), provider == Provider.ANTHROPIC);
    }

    @ParameterizedTest
    @EnumSource
    void aReplyIsWholeWhenItSaysSoWhateverBecomesOfTheConnection(Provider provider) {
        connect(provider);
        bench.server.then(
                new Raw(200, stream(provider), 1 << 24, USED, Raw.End.BREAKS),
                new Raw(200, stream(provider), 1 << 24, USED, Raw.End.STAYS_OPEN));

        assertThat(asked().direction()).isEqualTo("bullish");
        bench.modelsOfRetry().ask(question("mine/fake-small", "sentiment_analyst"));

        assertThat(bench.server.asked()).hasSize(2);
        assertThat(bench.estimates()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 503})
    void anErrorThatLooksLikeAStreamIsStillARefusalForWhichNothingIsPaid(int status) {
        connect(Provider.OPENAI);
        String error = "data: {\"error\":{\"message\":\"No.\"}}\n\n";
        bench.server.then(new Raw(status, error, 1 << 24, Reported.NOTHING, Raw.End.CLOSES), says(GOOD));

        if (status >= 429) {
            assertThat(asked().direction()).isEqualTo("bullish");
        } else {
            assertThat(catchThrowableOfType(Unavailable.class, this::asked)).isNotNull();
        }

        assertThat(calls().getFirst().status()).isEqualTo(ModelCall.Status.FAILED);
        assertThat(bench.estimates()).isZero();
    }

    @Test
    void whatAProviderLeavesOpenAtTheEndDoesNotWipeOutWhatItCountedAtTheBeginning() {
        connect(Provider.ANTHROPIC);
        bench.server.then(new Raw(
                stream(Provider.ANTHROPIC)
                        .replace(
                                "\"usage\":{\"output_tokens\":20}",
                                "\"usage\":{\"input_tokens\":null,\"cache_read_input_tokens\":null,"
                                        + "\"cache_creation_input_tokens\":null,\"output_tokens\":20}"),
                USED));

        asked();

        assertThat(calls().getFirst().usage()).isEqualTo(new Usage(100, 0, 20));
        assertThat(bench.estimates()).isZero();
    }

    @Test
    void anEventOfAnthropicsThatTheLibraryCannotReadIsPaidAndNotTakenForUnreached() {
        connect(Provider.ANTHROPIC);
        String odd = stream(Provider.ANTHROPIC)
                .replaceFirst("\"delta\":\\{\"type\":\"text_delta\",\"text\":\"[^}]*}", "\"delta\":[\"text\"]");
        assertThat(odd).isNotEqualTo(stream(Provider.ANTHROPIC));
        bench.server.then(new Raw(odd, USED), says(GOOD));

        assertThat(asked().direction()).isEqualTo("bullish");

        assertThat(bench.server.asked()).hasSize(2);
        assertThat(calls().getFirst().usage()).isEqualTo(new Usage(100, 0, 20));
    }

    @ParameterizedTest
    @EnumSource
    void linesOfAnyEndingAndCommentsAndBytesOneByOneMakeTheSameReply(Provider provider) {
        connect(provider);
        String reply = GOOD.replace("RSI is 61", "RSI über 61 € 📈");
        String odd = (": keep-alive\n\n" + ModelStream.of(says(reply), provider == Provider.ANTHROPIC))
                .replace("\n\n", "\n: ping\nid: 7\nretry: 1000\n\n")
                .replace("\n", "\r\n");
        bench.server.then(new Raw(200, odd, 1, USED, Raw.End.CLOSES));

        assertThat(asked().reasons()).containsExactly("RSI über 61 € 📈");
        assertThat(bench.server.asked()).hasSize(1);
    }

    @Test
    void thoughtsThatAreSentUnderBothTheirNamesAreThoughtOnce() {
        connect(Provider.OPENAI_COMPATIBLE);
        String once = ModelStream.of(new Thinks("Up it goes.", GOOD, USED), false);
        bench.server.then(new Raw(
                once.replaceAll("\"reasoning_content\":(\"[^\"]*\")", "\"reasoning_content\":$1,\"reasoning\":$1"),
                USED));

        asked();

        assertThat(Objects.requireNonNull(calls().getFirst().reply())
                        .path("reasoning")
                        .asString())
                .isEqualTo("Up it goes.");
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatIsOverloadedBeforeItsFirstWordIsAskedOnceMore(Provider provider) {
        connect(provider);
        String error = "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
                + "\"message\":\"Overloaded\"}}\n\n";
        bench.server.then(new Raw(200, error, 1 << 24, Reported.NOTHING, Raw.End.STAYS_OPEN), says(GOOD));

        assertThat(asked().direction()).isEqualTo("bullish");

        assertThat(bench.server.asked()).hasSize(2);
        assertThat(calls().getFirst().message()).contains("it had trouble in the middle of its reply: Overloaded");
        assertThat(bench.estimates()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void severalLookUpsAtOnceAreKeptApart(Provider provider) {
        connect(provider);
        bench.server.then(
                new Calls(
                        List.of(
                                new Calls.Call("a", "news", "{\"symbol\":\"ONE and all\"}"),
                                new Calls.Call("b", "news", "{\"symbol\":\"TWO and all\"}")),
                        USED),
                says(GOOD));
        var tool = new LanguageModel.Tool<>(
                "news", "News of a symbol.", StreamedRepliesTest.Lookup.class, it -> "None of " + it.symbol());

        bench.models().ask(question("mine/fake-small", "market_analyst", tool));

        assertThat(bench.server.asked().getLast().text())
                .contains("None of ONE and all")
                .contains("None of TWO and all");
    }

    @Test
    void aCauseThatCannotBeWrittenDownIsWrittenDownWithoutWhatCannot() {
        connect(Provider.OPENAI);
        String error = "data: {\"error\":{\"message\":\"Out of \\u0000 memory\"}}\n\n";
        bench.server.then(new Raw(error, Reported.NOTHING), says(GOOD));

        assertThat(asked().direction()).isEqualTo("bullish");

        assertThat(calls().getFirst().message()).contains("Out of memory");
    }
}
