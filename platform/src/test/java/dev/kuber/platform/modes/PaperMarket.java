package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.database.ConnectionSettings;
import dev.kuber.platform.exchange.ExchangeOptions;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application with an exchange that speaks Alpaca's API, over real HTTP and WebSockets, on a market moved by hand
 * in the middle of a session.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PaperMarket {

    static final Symbol ABC = Symbol.of("ABC");
    static final Instant SESSION = Instant.parse("2026-03-03T15:30:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Goes as fast as the wall's, on a trading day. */
    final Clock clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), SESSION));

    final HttpClient http = HttpClient.newHttpClient();
    final ConnectionSettings database = TestDatabase.freshSettings();
    final ManualMarket market = new ManualMarket(SESSION, ABC);
    final ExchangeServer exchange = start(market);
    final HttpServer live = liveAccount();
    RunningKuber kuber = kuber();

    /** A trader with an account at the exchange and a pipeline that buys when the price rises above 99. */
    record Trader(Client user, String key, String pipeline) {
        String secret() {
            return "secret-of-" + key;
        }
    }

    static ExchangeServer start(ManualMarket market) {
        var rules = ExchangeRules.frictionless(Money.of(100_000));
        return ExchangeServer.start(ExchangeOptions.of(market, Clock.systemUTC(), rules)
                .fillingAtOnce()
                .withCallsPerMinute(10_000));
    }

    RunningKuber kuber(String... more) {
        var properties = new ArrayList<>(List.of(
                "kuber.alpaca.paper.trading-url=" + exchange.url(),
                "kuber.alpaca.paper.data-url=" + exchange.url(),
                "kuber.alpaca.live.trading-url=http://127.0.0.1:"
                        + live.getAddress().getPort(),
                "kuber.alpaca.live.data-url=http://127.0.0.1:"
                        + live.getAddress().getPort(),
                "kuber.reconciliation.every=2s"));
        properties.addAll(List.of(more));
        return RunningKuber.start(database, this::beans, properties.toArray(String[]::new));
    }

    private void beans(GenericApplicationContext context) {
        RunningKuber.agents(context, new FixedIdea());
        context.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }

    @AfterAll
    void stop() {
        kuber.close();
        exchange.close();
        live.stop(0);
    }

    @BeforeAll
    void remember() {
        var minutes = new ArrayList<Bar>();
        for (int i = 60; i > 0; i--) {
            Instant opens = SESSION.minusSeconds(60L * i);
            minutes.add(new Bar(opens, opens.plusSeconds(60), 98, 98, 98, 98, 1000));
        }
        market.remember(Bars.of(ABC, Timeframe.M1, minutes));
    }

    @BeforeEach
    void below() {
        trade("98");
    }

    static String sentence(RunningKuber.Answer answer) {
        return answer.json().get("detail").asString();
    }

    /** Alpaca's live environment, as far as it is needed to connect an account: no account at the exchange is a live one. */
    static HttpServer liveAccount() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] account = """
                    {"account_number": "987654321", "status": "ACTIVE", "currency": "USD", "cash": "1000",
                     "equity": "1000", "buying_power": "1000", "trading_blocked": false}
                    """.getBytes(StandardCharsets.UTF_8);
            server.createContext("/v2/account", call -> {
                try (call) {
                    call.sendResponseHeaders(200, account.length);
                    call.getResponseBody().write(account);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new trader whose pipeline waits for the price. */
    Trader trader() {
        Client user = kuber.user();
        String key = key("PK");
        String pipeline = pipeline(user, "paper", connect(user, "paper", key));
        user.post("/api/v1/pipelines/" + pipeline + "/start", "").expect(200);
        await().atMost(PATIENCE)
                .until(() -> kuber(user, "/api/v1/executions?pipeline_id=" + pipeline).stream()
                        .anyMatch(one -> one.get("status").asString().equals("waiting_trigger")));
        return new Trader(user, key, pipeline);
    }

    static String key(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
    }

    static String connect(Client user, String environment, String key) {
        JsonNode connection = user.post("/api/v1/broker-connections", """
                        {"broker":"alpaca","environment":"%s","name":"Mine","key_id":"%s","secret":"secret-of-%s"}
                        """.formatted(environment, key, key))
                .expect(201)
                .json();
        assertThat(connection.get("status").asString())
                .as(connection.get("message").asString())
                .isEqualTo("verified");
        return connection.get("id").asString();
    }

    static String pipeline(Client user, String mode, String connection) {
        return user.post("/api/v1/pipelines", """
                        {"name":"Paper","definition":{
                          "nodes":[{"id":"price","agent_type":"price_trigger","config":{"kind":"CROSSES_ABOVE","level":99}},
                                   {"id":"idea","agent_type":"test_fixed_idea"},
                                   {"id":"trade","agent_type":"trade_manager"}],
                          "edges":[{"from":"price","to":"idea"},{"from":"idea","to":"trade"}],
                          "settings":{"symbols":["ABC"],"timeframe":"1m","trading_mode":"%s","run_mode":"run_once",
                                      "calendar":"nyse","broker_connection":"%s"}}}
                        """.formatted(mode, connection))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    /** Lets the price rise until the trader's position is open and protected. */
    JsonNode opened(Trader trader) {
        rises("100", () -> {
            JsonNode position = position(trader);
            return position.path("state").asString("").equals("open")
                    && position.get("protected").asBoolean(false)
                    && position.get("remaining").asString().equals("10");
        });
        return position(trader);
    }

    void rises(String price, Callable<Boolean> until) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            trade(price);
            return until.call();
        });
    }

    JsonNode closed(Trader trader, Runnable move) {
        move.run();
        String path = "/api/v1/trades?pipeline_id=" + trader.pipeline();
        await().atMost(PATIENCE).until(() -> !kuber(trader, path).isEmpty());
        return kuber(trader, path).getFirst();
    }

    JsonNode position(Trader trader) {
        return kuber(trader, "/api/v1/positions").stream()
                .findFirst()
                .orElse(JsonMapper.shared().createObjectNode());
    }

    List<JsonNode> kuber(Trader trader, String path) {
        return kuber(trader.user(), path);
    }

    static List<JsonNode> kuber(Client user, String path) {
        return list(user.get(path).expect(200).json().get("items"));
    }

    /** How the trades of a pipeline ended, as the database has them. */
    List<String> trades(String pipeline) {
        return kuber.context()
                .getBean(JdbcClient.class)
                .sql("select position ->> 'reason' from trade where pipeline_id = :id")
                .param("id", pipeline)
                .query(String.class)
                .list();
    }

    synchronized void trade(String price) {
        Instant now = clock.instant();
        if (now.isAfter(market.now())) {
            market.moveTo(now);
        }
        market.trade(ABC, price);
    }

    /** Where stops rest at the broker. */
    List<String> stops(Trader trader) {
        var stops = new ArrayList<String>();
        for (JsonNode order : orders(trader, "open")) {
            stops(order, stops);
        }
        return stops;
    }

    static void stops(JsonNode order, List<String> stops) {
        boolean works = order.get("status").asString().equals("new")
                || order.get("status").asString().equals("held");
        if (works && order.path("type").asString("").equals("stop")) {
            stops.add(order.get("stop_price").asString().replaceAll("\\.0+$", ""));
        }
        order.path("legs").forEach(leg -> stops(leg, stops));
    }

    List<JsonNode> orders(Trader trader, String status) {
        return list(call(trader, "GET", "/v2/orders?nested=true&limit=500&status=" + status));
    }

    List<JsonNode> holdings(Trader trader) {
        return list(call(trader, "GET", "/v2/positions"));
    }

    JsonNode call(Trader trader, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(exchange.url() + path))
                .header("APCA-API-KEY-ID", trader.key())
                .header("APCA-API-SECRET-KEY", trader.secret())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return JsonMapper.shared()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        var all = new ArrayList<JsonNode>();
        array.forEach(all::add);
        return all;
    }
}
