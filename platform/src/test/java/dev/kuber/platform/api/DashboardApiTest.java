package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DashboardApiTest {

    private static final String DASHBOARD = "/api/v1/dashboard";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void aNewcomerHasNothingAndIsShownThat() {
        JsonNode dashboard = kuber.user().get(DASHBOARD).expect(200).json();

        assertThat(dashboard.get("trading_mode").asString()).isEqualTo("simulation");
        assertThat(dashboard.get("accounts").isEmpty()).isTrue();
        assertThat(dashboard.get("equity").isEmpty()).isTrue();
        assertThat(dashboard.get("open_risk").asString()).isEqualTo("0");
        assertThat(dashboard.get("active_pipelines").asInt()).isZero();
        assertThat(dashboard.get("cost_today").asString()).isEqualTo("0");
    }

    @Test
    void whatIsHeldAndWhatIsClosedTodayIsShown() {
        Client user = kuber.user();
        String pipeline = momentum(user);
        user.post("/api/v1/pipelines/" + pipeline + "/start", "").expect(200);

        JsonNode open = eventually(user, it -> !it.get("open_risk").asString().equals("0"));
        assertThat(open.get("open_positions").asInt()).isOne();
        assertThat(open.get("active_pipelines").asInt()).isOne();
        assertThat(open.get("unprotected").isEmpty()).isTrue();
        JsonNode account = open.get("accounts").get(0);
        assertThat(account.get("label").asString()).isEqualTo("Simulation: synthetic prices, seed 1, 120 x speed");
        assertThat(account.get("trading_mode").asString()).isEqualTo("simulation");
        assertThat(account.get("problem").isNull()).isTrue();
        assertThat(decimal(account.get("equity").asString())).isBetween(decimal("95000"), decimal("105000"));
        assertThat(open.get("equity").isEmpty()).isFalse();
        assertThat(kuber.user().get(DASHBOARD).json().get("accounts").isEmpty()).isTrue();

        user.post("/api/v1/positions/close-all", "{\"reason\": \"enough\"}").expect(202);
        user.post("/api/v1/pipelines/" + pipeline + "/pause", "").expect(200);
        JsonNode closed = eventually(user, it -> it.get("trades_today").asInt() > 0);
        assertThat(closed.get("profit_today").asString()).matches("-?[0-9]+(\\.[0-9]{1,2})?");
        assertThat(user.get(DASHBOARD + "?trading_mode=paper")
                        .json()
                        .get("trades_today")
                        .asInt())
                .isZero();
    }

    private static java.math.BigDecimal decimal(String text) {
        return new java.math.BigDecimal(text);
    }

    private static JsonNode eventually(Client user, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> user.get(DASHBOARD).expect(200).json(), wanted);
    }

    /** The momentum template on a market that begins shortly before it buys. */
    private static String momentum(Client user) {
        JsonNode made = user.post("/api/v1/pipelines", "{\"template\": \"momentum\"}")
                .expect(201)
                .json();
        ObjectNode definition = (ObjectNode) made.get("definition");
        ((ObjectNode) definition.at("/settings/simulation"))
                .put("start", "2024-03-04T00:30:00Z")
                .put("speed", 120);
        ObjectNode save = JsonMapper.shared().createObjectNode().put("revision", 1);
        save.set("definition", definition);
        String id = made.get("id").asString();
        user.put("/api/v1/pipelines/" + id, save.toString()).expect(200);
        return id;
    }
}
