package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class BrokerConnectionsApiTest {

    private static final String SECRET = "tOpSeCrEt/0123456789+abcdef";

    private static final List<HttpServer> ALPACA = new ArrayList<>();
    private static RunningKuber kuber;

    @BeforeAll
    static void start() throws IOException {
        kuber = RunningKuber.start(
                "kuber.alpaca.paper.trading-url=" + alpaca("PA"), "kuber.alpaca.live.trading-url=" + alpaca("9"));
    }

    @AfterAll
    static void stop() {
        kuber.close();
        ALPACA.forEach(server -> server.stop(0));
    }

    /** Accepts key ids that contain GOOD; what comes after it is the end of the account's number. */
    private static String alpaca(String numbers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/account", exchange -> answer(exchange, numbers));
        server.start();
        ALPACA.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String numbers) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("APCA-API-KEY-ID");
        boolean right = key.contains("GOOD")
                && SECRET.equals(exchange.getRequestHeaders().getFirst("APCA-API-SECRET-KEY"));
        String body = right
                ? """
                {"account_number": "%s", "status": "ACTIVE", "currency": "USD", "cash": "1000.50", "equity": "1200",
                 "buying_power": "2400", "shorting_enabled": true, "trading_blocked": false}""".formatted(numbers + key.substring(key.indexOf("GOOD") + 4))
                : "{\"message\": \"unauthorized\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(right ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer connect(Client user, String environment, String name, String keyId) {
        return user.post("/api/v1/broker-connections", """
                {"broker": "alpaca", "environment": "%s", "name": "%s", "key_id": "%s", "secret": "%s"}""".formatted(environment, name, keyId, SECRET));
    }

    private static String id(Answer answer) {
        return answer.expect(201).json().get("id").asString();
    }

    @Test
    void aPaperAccountIsConnectedTestedAndRemoved() {
        Client user = kuber.user();
        JsonNode added =
                connect(user, "paper", "My paper", "PKGOOD1001").expect(201).json();
        assertThat(added.propertyNames())
                .containsExactly(
                        "id",
                        "broker",
                        "environment",
                        "name",
                        "key_hint",
                        "account_number",
                        "status",
                        "message",
                        "verified_at",
                        "created_at");
        assertThat(added.get("status").asString()).isEqualTo("verified");
        assertThat(added.get("broker").asString()).isEqualTo("alpaca");
        assertThat(added.get("environment").asString()).isEqualTo("paper");
        assertThat(added.get("account_number").asString()).isEqualTo("PA1001");
        assertThat(added.get("key_hint").asString()).isEqualTo("PK…1001");
        assertThat(added.get("message").asString()).contains("PA1001");

        String path = "/api/v1/broker-connections/" + added.get("id").asString();
        JsonNode tested = user.post(path + "/test", "").expect(200).json();
        assertThat(tested.at("/account/cash").asString()).isEqualTo("1000.5");
        assertThat(tested.at("/account/buying_power").asString()).isEqualTo("2400");
        assertThat(tested.at("/account/shorting_enabled").asBoolean()).isTrue();
        assertThat(tested.at("/account/trading_blocked").asBoolean()).isFalse();

        user.delete(path).expect(204);
        user.delete(path).expect(404);
        assertThat(user.get("/api/v1/broker-connections").json().get("items")).isEmpty();
        assertThat(user.get("/api/v1/audit?kind=connection")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .containsExactly("broker_connection_removed", "broker_connection_tested", "broker_connection_added");
    }

    @Test
    void aKeyOfTheOtherKindIsRefusedEitherWay() {
        Client user = kuber.user();
        JsonNode live = connect(user, "live", "Wrong", "PKGOOD1002").expect(201).json();
        assertThat(live.get("status").asString()).isEqualTo("refused");
        assertThat(live.get("message").asString())
                .isEqualTo("This key belongs to paper trading and cannot be used for live trading.");
        assertThat(live.get("verified_at").isNull()).isTrue();
        JsonNode paper =
                connect(user, "paper", "Wrong", "AKGOOD1003").expect(201).json();
        assertThat(paper.get("status").asString()).isEqualTo("refused");
    }

    @Test
    void aKeyThatTheBrokerRefusesIsKeptAndSaysWhy() {
        Client user = kuber.user();
        JsonNode refused =
                connect(user, "paper", "Typo", "PKBAD00001").expect(201).json();
        assertThat(refused.get("status").asString()).isEqualTo("refused");
        assertThat(refused.get("message").asString()).startsWith("Alpaca does not accept this key for paper trading.");
        JsonNode tested = user.post(
                        "/api/v1/broker-connections/" + refused.get("id").asString() + "/test", "")
                .expect(200)
                .json();
        assertThat(tested.get("account").isNull()).isTrue();
    }

    @Test
    void theSameAccountIsNotConnectedTwice() {
        Client user = kuber.user();
        connect(user, "paper", "First", "PKGOOD1004").expect(201);
        Answer second = connect(user, "paper", "Second", "PKxGOOD1004").expect(409);
        assertThat(second.json().get("detail").asString()).isEqualTo("This account is connected already, as 'First'.");
    }

    @Test
    void nobodySeesTestsOrRemovesWhatIsSomebodyElses() {
        String path = "/api/v1/broker-connections/" + id(connect(kuber.user(), "paper", "Mine", "PKGOOD1005"));
        Client eve = kuber.user();
        assertThat(eve.get("/api/v1/broker-connections").expect(200).json().get("items"))
                .isEmpty();
        eve.post(path + "/test", "").expect(404);
        eve.delete(path).expect(404);
        kuber.stranger().get("/api/v1/broker-connections").expect(401);
    }

    @Test
    void aConnectionStaysWhileAPipelineThatTradesThroughItIsStarted() {
        Client user = kuber.user();
        String id = id(connect(user, "paper", "Used", "PKGOOD1006"));
        String pipeline = user.post("/api/v1/pipelines", """
                {"name": "Through", "definition": {"nodes": [], "edges": [], "settings": {"symbols": ["AAPL"],
                 "trading_mode": "paper", "broker_connection": "%s"}}}""".formatted(id))
                .expect(201)
                .json()
                .get("id")
                .asString();
        var jdbc = kuber.context().getBean(JdbcClient.class);
        jdbc.sql("update pipeline set status = 'paused' where id = :id")
                .param("id", pipeline)
                .update();
        assertThat(user.delete("/api/v1/broker-connections/" + id)
                        .expect(409)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("The pipeline 'Through' trades through this connection: stop it first.");
        jdbc.sql("update pipeline set status = 'stopped' where id = :id")
                .param("id", pipeline)
                .update();
        user.delete("/api/v1/broker-connections/" + id).expect(204);
    }

    @Test
    void usersCannotNameAddressesOrChangeWithoutTheCsrfToken() {
        Client user = kuber.user();
        user.post("/api/v1/broker-connections", """
                {"broker": "alpaca", "environment": "paper", "name": "x", "key_id": "PKGOOD1007", "secret": "s",
                 "trading_url": "http://169.254.169.254/"}""").expect(400);
        user.post("/api/v1/broker-connections", """
                {"broker": "http://169.254.169.254/", "environment": "paper", "name": "x", "key_id": "k", "secret": "s"}""").expect(400);
        connect(user.withoutCsrf(), "paper", "x", "PKGOOD1007").expect(403);
    }

    /** Whatever is done with keys, right or wrong: neither answers, nor logs, nor any table show one. */
    @Test
    void aSecretIsNowhereToBeSeen(CapturedOutput logs) {
        Client user = kuber.user();
        String keyId = "PKGOOD00VERYPRIVATE1008";
        var answers = new ArrayList<Answer>();
        answers.add(connect(user, "paper", "Private", keyId).expect(201));
        String path = "/api/v1/broker-connections/" + id(answers.getFirst());
        answers.add(user.get("/api/v1/broker-connections"));
        answers.add(user.post(path + "/test", "").expect(200));
        answers.add(user.get("/api/v1/audit").expect(200));
        String form = "{\"broker\": \"alpaca\", \"environment\": \"paper\", \"name\": \"x\", ";
        String key = "\"key_id\": \"" + keyId + "\"";
        for (String wrong : List.of(
                form + key + ", \"secret\": \"" + SECRET + " with spaces\"}",
                form + key + ", \"secret\": \"" + SECRET + "\\u0000\\n\"}",
                form + key + ", \"secret\": {\"value\": \"" + SECRET + "\"}}",
                form + key + ", \"secret\": [\"" + SECRET + "\"]}",
                form + key + ", \"secrets\": \"" + SECRET + "\"}",
                form + key + ", \"secret\": \"" + SECRET + "\", \"secret\": \"" + SECRET + "\"}",
                form + key + ", \"secret\": \"" + SECRET + "\"",
                form + key + ", \"secret\": " + SECRET + "}")) {
            Answer answer = user.post("/api/v1/broker-connections", wrong);
            assertThat(answer.status()).as(wrong).isIn(400, 422);
            answers.add(answer);
        }
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.body() + answer.headers()).doesNotContain(SECRET, "tOpSeCrEt", keyId));
        assertThat(logs.getAll()).doesNotContain("tOpSeCrEt", keyId);
        assertThat(everyRow()).contains("PK…1008").doesNotContain("tOpSeCrEt", keyId);
    }

    /** All rows of all tables, bytes both as characters and in hexadecimal digits. */
    private static String everyRow() {
        var jdbc = kuber.context().getBean(JdbcClient.class);
        var all = new StringBuilder();
        List<String> tables = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
        assertThat(tables).contains("broker_connection", "audit_entry", "event");
        for (String table : tables) {
            jdbc.sql("select t::text from \"" + table + "\" t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        jdbc.sql("select encode(sealed_keys, 'escape') from broker_connection")
                .query(String.class)
                .list()
                .forEach(all::append);
        return all.toString();
    }
}
