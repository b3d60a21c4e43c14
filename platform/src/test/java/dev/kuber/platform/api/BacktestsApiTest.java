package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BacktestsApiTest {

    private static final RunningKuber KUBER = RunningKuber.shared();
    private static final Set<String> UNFINISHED = Set.of("pending", "running");

    private static String momentum(Client user) {
        return user.post("/api/v1/pipelines", "{\"template\":\"momentum\"}")
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static String request(String pipeline, String more) {
        return "{\"pipeline_id\":\"" + pipeline + "\",\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-05T00:00:00Z\""
                + more + "}";
    }

    private static JsonNode ended(Client user, String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> user.get("/api/v1/backtests/" + id).expect(200).json(),
                        backtest -> !UNFINISHED.contains(backtest.path("status").asString()));
    }

    private static JsonNode firstError(Answer answer) {
        return answer.expect(422).json().path("errors").path(0);
    }

    @Test
    void aPipelineIsTriedAndItsTradesAndExecutionsCanBeOpened() {
        Client user = KUBER.user();
        JsonNode created = user.post("/api/v1/backtests", request(momentum(user), ",\"seed\":7"))
                .expect(202)
                .json();
        assertThat(created.path("status").asString()).isEqualTo("pending");
        String id = created.path("id").asString();

        JsonNode done = ended(user, id);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("completed");
        assertThat(done.path("error").isNull())
                .as(done.path("error").asString())
                .isTrue();
        assertThat(done.path("progress").asDouble()).isEqualTo(1);
        assertThat(done.path("bars").asLong()).isEqualTo(3 * 24 * 60);
        assertThat(done.path("equity").size()).isGreaterThan(10);
        int trades = done.path("statistics").path("trades").asInt();
        assertThat(trades).isPositive();

        JsonNode listed = user.get("/api/v1/trades?limit=200&backtest_id=" + id)
                .expect(200)
                .json()
                .path("items");
        assertThat(listed.size()).isEqualTo(trades);
        assertThat(listed.path(0).path("backtest_id").asString()).isEqualTo(id);
        assertThat(user.get("/api/v1/trades").expect(200).json().path("items").size())
                .isZero();

        assertThat(user.get("/api/v1/backtests")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        user.delete("/api/v1/backtests/" + id).expect(204);
        user.get("/api/v1/backtests/" + id).expect(404);
        user.get("/api/v1/trades?backtest_id=" + id).expect(404);
    }

    @Test
    void theSameRequestTwiceGivesTheSameNumbers() {
        Client user = KUBER.user();
        String pipeline = momentum(user);
        JsonNode[] results = new JsonNode[2];
        for (int i = 0; i < 2; i++) {
            String id = user.post("/api/v1/backtests", request(pipeline, ",\"seed\":9"))
                    .expect(202)
                    .json()
                    .path("id")
                    .asString();
            results[i] = ended(user, id);
        }
        assertThat(results[0].path("statistics").path("trades").asInt()).isPositive();
        assertThat(results[0].path("statistics")).isEqualTo(results[1].path("statistics"));
        assertThat(results[0].path("equity")).isEqualTo(results[1].path("equity"));
    }

    @Test
    void somebodyElsesBacktestDoesNotExist() {
        Client user = KUBER.user();
        String id = user.post("/api/v1/backtests", request(momentum(user), ""))
                .expect(202)
                .json()
                .path("id")
                .asString();
        Client other = KUBER.user();
        other.get("/api/v1/backtests/" + id).expect(404);
        other.delete("/api/v1/backtests/" + id).expect(404);
        other.get("/api/v1/trades?backtest_id=" + id).expect(404);
        other.post("/api/v1/backtests", request(momentum(user), "")).expect(404);
        assertThat(other.get("/api/v1/backtests").json().path("items").size()).isZero();
        user.delete("/api/v1/backtests/" + id).expect(204);
    }

    @Test
    void aCancelledBacktestEnds() {
        Client user = KUBER.user();
        String id = user.post(
                        "/api/v1/backtests",
                        "{\"pipeline_id\":\"" + momentum(user)
                                + "\",\"from\":\"2024-01-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}")
                .expect(202)
                .json()
                .path("id")
                .asString();
        user.delete("/api/v1/backtests/" + id).expect(204);
        assertThat(ended(user, id).path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void whatCannotBeTriedIsRefusedWithTheFieldAndASentence() {
        Client user = KUBER.user();
        String pipeline = momentum(user);
        JsonNode noData = firstError(
                user.post("/api/v1/backtests", request(pipeline, ",\"source\":\"imported\",\"symbol\":\"TSLA\"")));
        assertThat(noData.path("field").asString()).isEqualTo("symbol");
        assertThat(noData.path("message").asString()).contains("no imported bars of TSLA");
        assertThat(firstError(user.post("/api/v1/backtests", request(pipeline, ",\"symbol\":\"TSLA\"")))
                        .path("message")
                        .asString())
                .contains("The synthetic market has no TSLA");
        assertThat(firstError(user.post("/api/v1/backtests", request(pipeline, ",\"slippage_percent\":20")))
                        .path("field")
                        .asString())
                .isEqualTo("slippage_percent");
        assertThat(firstError(user.post(
                                "/api/v1/backtests",
                                "{\"pipeline_id\":\"" + pipeline
                                        + "\",\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\"}"))
                        .path("field")
                        .asString())
                .isEqualTo("from");
        assertThat(firstError(user.post("/api/v1/backtests", "{}"))
                        .path("field")
                        .asString())
                .isEqualTo("pipeline_id");
    }

    @Test
    void aDefinitionWithoutTriggerIsRefusedNamingWhatIsMissing() {
        Client user = KUBER.user();
        Answer answer = user.post("/api/v1/backtests", """
                {"definition":{"nodes":[{"id":"trade","agent_type":"trade_manager"}],"edges":[],
                  "settings":{"symbols":["ORBT"],"run_mode":"run_continuous"}}}
                """);
        assertThat(answer.expect(422).json().path("errors").size()).isPositive();
        assertThat(answer.json().path("errors").toString()).contains("risk check");
    }
}
