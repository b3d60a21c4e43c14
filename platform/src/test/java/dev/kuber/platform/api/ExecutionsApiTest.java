package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExecutionsApiTest {

    private static final String EXECUTIONS = "/api/v1/executions";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void aRunOfATemplateCanBeFollowedAndOpened() throws Exception {
        Client user = kuber.user();
        var heard = new Heard();
        user.socket("/api/v1/events?after=0", Map.of(), heard).join();
        String pipeline = pipeline(user);

        JsonNode started = user.post("/api/v1/pipelines/" + pipeline + "/executions", "")
                .expect(202)
                .json();
        String id = started.get("id").asString();
        JsonNode event = heard.nextOf("agent_completed");

        assertThat(event.get("execution_id").asString()).isEqualTo(id);
        JsonNode execution = user.get(EXECUTIONS + "/" + id).expect(200).json();
        assertThat(execution.propertyNames())
                .containsExactly(
                        "id",
                        "pipeline_id",
                        "pipeline_name",
                        "revision",
                        "trading_mode",
                        "status",
                        "reason",
                        "fired_at",
                        "started_at",
                        "finished_at",
                        "symbols",
                        "backtest_id",
                        "kind",
                        "until",
                        "pinned",
                        "definition",
                        "nodes",
                        "steps",
                        "bars",
                        "orders");
        assertThat(execution.at("/steps/0").propertyNames())
                .containsExactly(
                        "sequence",
                        "node",
                        "agent_type",
                        "outcome",
                        "attempt",
                        "reason",
                        "started_at",
                        "finished_at",
                        "wait_until",
                        "facts");
        assertThat(execution.at("/steps/0/agent_type").asString()).isEqualTo("pipeline_manager");
        assertThat(execution.at("/steps/0/outcome").asString()).isEqualTo("done");
        assertThat(execution.at("/steps/0/facts/0/type").asString()).isEqualTo("pipeline_checked");
        assertThat(execution.at("/nodes/0").propertyNames()).containsExactly("node", "agent_type", "state", "reason");
        assertThat(execution.at("/nodes/0/state").asString()).isEqualTo("done");
        assertThat(execution.get("pipeline_id").asString()).isEqualTo(pipeline);
        JsonNode listed =
                user.get(EXECUTIONS + "?pipeline_id=" + pipeline).expect(200).json();
        assertThat(listed.at("/items/0/id").asString()).isEqualTo(id);
        assertThat(user.get("/api/v1/pipelines/" + pipeline)
                        .json()
                        .at("/last_execution/id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void executionsAreFoundByWhatTheyTradeHowAndWhen() {
        Client user = kuber.user();
        String id = user.post("/api/v1/pipelines/" + pipeline(user) + "/executions", "")
                .expect(202)
                .json()
                .get("id")
                .asString();
        JsonNode execution = user.get(EXECUTIONS + "/" + id).expect(200).json();
        String symbol = execution.at("/symbols/0").asString();
        String fired = execution.get("fired_at").asString();

        assertThat(found(user, "")).containsExactly(id);
        assertThat(found(user, "trading_mode=simulation&kind=scheduled&symbol=" + symbol))
                .containsExactly(id);
        assertThat(found(user, "from=" + fired + "&to=" + fired)).containsExactly(id);
        assertThat(found(user, "symbol=MSFT")).isEmpty();
        assertThat(found(user, "trading_mode=live")).isEmpty();
        assertThat(found(user, "kind=trial")).isEmpty();
        assertThat(found(user, "to=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(found(user, "from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(found(user, "q=no%20outcome%20has%20these%20words")).isEmpty();
        user.get(EXECUTIONS + "?kind=sideways").expect(400);
    }

    private static List<String> found(Client user, String query) {
        JsonNode page = user.get(EXECUTIONS + "?" + query).expect(200).json();
        assertThat(page.get("next").isNull()).isTrue();
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void somebodyElsesExecutionDoesNotExist() {
        Client user = kuber.user();
        String id = user.post("/api/v1/pipelines/" + pipeline(user) + "/executions", "")
                .expect(202)
                .json()
                .get("id")
                .asString();
        Client other = kuber.user();

        other.get(EXECUTIONS + "/" + id).expect(404);
        other.post(EXECUTIONS + "/" + id + "/cancel", "").expect(404);
        assertThat(other.get(EXECUTIONS).expect(200).json().get("items")).isEmpty();
        user.get(EXECUTIONS + "/no-such-execution").expect(404);
        user.get(EXECUTIONS + "?status=nonsense").expect(400);
    }

    private static String pipeline(Client user) {
        JsonNode template = user.get("/api/v1/templates").expect(200).json().at("/items/0");
        return user.post(
                        "/api/v1/pipelines",
                        "{\"template\": \"" + template.get("slug").asString() + "\"}")
                .expect(201)
                .json()
                .get("id")
                .asString();
    }
}
