package dev.kuber.platform.markets.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinnhubNewsTest {

    private static final Instant FROM = Instant.parse("2026-03-01T20:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol AAPL = Symbol.of("AAPL");

    private final NewsServer server = new NewsServer();
    private Instant now = NOW;
    private final FinnhubNews finnhub = patient(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        server.close();
    }

    private FinnhubNews patient(Duration patience) {
        return new FinnhubNews(server.uri(), "the-key", patience, () -> now);
    }

    @Test
    void companyNewsAreReadAndTheKeyIsSentInAHeader() {
        server.say(200, """
                [{"category":"company","datetime":1772460000,"headline":"Apple&#39;s  <b>phone</b> sells","id":5085164,
                  "image":"","related":"AAPL","source":"Yahoo","summary":"Well.","url":"https://example.com/a"}]""");

        assertThat(fetch())
                .containsExactly(new News.Item(
                        "finnhub:5085164",
                        Instant.ofEpochSecond(1772460000),
                        "Yahoo",
                        "Apple's phone sells",
                        "Well.",
                        List.of(AAPL),
                        "https://example.com/a",
                        null));
        assertThat(server.asked())
                .containsExactly(new NewsServer.Asked(
                        "/api/v1/company-news?symbol=AAPL&from=2026-03-01&to=2026-03-02", "the-key"));
    }

    @Test
    void missingFieldsAreEmptyAndItemsWithoutHeadlineOrTimeAreLeftOut() {
        server.say(200, """
                [{"headline":"Bare","datetime":1772460000},{"headline":"No time"},{"datetime":1772460000},{},null,3,"x",[],
                 {"headline":"","datetime":1772460000},{"headline":"Odd","datetime":"soon"},
                 {"headline":"Odder","datetime":-5},{"headline":["list"],"datetime":1772460000},
                 {"headline":"Tomorrow","datetime":1772550000}]""");

        assertThat(fetch()).singleElement().satisfies(item -> {
            assertThat(item.headline()).isEqualTo("Bare");
            assertThat(item.id()).isEqualTo("finnhub:bare@1772460000");
            assertThat(item.source()).isEqualTo("finnhub");
            assertThat(item.url()).isNull();
        });
    }

    @Test
    void tooManyRequestsAreRespectedForAsLongAsTheServerSays() {
        server.say(new NewsServer.Answer(429, "", Map.of("Retry-After", "30")));
        server.say(200, "[]");

        assertThatThrownBy(this::fetch).hasMessage("Finnhub takes no more requests until 2026-03-02T15:00:30Z.");
        now = NOW.plusSeconds(29);
        assertThatThrownBy(this::fetch).isInstanceOf(News.Unavailable.class);
        assertThat(server.asked()).hasSize(1);
        now = NOW.plusSeconds(30);
        assertThat(fetch()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "Wed, 21 Oct 2026 07:28:00 GMT"})
    void withoutATimeThatCanBeReadAMinuteIsWaited(String said) {
        server.say(new NewsServer.Answer(429, "", said.isEmpty() ? Map.of() : Map.of("Retry-After", said)));
        assertThatThrownBy(this::fetch).hasMessageContaining("until 2026-03-02T15:01:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "-1"})
    void nobodyMakesUsWaitForEver(String said) {
        server.say(new NewsServer.Answer(429, "", Map.of("Retry-After", said)));
        assertThatThrownBy(this::fetch).hasMessageContaining("until 2026-03-02T15:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"error\":\"x\"}", "[{\"headline\":", "", "null"})
    void whatCannotBeReadIsASentence(String body) {
        server.say(200, body);
        assertThatThrownBy(this::fetch)
                .isInstanceOf(News.Unavailable.class)
                .hasMessage("The answer of Finnhub cannot be read.");
    }

    @Test
    void errorsAndBrokenConnectionsAreSentencesWithoutTheKey() {
        server.say(500, "oops").say(403, "the-key").say(0, "").say(0, "");

        assertThatThrownBy(this::fetch).hasMessage("Finnhub answered with an error of its own (HTTP 500).");
        assertThatThrownBy(this::fetch)
                .hasMessage("Finnhub does not accept the key (HTTP 403): the operator must look at it.");
        assertThatThrownBy(this::fetch).hasMessage("Finnhub cannot be reached.");
        assertThat(finnhub).hasToString("FinnhubNews[" + server.uri() + "]");
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForLong() {
        server.say(-1, "");
        assertThatThrownBy(() -> patient(Duration.ofMillis(200)).fetch(AAPL, FROM, NOW))
                .hasMessage("Finnhub did not answer in time.");
    }

    @Test
    void pairsOfCurrenciesAreNotAskedFor() {
        assertThat(finnhub.fetch(Symbol.of("BTC/USD"), FROM, NOW)).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    private List<News.Item> fetch() {
        return finnhub.fetch(AAPL, FROM, NOW);
    }
}
