package dev.kuber.platform.models;

import static dev.kuber.platform.models.ModelBench.GOOD;
import static dev.kuber.platform.models.ModelBench.question;
import static dev.kuber.platform.models.ModelReplies.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.models.ModelReplies.Raw;
import dev.kuber.platform.models.ModelReplies.Reported;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of replies that grow: not too much of it, not too long, and never of a reply that is nowhere else. */
class LiveTextsTest {

    private final ModelBench bench = new ModelBench(Duration.ofSeconds(30), Duration.ofSeconds(30));

    @AfterEach
    void close() {
        bench.close();
    }

    private List<LiveText> seen() {
        return bench.get(LiveTextRows.class).of(bench.owner);
    }

    private void seenOf(UUID call) {
        bench.get(LiveTextRows.class)
                .write(List.of(new LiveTextRows.Owned(
                        bench.owner, new LiveText(call, "run", "bias", "market_analyst", "", "Up it", false))));
    }

    @Test
    void aReplyIsSeenUntilItIsRecordedAndNotOnlyUntilItHasCome() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.then(says(GOOD));
        LiveReplies replies = bench.get(LiveReplies.class);
        bench.wallet.whenKept(() -> {
            replies.flush();
            assertThat(seen()).hasSize(1);
            replies.flush();
            assertThat(seen()).hasSize(1);
        });

        bench.models().ask(question("mine/fake-small"));

        replies.flush();
        assertThat(seen()).isEmpty();
    }

    @Test
    void ofAnEndlessReplyTheBeginningIsSeen() {
        bench.connected(Provider.OPENAI, "mine");
        String huge = ModelStream.of(says("x".repeat(300_000)), false);
        bench.server.then(new Raw(huge, new Reported(100, 0, 20)), says(GOOD));
        LiveReplies replies = bench.get(LiveReplies.class);
        bench.wallet.whenKept(() -> {
            bench.wallet.whenKept(() -> {}); // its second try has nothing to show
            replies.flush();
            assertThat(seen())
                    .singleElement()
                    .satisfies(it -> assertThat(it.text()).isEqualTo("x".repeat(LiveReplies.LONGEST)));
        });

        bench.models().ask(question("mine/fake-small"));
    }

    @Test
    void whatIsLeftOfACallWhoseWorkerIsGoneIsSeenUntilTheCallIsGivenUp() {
        bench.connected(Provider.OPENAI, "mine");
        bench.server.otherwise(_ -> says(GOOD));
        bench.wallet.crashOnce();
        assertThatThrownBy(() -> bench.models().ask(question("mine/fake-small")))
                .isInstanceOf(StackOverflowError.class);
        bench.get(LiveReplies.class).flush();
        seenOf(bench.get(Models.class)
                .calls(bench.owner, "run of " + bench.owner)
                .getFirst()
                .id());

        bench.clock.pass(Duration.ofMinutes(5));
        bench.get(LostCalls.class).settle();

        assertThat(seen()).isEmpty();
    }

    @Test
    void aSubscriptionOutlivesADatabaseThatDoesNotAnswerAndAnEndThatNobodyTold() throws Exception {
        var heard = new LinkedBlockingQueue<LiveText>();
        UUID call = UUID.randomUUID();
        LiveTexts texts = bench.get(LiveTexts.class);
        bench.jdbc.sql("alter table model_text rename to model_text_away").update();
        try (var _ = texts.subscribe(bench.owner, heard::add)) {
            texts.heard(bench.owner.toString());
            assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
            bench.jdbc.sql("alter table model_text_away rename to model_text").update();
            seenOf(call);
            texts.heard(bench.owner.toString());
            LiveText grown = heard.poll(10, TimeUnit.SECONDS);
            assertThat(grown).isNotNull();
            assertThat(grown.text()).isEqualTo("Up it");

            bench.get(LiveTextRows.class).remove(List.of(call));

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(grown.ended());
        }
    }
}
