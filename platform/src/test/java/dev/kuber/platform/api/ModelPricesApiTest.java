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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of models, entered by an administrator, and what calls cost by them. */
class ModelPricesApiTest {

    private static final String PRICES = "/api/v1/admin/model-prices";
    private static final FakeModelServer MODELS = FakeModelServer.open();
    private static RunningKuber kuber;
    private static Client admin;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.start(
                TestDatabase.freshSettings(),
                context -> RunningKuber.agents(context, new Thinker()),
                "kuber.accounts.admins=boss@example.com",
                "kuber.models.openai-url=" + MODELS.openAi(),
                "kuber.models.private-addresses=true");
        admin = kuber.stranger();
        admin.post("/api/v1/auth/register", """
                {"email": "boss@example.com", "password": "correct horse battery", "name": "Boss"}""").expect(201);
    }

    @AfterAll
    static void stop() {
        kuber.close();
        MODELS.close();
    }

    private static String price(String model, String input, String from) {
        return """
                {"provider": "openai", "model": "%s", "input": "%s", "cached_input": "1", "output": "10",
                 "source": "the contract"%s}""".formatted(model, input, from.isEmpty() ? "" : ", \"from\": \"" + from + "\"");
    }

    /** What a run costs that reads a million tokens. */
    private static String run(Client user) {
        MODELS.then(new ModelReplies.Says("{\"side\":\"buy\"}", new Reported(1_000_000, 0, 0)));
        String pipeline =
                user.post("/api/v1/pipelines", """
                {"name": "Thinking", "definition": {"nodes": [
                  {"id": "trigger", "agent_type": "time_trigger", "config": {"schedule": "INTERVAL", "interval": "PT20H"}},
                  {"id": "think", "agent_type": "test_thinker", "config": {"model": "work/fake-small"}}],
                 "edges": [{"from": "trigger", "to": "think"}],
                 "settings": {"symbols": ["ORBT"], "timeframe": "5m", "calendar": "always", "run_mode": "run_once",
                  "trading_mode": "simulation", "simulation": {"market": "synthetic", "speed": 60}}}}""").expect(201).json().get("id").asString();
        String run = user.post(
                        "/api/v1/pipelines/" + pipeline + "/executions",
                        "{\"until\": \"think\", \"skip_triggers\": true}")
                .expect(202)
                .json()
                .get("id")
                .asString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !user.get("/api/v1/executions/" + run)
                        .json()
                        .get("finished_at")
                        .isNull());
        return user.get("/api/v1/executions/" + run + "/costs")
                .json()
                .get("total")
                .asString();
    }

    @Test
    void aCallCostsWhatHeldWhenItWasMade() {
        admin.post(PRICES, price("fake-small", "2", "2020-01-01T00:00:00Z")).expect(201);
        Client user = kuber.user();
        user.post("/api/v1/model-connections", """
                {"provider": "openai", "name": "work", "key": "%s"}""".formatted(FakeModelServer.KEY))
                .expect(201);
        assertThat(run(user)).isEqualTo("2");

        admin.post(PRICES, price("fake-small", "9", "2100-01-01T00:00:00Z")).expect(201);
        assertThat(run(user)).as("before the new price holds").isEqualTo("2");

        admin.post(PRICES, price("fake-small", "3", "")).expect(201);
        assertThat(run(user)).as("from now on").isEqualTo("3");

        assertThat(user.get("/api/v1/costs?by=model")
                        .json()
                        .at("/items/0/amount")
                        .asString())
                .as("what was charged before stays")
                .isEqualTo("7");
        assertThat(admin.get(PRICES)
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("model").asString().equals("fake-small"))
                        .map(item -> item.get("input").asString()))
                .containsExactly("9", "3", "2");
        assertThat(admin.get("/api/v1/audit?kind=budget")
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(entry -> entry.get("action").asString().equals("model_price_entered")
                                && entry.get("subject").asString().equals("openai/fake-small")))
                .hasSize(3);
    }

    @Test
    void onlyAdministratorsEnterAndSeePrices() {
        kuber.user().post(PRICES, price("a", "1", "")).expect(403);
        kuber.user().get(PRICES).expect(403);
        kuber.stranger().get(PRICES).expect(401);
    }

    @Test
    void whatWasEnteredStays() {
        String once = price("stays", "1", "2026-01-01T00:00:00Z");
        admin.post(PRICES, once).expect(201);
        assertThat(admin.post(PRICES, price("stays", "2", "2026-01-01T00:00:00Z"))
                        .expect(409)
                        .body())
                .contains("There is a price of this model from the same time on.");
    }

    @ParameterizedTest
    @CsvSource({
        "provider, '\"openai\"', '\"nobody\"'",
        "model, '\"some\"', '\" \"'",
        "source, '\"the contract\"', '\"\"'"
    })
    void aPriceThatMakesNoSenseIsRefusedWithItsField(String field, String right, String wrong) {
        String body = price("some", "1", "").replace("\"" + field + "\": " + right, "\"" + field + "\": " + wrong);
        assertThat(admin.post(PRICES, body).expect(422).body()).contains("\"" + field + "\"");
        admin.post(PRICES, price("some", "-1", "")).expect(422);
    }
}
