package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Limits over HTTP: one's own, and nobody else's. */
class BudgetsApiTest {

    private final Client user = RunningKuber.shared().user();

    private static String pipeline(Client owner) {
        return owner.post("/api/v1/pipelines", """
                {"name": "Any", "definition": {"nodes": [
                  {"id": "trigger", "agent_type": "time_trigger", "config": {"schedule": "INTERVAL", "interval": "PT20H"}}],
                 "edges": [], "settings": {"symbols": ["ORBT"], "timeframe": "5m"}}}""").expect(201).json().get("id").asString();
    }

    private static String of(String pipeline) {
        return "/api/v1/pipelines/" + pipeline + "/budget";
    }

    @Test
    void withoutLimitsNothingIsLeftOrReachedAndWhatIsSetIsShown() {
        JsonNode before = user.get("/api/v1/budget").expect(200).json();
        assertThat(before.at("/day/limit").isNull()).isTrue();
        assertThat(before.at("/day/left").isNull()).isTrue();
        assertThat(before.at("/day/overshoot").isNull()).isTrue();

        JsonNode after = user.put("/api/v1/budget", "{\"day_limit\": \"5.00\", \"month_limit\": \"60\"}")
                .expect(200)
                .json();
        assertThat(after.at("/day/limit").asString()).isEqualTo("5");
        assertThat(after.at("/month/left").asString()).isEqualTo("60");
        assertThat(after.at("/day/allocated").asString()).isEqualTo("0");
        assertThat(user.get("/api/v1/budget").json()).isEqualTo(after);
        assertThat(user.get("/api/v1/audit?kind=budget").json().get("items")).hasSize(1);
    }

    @Test
    void pipelinesGetNoMoreThanTheirUserHasWhoeverIsChanged() {
        user.put("/api/v1/budget", "{\"day_limit\": \"5.00\", \"month_limit\": \"60\"}")
                .expect(200);
        user.put(of(pipeline(user)), "{\"day_limit\": \"3.00\"}").expect(200);
        String second = pipeline(user);

        assertThat(user.put(of(second), "{\"day_limit\": \"2.01\"}").expect(422).body())
                .contains("All pipelines together would have $5.01 for the day, and you allow $5.00.");
        assertThat(user.put(of(second), "{\"month_limit\": \"60.01\"}")
                        .expect(422)
                        .body())
                .contains("All pipelines together would have $60.01 for the month, and you allow $60.00.");
        assertThat(user.get(of(second)).json().at("/day/limit").isNull()).isTrue();
        user.put(of(second), "{\"day_limit\": \"2.00\"}").expect(200);

        assertThat(user.put("/api/v1/budget", "{\"day_limit\": \"4.99\"}")
                        .expect(422)
                        .body())
                .contains("All pipelines together would have $5.00 for the day, and you allow $4.99.");
        assertThat(user.get("/api/v1/budget").json().at("/day/allocated").asString())
                .isEqualTo("5");
        user.put("/api/v1/budget", "{\"day_limit\": null}").expect(200);
    }

    @Test
    void aLimitIsNeverBelowZero() {
        user.put("/api/v1/budget", "{\"day_limit\": \"-1\"}").expect(422);
        user.put("/api/v1/budget", "{\"month_limit\": \"much\"}").expect(400);
    }

    @Test
    void nobodySeesOrChangesSomebodyElsesLimits() {
        String pipeline = pipeline(user);
        Client other = RunningKuber.shared().user();
        other.get(of(pipeline)).expect(404);
        other.put(of(pipeline), "{\"day_limit\": \"1\"}").expect(404);
        assertThat(user.get(of(pipeline)).json().at("/day/limit").isNull()).isTrue();
        Client stranger = RunningKuber.shared().stranger();
        stranger.get("/api/v1/budget").expect(401);
        stranger.get(of(pipeline)).expect(401);
        stranger.withoutCsrf()
                .header("Authorization", "Bearer nothing")
                .put("/api/v1/budget", "{}")
                .expect(401);
    }
}
