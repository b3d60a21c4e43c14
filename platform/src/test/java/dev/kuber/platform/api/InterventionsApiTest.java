package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a trader does by hand, on the whole application. */
class InterventionsApiTest {

    private static final String PIPELINES = "/api/v1/pipelines/";

    /** Shortly before the momentum template buys on the synthetic market of seed 1. */
    private static final String BEFORE_A_TRADE = "2024-03-04T00:30:00Z";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void aHaltThatFlattensClosesEverythingAndNothingIsOpenedUntilItIsLifted() {
        Client user = kuber.user();
        String pipeline = started(user, template(user));
        JsonNode open = eventually(user, "/api/v1/positions", item -> is(item, "state", "open"));
        assertThat(open.get("attention").isNull()).isTrue();
        assertThat(texts(user, "/api/v1/orders?status=open&pipeline_id=" + pipeline, "role"))
                .contains("take_profit", "stop_loss")
                .doesNotContain("entry");

        JsonNode halt = user.post("/api/v1/halts", """
                        {"pipeline_id": null, "reason": "too wild", "flatten": true}""").expect(201).json();
        assertThat(halt.get("scope").asString()).isEqualTo("account");
        assertThat(halt.get("by").asString()).isEqualTo("Ada");
        JsonNode trade = eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
        assertThat(trade.get("exit_reason").asString()).isEqualTo("manual");
        assertThat(trade.get("why").asString()).contains("halted, too wild");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> items(user, "/api/v1/orders?status=open").isEmpty());
        assertThat(refusal(user, pipeline)).startsWith("Trading in the whole account is halted by Ada: too wild.");

