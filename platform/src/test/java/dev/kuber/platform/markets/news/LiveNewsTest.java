package dev.kuber.platform.markets.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LiveNewsTest {

    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol MSFT = Symbol.of("MSFT");

    private final KeptNews kept =
            new KeptNews(JdbcClient.create(TestDatabase.fresh()), Clock.fixed(START, ZoneOffset.UTC));
    private Instant now = START;
    private final Wire first = new Wire("first");
    private final Wire second = new Wire("second");
    private final LiveNews news = new LiveNews(List.of(first, second), kept, () -> now);

    /** A provider of a test. */
    private static final class Wire implements NewsProvider {
        private final String name;
        private final List<News.Item> items = new ArrayList<>();
        private int asked;
        private boolean down;

        Wire(String name) {
            this.name = name;
        }

        void publish(Instant at, String headline, Symbol... about) {
            items.add(new News.Item(
                    name + ":" + items.size(), at, name, headline, "", List.of(about), "https://example.com", null));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<News.Item> fetch(Symbol symbol, Instant from, Instant until) {
            asked++;
            if (down) {
                throw new News.Unavailable(name + " is down.");
            }
            return items.stream()
                    .filter(item ->
                            item.symbols().contains(symbol) && !item.at().isBefore(from))
                    .toList();
        }
    }

    @Test
    void newsOfAllProvidersComeNewestFirstAndEachStoryOnce() {
        first.publish(START.minusSeconds(100), "Apple opens plant", AAPL);
        second.publish(START.minusSeconds(90), "APPLE opens plant!", AAPL);
        second.publish(START.minusSeconds(50), "Apple wins order", AAPL);
        second.publish(START.minusSeconds(40), "Microsoft wins order", MSFT);

        assertThat(latest(10)).extracting(News.Item::headline).containsExactly("Apple wins order", "Apple opens plant");
        assertThat(latest(1)).extracting(News.Item::headline).containsExactly("Apple wins order");
    }

    @Test
    void nothingIsKnownBeforeItIsPublishedNorTwice() {
        first.publish(START.plusSeconds(30), "Too early to know", AAPL);
        assertThat(latest(10)).isEmpty();

        now = START.plusSeconds(61);
        assertThat(latest(10)).hasSize(1);
        assertThat(news.latest(AAPL, START.plusSeconds(30), 10)).isEmpty();
    }

    @Test
    void providersAreAskedOnceAMinuteHoweverManyWantToKnow() {
        for (int i = 0; i < 20; i++) {
            latest(10);
        }
        assertThat(first.asked).isEqualTo(1);

        news.latest(AAPL, START.minus(Duration.ofDays(3)), 10);
        assertThat(first.asked).as("farther back than anybody asked so far").isEqualTo(2);

        now = START.plusSeconds(60);
        latest(10);
        assertThat(first.asked).isEqualTo(3);
    }

    @Test
    void aProviderThatFailsIsMissedOnlyByItsOwnNews() {
        first.down = true;
        second.publish(START.minusSeconds(50), "Apple wins order", AAPL);

        assertThat(latest(10)).hasSize(1);
    }

    @Test
    void whenAllFailWhatIsKnownServesForAWhileAndThenNothingDoes() {
        second.publish(START.minusSeconds(50), "Apple wins order", AAPL);
        latest(10);
        first.down = true;
        second.down = true;

        now = START.plus(Duration.ofMinutes(9));
        assertThat(latest(10)).hasSize(1);
        now = START.plus(Duration.ofMinutes(11));
        assertThatThrownBy(() -> latest(10))
                .isInstanceOf(News.Unavailable.class)
                .hasMessage("first is down. second is down.");
    }

    @Test
    void whoCannotAnswerIsNotAskedAgainAtOnce() {
        first.down = true;
        second.down = true;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> latest(10)).isInstanceOf(News.Unavailable.class);
        }
        assertThat(first.asked).isEqualTo(1);
    }

    @Test
    void withoutAnyProviderItSaysSo() {
        assertThatThrownBy(() -> new LiveNews(List.of(), kept, () -> now).latest(AAPL, START, 1))
                .hasMessage("No provider of news is connected.");
    }

    @Test
    void whatIsKeptIsKnownLaterAsItWasAndStaysAsItWas() {
        first.publish(START.minusSeconds(50), "Apple wins order", AAPL);
        latest(10);
        first.items.set(0, new News.Item("first:0", START, "first", "Changed", "", List.of(AAPL, MSFT), null, 0.5));
        now = START.plusSeconds(60);
        latest(10);

        News replay = kept.asOf(() -> START);
        assertThat(replay.latest(MSFT, START.minusSeconds(100), 5))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.headline()).isEqualTo("Apple wins order");
                    assertThat(item.symbols()).containsExactly(AAPL, MSFT);
                    assertThat(item.sentiment()).isNull();
                    assertThat(item.url()).isEqualTo("https://example.com");
                });
        assertThat(kept.asOf(() -> START.minusSeconds(51)).latest(AAPL, START.minusSeconds(100), 5))
                .isEmpty();
    }

    @Test
    void noTextIsKeptAtALengthOrOfAKindThatAStrangerChooses() {
        var hostile = new News.Item(
                "x",
                START,
                "s".repeat(1_000),
                "h\u0000".repeat(5_000),
                "y".repeat(100_000),
                List.of(AAPL),
                "javascript:alert(1)",
                null);
        kept.keep(List.of(hostile));

        assertThat(kept.asOf(() -> START).latest(AAPL, START.minusSeconds(1), 1))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.headline()).hasSize(500).doesNotContain("\u0000");
                    assertThat(item.summary()).hasSize(2_000);
                    assertThat(item.url()).isNull();
                });
    }

    private List<News.Item> latest(int count) {
        return news.latest(AAPL, START.minus(Duration.ofHours(24)), count);
    }
}
