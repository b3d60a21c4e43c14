package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.AlpacaUser.Answer;
import dev.kuber.platform.exchange.ReplayMarket.Product;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Market data of a synthetic market that is traded once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketDataOverHttpTest {

    /** Two hours after the open. */
    private static final Instant NOW = Instant.parse("2026-03-03T16:30:00Z");

    private ExchangeServer server;
    private AlpacaUser user;
    private ReplayMarket market;

    static ReplayMarket synthetic(Instant begin) {
        List<Product> products = SyntheticMarket.symbols().stream()
                .map(symbol ->
                        new Product(symbol, symbol.value(), Timeframe.M1, SyntheticMarket.FIRST, SyntheticMarket.END))
                .toList();
        return new ReplayMarket(new SyntheticMarket(1), products, begin);
    }

    @BeforeAll
    void start() {
        market = synthetic(NOW);
        server = ExchangeServer.start(ExchangeOptions.of(market, InstantSource.fixed(NOW), ExchangeRules.alpaca(1))
                .withCallsPerMinute(100_000));
        user = new AlpacaUser(server, "PKdata");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void barsComeByPagesSortedBySymbolAndTime() {
        var seen = new ArrayList<String>();
        String page = "";
        int pages = 0;
        do {
            Answer answer = user.get("/v2/stocks/bars?symbols=ORBT,NOVA&timeframe=1Hour&start=2026-03-02T00:00:00Z"
                            + "&end=2026-03-03T00:00:00Z&limit=7" + page)
                    .is(200);
            answer.body()
                    .get("bars")
                    .properties()
                    .forEach(symbol -> symbol.getValue()
                            .forEach(bar -> seen.add(
                                    symbol.getKey() + " " + bar.get("t").asString())));
            pages++;
            page = answer.body().get("next_page_token").isNull() ? "" : "&page_token=" + answer.text("next_page_token");
        } while (!page.isEmpty());
        // 4:00 to 19:00 in New York.
        assertThat(seen).hasSize(32).isSorted().doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(5);
        assertThat(seen.getFirst()).isEqualTo("NOVA 2026-03-02T09:00:00Z");
    }

    @Test
    void descendingBarsAreTheSameInReverse() {
        String query = "timeframe=15Min&start=2026-03-02&end=2026-03-03&limit=10000";
        List<String> up = times(user.get("/v2/stocks/ORBT/bars?" + query));
        List<String> down = times(user.get("/v2/stocks/ORBT/bars?sort=desc&" + query));
        assertThat(up).isNotEmpty();
        assertThat(down).isEqualTo(up.reversed());
    }

    @Test
    void noBarShowsTheFuture() {
        List<String> minutes =
                times(user.get("/v2/stocks/ORBT/bars?timeframe=1Min&start=2026-03-03T16:25:00Z&limit=100"));
        assertThat(minutes).hasSize(5).last().isEqualTo("2026-03-03T16:29:00Z");
    }

    @Test
    void aDayIsItsRegularSession() {
        Answer days = user.get("/v2/stocks/ORBT/bars?timeframe=1Day&start=2026-02-27&end=2026-03-03")
                .is(200);
        assertThat(times(days)).containsExactly("2026-02-27T05:00:00Z", "2026-03-02T05:00:00Z", "2026-03-03T05:00:00Z");
        Answer minutes = user.get(
                        "/v2/stocks/ORBT/bars?timeframe=1Min&start=2026-03-02T14:30:00Z&end=2026-03-02T20:59:00Z&limit=1000")
                .is(200);
        double high = minutes.body()
                .get("bars")
                .valueStream()
                .mapToDouble(bar -> bar.get("h").asDouble())
                .max()
                .orElseThrow();
        assertThat(minutes.body().get("bars").size()).isEqualTo(390);
        assertThat(days.body().at("/bars/1/h").asDouble()).isEqualTo(high);
    }

    @Test
    void pairsTradeAroundTheClock() {
        Answer bars = user.get("/v1beta3/crypto/us/bars?symbols=XCOIN/USD&timeframe=1Hour&start=2026-03-01T00:00:00Z"
                        + "&end=2026-03-01T23:00:00Z")
                .is(200);
        assertThat(bars.body().at("/bars/XCOIN~1USD").size()).isEqualTo(24);
        user.get("/v1beta3/crypto/us/latest/bars?symbols=XCOIN/USD").is(200);
        user.get("/v1beta3/crypto/us/latest/trades?symbols=XCOIN/USD").is(200);
        user.get("/v1beta3/crypto/us/latest/quotes?symbols=XCOIN/USD").is(200);
        user.get("/v1beta3/crypto/us/snapshots?symbols=XCOIN/USD").is(200);
    }

    @Test
    void theLatestIsKnown() {
        Answer trades = user.get("/v2/stocks/trades/latest?symbols=ORBT,GONE").is(200);
        assertThat(trades.body().get("trades").size()).isEqualTo(1);
        user.get("/v2/stocks/quotes/latest?symbols=ORBT").is(200);
        user.get("/v2/stocks/bars/latest?symbols=ORBT").is(200);
        user.get("/v2/stocks/ORBT/trades/latest").is(200);
        user.get("/v2/stocks/ORBT/quotes/latest").is(200);
        user.get("/v2/stocks/ORBT/bars/latest").is(200);
        user.get("/v2/stocks/snapshots?symbols=ORBT,NOVA").is(200);
        Answer snapshot = user.get("/v2/stocks/ORBT/snapshot").is(200);
        assertThat(snapshot.text("dailyBar/t")).isEqualTo("2026-03-03T05:00:00Z");
        assertThat(snapshot.text("prevDailyBar/t")).isEqualTo("2026-03-02T05:00:00Z");
    }

    @Test
    void thereIsNoNews() {
        Answer news = user.get("/v1beta1/news?symbols=ORBT").is(200);
        assertThat(news.body().get("news").size()).isZero();
        assertThat(news.body().get("next_page_token").isNull()).isTrue();
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() {
        assertThat(user.get("/v2/stocks/bars?symbols=ORBT&timeframe=1Fortnight")
                        .is(400)
                        .text("message"))
                .isEqualTo("invalid timeframe: 1Fortnight");
        user.get("/v2/stocks/bars?timeframe=1Day").is(400);
        user.get("/v2/stocks/bars?symbols=ORBT&timeframe=1Day&start=yesterday").is(400);
        user.get("/v2/stocks/bars?symbols=ORBT&timeframe=1Day&limit=0").is(400);
        user.get("/v2/stocks/bars?symbols=ORBT&timeframe=1Day&page_token=x").is(400);
    }

    @Test
    void aPathThatIsNotServedIsNotFound() {
        assertThat(user.call("GET", "/v2/options/contracts/x", null).status()).isEqualTo(404);
    }

    private static List<String> times(Answer answer) {
        return answer.is(200)
                .body()
                .get("bars")
                .valueStream()
                .map(bar -> bar.get("t").asString())
                .toList();
    }

    @Test
    void aReplayTradesEachBarFromItsOpenToItsClose() {
        var replay = synthetic(Instant.parse("2026-03-03T14:30:00Z"));
        var prices = new ArrayList<Double>();
        var bars = new ArrayList<Bar>();
        Symbol orbt = Symbol.of("ORBT");
        replay.listen(new Market.MarketListener() {
            @Override
            public void traded(Tick tick) {
                if (tick.symbol().equals(orbt)) {
                    prices.add(tick.price().toDouble());
                }
            }

            @Override
            public void closed(Symbol symbol, Bar bar) {
                if (symbol.equals(orbt)) {
                    bars.add(bar);
                }
            }

            @Override
            public void advanced(Instant now) {
                // Only trades and bars matter here.
            }
        });
        replay.moveTo(Instant.parse("2026-03-03T14:31:00Z"));
        assertThat(bars).hasSize(1);
        var bar = bars.getFirst();
        List<Double> minute = prices.subList(0, BarPath.TICKS);
        assertThat(minute.getFirst()).isEqualTo(bar.open());
        assertThat(minute.getLast()).isEqualTo(bar.close());
        assertThat(minute).contains(bar.high(), bar.low());
        assertThat(minute).allMatch(price -> price >= bar.low() && price <= bar.high());
        assertThat(replay.now()).isEqualTo(Instant.parse("2026-03-03T14:31:00Z"));
    }
}
