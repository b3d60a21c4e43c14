package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.markets.news.NewsProvider;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlpacaNewsTest {

    private static final Instant FROM = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final String ASKED = "GET /v1beta1/news?symbols=AAPL&start=2026-03-02T09:00:00Z"
            + "&end=2026-03-02T15:00:00Z&sort=desc&limit=50";

    private final ScriptedAlpaca alpaca = new ScriptedAlpaca();
    /** Goes on by a second whenever it is read, so that nobody waits. */
    private final AtomicLong seconds = new AtomicLong();

    private final AlpacaConnection connection = HastyConnections.open(
            alpaca.uri(),
            "PKTEST",
            "secret",
            () -> NOW.plusSeconds(seconds.getAndIncrement()),
            task -> Thread.ofVirtual().start(task));

    @AfterEach
    void close() {
        connection.close();
        alpaca.close();
    }

    @Test
    void itemsAreReadWithTheirSymbolsOverSeveralPages() {
        alpaca.say(ASKED, 200, """
                {"news":[{"id":24843171,"headline":"Apple &amp; Co rise","author":"A","created_at":"2026-03-02T14:00:00Z",
                "updated_at":"2026-03-02T14:05:00Z","summary":"<p>Up.</p>","url":"https://example.com/1",
                "images":[],"symbols":["AAPL","MSFT"],"source":"benzinga"}],"next_page_token":"n2"}""");
        alpaca.say(ASKED + "&page_token=n2", 200, """
                {"news":[{"id":2,"headline":"Earlier","created_at":"2026-03-02T10:00:00Z"}],"next_page_token":null}""");

        List<News.Item> items = fetch();

        assertThat(items)
                .containsExactly(
                        new News.Item(
                                "alpaca:24843171",
                                Instant.parse("2026-03-02T14:00:00Z"),
                                "benzinga",
                                "Apple & Co rise",
                                "Up.",
                                List.of(AAPL, Symbol.of("MSFT")),
                                "https://example.com/1",
                                null),
                        new News.Item(
                                "alpaca:2",
                                Instant.parse("2026-03-02T10:00:00Z"),
                                "alpaca",
                                "Earlier",
                                "",
                                List.of(AAPL),
                                null,
                                null));
        assertThat(alpaca.asked().getFirst().key()).isEqualTo("PKTEST");
    }

    @Test
    void whatMakesNoSenseIsLeftOutAndNothingComesFromTheFuture() {
        alpaca.say(ASKED, 200, """
                {"news":[{},{"id":1},{"headline":"No time"},{"headline":"Bad time","created_at":"yesterday"},
                {"headline":"Later","created_at":"2026-03-02T15:00:01Z"},null,7,
                {"headline":"Good","created_at":"2026-03-02T14:00:00Z","symbols":[null,5,"A B","AAPL"],"url":null}]}""");

        assertThat(fetch()).extracting(News.Item::headline).containsExactly("Good");
    }

    @Test
    void errorsOfTheServerAreTriedAgain() {
        alpaca.say(ASKED, 500, "oops");
        alpaca.breakOff(ASKED);
        alpaca.say(ASKED, 200, "{\"news\":[]}");

        assertThat(fetch()).isEmpty();
        assertThat(alpaca.asked()).hasSize(3);
    }

    @Test
    void tooManyRequestsRefusalsAndNonsenseAreSentences() {
        alpaca.say(ASKED, new ScriptedAlpaca.Answer(429, "", Map.of("X-RateLimit-Reset", "1763650799")));
        assertThatThrownBy(this::fetch)
                .isInstanceOf(News.Unavailable.class)
                .hasMessageContaining("Alpaca takes no more requests");
    }

    @Test
    void aKeyThatIsNotAcceptedIsASentence() {
        alpaca.say(ASKED, 401, "{\"message\":\"unauthorized\"}");
        assertThatThrownBy(this::fetch).hasMessageContaining("does not accept the key");
    }

    @Test
    void anAnswerThatIsNoNewsIsASentence() {
        alpaca.say(ASKED, 200, "{\"bars\":{}}");
        assertThatThrownBy(this::fetch).hasMessage("Alpaca's news cannot be read.");
    }

    private List<News.Item> fetch() {
        NewsProvider news = connection.news();
        return news.fetch(AAPL, FROM, NOW);
    }
}
