package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.backtests.Thinker;
import dev.kuber.platform.models.FakeModelServer;
import dev.kuber.platform.models.ModelReplies;
import dev.kuber.platform.models.ModelReplies.Reported;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Agents that ask models, on the whole application: runs end right or with a sentence, and what was used is paid. */
@ExtendWith(OutputCaptureExtension.class)
class ModelRunsApiTest {

    private static final FakeModelServer MODELS = FakeModelServer.open();
    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.start(
                TestDatabase.freshSettings(),
                context -> RunningKuber.agents(context, new Thinker()),
                "kuber.models.openai-url=" + MODELS.openAi(),
                "kuber.models.private-addresses=true");
        kuber.context().getBean(JdbcClient.class).sql("""
                insert into model_price (provider, model, holds_from, input, cached_input, output, source, entered_at)
                values ('openai', 'fake-small', '2020-01-01', 2, 0.5, 8, 'the test', '2020-01-01')
                """).update();
    }

    @AfterAll
    static void stop() {
        kuber.close();
        MODELS.close();
    }

    /** A pipeline whose agent asks this model. */
    private static String pipeline(String model) {
        return """
                {"name": "Thinking", "definition": {"nodes": [
                  {"id": "trigger", "agent_type": "time_trigger", "config": {"schedule": "INTERVAL", "interval": "PT20H"}},
                  {"id": "think", "agent_type": "test_thinker", "config": {"model": "%s"}}],
                 "edges": [{"from": "trigger", "to": "think"}],
                 "settings": {"symbols": ["ORBT"], "timeframe": "5m", "calendar": "always", "run_mode": "run_once",
                  "trading_mode": "simulation", "simulation": {"market": "synthetic", "speed": 60}}}}""".formatted(model);
    }

    /** A trial of it, to its end. */
    private static JsonNode run(Client user, String model) {
        user.post("/api/v1/model-connections", """
                {"provider": "openai", "name": "work", "key": "%s"}""".formatted(FakeModelServer.KEY));
        String pipeline = user.post("/api/v1/pipelines", pipeline(model))
                .expect(201)
                .json()
                .get("id")
                .asString();
        String run = user.post(
                        "/api/v1/pipelines/" + pipeline + "/executions",
                        "{\"until\": \"think\", \"skip_triggers\": true}")
                .expect(202)
                .json()
                .get("id")
                .asString();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> user.get("/api/v1/executions/" + run).json(),
                        execution -> !execution.get("finished_at").isNull());
    }

    private static JsonNode calls(Client user, JsonNode execution) {
        return user.get("/api/v1/executions/" + execution.get("id").asString() + "/model-calls")
                .expect(200)
                .json()
                .get("items");
    }

    private static Reported charged(JsonNode execution) {
        return kuber.context()
                .getBean(JdbcClient.class)
                .sql("""
                        select sum(input_tokens + cached_input_tokens), sum(cached_input_tokens), sum(output_tokens)
                        from ledger where execution_id = :id and kind = 'tokens'
                        """)
                .param("id", execution.get("id").asString())
                .query((row, _) -> new Reported(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @Test
    void aRunAsksRepairsIsPaidToTheTokenAndShowsItsCalls(CapturedOutput logs) {
        Reported before = MODELS.reported();
        MODELS.then(
                new ModelReplies.Fails(500, null),
                new ModelReplies.Says("{\"side\":\"up\"}", new Reported(111, 10, 7)),
                new ModelReplies.Says("{\"side\":\"buy\"}", new Reported(140, 100, 6)));

        Client user = kuber.user();
        JsonNode execution = run(user, "work/fake-small");

        assertThat(execution.get("status").asString()).isEqualTo("completed");
        JsonNode calls = calls(user, execution);
        assertThat(calls.valueStream().map(call -> call.get("status").asString()))
                .containsExactly("failed", "answered", "answered");
        assertThat(calls.at("/2/member").asString()).isEqualTo("thinker");
        assertThat(calls.at("/2/request").toString()).contains("It must be one of buy, sell");
        assertThat(calls.at("/2/usage/cached_input").asInt()).isEqualTo(100);
        assertThat(calls.at("/2/cost").asString()).isEqualTo("0.000178");
        assertThat(charged(execution)).isEqualTo(new Reported(251, 110, 13));
        assertThat(MODELS.reported())
                .isEqualTo(new Reported(before.input() + 251, before.cached() + 110, before.output() + 13));
        assertThat(logs.getAll()).doesNotContain(FakeModelServer.KEY);
        kuber.user()
                .get("/api/v1/executions/" + execution.get("id").asString() + "/model-calls")
                .expect(404);
    }

    @Test
    void aRunWhoseModelIsNotThereFailsWithASentence() {
        Client user = kuber.user();
        JsonNode execution = run(user, "nobody/fake-small");

        assertThat(execution.get("status").asString()).isEqualTo("failed");
        assertThat(execution.get("reason").asString()).startsWith("There is no model connection 'nobody'");
        assertThat(calls(user, execution)).isEmpty();
    }

    @Test
    void aRunWhoseModelHasNoPriceFailsWithASentenceAndAsksNothing() {
        int asked = MODELS.asked().size();

        Client user = kuber.user();
        JsonNode execution = run(user, "work/fake-large");

        assertThat(execution.get("reason").asString())
                .startsWith("What the model 'work/fake-large' costs is not known");
        assertThat(MODELS.asked()).hasSize(asked);
    }

    /** A backtest of a pipeline that asks, to its end. */
    private static JsonNode backtest(Client user, String pipeline, String recordUpTo) {
        String id = user.post("/api/v1/backtests", """
                {"pipeline_id": "%s", "from": "2026-03-02T00:00:00Z", "to": "2026-03-07T00:00:00Z", "record_up_to": %s}
                """.formatted(pipeline, recordUpTo))
                .expect(202)
                .json()
                .get("id")
                .asString();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> user.get("/api/v1/backtests/" + id).json(),
                        it -> !it.get("finished_at").isNull());
    }

    @Test
    void aBacktestIsRefusedThenRecordedForAnAmountAndCostsNothingEverAfter() {
        Client user = kuber.user();
        user.post("/api/v1/model-connections", """
                {"provider": "openai", "name": "work", "key": "%s"}""".formatted(FakeModelServer.KEY));
        String pipeline = user.post("/api/v1/pipelines", pipeline("work/fake-small"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        int before = MODELS.asked().size();

        JsonNode refused = backtest(user, pipeline, "null");
        assertThat(refused.get("status").asString()).isEqualTo("failed");
        assertThat(refused.at("/missing/questions").asInt()).isPositive();
        assertThat(refused.at("/missing/cost").asString()).matches("\\d+\\.\\d+");
        assertThat(MODELS.asked()).hasSize(before);

        JsonNode recorded = backtest(user, pipeline, "\"1.20\"");
        assertThat(recorded.get("error").isNull()).as(recorded.toString()).isTrue();
        assertThat(recorded.get("status").asString()).isEqualTo("completed");
        int asked = MODELS.asked().size() - before;
        assertThat(asked).isEqualTo(refused.at("/missing/questions").asInt());
        JsonNode costs = user.get("/api/v1/costs?by=mode").expect(200).json();
        assertThat(costs.toString()).contains("backtest");

        JsonNode again = backtest(user, pipeline, "null");
        assertThat(again.get("status").asString()).isEqualTo("completed");
        assertThat(MODELS.asked()).hasSize(before + asked);
        for (String part : java.util.List.of("executions", "statistics", "equity")) {
            assertThat(again.get(part)).isEqualTo(recorded.get(part));
        }
        user.post("/api/v1/backtests", """
                {"pipeline_id": "%s", "record_up_to": "-1"}""".formatted(pipeline)).expect(422);
    }
}