        String lift = "/api/v1/halts/" + halt.get("id").asString() + "/lift";
        user.post(lift, "{\"confirmation\": \"resume\", \"reason\": \"calm\"}").expect(409);
        kuber.user()
                .post(lift, "{\"confirmation\": \"RESUME\", \"reason\": \"calm\"}")
                .expect(404);
        assertThat(kuber.user().get("/api/v1/halts").json().get("items").isEmpty())
                .isTrue();
        assertThat(items(user, "/api/v1/halts")).hasSize(1);
        user.post(lift, "{\"confirmation\": \"RESUME\", \"reason\": \"calm\"}").expect(200);
        assertThat(items(user, "/api/v1/halts")).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> items(user, "/api/v1/executions?pipeline_id=" + pipeline).stream()
                        .anyMatch(execution -> execution.get("finished_at").isNull()));
        assertThat(texts(user, "/api/v1/audit?kind=intervention", "action"))
                .containsExactly("halt_lifted", "halt_placed");
        user.post(PIPELINES + pipeline + "/stop", "").expect(200);
    }

    @Test
    void ordersAreListedNewestFirstWithTheirLegsAndOnlyToTheirOwner() {
        Client user = kuber.user();
        String pipeline = started(user, template(user));
        eventually(user, "/api/v1/positions", item -> is(item, "state", "open"));
        List<JsonNode> all = items(user, "/api/v1/orders?symbol=ORBT");
        assertThat(all).extracting(order -> order.get("role").asString()).contains("entry", "take_profit", "stop_loss");
        assertThat(all).allSatisfy(order -> {
            assertThat(order.get("pipeline_id").asString()).isEqualTo(pipeline);
            assertThat(order.get("pipeline_name").asString()).isEqualTo("Test");
            assertThat(order.get("trading_mode").asString()).isEqualTo("simulation");
        });
        JsonNode entry = all.stream()
                .filter(order -> is(order, "role", "entry"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("status").asString()).isEqualTo("filled");
        assertThat(entry.get("intent").asString()).isEqualTo("open");
        assertThat(entry.get("client_order_id").asString())
                .startsWith(entry.get("execution_id").asString() + ".ORBT.entry-");
        JsonNode held = items(user, "/api/v1/holdings").getFirst();
        assertThat(held.get("venue").asString()).isEqualTo("Simulated exchange");
        assertThat(held.get("symbol").asString()).isEqualTo("ORBT");
        assertThat(held.at("/pipelines/0/pipeline_id").asString()).isEqualTo(pipeline);
        assertThat(held.at("/pipelines/0/quantity")).isEqualTo(held.get("quantity"));
        assertThat(held.get("own_quantity").asString()).isEqualTo("0");
        assertThat(items(kuber.user(), "/api/v1/holdings")).isEmpty();
        JsonNode first = user.get("/api/v1/orders?limit=1").json();
        // A bracket with its two legs; or, if the market was faster, the pair that guards what is left.
        assertThat(first.get("items").size()).isBetween(2, 3);
        String next = first.get("next").asString();
        assertThat(items(user, "/api/v1/orders?after=" + next)).doesNotContainAnyElementsOf(first.get("items"));
        assertThat(items(kuber.user(), "/api/v1/orders")).isEmpty();
        assertThat(items(user, "/api/v1/orders?symbol=AAPL")).isEmpty();

        user.post("/api/v1/orders/cancel", "{\"symbol\": \"ORBT\"}").expect(422);
        assertThat(user.post("/api/v1/orders/cancel", "{\"symbol\": \"ORBT\", \"reason\": \"enough\"}")
                        .expect(202)
                        .json()
                        .get("requested")
                        .asInt())
                .isEqualTo(1);
        assertThat(kuber.user()
                        .post("/api/v1/orders/cancel", "{\"reason\": \"not mine\"}")
                        .expect(202)
                        .json()
                        .get("requested")
                        .asInt())
                .isZero();
        user.header("Idempotency-Key", "once")
                .post("/api/v1/positions/close-all", "{\"reason\": \"out\"}")
                .expect(202);
        eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
        assertThat(texts(user, "/api/v1/audit?kind=intervention", "action"))
                .containsExactly("all_positions_close_requested", "orders_cancel_requested");
        user.post(PIPELINES + pipeline + "/stop", "").expect(200);
    }

    @Test
    void oneHaltedPipelineDoesNotStopAnother() {
        Client user = kuber.user();
        String halted = create(user, template(user));
        String other = create(user, template(user));
        user.post("/api/v1/halts", "{\"pipeline_id\": \"" + halted + "\", \"flatten\": false}")
                .expect(422);
        user.post("/api/v1/halts", "{\"pipeline_id\": \"p0\", \"reason\": \"x\", \"flatten\": false}")
                .expect(404);
        kuber.user()
                .post("/api/v1/halts", "{\"pipeline_id\": \"" + halted + "\", \"reason\": \"x\", \"flatten\": false}")
                .expect(404);
        user.post("/api/v1/halts", "{\"pipeline_id\": \"" + halted + "\", \"reason\": \"x\", \"flatten\": false}")
                .expect(201);
        assertThat(refusal(user, halted)).startsWith("This pipeline is halted by Ada: x.");
        user.post(PIPELINES + other + "/executions", "").expect(202);
    }

    private static String refusal(Client user, String pipeline) {
        return user.post(PIPELINES + pipeline + "/executions", "")
                .expect(422)
                .json()
                .get("detail")
                .asString();
    }

    private static boolean is(JsonNode item, String field, String value) {
        return item.get(field).asString("").equals(value);
    }

    /** The momentum template on a market that begins shortly before it buys, again and again. */
    static ObjectNode template(Client user) {
        ObjectNode definition = (ObjectNode) StreamSupport.stream(
                        user.get("/api/v1/templates").json().get("items").spliterator(), false)
                .filter(template -> is(template, "slug", "momentum"))
                .findFirst()
                .orElseThrow()
                .get("definition");
        ((ObjectNode) definition.at("/settings/simulation"))
                .put("start", BEFORE_A_TRADE)
                .put("speed", 120);
        ((ObjectNode) definition.get("settings")).put("run_mode", "run_continuous");
        return definition;
    }

    static String create(Client user, ObjectNode definition) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("name", "Test");
        body.set("definition", definition);
        return user.post("/api/v1/pipelines", body.toString())
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    static String started(Client user, ObjectNode definition) {
        String pipeline = create(user, definition);
        user.post(PIPELINES + pipeline + "/start", "").expect(200);
        return pipeline;
    }

    static List<JsonNode> items(Client user, String path) {
        return StreamSupport.stream(
                        user.get(path).expect(200).json().get("items").spliterator(), false)
                .toList();
    }

    private static List<String> texts(Client user, String path, String field) {
        return items(user, path).stream()
                .map(item -> item.get(field).asString())
                .toList();
    }

    static JsonNode eventually(Client user, String path, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> items(user, path).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }
}
