package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs of what is on the canvas, on the whole application. */
class TrialsApiTest {

    private static final String PIPELINES = "/api/v1/pipelines";

    /** A chain whose end is unfinished, behind a trigger that does not fire for hours. */
    private static final String CANVAS = """
            {"nodes": [
              {"id": "trigger", "agent_type": "time_trigger", "config": {"schedule": "INTERVAL", "interval": "PT20H"}},
              {"id": "data", "agent_type": "market_data_agent"},
              {"id": "bias", "agent_type": "bias_agent", "config": {"timeframes": ["5m", "15m"]}},
              {"id": "strategy", "agent_type": "strategy_agent"},
              {"id": "broken", "agent_type": "risk_manager", "config": {"nonsense": true}}],
             "edges": [{"from": "trigger", "to": "data"}, {"from": "data", "to": "bias"},
              {"from": "bias", "to": "strategy"}, {"from": "strategy", "to": "broken"}],
             "settings": {"symbols": ["ORBT"], "timeframe": "5m", "calendar": "always", "run_mode": "run_once",
              "trading_mode": "%s", "simulation": {"market": "synthetic", "speed": 60}}}""";

    private final RunningKuber kuber = RunningKuber.shared();
    private final Client user = kuber.user();
    private String address = "";

    @BeforeEach
    void aPipeline() {
        address = PIPELINES + "/"
                + user.post(PIPELINES, "{\"name\": \"Trend\", \"definition\": " + CANVAS.formatted("simulation") + "}")
                        .expect(201)
                        .json()
                        .get("id")
                        .asString();
    }

    private JsonNode run(String trial) {
        return user.post(address + "/executions", trial).expect(202).json();
    }

