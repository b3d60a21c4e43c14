package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.AlpacaUser.Answer;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Orders as a program sees them that trades over the Alpaca API. Every test has an account of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersOverHttpTest {

    /** A Tuesday, an hour after the open in New York. */
    static final Instant OPEN = Instant.parse("2026-03-03T15:30:00Z");

    private static final Symbol AAPL = Symbol.of("AAPL");

    private ManualMarket market;
    private ExchangeServer server;
    private AlpacaUser user;

    static ExchangeOptions options(ManualMarket market) {
        return ExchangeOptions.of(
                        market,
                        InstantSource.fixed(OPEN),
                        ExchangeRules.alpaca(1).withPartialFills(0))
                .withCallsPerMinute(100_000);
    }

    @BeforeAll
    void start() {
        market = new ManualMarket(OPEN, AAPL, Symbol.of("MSFT"), Symbol.of("BTC/USD"));
        server = ExchangeServer.start(options(market));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        user = new AlpacaUser(server, "PK" + test.getDisplayName());
        market.trade(AAPL, "100");
        market.trade(Symbol.of("BTC/USD"), "50000");
    }

    @Test
    void aMarketOrderIsTakenAndFilledByTheNextTrade() {
        Answer placed = user.market("AAPL", "buy", "10").is(200);
        assertThat(placed.text("status")).isEqualTo("new");
        assertThat(placed.text("filled_qty")).isEqualTo("0");
        assertThat(placed.text("order_class")).isEmpty();
        market.trade(AAPL, "101.5");
        Answer filled = user.order(placed.text("id"));
        assertThat(filled.text("status")).isEqualTo("filled");
        assertThat(filled.text("filled_avg_price")).isEqualTo("101.5");
        assertThat(filled.text("filled_at")).startsWith("2026-03-03T");
    }

    @Test
    void anOrderIsFoundByTheIdItsClientChose() {
        user.post("/v2/orders", """
                {"symbol":"AAPL","qty":10,"side":"buy","type":"limit","limit_price":99.5,"time_in_force":"gtc",
                 "client_order_id":"a.b:c"}
                """).is(200);
        Answer found =
                user.get("/v2/orders:by_client_order_id?client_order_id=a.b:c").is(200);
        assertThat(found.text("limit_price")).isEqualTo("99.5");
        user.get("/v2/orders:by_client_order_id?client_order_id=other").is(404);
    }

    @Test
    void theSameClientOrderIdIsTakenOnce() {
        String body = """
                {"symbol":"AAPL","qty":"1","side":"buy","type":"market","time_in_force":"day","client_order_id":"once"}
                """;
        user.post("/v2/orders", body).is(200);
        Answer refused = user.post("/v2/orders", body).is(422);
        assertThat(refused.body().get("code").asInt()).isEqualTo(40010001);
        assertThat(refused.text("message")).isEqualTo("client_order_id must be unique");
    }

    @Test
    void aBracketsLegsAreHeldUntilItsEntryIsFilled() {
        Answer placed = bracket();
        assertThat(placed.text("order_class")).isEqualTo("bracket");
        assertThat(placed.text("legs/0/status")).isEqualTo("held");
        assertThat(placed.text("legs/1/status")).isEqualTo("held");
        market.trade(AAPL, "100");
        Answer filled = user.order(placed.text("id"));
        assertThat(filled.text("status")).isEqualTo("filled");
        assertThat(filled.text("legs/0/status")).isEqualTo("new");
        assertThat(filled.text("legs/0/limit_price")).isEqualTo("110");
        assertThat(filled.text("legs/1/stop_price")).isEqualTo("95");
        assertThat(user.get("/v2/orders?status=open").is(200).body().size()).isEqualTo(2);
        assertThat(user.get("/v2/orders?status=open&nested=true").is(200).body().size())
                .isEqualTo(1);
    }

    @Test
    void aReplacedOrderHasANewIdAndBothNameEachOther() {
        Answer old = user.limit("AAPL", "buy", "10", "90").is(200);
        Answer now = user.patch("/v2/orders/" + old.text("id"), """
                {"limit_price":"91","qty":"12"}
                """).is(200);
        assertThat(now.text("id")).isNotEqualTo(old.text("id"));
        assertThat(now.text("replaces")).isEqualTo(old.text("id"));
        assertThat(now.text("limit_price")).isEqualTo("91");
        Answer replaced = user.order(old.text("id"));
        assertThat(replaced.text("status")).isEqualTo("replaced");
        assertThat(replaced.text("replaced_by")).isEqualTo(now.text("id"));
    }

    @Test
    void aCancelledOrderIsGoneAndCannotBeCancelledAgain() {
        String id = user.limit("AAPL", "buy", "10", "90").is(200).text("id");
        user.delete("/v2/orders/" + id).is(204);
        assertThat(user.order(id).text("status")).isEqualTo("canceled");
        Answer again = user.delete("/v2/orders/" + id).is(422);
        assertThat(again.body().get("code").asInt()).isEqualTo(42210000);
    }

    @Test
    void anUnknownOrderIsNotFound() {
        Answer missing =
                user.get("/v2/orders/" + UUID.nameUUIDFromBytes(new byte[1])).is(404);
        assertThat(missing.body().get("code").asInt()).isEqualTo(40410000);
    }

    @Test
    void allOrdersAreCancelledAtOnce() {
        user.limit("AAPL", "buy", "10", "90").is(200);
        user.limit("AAPL", "buy", "10", "91").is(200);
        JsonNode cancelled = user.delete("/v2/orders").is(207).body();
        assertThat(cancelled.size()).isEqualTo(2);
        assertThat(cancelled.get(0).get("status").asInt()).isEqualTo(200);
        assertThat(user.get("/v2/orders").is(200).body().size()).isZero();
    }

    @Test
    void whatCannotBePaidIsForbidden() {
        Answer refused = user.market("AAPL", "buy", "1000000").is(403);
        assertThat(refused.body().get("code").asInt()).isEqualTo(40310000);
        assertThat(refused.text("message")).contains("insufficient buying power");
    }

    @Test
    void moreThanIsAvailableIsNotSold() {
        buy("10");
        user.limit("AAPL", "sell", "6", "120").is(200);
        Answer refused = user.limit("AAPL", "sell", "5", "121").is(403);
        assertThat(refused.text("message"))
                .isEqualTo("insufficient qty available for order (requested: 5, available: 4)");
        assertThat(refused.text("available")).isEqualTo("4");
        assertThat(refused.text("held_for_orders")).isEqualTo("6");
    }

    @Test
    void aSubPennyPriceIsUnprocessable() {
        Answer refused = user.limit("AAPL", "buy", "1", "90.123").is(422);
        assertThat(refused.body().get("code").asInt()).isEqualTo(42210000);
        assertThat(refused.text("message"))
                .isEqualTo("invalid limit_price 90.123. sub-penny increment does not fulfill minimum pricing criteria");
    }

    @Test
    void aBodyThatIsNoOrderIsRefusedWithItsReason() {
        assertThat(user.post("/v2/orders", "{").is(400).text("message")).contains("body");
        assertThat(user.post("/v2/orders", "{}").is(422).text("message")).isEqualTo("symbol is required");
        user.post("/v2/orders", """
                {"symbol":"AAPL","qty":"1","side":"buy","type":"guess","time_in_force":"day"}
                """).is(422);
        user.post("/v2/orders", """
                {"symbol":"AAPL","qty":"-1","side":"buy","type":"market","time_in_force":"day"}
                """).is(422);
        user.post("/v2/orders", """
                {"symbol":"GONE","qty":"1","side":"buy","type":"market","time_in_force":"day"}
                """).is(422);
    }

    @Test
    void ordersAreListedByStatusSideSymbolAndPage() {
        String first = user.limit("AAPL", "buy", "1", "90").is(200).text("id");
        String second = user.limit("AAPL", "buy", "1", "91").is(200).text("id");
        String third = user.limit("BTC/USD", "buy", "0.01", "40000").is(200).text("id");
        user.delete("/v2/orders/" + first).is(204);

        assertThat(ids("status=all")).containsExactly(third, second, first);
        assertThat(ids("status=all&direction=asc&limit=2")).containsExactly(first, second);
        assertThat(ids("status=closed")).containsExactly(first);
        assertThat(ids("symbols=BTC/USD")).containsExactly(third);
        assertThat(ids("side=sell")).isEmpty();
        assertThat(ids("status=all&after_order_id=" + first)).containsExactly(third, second);
        assertThat(ids("status=all&before_order_id=" + third)).containsExactly(second, first);
        assertThat(ids("asset_class=crypto")).containsExactly(third);
    }

    @Test
    void anOrderForMoneyBuysAFraction() {
        Answer placed = user.post("/v2/orders", """
                {"symbol":"AAPL","notional":"250","side":"buy","type":"market","time_in_force":"day"}
                """).is(200);
        assertThat(placed.text("notional")).isEqualTo("250");
        assertThat(placed.text("qty")).isEqualTo("null");
        market.trade(AAPL, "100");
        assertThat(user.order(placed.text("id")).text("filled_qty")).isEqualTo("2.5");
    }

    @Test
    void aTrailingStopShowsWhatItFollows() {
        buy("10");
        Answer placed = user.post("/v2/orders", """
                {"symbol":"AAPL","qty":"10","side":"sell","type":"trailing_stop","trail_price":"5","time_in_force":"gtc"}
                """).is(200);
        market.trade(AAPL, "110");
        Answer now = user.order(placed.text("id"));
        assertThat(now.text("hwm")).isEqualTo("110");
        assertThat(now.text("stop_price")).isEqualTo("105");
        assertThat(now.text("trail_price")).isEqualTo("5");
    }

    private void buy(String quantity) {
        user.market("AAPL", "buy", quantity).is(200);
        market.trade(AAPL, "100");
    }

    private Answer bracket() {
        return user.post("/v2/orders", """
                {"symbol":"AAPL","qty":"10","side":"buy","type":"market","time_in_force":"gtc","order_class":"bracket",
                 "take_profit":{"limit_price":"110"},"stop_loss":{"stop_price":"95"}}
                """).is(200);
    }

    private List<String> ids(String query) {
        return user.get("/v2/orders?" + query)
                .is(200)
                .body()
                .valueStream()
                .map(order -> order.get("id").asString())
                .toList();
    }
}
