package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.port.Brokerage;
import dev.kuber.port.Brokerage.Change;
import dev.kuber.port.Brokerage.Unavailable;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client makes of Alpaca's replies, of missing ones, and of strange ones. */
class AlpacaRepliesTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final String ORDERS = "POST /v2/orders";
    private static final String BY_CLIENT_ID = "GET /v2/orders:by_client_order_id";

    private final ScriptedAlpaca alpaca = new ScriptedAlpaca();
    private final AlpacaConnection connection = AlpacaConnection.open(
            AlpacaEndpoints.at(alpaca.uri()),
            new AlpacaKeys("PKTESTKEY0001", "the-secret"),
            Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ZoneOffset.UTC),
            new Random(1),
            Executors.newVirtualThreadPerTaskExecutor());
    private final Brokerage broker = connection.brokerage();

    @AfterEach
    void close() {
        connection.close();
        alpaca.close();
    }

    @Test
    void anOrderIsSentWithItsIdAndIntentAndReadBack() {
        alpaca.say(ORDERS, 200, order("o1", "x.AAPL.entry", "new", ""));
        OrderState sent = broker.submit(buy("x.AAPL.entry"));

        assertThat(sent.status()).isEqualTo(OrderStatus.NEW);
        assertThat(sent.role()).isEqualTo(Role.ENTRY);
        assertThat(sent.updated()).isEqualTo(Instant.parse("2026-11-20T14:30:00.123456789Z"));
        assertThat(alpaca.asked().getFirst().key()).isEqualTo("PKTESTKEY0001");
        assertThat(AlpacaClient.JSON.readTree(alpaca.asked().getFirst().body()))
                .isEqualTo(AlpacaClient.JSON.readTree("""
                        {"symbol":"AAPL","qty":"10","side":"buy","type":"market","time_in_force":"gtc",
                         "client_order_id":"x.AAPL.entry","position_intent":"buy_to_open"}"""));
    }

    @Test
    void aBracketIsSentWithItsLegs() {
        alpaca.say(ORDERS, 200, order("o1", "b", "accepted", ",\"order_class\":\"bracket\""));
        broker.submit(OrderRequest.bracket(
                new ClientOrderId("b"),
                AAPL,
                Side.BUY,
                Quantity.of(10),
                Price.of("100"),
                Price.of("110"),
                Price.of("95.5")));
        assertThat(AlpacaClient.JSON.readTree(alpaca.asked().getFirst().body()))
                .isEqualTo(AlpacaClient.JSON.readTree("""
                        {"symbol":"AAPL","qty":"10","side":"buy","type":"limit","time_in_force":"gtc",
                         "client_order_id":"b","order_class":"bracket","limit_price":"100",
                         "take_profit":{"limit_price":"110"},"stop_loss":{"stop_price":"95.5"}}"""));
    }

    @Test
    void aRefusalCarriesTheBrokersSentence() {
        alpaca.say(ORDERS, 403, "{\"code\":40310000,\"message\":\"insufficient buying power\"}");
        OrderState refused = broker.submit(buy("a"));
        assertThat(refused.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(refused.reason()).isEqualTo("Alpaca refused: insufficient buying power.");
        assertThat(alpaca.asked(ORDERS)).hasSize(1);
    }

    @Test
    void anOrderWhoseAnswerIsLostIsUnknownAndSentOnlyOnce() {
        alpaca.breakOff(ORDERS);
        OrderState unknown = broker.submit(buy("a"));
        assertThat(unknown.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(unknown.reason()).isEqualTo("The connection to Alpaca broke before its answer came.");
        assertThat(alpaca.asked(ORDERS)).hasSize(1);

        alpaca.say(BY_CLIENT_ID, 200, order("o1", "a", "new", ""));
        assertThat(broker.find(new ClientOrderId("a")).orElseThrow().id()).isEqualTo(new OrderId("o1"));
    }

    @Test
    void aServerErrorIsUnknownAndSentOnlyOnce() {
        alpaca.say(ORDERS, 500, "{\"message\":\"internal server error occurred\"}");
        assertThat(broker.submit(buy("a")).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(alpaca.asked(ORDERS)).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeReadIsUnknown() {
        alpaca.say(ORDERS, 200, "<html>maintenance</html>");
        assertThat(broker.submit(buy("a")).status()).isEqualTo(OrderStatus.UNKNOWN);
        alpaca.say("POST /v2/orders", 200, "{\"surprise\":true}");
        assertThat(broker.submit(buy("a")).status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void anIdThatWasUsedBeforeIsAnsweredWithItsOrder() {
        alpaca.say(ORDERS, 422, "{\"code\":40010001,\"message\":\"client_order_id must be unique\"}")
                .say(BY_CLIENT_ID, 200, order("o1", "a", "filled", ",\"filled_qty\":\"10\",\"filled_avg_price\":99.5"));
        OrderState existing = broker.submit(buy("a"));
        assertThat(existing.id()).isEqualTo(new OrderId("o1"));
        assertThat(existing.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(existing.averagePrice()).isEqualTo(Price.of("99.5"));
    }

    @Test
    void anOrderRefusedForTooManyRequestsIsSentAgain() {
        alpaca.say(
                        ORDERS,
                        new ScriptedAlpaca.Answer(
                                429,
                                "{\"message\":\"too many requests\"}",
                                Map.of("X-RateLimit-Reset", "1763650799", "X-RateLimit-Remaining", "0")))
                .say(ORDERS, 200, order("o1", "a", "new", ""));
        assertThat(broker.submit(buy("a")).status()).isEqualTo(OrderStatus.NEW);
        assertThat(alpaca.asked(ORDERS)).hasSize(2);
    }

    @Test
    void readingIsTriedAgain() {
        alpaca.breakOff("GET /v2/positions").say("GET /v2/positions", 502, "").say("GET /v2/positions", 200, "[]");
        assertThat(broker.holdings()).isEmpty();
        assertThat(alpaca.asked("GET /v2/positions")).hasSize(3);
    }

    @Test
    void noAnswerIsNotAnEmptyAnswer() {
        alpaca.say(BY_CLIENT_ID, 503, "");
        assertThatThrownBy(() -> broker.find(new ClientOrderId("a"))).isInstanceOf(Unavailable.class);
        alpaca.say("GET /v2/positions", 200, "{}");
        assertThatThrownBy(broker::holdings).isInstanceOf(Unavailable.class);
    }

    @Test
    void cancellingIsAcceptedRefusedOrUnknown() {
        alpaca.say("DELETE /v2/orders/o1", 204, "")
                .say("DELETE /v2/orders/o2", 422, "{\"code\":42210000,\"message\":\"order is not cancelable\"}")
                .breakOff("DELETE /v2/orders/o4");
        assertThat(broker.cancel(new OrderId("o1"))).isEqualTo(new Change.Accepted());
        assertThat(broker.cancel(new OrderId("o2")))
                .isEqualTo(new Change.Refused("Alpaca refused: order is not cancelable."));
        assertThat(broker.cancel(new OrderId("o3"))).isEqualTo(new Change.Refused("Alpaca does not know this order."));
        assertThat(broker.cancel(new OrderId("o4"))).isInstanceOf(Change.Unknown.class);
        assertThat(alpaca.asked("DELETE")).hasSize(4);
    }

    @Test
    void pairsAreWrittenWithTheirSlashAndMayBeFractions() {
        alpaca.say("GET /v2/positions", 200, """
                [{"symbol":"BTCUSD","asset_class":"crypto","qty":"0.1234567891","qty_available":"0.1","side":"long",
                  "avg_entry_price":"60000","current_price":"61000","unheard_of":{"a":[1]}},
                 {"symbol":"TSLA","asset_class":"us_equity","qty":"-5","side":"short","avg_entry_price":200,
                  "current_price":null},
                 {"symbol":"AAPL261218C00150000","asset_class":"us_option","qty":"1"}]""");
        assertThat(broker.holdings())
                .startsWith(
                        new Holding(
                                Symbol.of("BTC/USD"),
                                Side.BUY,
                                Quantity.of("0.123456789"),
                                Quantity.of("0.1"),
                                Price.of("60000"),
                                Price.of("61000")),
                        new Holding(
                                Symbol.of("TSLA"),
                                Side.SELL,
                                Quantity.of(5),
                                Quantity.of(5),
                                Price.of("200"),
                                Price.of("200")));
        assertThat(broker.capabilities(Symbol.of("BTC/USD")))
                .isEqualTo(new Brokerage.Capabilities(false, false, false, true, false, false));
    }

    @Test
    void onlyWhatIsEasyToBorrowIsSoldShort() {
        alpaca.say("GET /v2/account", 200, "{\"shorting_enabled\":true,\"cash\":\"1\",\"equity\":\"1\"}")
                .say("GET /v2/assets/AAPL", 200, """
                        {"tradable":true,"shortable":true,"borrow_status":"easy_to_borrow"}""")
                .say("GET /v2/assets/GME", 200, """
                        {"tradable":true,"shortable":true,"borrow_status":"hard_to_borrow"}""");
        assertThat(broker.capabilities(AAPL).shortSelling()).isTrue();
        assertThat(broker.capabilities(Symbol.of("GME")).shortSelling()).isFalse();
        assertThat(broker.capabilities(Symbol.of("NONE")).shortSelling()).isFalse();
    }

    @Test
    void theSecretIsNeverShown() {
        assertThat(new AlpacaKeys("PKTESTKEY0001", "the-secret")).hasToString("AlpacaKeys[PK…0001]");
        assertThatThrownBy(() -> new AlpacaKeys("PK1", "the\nsecret")).hasMessageNotContaining("the\nsecret");
    }

    @Test
    void aKeyIsVerifiedByAskingTheBroker() {
        alpaca.say("GET /v2/account", 200, account("PA3XYZ", ""));
        assertThat(connection.verify(AlpacaEnvironment.PAPER))
                .isInstanceOfSatisfying(Verification.Verified.class, verified -> {
                    assertThat(verified.account().number()).isEqualTo("PA3XYZ");
                    assertThat(verified.account().equity()).isEqualTo(Money.of("100000.5"));
                    assertThat(verified.sentence())
                            .isEqualTo("Alpaca answered: paper account PA3XYZ with $100,000.50 of equity.");
                });
    }

    @Test
    void aPaperKeyIsNotUsedForLiveTrading() {
        assertThat(connection.verify(AlpacaEnvironment.LIVE))
                .isEqualTo(new Verification.Refused(
                        "This key belongs to paper trading and cannot be used for live trading.", null));
        assertThat(alpaca.asked()).isEmpty();
    }

    @Test
    void aLiveAccountBehindAnyKeyIsNotTakenForPaper() {
        alpaca.say("GET /v2/account", 200, account("123456789", ""));
        assertThat(connection.verify(AlpacaEnvironment.PAPER).sentence())
                .isEqualTo("This account belongs to live trading and cannot be used for paper trading.");
    }

    @Test
    void blockedAccountsAndWrongKeysAreRefusedWithASentence() {
        alpaca.say("GET /v2/account", 200, account("PA1", ",\"account_blocked\":true"))
                .say("GET /v2/account", 200, account("PA1", ",\"trade_suspended_by_user\":true"))
                .say("GET /v2/account", 401, "{\"message\":\"unauthorized\"}")
                .say("GET /v2/account", 503, "");
        assertThat(connection.verify(AlpacaEnvironment.PAPER).sentence())
                .isEqualTo("Alpaca has blocked account PA1. Ask Alpaca's support why.");
        assertThat(connection.verify(AlpacaEnvironment.PAPER).sentence())
                .startsWith("Trading is blocked in account PA1");
        assertThat(connection.verify(AlpacaEnvironment.PAPER).sentence())
                .startsWith("Alpaca does not accept this key for paper trading.");
        assertThat(connection.verify(AlpacaEnvironment.PAPER)).isInstanceOf(Verification.Unreachable.class);
    }

    private static String account(String number, String more) {
        return "{\"account_number\":\"" + number + "\",\"status\":\"ACTIVE\",\"cash\":\"100000\",\"equity\":100000.5,"
                + "\"buying_power\":\"200000\",\"pattern_day_trader\":null" + more + "}";
    }

    static String order(String id, String clientId, String status, String more) {
        return "{\"id\":\"" + id + "\",\"client_order_id\":\"" + clientId + "\",\"status\":\"" + status
                + "\",\"symbol\":\"AAPL\",\"qty\":\"10\",\"side\":\"buy\",\"type\":\"market\","
                + "\"updated_at\":\"2026-11-20T14:30:00.123456789Z\"" + more + "}";
    }

    private static OrderRequest buy(String id) {
        return OrderRequest.market(new ClientOrderId(id), AAPL, Side.BUY, Quantity.of(10), PositionIntent.OPEN);
    }
}
