package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditApiTest {

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    private static String archived(Client user) {
        String id =
                user.post("/api/v1/pipelines", """
                {"name": "Trend", "definition": {"nodes": [], "edges": [], "settings": {"symbols": ["AAPL"]}}}""").expect(201).json().get("id").asString();
        user.delete("/api/v1/pipelines/" + id).expect(204);
        return id;
    }

    @Test
    void whatAUserDidIsListedNewestFirstAndProved() {
        Client user = kuber.user();
        String first = archived(user);
        String second = archived(user);

        JsonNode page = user.get("/api/v1/audit?limit=1").expect(200).json();
        assertThat(page.at("/items/0/action").asString()).isEqualTo("pipeline_deleted");
        assertThat(page.at("/items/0/subject").asString()).isEqualTo(second);
        assertThat(page.at("/items/0/actor").asString()).isEqualTo("Ada");
        assertThat(page.at("/items/0/reason").isNull()).isTrue();
        assertThat(page.at("/items/0/details/before").asString()).isEqualTo("draft");
        JsonNode rest = user.get(
                        "/api/v1/audit?limit=1&after=" + page.get("next").asString())
                .expect(200)
                .json();
        assertThat(rest.at("/items/0/subject").asString()).isEqualTo(first);
        assertThat(rest.get("next").isNull()).isTrue();

        JsonNode proof = user.get("/api/v1/audit/verify").expect(200).json();
        assertThat(proof.get("valid").asBoolean()).isTrue();
        assertThat(proof.get("entries").asInt()).isEqualTo(2);
        assertThat(proof.get("broken_at").isNull()).isTrue();
        assertThat(proof.get("sentence").asString()).isEqualTo("All 2 entries are as they were written.");
    }

    @Test
    void aKindCanBeAskedFor() {
        Client user = kuber.user();
        archived(user);
        assertThat(user.get("/api/v1/audit?kind=pipeline").expect(200).json().get("items"))
                .hasSize(1);
        assertThat(user.get("/api/v1/audit?kind=intervention")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        user.get("/api/v1/audit?kind=secrets").expect(400);
    }

    @Test
    void nobodySeesWhatSomebodyElseDid() {
        archived(kuber.user());
        Client other = kuber.user();
        assertThat(other.get("/api/v1/audit").expect(200).json().get("items")).isEmpty();
        assertThat(other.get("/api/v1/audit/verify").json().get("entries").asInt())
                .isZero();
        kuber.stranger().get("/api/v1/audit").expect(401);
    }
}
