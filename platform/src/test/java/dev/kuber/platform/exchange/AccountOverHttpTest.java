package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.AlpacaUser.Answer;
import dev.kuber.trade.Symbol;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Account, positions, activities and the reference data around them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountOverHttpTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol BTC = Symbol.of("BTC/USD");

    private ManualMarket market;
    private ExchangeServer server;
    private AlpacaUser user;

    @BeforeAll
    void start() {
        market = new ManualMarket(OrdersOverHttpTest.OPEN, AAPL, BTC);
        server = ExchangeServer.start(OrdersOverHttpTest.options(market));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        user = new AlpacaUser(server, "PK" + test.getDisplayName());
        market.trade(AAPL, "100");
        market.trade(BTC, "50000");
    }

    @Test
    void aNewAccountHasAHundredThousandDollars() {
        Answer account = user.get("/v2/account").is(200);
        assertThat(account.text("cash")).isEqualTo("100000");
        assertThat(account.text("equity")).isEqualTo("100000");
        assertThat(account.text("status")).isEqualTo("ACTIVE");
        assertThat(account.text("account_number")).startsWith("PA").hasSize(12);
        assertThat(account.body().get("shorting_enabled").asBoolean()).isTrue();
        var live = new AlpacaUser(server, "AKlive");
        assertThat(live.get("/v2/account").is(200).text("account_number")).matches("\\d{9}");
    }

    @Test
    void whatIsBoughtIsAPosition() {
        buy("10");
        market.trade(AAPL, "110");
        Answer position = user.get("/v2/positions/AAPL").is(200);
        assertThat(position.text("qty")).isEqualTo("10");
        assertThat(position.text("qty_available")).isEqualTo("10");
        assertThat(position.text("avg_entry_price")).isEqualTo("100");
        assertThat(position.text("market_value")).isEqualTo("1100");
        assertThat(position.text("unrealized_pl")).isEqualTo("100");
        assertThat(position.text("unrealized_plpc")).isEqualTo("0.1");
        assertThat(position.text("unrealized_intraday_pl")).isEqualTo("100");
        assertThat(position.text("side")).isEqualTo("long");
        String asset = position.text("asset_id");
        assertThat(user.get("/v2/positions/" + asset).is(200).text("symbol")).isEqualTo("AAPL");
        assertThat(user.get("/v2/account").is(200).text("equity")).isEqualTo("100100");
        user.get("/v2/positions/MSFT").is(404);
    }

    @Test
    void aShortPositionIsNegative() {
        user.market("AAPL", "sell", "10").is(200);
        market.trade(AAPL, "100");
        Answer position = user.get("/v2/positions/AAPL").is(200);
        assertThat(position.text("qty")).isEqualTo("-10");
        assertThat(position.text("side")).isEqualTo("short");
        assertThat(position.text("market_value")).isEqualTo("-1000");
        assertThat(user.get("/v2/account").is(200).text("short_market_value")).isEqualTo("-1000");
    }

    @Test
    void aPositionIsClosedInPartAndWhole() {
        buy("10");
        user.delete("/v2/positions/AAPL?qty=4").is(200);
        market.trade(AAPL, "100");
        assertThat(user.get("/v2/positions/AAPL").is(200).text("qty")).isEqualTo("6");
        Answer half = user.delete("/v2/positions/AAPL?percentage=50").is(200);
        assertThat(half.text("qty")).isEqualTo("3");
        assertThat(half.text("side")).isEqualTo("sell");
        assertThat(half.text("position_intent")).isEqualTo("sell_to_close");
        market.trade(AAPL, "100");
        user.delete("/v2/positions/AAPL").is(200);
        market.trade(AAPL, "100");
        user.get("/v2/positions/AAPL").is(404);
        user.delete("/v2/positions/AAPL").is(404);
    }

    @Test
    void allPositionsAreClosedAfterTheirOrdersAreCancelled() {
        buy("10");
        user.post("/v2/orders", """
                {"symbol":"BTC/USD","qty":"0.1","side":"buy","type":"market","time_in_force":"gtc"}
                """).is(200);
        market.trade(BTC, "50000");
        user.limit("AAPL", "sell", "10", "120").is(200);
        Answer closed = user.delete("/v2/positions?cancel_orders=true").is(207);
        assertThat(closed.body().size()).isEqualTo(2);
        assertThat(closed.body().get(0).get("status").asInt()).isEqualTo(200);
        market.trade(AAPL, "100");
        market.trade(BTC, "50000");
        assertThat(user.get("/v2/positions").is(200).body().size()).isZero();
    }

    @Test
    void aPositionWhoseSharesAreHeldByAnOrderIsNotClosed() {
        buy("10");
        user.limit("AAPL", "sell", "10", "120").is(200);
        assertThat(user.delete("/v2/positions/AAPL").is(403).text("message")).contains("insufficient qty available");
    }

    @Test
    void aPairIsFoundWithAndWithoutItsSlash() {
        user.post("/v2/orders", """
                {"symbol":"BTC/USD","qty":"0.1","side":"buy","type":"market","time_in_force":"gtc"}
                """).is(200);
        market.trade(BTC, "50000");
        assertThat(user.get("/v2/positions/BTCUSD").is(200).text("asset_class")).isEqualTo("crypto");
        assertThat(user.get("/v2/positions/BTC%2FUSD").is(200).text("qty")).isEqualTo("0.1");
        assertThat(user.get("/v2/assets/BTC/USD").is(200).text("class")).isEqualTo("crypto");
    }

    @Test
    void everyFillIsAnActivity() {
        buy("10");
        user.market("AAPL", "sell", "4").is(200);
        market.trade(AAPL, "101");
        Answer all = user.get("/v2/account/activities/FILL").is(200);
        assertThat(all.body().size()).isEqualTo(2);
        assertThat(all.text("0/side")).isEqualTo("sell");
        assertThat(all.text("0/price")).isEqualTo("101");
        assertThat(all.text("0/type")).isEqualTo("fill");
        assertThat(all.text("0/leaves_qty")).isEqualTo("0");
        Answer first = user.get("/v2/account/activities?page_size=1").is(200);
        Answer second = user.get("/v2/account/activities?page_size=1&page_token=" + first.text("0/id"))
                .is(200);
        assertThat(second.text("0/side")).isEqualTo("buy");
        assertThat(user.get("/v2/account/activities/DIV").is(200).body().size()).isZero();
    }

    @Test
    void theOwnersConfigurationIsHonoured() {
        assertThat(user.get("/v2/account/configurations").is(200).text("suspend_trade"))
                .isEqualTo("false");
        user.patch("/v2/account/configurations", "{\"no_shorting\":true}").is(200);
        user.market("AAPL", "sell", "1").is(403);
        user.patch("/v2/account/configurations", "{\"suspend_trade\":true}").is(200);
        user.market("AAPL", "buy", "1").is(403);
        assertThat(user.get("/v2/account").is(200).text("trade_suspended_by_user"))
                .isEqualTo("true");
        user.patch("/v2/account/configurations", "{\"suspend_trade\":false,\"max_margin_multiplier\":\"1\"}")
                .is(200);
        Answer account = user.get("/v2/account").is(200);
        assertThat(account.text("multiplier")).isEqualTo("1");
        assertThat(account.text("buying_power")).isEqualTo("100000");
        user.patch("/v2/account/configurations", "{\"max_margin_multiplier\":\"9\"}")
                .is(422);
    }

    @Test
    void theWorthOfTheAccountHasAHistory() {
        buy("10");
        Answer history = user.get("/v2/account/portfolio/history?period=1D&timeframe=15Min")
                .is(200);
        int size = history.body().get("timestamp").size();
        assertThat(size).isPositive();
        assertThat(history.body().get("equity").size()).isEqualTo(size);
        assertThat(history.body().get("base_value").asInt()).isEqualTo(100_000);
        user.get("/v2/account/portfolio/history?timeframe=2Min").is(422);
    }

    @Test
    void theClockKnowsTheSessionInNewYork() {
        var open = new AlpacaUser(server, "PKclock");
        Answer clock = open.get("/v2/clock").is(200);
        assertThat(clock.body().get("is_open").asBoolean()).isTrue();
        assertThat(clock.text("next_close")).isEqualTo("2026-03-03T16:00:00-05:00");
        assertThat(clock.text("next_open")).isEqualTo("2026-03-04T09:30:00-05:00");
    }

    @Test
    void theCalendarHasHalfDaysAndNoHolidays() {
        Answer days = user.get("/v2/calendar?start=2026-11-25&end=2026-11-30").is(200);
        assertThat(days.body().valueStream().map(day -> day.get("date").asString()))
                .containsExactly("2026-11-25", "2026-11-27", "2026-11-30");
        assertThat(days.text("1/close")).isEqualTo("13:00");
        assertThat(days.text("1/session_close")).isEqualTo("1700");
        assertThat(days.text("0/settlement_date")).isEqualTo("2026-11-27");
    }

    @Test
    void assetsAreWhatTheMarketTrades() {
        assertThat(user.get("/v2/assets").is(200).text("0/symbol")).isEqualTo("AAPL");
        assertThat(user.get("/v2/assets?asset_class=crypto").is(200).text("0/symbol"))
                .isEqualTo("BTC/USD");
        Answer asset = user.get("/v2/assets/AAPL").is(200);
        assertThat(user.get("/v2/assets/" + asset.text("id")).is(200).text("symbol"))
                .isEqualTo("AAPL");
        user.get("/v2/assets/GONE").is(404);
    }

    @Test
    void withoutTheRightKeyNothingIsAnswered() throws Exception {
        user.get("/v2/account").is(200);
        HttpResponse<String> none = http(Map.of());
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).isEqualTo("{\"message\":\"unauthorized\"}");
        HttpResponse<String> wrong = http(Map.of("APCA-API-KEY-ID", user.key, "APCA-API-SECRET-KEY", "guess"));
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void onlyGivenKeysAreLetIn() {
        var options = OrdersOverHttpTest.options(new ManualMarket(OrdersOverHttpTest.OPEN, AAPL))
                .withKeys(Map.of("PKknown", "secret of PKknown"));
        try (var restricted = ExchangeServer.start(options)) {
            new AlpacaUser(restricted, "PKknown").get("/v2/account").is(200);
            new AlpacaUser(restricted, "PKother").get("/v2/account").is(401);
        }
    }

    @Test
    void callsAreLimitedByTheMinute() {
        var wall = new Instant[] {Instant.parse("2026-01-01T00:00:00Z")};
        var options = ExchangeOptions.of(market, () -> wall[0], ExchangeRules.alpaca(1))
                .withCallsPerMinute(2);
        try (var limited = ExchangeServer.start(options)) {
            var caller = new AlpacaUser(limited, "PKlimited");
            Answer first = caller.get("/v2/clock").is(200);
            assertThat(first.raw().headers().firstValue("X-RateLimit-Limit")).contains("2");
            assertThat(first.raw().headers().firstValue("X-RateLimit-Remaining"))
                    .contains("1");
            assertThat(first.raw().headers().firstValue("X-RateLimit-Reset")).contains("1767225660");
            assertThat(first.raw().headers().firstValue("X-Request-ID")).isPresent();
            caller.get("/v2/clock").is(200);
            caller.get("/v2/clock").is(429);
            wall[0] = wall[0].plus(Duration.ofMinutes(1));
            caller.get("/v2/clock").is(200);
        }
    }

    private HttpResponse<String> http(Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/v2/account"));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private void buy(String quantity) {
        user.market("AAPL", "buy", quantity).is(200);
        market.trade(AAPL, "100");
    }
}