    private JsonNode ended(JsonNode summary) {
        String path = "/api/v1/executions/" + summary.get("id").asString();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> user.get(path).json(),
                        execution -> !execution.get("finished_at").isNull());
    }

    private JsonNode found(String filter) {
        return user.get("/api/v1/executions?" + filter).expect(200).json().get("items");
    }

    private static List<String> states(JsonNode execution) {
        return execution
                .get("nodes")
                .valueStream()
                .map(node ->
                        node.get("node").asString() + " " + node.get("state").asString())
                .toList();
    }

    private static JsonNode facts(JsonNode execution, String node) {
        return execution
                .get("steps")
                .valueStream()
                .filter(step -> node.equals(step.get("node").asString(""))
                        && step.get("outcome").asString().equals("done"))
                .findFirst()
                .orElseThrow()
                .get("facts");
    }

    @Test
    void aCanvasRunsToANodeAndThenOnWithWhatItGave() {
        JsonNode first = run("{\"until\": \"bias\", \"skip_triggers\": true}");

        assertThat(first.get("kind").asString()).isEqualTo("trial");
        assertThat(first.get("until").asString()).isEqualTo("bias");
        assertThat(first.get("revision").isNull()).isTrue();
        JsonNode done = ended(first);
        assertThat(done.get("status").asString()).isEqualTo("completed");
        assertThat(states(done)).containsExactly("pipeline_manager done", "trigger done", "data done", "bias done");
        assertThat(facts(done, "trigger").at("/0/sentence").asString()).isEqualTo("Fired by hand.");
        assertThat(done.at("/definition/nodes")).hasSize(5);

        assertThat(found("kind=trial&trading_mode=simulation&symbol=ORBT")).hasSize(1);
        assertThat(found("kind=scheduled")).isEmpty();
        assertThat(found("trading_mode=validation")).isEmpty();
        assertThat(found("symbol=ACME")).isEmpty();
        assertThat(found("q=nothing-of-the-kind")).isEmpty();
        String fired = done.get("fired_at").asString();
        assertThat(found("from=" + fired)).hasSize(1);
        assertThat(found("to=" + fired)).hasSize(1);
        assertThat(found("to=2001-01-01T00:00:00Z")).isEmpty();

        JsonNode data = facts(done, "data");
        ObjectNode bias = (ObjectNode) facts(done, "bias").get(0).deepCopy();
        bias.put("direction", "bearish").put("confidence", 99);
        ObjectNode trial =
                JsonMapper.shared().createObjectNode().put("until", "strategy").put("skip_triggers", true);
        ObjectNode pins = trial.putObject("pins");
        pins.set("data", data);
        pins.putArray("bias").add(bias);
        JsonNode second = ended(run(trial.toString()));

        assertThat(second.get("status").asString()).isEqualTo("completed");
        assertThat(second.get("pinned").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("data", "bias");
        assertThat(facts(second, "data")).isEqualTo(data);
        assertThat(facts(second, "bias").get(0)).isEqualTo(bias);
        assertThat(states(second)).last().asString().isIn("strategy done", "strategy stopped");
    }

    @Test
    void oneTrialRunsAtATimeAndTheNextWhenItIsCancelled() {
        JsonNode waiting = run("{\"until\": \"data\"}");

        assertThat(user.post(address + "/executions", "{}")
                        .expect(422)
                        .json()
                        .at("/errors/0/node")
                        .asString())
                .isEqualTo("broken");
        JsonNode busy = user.post(address + "/executions", "{\"until\": \"bias\"}")
                .expect(409)
                .json();
        assertThat(busy.get("detail").asString())
                .isEqualTo("A trial of this pipeline is still going. Wait for its end, or cancel it.");
        assertThat(busy.get("execution_id")).isEqualTo(waiting.get("id"));
        user.post("/api/v1/executions/" + waiting.get("id").asString() + "/cancel", "")
                .expect(200);
        ended(run("{\"until\": \"bias\", \"skip_triggers\": true}"));
    }

    @Test
    void aTrialRunsTheDraftAndNeitherStopsNorCountsForTheSchedule() {
        String sound = CANVAS.formatted("simulation").replace("{\"nonsense\": true}", "{}");
        user.put(address, "{\"definition\": " + sound + ", \"revision\": 1}").expect(200);
        user.post(address + "/start", "").expect(200);
        String draft = sound.replace("\"id\": \"bias\"", "\"id\": \"lean\"")
                .replace("\"bias\"}", "\"lean\"}")
                .replace("{\"from\": \"bias\"", "{\"from\": \"lean\"");
        user.put(address + "/draft", "{\"definition\": " + draft + ", \"base_revision\": 2, \"version\": 0}")
                .expect(200);

        JsonNode trial = ended(run("{\"until\": \"lean\", \"skip_triggers\": true}"));

        assertThat(states(trial)).contains("lean done");
        JsonNode pipeline = user.get(address).expect(200).json();
        assertThat(pipeline.get("status").asString()).isEqualTo("active");
        JsonNode executions = user.get(
                        "/api/v1/executions?pipeline_id=" + pipeline.get("id").asString())
                .json()
                .get("items");
        assertThat(executions
                        .valueStream()
                        .filter(one -> one.get("kind").asString().equals("scheduled"))
                        .map(one -> one.get("revision").asInt()))
                .containsExactly(2);
        user.post(address + "/stop", "").expect(200);
    }

    @Test
    void noTrialTradesWithMoney() {
        assertThat(user.post(
                                address + "/executions",
                                "{\"until\": \"bias\", \"definition\": " + CANVAS.formatted("live") + "}")
                        .expect(422)
                        .json()
                        .get("detail")
                        .asString())
                .startsWith("A trial runs in simulation or validation");
        ended(run("{\"until\": \"bias\", \"skip_triggers\": true, \"definition\": " + CANVAS.formatted("validation")
                + "}"));
    }

    @Test
    void whatCannotBePinnedIsRefusedByNodeAndField() {
        assertThat(refused("[{\"type\": \"bias_signal\", \"symbol\": \"ORBT\", \"direction\": \"sideways\"}]"))
                .isEqualTo("bias pins[0].direction");
        assertThat(refused("[{\"type\": \"horoscope\"}]")).isEqualTo("bias pins[0]");
        assertThat(refused("[{\"symbol\": \"ORBT\"}]")).isEqualTo("bias pins[0]");
        assertThat(refused("[{\"type\": \"report\", \"title\": \"a\", \"markdown\": \"b\", \"sentence\": \"c\"}]"))
                .isEqualTo("bias pins[0]");
        user.post(address + "/executions", "{\"until\": \"moon\"}").expect(422);
    }

    private String refused(String facts) {
        JsonNode fault = user.post(
                        address + "/executions", "{\"until\": \"bias\", \"pins\": {\"bias\": " + facts + "}}")
                .expect(422)
                .json()
                .at("/errors/0");
        return fault.get("node").asString() + " " + fault.get("field").asString();
    }
}
