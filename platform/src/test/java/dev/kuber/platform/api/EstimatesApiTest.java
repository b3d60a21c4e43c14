package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What pipelines will cost and how well that was known, on the whole application. */
class EstimatesApiTest {

    private static final String ESTIMATE = "/api/v1/pipelines/estimate-cost";
    private static final String ACCURACY = "/api/v1/cost/historical-accuracy";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.start(TestDatabase.freshSettings(), _ -> {});
    }

    @AfterAll
    static void stop() {
        kuber.close();
    }

    private static String definition(int symbols, String settings, String bias) {
        String names = IntStream.range(0, symbols)
                .mapToObj(i -> i == 0 ? "\"ORBT\"" : "\"S" + (char) ('A' + i) + "\"")
                .collect(Collectors.joining(","));
        return """
                {"nodes": [
                  {"id": "clock", "agent_type": "time_trigger", "config": {"schedule": "INTERVAL", "interval": "PT5M"}},
                  {"id": "data", "agent_type": "market_data_agent"},
                  {"id": "bias", "agent_type": "bias_agent", "config": %s},
                  {"id": "plan", "agent_type": "strategy_agent"},
                  {"id": "risk", "agent_type": "risk_manager"}],
                 "edges": [{"from": "clock", "to": "data"}, {"from": "data", "to": "bias"},
                  {"from": "bias", "to": "plan"}, {"from": "plan", "to": "risk"}],
                 "settings": {"symbols": [%s], "timeframe": "5m", "calendar": "always", "trading_mode": "validation",
                  "simulation": {"market": "synthetic", "speed": 3600}%s}}""".formatted(bias, names, settings);
    }

    private static String onceADay() {
        return definition(
                10,
                ",\"run_mode\": \"run_scheduled\",\"schedule\":{\"start_time\":\"10:00\","
                        + "\"end_time\":\"10:30\",\"zone\":\"UTC\",\"interval\":\"PT1H\"}",
                "{}");
    }

    private static String asFastAsTheClock(String definition) {
        return definition.replace("\"speed\": 3600", "\"speed\": 1");
    }

    private static String body(String definition) {
        return "{\"definition\": " + definition + "}";
    }

    private static String pipeline(Client user, String definition) {
        return user.post("/api/v1/pipelines", "{\"name\": \"Trend\", \"definition\": " + definition + "}")
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    @Test
    void theWorkedExampleHoldsForWhoHasNoHistory() {
        Client user = kuber.user();
        JsonNode one =
                user.post(ESTIMATE, body(definition(1, "", "{}"))).expect(200).json();
        JsonNode ten =
                user.post(ESTIMATE, body(definition(10, "", "{}"))).expect(200).json();

        assertThat(one.at("/per_execution").toString())
                .isEqualTo("{\"low\":\"0.0205\",\"expected\":\"0.0205\",\"high\":\"0.0205\"}");
        assertThat(ten.at("/per_execution/expected").asString()).isEqualTo("0.205");
        assertThat(ten.at("/per_month/expected").asString()).isEqualTo("4.305");
        assertThat(one.at("/confidence").asString()).isEqualTo("medium");
        assertThat(one.at("/confidence_sentence").asString()).contains("say of themselves");
        assertThat(one.at("/agents/2/rental").asString()).isEqualTo("0.008");
        assertThat(one.at("/agents/2/model").isNull()).isTrue();
        assertThat(one.at("/agents/2/runs").asInt()).isZero();
        assertThat(one.at("/history/runs").asInt()).isZero();
        assertThat(one.at("/budget").size()).isZero();
        kuber.stranger().post(ESTIMATE, body(definition(1, "", "{}"))).expect(401);
    }

    @Test
    void aModelIsPricedByItsPromptsAndUnknownWithoutAPrice() {
        Client user = kuber.user();
        connection(user, "work");
        JsonNode known = user.post(ESTIMATE, body(definition(2, "", "{\"model\": \"work/gpt-5-mini\"}")))
                .expect(200)
                .json();
        JsonNode debated = user.post(
                        ESTIMATE, body(definition(2, "", "{\"model\": \"work/gpt-5-mini\", \"debate_rounds\": 2}")))
                .expect(200)
                .json();
        JsonNode unknown = user.post(ESTIMATE, body(definition(2, "", "{\"model\": \"work/moon-1\"}")))
                .expect(200)
                .json();

        JsonNode bias = known.at("/agents/2");
        assertThat(bias.get("model").asString()).isEqualTo("work/gpt-5-mini");
        // 5000 tokens of data and about 280 of each of three prompts, for two symbols.
        assertThat(bias.get("input_tokens").asLong()).isBetween(11_200L, 12_200L);
        assertThat(bias.get("output_tokens").asLong()).isEqualTo(1_800);
        assertThat(bias.get("model_cost").asDouble()).isBetween(0.0064, 0.0067);
        assertThat(debated.at("/agents/2/output_tokens").asLong()).isEqualTo(1_800 + 2 * 2 * 300);
        assertThat(known.get("unknown").size()).isZero();
        assertThat(unknown.at("/agents/2/model_cost").isNull()).isTrue();
        assertThat(unknown.at("/agents/2/input_tokens").asLong()).isPositive();
        assertThat(unknown.at("/unknown/0").asString())
                .isEqualTo("Bias agent asks the language model work/moon-1, whose price is not known: what its tokens"
                        + " cost is not included.");
        assertThat(unknown.get("confidence").asString()).isEqualTo("low");
    }

    private static void connection(Client user, String name) {
        String id = user.get("/api/v1/auth/me").json().get("id").asString();
        kuber.context()
                .getBean(JdbcClient.class)
                .sql("""
                insert into model_connection (id, owner, provider, name, key_hint, sealed_key, models,
                    requests_per_minute, concurrent, allow_unknown_price, status, message, created_at)
                values (gen_random_uuid(), :id::uuid, 'openai', :name, '', '', '{}', 60, 4, true, 'verified', '', now())
                """)
                .param("id", id)
                .param("name", name)
                .update();
    }

    @Test
    void nobodyLearnsAnythingOfSomebodyElsesPipeline() {
        Client owner = kuber.user();
        Client other = kuber.user();
        String id = pipeline(owner, definition(1, "", "{}"));
        owner.get("/api/v1/pipelines/" + id + "/cost-estimate").expect(200);

        String body = "{\"pipeline_id\": \"" + id + "\", \"definition\": " + definition(1, "", "{}") + "}";
        owner.post(ESTIMATE, body).expect(200);
        other.get("/api/v1/pipelines/" + id + "/cost-estimate").expect(404);
        other.post(ESTIMATE, body).expect(404);
        other.post("/api/v1/pipelines/validate", body).expect(404);
        kuber.stranger().get("/api/v1/pipelines/" + id + "/cost-estimate").expect(401);
        kuber.stranger().get(ACCURACY).expect(401);
    }

    @Test
    void accuracyIsAskedForOneDayToAYear() {
        Client user = kuber.user();
        JsonNode none = user.get(ACCURACY).expect(200).json();

        assertThat(none.propertyNames())
                .containsExactly(
                        "runs",
                        "median_error_percent",
                        "within_15_percent",
                        "sentence",
                        "currency",
                        "days",
                        "items",
                        "by_agent");
        assertThat(none.get("runs").asInt()).isZero();
        assertThat(none.get("median_error_percent").isNull()).isTrue();
        assertThat(none.get("days").asInt()).isEqualTo(90);
        user.get(ACCURACY + "?days=366").expect(200);
        assertThat(user.get(ACCURACY + "?days=0").expect(422).body()).contains("Look 1 to 366 days back.");
        user.get(ACCURACY + "?days=367").expect(422);
    }

    @Test
    void limitsThatWouldBePassedAreWarnedOf() {
        Client user = kuber.user();
        String id = pipeline(user, asFastAsTheClock(onceADay()));
        String address = "/api/v1/pipelines/" + id;
        user.put("/api/v1/budget", "{\"day_limit\": \"1.00\", \"month_limit\": null}")
                .expect(200);
        user.put(address + "/budget", "{\"day_limit\": \"0.25\", \"month_limit\": \"1.00\"}")
                .expect(200);

        JsonNode estimate = user.get(address + "/cost-estimate").expect(200).json();
        JsonNode day = estimate.at("/budget/0");

        assertThat(estimate.at("/per_day/expected").asString()).isEqualTo("0.205");
        assertThat(day.get("scope").asString()).isEqualTo("pipeline");
        assertThat(day.get("period").asString()).isEqualTo("day");
        assertThat(day.get("percent").asInt()).isEqualTo(82);
        assertThat(day.get("level").asString()).isEqualTo("warn");
        assertThat(day.get("sentence").asString())
                .isEqualTo(
                        "Of this pipeline's budget for the day, $0.00 of $0.25 is spent; this pipeline will add about"
                                + " $0.20, 82 % together.");
        assertThat(estimate.at("/budget/1/period").asString()).isEqualTo("month");
        assertThat(estimate.at("/budget/2/scope").asString()).isEqualTo("user");
        assertThat(estimate.at("/budget/2/percent").asInt()).isEqualTo(21);
        assertThat(estimate.at("/budget/2/level").asString()).isEqualTo("ok");

        user.put(address + "/budget", "{\"day_limit\": \"0.20\", \"month_limit\": null}")
                .expect(200);
        assertThat(user.get(address + "/cost-estimate")
                        .json()
                        .at("/budget/0/level")
                        .asString())
                .isEqualTo("error");
        JsonNode problems = user.get(address).json().get("problems");
        assertThat(problems.valueStream().map(JsonNode::toString))
                .anyMatch(problem ->
                        problem.contains("it will be stopped before the day is over") && problem.contains("warning"));
        String validated = "{\"pipeline_id\": \"" + id + "\", \"definition\": "
                + user.get(address).json().get("definition") + "}";
        JsonNode valid =
                user.post("/api/v1/pipelines/validate", validated).expect(200).json();
        assertThat(valid.get("problems").toString()).contains("103 % together");
    }

    @Test
    void aBudgetIsForDaysByTheClockOfWhichAFastMarketHasMany() {
        Client user = kuber.user();
        user.put("/api/v1/budget", "{\"day_limit\": \"1000\", \"month_limit\": null}")
                .expect(200);
        JsonNode fast = user.post(ESTIMATE, body(onceADay())).expect(200).json();
        JsonNode real = user.post(ESTIMATE, body(asFastAsTheClock(onceADay())))
                .expect(200)
                .json();

        assertThat(fast.get("per_day")).isEqualTo(real.get("per_day"));
        assertThat(real.at("/budget/0/expected").asString()).isEqualTo("0.205");
        assertThat(fast.at("/budget/0/expected").asString()).isEqualTo("738");
        assertThat(real.get("sentence").asString()).endsWith("A month is 21 trading days.");
        assertThat(fast.get("sentence").asString())
                .endsWith("The market goes faster than the clock: a day takes 24 seconds.");
    }

    @Test
    void afterAFewRunsTheEstimateSaysThatRulesTakeMilliseconds() {
        Client user = kuber.user();
        String id = pipeline(user, definition(1, "", "{}"));
        String address = "/api/v1/pipelines/" + id;
        String last = "";
        for (int run = 1; run <= 3; run++) {
            last = run(user, address);
            int runs = run;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> user.get(ACCURACY).json().get("runs").asInt() == runs);
        }

        JsonNode estimate = user.get(address + "/cost-estimate").expect(200).json();
        assertThat(estimate.at("/per_execution/expected").asDouble())
                .isPositive()
                .isLessThan(0.0001);
        assertThat(estimate.get("sentence").asString()).startsWith("less than $0.0001 a run");
        assertThat(estimate.get("confidence").asString()).isEqualTo("medium");
        assertThat(estimate.get("confidence_sentence").asString()).startsWith("From your last 3 runs of it");
        assertThat(estimate.at("/agents/2/runs").asInt()).isEqualTo(3);
        assertThat(estimate.at("/agents/2/minutes").asDouble()).isLessThan(0.05);
        assertThat(estimate.at("/history/runs").asInt()).isEqualTo(3);

        JsonNode costs =
                user.get("/api/v1/executions/" + last + "/costs").expect(200).json();
        assertThat(costs.at("/estimate/expected").asString()).isEqualTo("0.0205");
        assertThat(costs.at("/estimate/error_percent").asDouble()).isBetween(-100.0, -99.0);
        JsonNode accuracy = user.get(ACCURACY).json();
        assertThat(accuracy.at("/items/0/execution_id").asString()).isEqualTo(last);
        assertThat(accuracy.at("/items/0/pipeline_name").asString()).isEqualTo("Trend");
        assertThat(accuracy.at("/items/0/actual").asString())
                .isEqualTo(costs.get("total").asString());
        assertThat(accuracy.get("by_agent")
                        .valueStream()
                        .map(agent -> agent.get("agent_type").asString()))
                .containsExactlyInAnyOrder("bias_agent", "strategy_agent", "risk_manager");
        assertThat(kuber.user().get(ACCURACY).json().get("items").size()).isZero();
    }

    /** Once, from its trigger to its end. */
    private static String run(Client user, String address) {
        String id = user.post(address + "/executions", "")
                .expect(202)
                .json()
                .get("id")
                .asString();
        JsonNode ended = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> user.get("/api/v1/executions/" + id).json(),
                        execution -> !execution.get("finished_at").isNull());
        assertThat(ended.get("status").asString()).isEqualTo("completed");
        return id;
    }
}
