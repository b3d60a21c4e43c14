package dev.kuber.platform.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.exchange.AlpacaUser.Answer;
import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.trade.Symbol;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What can be made to go wrong, over HTTP and in the order stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final String ONCE = """
            {"symbol":"AAPL","qty":"10","side":"buy","type":"market","time_in_force":"day","client_order_id":"once"}
            """;

    private ManualMarket market;
    private ExchangeServer server;
    private AlpacaUser user;

    @BeforeAll
    void start() {
        market = new ManualMarket(OrdersOverHttpTest.OPEN, AAPL);
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
    void aDroppedReplyLeavesAnOrderBehind() {
        user.faults().arm(Fault.once(Kind.DROP_REPLY, "POST /v2/orders"));
        assertThatThrownBy(() -> user.attempt("POST", "/v2/orders", ONCE)).isInstanceOf(IOException.class);
        assertThat(found().text("status")).isEqualTo("new");
        user.post("/v2/orders", ONCE).is(422);
    }

    @Test
    void anErrorBeforeTheEffectLeavesNothing() {
        user.faults().arm(Fault.once(Kind.ERROR, "POST /v2/orders"));
        user.post("/v2/orders", ONCE).is(500);
        user.get("/v2/orders:by_client_order_id?client_order_id=once").is(404);
        user.post("/v2/orders", ONCE).is(200);
    }

    @Test
    void anErrorAfterTheEffectLeavesAnOrder() {
        user.faults().arm(Fault.once(Kind.ERROR_AFTER, "POST /v2/orders"));
        user.post("/v2/orders", ONCE).is(500);
        assertThat(found().text("status")).isEqualTo("new");
    }

    @Test
    void tooManyRequestsHaveNoEffect() {
        user.faults().arm(Fault.once(Kind.RATE_LIMIT, "POST /v2/orders").times(2));
        user.post("/v2/orders", ONCE).is(429);
        user.post("/v2/orders", ONCE).is(429);
        user.post("/v2/orders", ONCE).is(200);
    }

    @Test
    void aDelayedReplyComesLate() {
        user.faults().arm(Fault.delay("GET /v2/clock", Duration.ofMillis(50)));
        long before = System.nanoTime();
        user.get("/v2/clock").is(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aFaultStrikesOnlyWhatItNamesAfterSkippingOthers() {
        user.faults().arm(Fault.once(Kind.ERROR, "DELETE /v2/orders/*").after(1));
        String first = user.limit("AAPL", "buy", "1", "90").is(200).text("id");
        user.delete("/v2/orders/" + first).is(204);
        String second = user.limit("AAPL", "buy", "1", "90").is(200).text("id");
        user.delete("/v2/orders/" + second).is(500);
        user.delete("/v2/orders/" + second).is(204);
    }

    @Test
    void aFaultOfOneAccountLeavesOthersAlone() {
        var other = new AlpacaUser(server, "PKother account");
        user.faults().arm(Fault.once(Kind.ERROR));
        other.get("/v2/account").is(200);
        user.get("/v2/account").is(500);
    }

    @Test
    void anOrderMayBeRejectedAfterItWasAccepted() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.REJECT));
            user.post("/v2/orders", ONCE).is(200);
            updates.event("new");
            JsonNode event = updates.event("rejected");
            assertThat(event.at("/order/status").asString()).isEqualTo("rejected");
            assertThat(event.at("/order/failed_at").isString()).isTrue();
        }
        assertThat(found().text("status")).isEqualTo("rejected");
    }

    @Test
    void anOrderMayFillInPart() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.PARTIAL_FILL));
            user.post("/v2/orders", ONCE).is(200);
            updates.event("new");
            market.trade(AAPL, "100");
            JsonNode part = updates.event("partial_fill");
            assertThat(part.get("qty").asString()).isEqualTo("5");
            assertThat(part.get("position_qty").asString()).isEqualTo("5");
            assertThat(found().text("status")).isEqualTo("partially_filled");
            market.trade(AAPL, "101");
            assertThat(updates.event("fill").get("position_qty").asString()).isEqualTo("10");
        }
        assertThat(found().text("filled_avg_price")).isEqualTo("100.5");
    }

    @Test
    void ofAHaltedSymbolNothingFillsUntilItIsResumed() {
        user.faults().arm(Fault.halt(AAPL));
        user.post("/v2/orders", ONCE).is(200);
        market.trade(AAPL, "100");
        assertThat(found().text("status")).isEqualTo("new");
        user.faults().clear();
        market.trade(AAPL, "100");
        assertThat(found().text("status")).isEqualTo("filled");
    }

    @Test
    void eventsMayComeTwice() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.DUPLICATE_EVENTS));
            user.post("/v2/orders", ONCE).is(200);
            JsonNode first = updates.event("new");
            assertThat(updates.event("new")).isEqualTo(first);
        }
    }

    @Test
    void eventsMayComeInTheWrongOrder() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.REORDER_EVENTS));
            user.post("/v2/orders", ONCE).is(200);
            market.trade(AAPL, "100");
            updates.event("fill");
            updates.event("new");
        }
    }

    @Test
    void eventsMayNeverCome() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.WITHHOLD_EVENTS));
            user.post("/v2/orders", ONCE).is(200);
            market.trade(AAPL, "100");
            updates.event("fill");
        }
    }

    @Test
    void theStreamMayEndBetweenTwoEvents() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.DISCONNECT).after(1));
            user.post("/v2/orders", ONCE).is(200);
            updates.event("new");
            market.trade(AAPL, "100");
            updates.ends();
        }
        try (TradeUpdates again = user.listen()) {
            user.market("AAPL", "sell", "10").is(200);
            again.event("new");
        }
    }

    @Test
    void theStreamMayEndAtOnce() {
        try (TradeUpdates updates = user.listen()) {
            user.faults().arm(Fault.once(Kind.DISCONNECT));
            updates.ends();
        }
        assertThat(user.faults().armed()).isEmpty();
    }

    @Test
    void faultsAreArmedShownAndClearedOverHttp() {
        Answer armed = user.post("/faults", """
                {"fault":"drop_reply","on":"POST /v2/orders","times":2,"skip":1}
                """).is(200);
        assertThat(armed.text("0/fault")).isEqualTo("drop_reply");
        assertThat(user.get("/faults").is(200).body().size()).isEqualTo(1);
        user.post("/faults", """
                {"fault":"delay","milliseconds":20}
                """).is(200);
        user.post("/faults", """
                {"fault":"boredom"}
                """).is(422);
        user.post("/faults", """
                {"fault":"delay"}
                """).is(422);
        user.delete("/faults").is(204);
        assertThat(user.get("/faults").is(200).body().size()).isZero();
    }

    @Test
    void aMarketMovedByHandIsMovedOverHttp() {
        user.post("/v2/orders", ONCE).is(200);
        user.post("/market", """
                {"symbol":"AAPL","price":"102","seconds":1}
                """).is(200);
        assertThat(found().text("filled_avg_price")).isEqualTo("102");
    }

    private Answer found() {
        return user.get("/v2/orders:by_client_order_id?client_order_id=once").is(200);
    }
}
