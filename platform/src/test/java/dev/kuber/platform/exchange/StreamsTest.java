package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.exchange.AlpacaUser.Answer;
import dev.kuber.trade.Symbol;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.msgpack.core.MessagePack;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.MapValue;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import tools.jackson.databind.JsonNode;

/** The order stream and the stream of market data, as their clients see them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {

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
    }

    @Test
    void eachChangeOfAnOrderIsTold() {
        try (TradeUpdates updates = user.listen()) {
            Answer placed = user.market("AAPL", "buy", "10").is(200);
            JsonNode received = updates.event("new");
            assertThat(received.at("/order/id").asString()).isEqualTo(placed.text("id"));
            assertThat(received.has("execution_id")).isTrue();
            market.trade(AAPL, "101");
            JsonNode filled = updates.event("fill");
            assertThat(filled.get("price").asString()).isEqualTo("101");
            assertThat(filled.get("qty").asString()).isEqualTo("10");
            assertThat(filled.get("position_qty").asString()).isEqualTo("10");
            assertThat(filled.at("/order/status").asString()).isEqualTo("filled");
        }
    }

    @Test
    void cancellationAndReplacementAreTold() {
        try (TradeUpdates updates = user.listen()) {
            String old = user.limit("AAPL", "buy", "10", "90").is(200).text("id");
            updates.event("new");
            String now = user.patch("/v2/orders/" + old, "{\"limit_price\":\"91\"}")
                    .is(200)
                    .text("id");
            assertThat(updates.event("replaced").at("/order/replaced_by").asString())
                    .isEqualTo(now);
            assertThat(updates.event("new").at("/order/replaces").asString()).isEqualTo(old);
            user.delete("/v2/orders/" + now).is(204);
            assertThat(updates.event("canceled").at("/order/canceled_at").isString())
                    .isTrue();
        }
    }

    @Test
    void theOtherFormOfAuthenticationIsUnderstood() {
        try (TradeUpdates client = TradeUpdates.open(URI.create(server.streamUrl() + "/stream"), Map.of())) {
            client.say("{\"action\":\"auth\",\"key\":\"%s\",\"secret\":\"%s\"}".formatted(user.key, user.secret));
            JsonNode answer = client.next();
            assertThat(answer.get("stream").asString()).isEqualTo("authorization");
            assertThat(answer.at("/data/status").asString()).isEqualTo("authorized");
        }
    }

    @Test
    void aWrongSecretIsUnauthorizedAndHearsNothing() {
        user.get("/v2/account").is(200);
        try (TradeUpdates client = TradeUpdates.open(URI.create(server.streamUrl() + "/stream"), Map.of())) {
            client.say("""
                    {"action":"authenticate","data":{"key_id":"%s","secret_key":"guess"}}""".formatted(user.key));
            assertThat(client.next().at("/data/status").asString()).isEqualTo("unauthorized");
            client.say("{\"action\":\"listen\",\"data\":{\"streams\":[\"trade_updates\"]}}");
            assertThat(client.next().at("/data/status").asString()).isEqualTo("unauthorized");
            assertThat(server.listeners(user.key, user.secret)).isZero();
        }
    }

    @Test
    void subscribersHearTradesQuotesAndBars() {
        try (TradeUpdates client = data("/v2/iex", Map.of())) {
            authenticate(client);
            client.say("{\"action\":\"subscribe\",\"trades\":[\"AAPL\"],\"quotes\":[\"AAPL\"],\"bars\":[\"*\"]}");
            assertThat(client.next().at("/0/bars/0").asString()).isEqualTo("*");
            market.trade(AAPL, "123.45");
            JsonNode trade = client.next().get(0);
            assertThat(trade.get("T").asString()).isEqualTo("t");
            assertThat(trade.get("S").asString()).isEqualTo("AAPL");
            assertThat(trade.get("p").asDouble()).isEqualTo(123.45);
            JsonNode quote = client.next().get(0);
            assertThat(quote.get("T").asString()).isEqualTo("q");
            assertThat(quote.get("bp").asDouble()).isEqualTo(123.44);
            assertThat(quote.get("ap").asDouble()).isEqualTo(123.46);
            client.say("{\"action\":\"unsubscribe\",\"trades\":[\"AAPL\"],\"quotes\":[\"AAPL\"]}");
            assertThat(client.next().at("/0/trades").size()).isZero();
            market.advance(Duration.ofMinutes(1));
            JsonNode bar = client.next().get(0);
            assertThat(bar.get("T").asString()).isEqualTo("b");
            assertThat(bar.get("c").asDouble()).isEqualTo(123.45);
        }
    }

    @Test
    void messagePackIsSpokenToThoseWhoAskForIt() throws Exception {
        var headers = Map.of(
                "Content-Type", "application/msgpack",
                "APCA-API-KEY-ID", user.key,
                "APCA-API-SECRET-KEY", user.secret);
        try (TradeUpdates client = data("/v2/sip", headers)) {
            assertThat(unpacked(client).get(key("msg"))).isEqualTo(ValueFactory.newString("connected"));
            assertThat(unpacked(client).get(key("msg"))).isEqualTo(ValueFactory.newString("authenticated"));
            try (var packer = MessagePack.newDefaultBufferPacker()) {
                packer.packValue(ValueFactory.newMap(
                        key("action"),
                        ValueFactory.newString("subscribe"),
                        key("trades"),
                        ValueFactory.newArray(ValueFactory.newString("AAPL"))));
                client.say(packer.toByteArray());
            }
            assertThat(unpacked(client).get(key("T"))).isEqualTo(ValueFactory.newString("subscription"));
            market.trade(AAPL, "99.5");
            Map<Value, Value> trade = unpacked(client);
            assertThat(member(trade, "p").asNumberValue().toDouble()).isEqualTo(99.5);
            Instant at = member(trade, "t").asTimestampValue().toInstant();
            assertThat(at).isEqualTo(market.now());
        }
    }

    @Test
    void theDataStreamNamesWhatIsWrong() {
        try (TradeUpdates client = TradeUpdates.open(URI.create(server.streamUrl() + "/v2/iex"), Map.of())) {
            assertThat(client.next().at("/0/msg").asString()).isEqualTo("connected");
            client.say("{\"action\":\"subscribe\",\"trades\":[\"AAPL\"]}");
            assertThat(client.next().at("/0/code").asInt()).isEqualTo(401);
            client.say("nonsense");
            assertThat(client.next().at("/0/code").asInt()).isEqualTo(400);
            client.say("{\"action\":\"auth\",\"key\":\"\",\"secret\":\"\"}");
            assertThat(client.next().at("/0/code").asInt()).isEqualTo(402);
        }
    }

    @Test
    void pairsHaveAStreamOfTheirOwn() {
        try (TradeUpdates client = data("/v1beta3/crypto/us", Map.of())) {
            authenticate(client);
            client.say("{\"action\":\"subscribe\",\"trades\":[\"*\"]}");
            client.next();
            market.trade(AAPL, "100");
            market.trade(BTC, "50001");
            assertThat(client.next().at("/0/S").asString()).isEqualTo("BTC/USD");
        }
    }

    private TradeUpdates data(String path, Map<String, String> headers) {
        return TradeUpdates.open(URI.create(server.streamUrl() + path), headers);
    }

    private void authenticate(TradeUpdates client) {
        assertThat(client.next().at("/0/msg").asString()).isEqualTo("connected");
        client.say("{\"action\":\"auth\",\"key\":\"%s\",\"secret\":\"%s\"}".formatted(user.key, user.secret));
        assertThat(client.next().at("/0/msg").asString()).isEqualTo("authenticated");
    }

    private static Value key(String name) {
        return ValueFactory.newString(name);
    }

    private static Value member(Map<Value, Value> message, String name) {
        return Objects.requireNonNull(message.get(key(name)));
    }

    private static Map<Value, Value> unpacked(TradeUpdates client) throws Exception {
        try (var unpacker = MessagePack.newDefaultUnpacker(client.nextFrame())) {
            ArrayValue messages = unpacker.unpackValue().asArrayValue();
            MapValue first = messages.get(0).asMapValue();
            return first.map();
        }
    }
}
