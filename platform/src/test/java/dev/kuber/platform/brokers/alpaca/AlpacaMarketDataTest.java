package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.markets.BarTape;
import dev.kuber.platform.markets.MarketFeed;
import dev.kuber.port.MarketData;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Friday 2026-11-20, New York: the session lasts from 14:30 to 21:00 UTC. */
class AlpacaMarketDataTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol BTC = Symbol.of("BTC/USD");
    private static final String BARS = "GET /v2/stocks/bars";

    private Instant now = Instant.parse("2026-11-20T15:32:10Z");
    private final ScriptedAlpaca alpaca = new ScriptedAlpaca();
    private final AlpacaConnection connection = AlpacaConnection.open(
            AlpacaEndpoints.at(alpaca.uri()),
            new AlpacaKeys("PKTESTKEY0001", "the-secret"),
            () -> now,
            new Random(1),
            Executors.newVirtualThreadPerTaskExecutor());
    private final MarketData data = connection.marketData(bars -> "kept " + bars);

    @AfterEach
    void close() {
        connection.close();
        alpaca.close();
    }

    @Test
    void anHourIsMadeOfTheSessionsHalfHours() {
        alpaca.say(BARS, 200, page(null, "14:00", "14:30", "15:00", "15:30"));
        Bars hours = data.bars(AAPL, Timeframe.H1, 5);
        assertThat(hours.size()).isEqualTo(1);
        assertThat(hours.bar(0)).isEqualTo(new Bar(at("14:30:00"), at("15:30:00"), 1, 4, 0.5, 2, 20));
        assertThat(alpaca.asked(BARS).getFirst().path())
                .contains("timeframe=30Min", "feed=iex", "adjustment=split", "end=2026-11-20T15:32:08Z");
    }

    @Test
    void aBarThatHasNotClosedIsNeverShown() {
        alpaca.say(BARS, 200, page(null, "15:29", "15:30", "15:31", "15:32"));
        assertThat(closes(data.bars(AAPL, Timeframe.M1, 10)))
                .containsExactly(at("15:30:00"), at("15:31:00"), at("15:32:00"));
    }

    @Test
    void aBarIsReadOnceAndTheNextWhenItHasClosed() {
        alpaca.say(BARS, 200, page(null, "15:30", "15:31")).say(BARS, 200, page(null, "15:30", "15:31", "15:32"));
        assertThat(data.bars(AAPL, Timeframe.M1, 2).size()).isEqualTo(2);
        assertThat(data.bars(AAPL, Timeframe.M1, 2).size()).isEqualTo(2);
        assertThat(alpaca.asked(BARS)).hasSize(1);

        now = at("15:33:01");
        data.bars(AAPL, Timeframe.M1, 2);
        assertThat(alpaca.asked(BARS)).hasSize(1);
        now = at("15:33:02");
        assertThat(closes(data.bars(AAPL, Timeframe.M1, 2))).containsExactly(at("15:32:00"), at("15:33:00"));
        assertThat(alpaca.asked(BARS)).hasSize(2);
    }

    @Test
    void pagesAreReadToTheLast() {
        alpaca.say(BARS, 200, page("next==", "15:00")).say(BARS, 200, page(null, "15:01"));
        assertThat(data.bars(AAPL, Timeframe.M1, 10).size()).isEqualTo(2);
        assertThat(alpaca.asked(BARS).getLast().path()).contains("page_token=next%3D%3D");
    }

    @Test
    void aDayIsItsSession() {
        alpaca.say(BARS, 200, """
                {"bars":{"AAPL":[{"t":"2026-11-19T05:00:00Z","o":1,"h":2,"l":1,"c":1.5,"v":9},
                 {"t":"2026-11-20T05:00:00Z","o":1,"h":2,"l":1,"c":1.5,"v":9}]},"next_page_token":null}""");
        Bars days = data.bars(AAPL, Timeframe.D1, 3);
        assertThat(days.size()).isEqualTo(1);
        assertThat(days.bar(0).opens()).isEqualTo(Instant.parse("2026-11-19T14:30:00Z"));
        assertThat(days.bar(0).closes()).isEqualTo(Instant.parse("2026-11-19T21:00:00Z"));
    }

    @Test
    void readingsAreThoseOfTheLastClosedBar() {
        String bars = page(
                null, IntStream.range(30, 60).mapToObj(minute -> "14:" + minute).toArray(String[]::new));
        alpaca.say(BARS, 200, bars);
        assertThat(data.readings(AAPL, Timeframe.M1).close()).isEqualTo(2);
    }

    @Test
    void aPairIsAskedForAmongThePairs() {
        alpaca.say("GET /v1beta3/crypto/us/bars", 200, """
                {"bars":{"BTC/USD":[{"t":"2026-11-20T15:31:00Z","o":1,"h":2,"l":1,"c":1.5,"v":0.25}]}}""");
        assertThat(data.bars(BTC, Timeframe.M1, 3).bar(0).volume()).isEqualTo(0.25);
        assertThat(alpaca.asked().getFirst().path()).contains("symbols=BTC%2FUSD");
    }

    @Test
    void aQuoteIsTheLastTradeBetweenBidAndAsk() {
        alpaca.say("GET /v2/stocks/AAPL/snapshot", 200, """
                {"latestTrade":{"t":"2026-11-20T15:32:09.5Z","p":190.07},"latestQuote":{"ap":0,"bp":190.05}}""");
        var quote = new Quote(
                AAPL,
                Price.of("190.05"),
                Price.of("190.07"),
                Price.of("190.07"),
                at("15:32:09").plusMillis(500));
        assertThat(data.quote(AAPL)).isEqualTo(quote);
        assertThat(data.quote(AAPL)).isEqualTo(quote);
        assertThat(alpaca.asked()).hasSize(1);
    }

    @Test
    void withoutAnAnswerThereIsNoData() {
        alpaca.say("GET /v2/stocks", 500, "");
        assertThatThrownBy(() -> data.quote(AAPL))
                .isInstanceOf(NoData.class)
                .hasMessageStartingWith("Alpaca does not show prices of AAPL now.");
        assertThatThrownBy(() -> data.bars(AAPL, Timeframe.M5, 3)).isInstanceOf(NoData.class);
    }

    @Test
    void theTapeTellsEachBarOnceTwoSecondsAfterItsCloseAndAsksOnlyThen() {
        alpaca.say(BARS, 200, page(null, "15:31", "15:32"));
        BarTape tape = connection.tape();
        var feed = new MarketFeed(tape, at("15:32:10"));
        var watched = List.of(new MarketFeed.Watched(AAPL, Timeframe.M1));
        for (int second = 11; second < 60; second++) {
            now = at("15:32:" + second);
            assertThat(feed.poll(now, watched)).isEmpty();
        }
        now = at("15:33:01");
        assertThat(feed.poll(now, watched)).isEmpty();
        assertThat(alpaca.asked()).isEmpty();

        now = at("15:33:02");
        List<MarketFeed.ClosedBar> told = feed.poll(now, watched);
        now = at("15:33:03");
        assertThat(feed.poll(now, watched)).isEmpty();
        assertThat(alpaca.asked()).hasSize(1);
        assertThat(told).extracting(one -> one.bar().closes()).containsExactly(at("15:33:00"));
    }

    @Test
    void minutesFromTheStreamSpareRequests() {
        var live = new LiveMinutes();
        var tape = new AlpacaTape(new BarShelf(new BarRequests(unused(), "iex")), _ -> live);
        live.covers(List.of(AAPL), at("15:30:30"));
        live.bar(AAPL, new Bar(at("15:31:00"), at("15:32:00"), 1, 2, 1, 2, 5));
        assertThat(closes(tape.closing(AAPL, Timeframe.M1, at("15:31:50"), at("15:32:05"))))
                .containsExactly(at("15:32:00"));
        assertThat(tape.closing(AAPL, Timeframe.M1, at("15:32:05"), at("15:33:05"))
                        .isEmpty())
                .as("a minute without trade has no bar")
                .isTrue();
    }

    @Test
    void whatTheStreamMayHaveMissedIsNotTakenFromIt() {
        var live = new LiveMinutes();
        live.covers(List.of(AAPL), at("15:31:30"));
        live.bar(AAPL, new Bar(at("15:31:00"), at("15:32:00"), 1, 2, 1, 2, 5));
        assertThat(live.closing(AAPL, at("15:31:00"), at("15:32:00"))).isEmpty();
        assertThat(live.closing(AAPL, at("15:31:30"), at("15:32:00"))).isPresent();
        live.fill(AAPL, Bars.none(AAPL, Timeframe.M1), at("15:00:00"), at("15:32:30"));
        assertThat(live.closing(AAPL, at("15:00:00"), at("15:32:00"))
                        .orElseThrow()
                        .size())
                .isEqualTo(1);
        live.lost();
        assertThat(live.closing(AAPL, at("15:31:30"), at("15:32:00"))).isEmpty();
    }

    private AlpacaClient unused() {
        return new AlpacaClient(
                alpaca.uri(),
                new AlpacaKeys("PK1", "s"),
                HttpClient.newHttpClient(),
                new AlpacaClient.Manners(
                        new RateLimiter(() -> now, 200),
                        new Pauses(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)),
                        Duration.ofSeconds(1)),
                () -> now);
    }

    private static List<Instant> closes(Bars bars) {
        return IntStream.range(0, bars.size())
                .mapToObj(i -> bars.bar(i).closes())
                .toList();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    private static String page(@Nullable String next, String... times) {
        var bars = IntStream.range(0, times.length)
                .mapToObj(i -> "{\"t\":\"2026-11-20T" + times[i]
                        + ":00Z\",\"o\":1,\"h\":4,\"l\":0.5,\"c\":2,\"v\":10,\"n\":3,\"vw\":1.5}")
                .toList();
        return "{\"bars\":{\"AAPL\":[" + String.join(",", bars) + "]},\"next_page_token\":"
                + (next == null ? "null" : "\"" + next + "\"") + "}";
    }
}
