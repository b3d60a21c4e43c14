package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CostsApiTest {

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void whatPipelinesHaveBeenGivenIsListedTheMostFirst() {
        Client user = kuber.user();
        String little = pipeline(user, "Little");
        String much = pipeline(user, "Much");
        pipeline(user, "Nothing");
        budget(user, little, "\"0.5\"", "\"5\"");
        budget(user, much, "\"1\"", "\"20\"");

        JsonNode items = allocations(user);

        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("pipeline_id").asString()).isEqualTo(much);
        assertThat(items.get(0).get("pipeline_name").asString()).isEqualTo("Much");
        assertThat(items.get(0).at("/month/limit").asString()).isEqualTo("20");
        assertThat(items.get(1).at("/day/limit").asString()).isEqualTo("0.5");
        assertThat(items.get(1).at("/day/spent").asString()).isEqualTo("0");
        assertThat(allocations(kuber.user())).isEmpty();

        budget(user, much, "null", "null");
        assertThat(allocations(user)).hasSize(1);
        user.delete("/api/v1/pipelines/" + little).expect(204);
        assertThat(allocations(user)).isEmpty();
    }

    @Test
    void costsByPipelineCarryItsNameAsLongAsThereIsOne() {
        Client user = kuber.user();
        String id = pipeline(user, "Morning");
        user.post("/api/v1/pipelines/" + id + "/executions", "{\"skip_triggers\": true}")
                .expect(202);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(byPipeline(user)).hasSize(1));
        JsonNode sum = byPipeline(user).get(0);
        assertThat(sum.get("key").asString()).isEqualTo(id);
        assertThat(sum.get("name").asString()).isEqualTo("Morning");
        assertThat(new BigDecimal(sum.get("amount").asString())).isPositive();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> user.delete("/api/v1/pipelines/" + id).expect(204));
        assertThat(byPipeline(user).get(0).get("name").isNull()).isTrue();
    }

    private static JsonNode byPipeline(Client user) {
        return user.get("/api/v1/costs?by=pipeline").expect(200).json().get("items");
    }

    private static JsonNode allocations(Client user) {
        return user.get("/api/v1/budget/allocations").expect(200).json().get("items");
    }

    private static String pipeline(Client user, String name) {
        return user.post("/api/v1/pipelines", "{\"template\": \"momentum\", \"name\": \"" + name + "\"}")
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static void budget(Client user, String pipeline, String day, String month) {
        String limits = "{\"day_limit\": " + day + ", \"month_limit\": " + month + "}";
        user.put("/api/v1/pipelines/" + pipeline + "/budget", limits).expect(200);
    }
}
