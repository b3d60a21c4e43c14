package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines that run in simulation on the whole application, and what a trader does with them by hand. */
class SimulationApiTest {

    private static final String PIPELINES = "/api/v1/pipelines/";

    /** Shortly before the momentum template buys on the synthetic market of seed 1. */
    private static final String BEFORE_A_TRADE = "2024-03-04T00:30:00Z";

    /** Shortly before good news come of a symbol with momentum, on the same market. */
    private static final String BEFORE_THE_NEWS = "2024-03-05T19:30:00Z";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void aPositionIsOpenedProtectedAndClosedByHand() {
        Client user = kuber.user();
        String pipeline = create(user, template(user));
        JsonNode started =
                user.post(PIPELINES + pipeline + "/start", "").expect(200).json();
        assertThat(started.get("status").asString()).isEqualTo("active");

        JsonNode open = eventually(
                user, "/api/v1/positions", item -> item.get("state").asString().equals("open"));
        assertThat(open.get("protected").asBoolean()).isTrue();
        assertThat(open.get("symbol").asString()).isEqualTo("ORBT");
        assertThat(kuber.user().get("/api/v1/positions").json().get("items").isEmpty())
                .isTrue();
        kuber.user().post("/api/v1/positions/ORBT/close", "{}").expect(404);
        user.delete(PIPELINES + pipeline).expect(409);

        user.post("/api/v1/positions/ORBT/close", "{\"reason\": \"enough\"}").expect(202);
        JsonNode trade = eventually(user, "/api/v1/trades?pipeline_id=" + pipeline, _ -> true);
        assertThat(trade.get("exit_reason").asString()).isEqualTo("manual");
        assertThat(trade.get("why").asString()).contains("Ada").contains("enough");
        assertThat(user.get("/api/v1/positions").json().get("items").isEmpty()).isTrue();

        user.post(PIPELINES + pipeline + "/stop", "").expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> active(user, pipeline) == 0);
    }

    @Test
    void aNewcomerWithoutAnyKeyTradesOnTheNewsOfTheSyntheticMarket() {
        Client user = kuber.user();
        String pipeline = create(user, template(user, "news-momentum", BEFORE_THE_NEWS));
        user.post(PIPELINES + pipeline + "/start", "").expect(200);

        JsonNode position = eventually(
                user,
                "/api/v1/positions",
                item -> item.get("state").asString().equals("open")
                        && item.get("protected").asBoolean());
        assertThat(position.get("pipeline_id").asString()).isEqualTo(pipeline);
        JsonNode execution = user.get(
                        "/api/v1/executions/" + position.get("execution_id").asString())
                .expect(200)
                .json();
        assertThat(execution.toString()).containsPattern("trigger_fired.*\\(synthetic, sentiment 0\\.[3-8]0\\)");
        user.post(PIPELINES + pipeline + "/stop", "").expect(200);
    }

    @Test
    void validationDecidesAndPlacesNoOrder() {
        Client user = kuber.user();
        ObjectNode definition = template(user);
        ((ObjectNode) definition.get("settings")).put("trading_mode", "validation");
        String pipeline = create(user, definition);
        user.post(PIPELINES + pipeline + "/start", "").expect(200);

        JsonNode decided = eventually(
                user,
                "/api/v1/executions?pipeline_id=" + pipeline,
                item -> item.get("status").asString().equals("completed")
                        && item.get("reason").asString("").contains("at risk"));
        JsonNode execution =
                user.get("/api/v1/executions/" + decided.get("id").asString()).json();
        assertThat(execution.get("orders").isEmpty()).isTrue();
        assertThat(execution.toString()).contains("risk_decision").doesNotContain("trade_execution");
        user.post(PIPELINES + pipeline + "/pause", "").expect(200);
    }

    @Test
    void whatCannotBeTradedIsSaidBeforeItStarts() {
        Client user = kuber.user();
        ObjectNode live = template(user);
        ((ObjectNode) live.get("settings")).put("trading_mode", "live");
        assertThat(refusal(user, create(user, live))).startsWith("Live trading needs a broker connection");

        ObjectNode unknown = template(user);
        ((ObjectNode) unknown.get("settings")).putArray("symbols").add("AAPL");
        assertThat(refusal(user, create(user, unknown))).startsWith("The synthetic market has no AAPL");

        ((ObjectNode) unknown.at("/settings/simulation")).put("market", "recorded");
        assertThat(refusal(user, create(user, unknown))).startsWith("You have no imported bars of AAPL");
    }

    @Test
    void aPipelineRunsOnceAtATime() {
        Client user = kuber.user();
        String pipeline = create(user, template(user));
        user.post(PIPELINES + pipeline + "/executions", "").expect(202);
        assertThat(user.post(PIPELINES + pipeline + "/executions", "")
                        .expect(422)
                        .json()
                        .get("detail")
                        .asString())
                .startsWith("An execution of this pipeline is still going.");
        kuber.user().post(PIPELINES + pipeline + "/start", "").expect(404);
    }

    private static String refusal(Client user, String pipeline) {
        user.post(PIPELINES + pipeline + "/executions", "").expect(422);
        JsonNode answer =
                user.post(PIPELINES + pipeline + "/start", "").expect(422).json();
        assertThat(user.get(PIPELINES + pipeline).json().get("status").asString())
                .isEqualTo("draft");
        JsonNode definition = user.get(PIPELINES + pipeline).json().get("definition");
        JsonNode found = user.post(PIPELINES + "validate", "{\"definition\": " + definition + "}")
                .expect(200)
                .json();
        assertThat(found.get("valid").asBoolean()).isFalse();
        assertThat(found.get("problems")).as("one rule for both").isEqualTo(problems(user, pipeline));
        assertThat(answer.get("errors").get(0).get("field").asString()).startsWith("settings.");
        assertThat(answer.get("errors").get(0).get("message"))
                .isEqualTo(found.get("problems").get(0).get("message"));
        return answer.get("detail").asString();
    }

    private static JsonNode problems(Client user, String pipeline) {
        return user.get(PIPELINES + pipeline).json().get("problems");
    }

    /** The momentum template on a market that begins shortly before it buys. */
    private static ObjectNode template(Client user) {
        return template(user, "momentum", BEFORE_A_TRADE);
    }

    private static ObjectNode template(Client user, String slug, String start) {
        ObjectNode definition = (ObjectNode) StreamSupport.stream(
                        user.get("/api/v1/templates").json().get("items").spliterator(), false)
                .filter(template -> template.get("slug").asString().equals(slug))
                .findFirst()
                .orElseThrow()
                .get("definition");
        ((ObjectNode) definition.at("/settings/simulation")).put("start", start).put("speed", 120);
        return definition;
    }

    private static String create(Client user, ObjectNode definition) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("name", "Test");
        body.set("definition", definition);
        return user.post("/api/v1/pipelines", body.toString())
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static JsonNode eventually(Client user, String path, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> StreamSupport.stream(
                                        user.get(path)
                                                .expect(200)
                                                .json()
                                                .get("items")
                                                .spliterator(),
                                        false)
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static long active(Client user, String pipeline) {
        return StreamSupport.stream(
                        user.get("/api/v1/executions?pipeline_id=" + pipeline)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(item -> item.get("finished_at").isNull())
                .count();
    }
}
