package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.trade.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The end of a budget in the whole application, on an accelerated market. */
class BudgetEndTest extends SleeplessMarket {

    private static String holding(Client user, String begins) {
        String pipeline = pipeline(user, begins, 120, "\"retry_backoff\":\"PT2S\"");
        user.post(PIPELINES + pipeline + "/start", "").expect(200);
        eventually(
                user,
                "/api/v1/positions",
                item -> item.get("pipeline_id").asString().equals(pipeline)
                        && item.get("state").asString().equals("open"));
        return pipeline;
    }

    private static void spend(String pipeline, String id, String amount) {
        UUID owner = UUID.fromString(database()
                .sql("select owner from pipeline where id = :id")
                .param("id", pipeline)
                .query(String.class)
                .single());
        Instant now = kuber.context().getBean(Clock.class).instant();
        var payer = new Payer(owner, pipeline, "x", "n", "a", "simulation");
        kuber.context()
                .getBean(Ledger.class)
                .charge(List.of(new Charge(
                        id,
                        payer,
                        Charge.Kind.API_CALL,
                        Money.of(amount),
                        now,
                        now.atZone(ZoneOffset.UTC).toLocalDate(),
                        null,
                        false,
                        "A call.")));
    }

    @Test
    void aReachedLimitClosesThePositionsOfThisPipelineAndOfNoOther() {
        Client user = kuber.user();
        String spender = holding(user, "2024-03-04T12:00:00Z");
        String other = holding(user, "2024-03-05T12:00:00Z");
        user.put(PIPELINES + spender + "/budget", "{\"day_limit\":\"5.00\"}").expect(200);
        spend(spender, "first/" + spender, "4.95");
        spend(spender, "second/" + spender, "0.08");

        eventually(user, "/api/v1/trades?pipeline_id=" + spender, _ -> true);
        assertThat(told(user, "Budget exhausted").get("sentence").asString())
                .isEqualTo("This pipeline's budget for the day is spent: $5.03 of $5.00."
                        + " Nothing new begins; 1 position is closed at market.");
        assertThat(told(user, "80 % of a pipeline's budget is spent")).isNotNull();
        assertThat(user.get("/api/v1/trades?pipeline_id=" + other)
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(user.get("/api/v1/positions").json().get("items"))
                .anySatisfy(
                        item -> assertThat(item.get("pipeline_id").asString()).isEqualTo(other));
        assertThat(user.get("/api/v1/audit?kind=budget").json().get("items"))
                .filteredOn(item -> item.get("action").asString().equals("budget_exhausted"))
                .hasSize(1);
        assertThat(user.get(PIPELINES + spender + "/budget")
                        .json()
                        .at("/day/left")
                        .asString())
                .isEqualTo("0");
    }

    @Test
    void aPipelineMayKeepWhatIsProtected() {
        Client user = kuber.user();
        String pipeline = holding(user, "2024-03-04T12:00:00Z");
        user.put(PIPELINES + pipeline + "/budget", "{\"day_limit\":\"1\",\"on_exhausted\":\"keep_protected\"}")
                .expect(200);
        spend(pipeline, "all/" + pipeline, "1");
        assertThat(told(user, "Budget exhausted").get("sentence").asString())
                .endsWith("Nothing new begins; 1 position stays protected.");
        assertThat(user.get("/api/v1/trades?pipeline_id=" + pipeline)
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(kuber.context().getBean(Budgets.class).sweepReservations()).isZero();
    }

    @Test
    void costsAreShownByWhatTheyWereSpentOn() {
        Client user = kuber.user();
        String pipeline = pipeline(user, "2024-03-04T12:00:00Z", 120, "\"retry_backoff\":\"PT2S\"");
        spend(pipeline, "one/" + pipeline, "0.0205");
        var byAgent = user.get("/api/v1/costs?by=agent").expect(200).json();
        assertThat(byAgent.at("/items/0/amount").asString()).isEqualTo("0.0205");
        assertThat(user.get("/api/v1/costs/export").expect(200).body()).contains("api_call,0.0205,\"" + pipeline);
        assertThat(user.get("/api/v1/executions/x/costs").json().get("total").asString())
                .isEqualTo("0.0205");
        user.put("/api/v1/budget", "{\"day_limit\":\"10\",\"month_limit\":\"100\"}")
                .expect(200);
        user.put(PIPELINES + pipeline + "/budget", "{\"day_limit\":\"11\"}").expect(422);
        user.get("/api/v1/admin/model-prices").expect(403);
    }
}
