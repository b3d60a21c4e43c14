package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kuber.platform.exchange.AlpacaContract;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.Trail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever our client sends is what Alpaca's published documents describe. */
class AlpacaRequestsTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Symbol BTC = Symbol.of("BTC/USD");
    private static final OrderId ORDER = new OrderId("61e69015-8549-4bfd-b9c3-01e75843f47d");

    private final ScriptedAlpaca alpaca = new ScriptedAlpaca();
    private final AlpacaConnection connection = AlpacaConnection.open(
            AlpacaEndpoints.at(alpaca.uri()),
            new AlpacaKeys("PKTESTKEY0001", "the-secret"),
            Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ZoneOffset.UTC),
            new Random(1),
            Executors.newVirtualThreadPerTaskExecutor());
    private final Brokerage broker = connection.brokerage();

    @BeforeEach
    void documents() {
        assumeThat(AlpacaContract.available()).as("skipped: no ../shared/data").isTrue();
    }

    @AfterEach
    void asDescribed() {
        connection.close();
        alpaca.close();
        for (ScriptedAlpaca.Asked asked : alpaca.asked()) {
            String[] parts = asked.path().split("\\?", 2);
            AlpacaContract.assertRequest(asked.method(), parts[0], parts.length > 1 ? parts[1] : "", asked.body());
        }
    }

    @Test
    void ordersOfEveryTypeClassAndTime() {
        for (TimeInForce time : TimeInForce.values()) {
            broker.submit(simple(AAPL, OrderType.MARKET).with(time));
        }
        for (OrderType type : List.of(OrderType.MARKET, OrderType.LIMIT, OrderType.STOP, OrderType.STOP_LIMIT)) {
            broker.submit(simple(AAPL, type));
            broker.submit(simple(BTC, type));
        }
        broker.submit(simple(AAPL, OrderType.MARKET).trailing(Trail.percent("1.5")));
        broker.submit(simple(AAPL, OrderType.MARKET).trailing(Trail.amount("2")));
        var ten = Quantity.of(10);
        broker.submit(OrderRequest.bracket(id(), AAPL, Side.BUY, ten, null, Price.of("110"), Price.of("95")));
        broker.submit(
                OrderRequest.bracket(id(), AAPL, Side.SELL, ten, Price.of("100"), Price.of("90"), Price.of("105")));
        broker.submit(OrderRequest.oco(id(), AAPL, Side.SELL, ten, Price.of("110"), Price.of("95")));
        broker.submit(oneTriggersOther());
        assertThat(alpaca.asked("POST /v2/orders")).hasSize(20);
    }

    @Test
    void questionsAboutOrders() {
        alpaca.say("GET /v2/orders?", 200, "[]");
        broker.find(id());
        broker.find(IntStream.range(0, 10)
                .mapToObj(i -> new ClientOrderId("many " + i))
                .toList());
        broker.openOrders(AAPL);
        broker.openOrders(BTC);
        assertThat(alpaca.asked("GET /v2/orders")).hasSizeGreaterThan(12);
    }

    @Test
    void changesOfOrders() {
        alpaca.say("GET /v2/orders/", 200, """
                {"id":"61e69015-8549-4bfd-b9c3-01e75843f47d","client_order_id":"s","symbol":"BTC/USD","side":"sell",
                 "type":"stop_limit","limit_price":"94","stop_price":"95","qty":"0.5","status":"new"}""");
        broker.moveStop(ORDER, Price.of("96"), id());
        broker.cancel(ORDER);
        assertThat(alpaca.asked("PATCH").getFirst().body())
                .isEqualTo("{\"stop_price\":\"96\",\"limit_price\":\"95\",\"client_order_id\":\"x.AAPL.id\"}");
        assertThat(alpaca.asked("DELETE")).hasSize(1);
    }

    @Test
    void questionsAboutTheAccount() {
        alpaca.say("GET /v2/positions", 200, "[]")
                .say("GET /v2/account", 200, "{\"cash\":\"1\",\"equity\":\"1\",\"shorting_enabled\":true}");
        broker.holdings();
        broker.account();
        broker.capabilities(AAPL);
        connection.verify(AlpacaEnvironment.PAPER);
        assertThat(alpaca.asked()).hasSize(5);
    }

    @Test
    void questionsAboutPrices() {
        alpaca.say("GET /v2/stocks/bars", 200, "{\"bars\":{},\"next_page_token\":\"abc\"}")
                .say("GET /v2/stocks/bars", 200, "{\"bars\":null,\"next_page_token\":null}")
                .say("GET /v2/stocks/AAPL", 200, "{\"latestTrade\":{\"p\":1,\"t\":\"2026-11-20T15:00:00Z\"}}")
                .say(
                        "GET /v1beta3",
                        200,
                        "{\"bars\":{},\"snapshots\":{\"BTC/USD\":{\"latestTrade\":{\"p\":1,"
                                + "\"t\":\"2026-11-20T15:00:00Z\"}}}}");
        MarketData data = connection.marketData(_ -> "");
        for (Symbol symbol : List.of(AAPL, BTC)) {
            data.quote(symbol);
            for (String timeframe : List.of("1m", "5m", "7m", "1h", "4h", "1d", "1w")) {
                assertThat(data.bars(symbol, Timeframe.of(timeframe), 5).isEmpty())
                        .isTrue();
            }
        }
        assertThat(alpaca.asked()).hasSize(17);
    }

    private static OrderRequest oneTriggersOther() {
        return new OrderRequest(
                id(),
                OrderClass.OTO,
                AAPL,
                Side.BUY,
                Quantity.of(10),
                OrderType.LIMIT,
                TimeInForce.DAY,
                Price.of("100"),
                null,
                null,
                Price.of("95"),
                PositionIntent.OPEN,
                Price.of("94"),
                null,
                false);
    }

    private static OrderRequest simple(Symbol symbol, OrderType type) {
        boolean limited = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        boolean stopped = type == OrderType.STOP || type == OrderType.STOP_LIMIT;
        return OrderRequest.simple(
                id(),
                symbol,
                Side.SELL,
                Quantity.of("2.5"),
                type,
                limited ? Price.of("99.99") : null,
                stopped ? Price.of("100") : null,
                PositionIntent.CLOSE);
    }

    private static ClientOrderId id() {
        return new ClientOrderId("x.AAPL.id");
    }
}
