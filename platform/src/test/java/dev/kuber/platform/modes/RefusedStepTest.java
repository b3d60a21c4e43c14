package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A step for which there is not enough: 4.95 of 5.00 is spent, and it costs 0.08. Whose limit it is and for how long, and what
 * the pipeline wants done then, in every combination, in the whole application.
 */
class RefusedStepTest {

    /** What the pipelines of one user are told to do, and what they hold when the money is gone. */
    private record Case(String scope, String period, String reaction, Client user, String spender, String other) {

        boolean closes() {
            return reaction.equals("close_positions");
        }

        String words() {
            return (scope.equals("user") ? "your" : "this pipeline's") + " budget for the " + period;
        }

        @Override
        public String toString() {
            return scope + ", " + period + ", " + reaction;
        }
    }

    private static RunningKuber start() {
        return RunningKuber.start(
                TestDatabase.freshSettings(),
                context -> RunningKuber.agents(context, new PatientBuyer(), new Gate(), new DearStep()));
    }

    /** Buys, and has something else to do that costs money as soon as the gate opens. */
    private static String pipeline(Client user, String name, String more, String edge) {
        return user.post("/api/v1/pipelines", """
                {"name":"%s","definition":{
                 "nodes":[{"id":"clock","agent_type":"time_trigger","config":{"interval":"PT5M"}},
                          {"id":"buy","agent_type":"test_patient","config":{"quantity":3}},
                          {"id":"trade","agent_type":"trade_manager","config":{"pyramiding":true}}%s],
                 "edges":[{"from":"clock","to":"buy"},{"from":"buy","to":"trade"}%s],
                 "settings":{"symbols":["ORBT"],"timeframe":"1m","calendar":"always","run_mode":"run_continuous",
                   "simulation":{"speed":60,"start":"2024-03-04T12:00:00Z"}}}}""".formatted(name, more, edge))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static Case begin(RunningKuber kuber, String scope, String period, String reaction) {
        Client user = kuber.user();
        String spender = pipeline(
                user,
                "Spender",
                ",{\"id\":\"gate\",\"agent_type\":\"test_gate\"},{\"id\":\"dear\",\"agent_type\":\"test_dear_step\"}",
                ",{\"from\":\"clock\",\"to\":\"gate\"},{\"from\":\"gate\",\"to\":\"dear\"}");
        String other = pipeline(user, "Other", "", "");
        String limit = "\"" + period + "_limit\":\"5.00\"";
        String own = "\"on_exhausted\":\"" + reaction + "\"";
        if (scope.equals("user")) {
            user.put("/api/v1/budget", "{" + limit + "}").expect(200);
            user.put("/api/v1/pipelines/" + spender + "/budget", "{" + own + "}")
                    .expect(200);
        } else {
            user.put("/api/v1/pipelines/" + spender + "/budget", "{" + limit + "," + own + "}")
                    .expect(200);
        }
        user.post("/api/v1/pipelines/" + spender + "/start", "").expect(200);
        user.post("/api/v1/pipelines/" + other + "/start", "").expect(200);
        return new Case(scope, period, reaction, user, spender, other);
    }

    private static List<JsonNode> items(Client user, String path) {
        return user.get(path).expect(200).json().get("items").valueStream().toList();
    }

    private static boolean holds(Client user, String pipeline) {
        return items(user, "/api/v1/positions").stream()
                .anyMatch(item -> item.get("pipeline_id").asString().equals(pipeline)
                        && item.get("remaining").asString().equals("3")
                        && item.get("protected").asBoolean(false));
    }

    private static void spend(RunningKuber kuber, Case it, String amount) {
        JdbcClient jdbc = kuber.context().getBean(JdbcClient.class);
        UUID owner = UUID.fromString(jdbc.sql("select owner from pipeline where id = :id")
                .param("id", it.spender())
                .query(String.class)
                .single());
        Instant now = kuber.context().getBean(Clock.class).instant();
        kuber.context()
                .getBean(Ledger.class)
                .charge(List.of(new Charge(
                        "earlier/" + it.spender(),
                        new Payer(owner, it.spender(), "earlier", "n", "a", "simulation"),
                        Charge.Kind.API_CALL,
                        Money.of(amount),
                        now,
                        now.atZone(ZoneOffset.UTC).toLocalDate(),
                        null,
                        false,
                        "Calls of earlier runs.")));
    }

    @Test
    void aStepForWhichNothingIsLeftDoesNotRunAndClosesWhatItsPipelineHoldsAndNothingElse() {
        try (RunningKuber kuber = start()) {
            var cases = new ArrayList<Case>();
            for (String scope : List.of("pipeline", "user")) {
                for (String period : List.of("day", "month")) {
                    for (String reaction : List.of("close_positions", "keep_protected")) {
                        cases.add(begin(kuber, scope, period, reaction));
                    }
                }
            }
            for (Case it : cases) {
                await().atMost(SleeplessMarket.PATIENCE).untilAsserted(() -> {
                    tryAgain(kuber, it);
                    assertThat(holds(it.user(), it.spender()) && holds(it.user(), it.other()))
                            .as(
                                    "both hold something: %s, %s",
                                    it.user().get("/api/v1/positions").body(),
                                    it.user().get("/api/v1/orders").body())
                            .isTrue();
                });
                spend(kuber, it, "4.95");
                Gate.open(it.spender());
            }
            for (Case it : cases) {
                ended(it);
                nothingWasSpent(kuber, it);
            }
        }
    }

    /** The exchange refuses an entry by chance; while the gate waits the pipeline would not begin anew. */
    private static void tryAgain(RunningKuber kuber, Case it) {
        kuber.context()
                .getBean(JdbcClient.class)
                .sql("""
                        select distinct e.id from step s join execution e on e.id = s.execution_id
                        where e.pipeline_id = :id and e.finished_at is null and s.node = 'trade' and s.kind = 'done'
                        """)
                .param("id", it.spender())
                .query(String.class)
                .list()
                .forEach(Gate::giveUp);
    }

    private static void ended(Case it) {
        Client user = it.user();
        assertThat(SleeplessMarket.told(user, "Budget exhausted")
                        .get("sentence")
                        .asString())
                .as("%s", it)
                .isEqualTo("The money is gone: of " + it.words()
                        + ", $4.95 of $5.00 is spent, and this step may cost $0.08. Nothing new begins; 1 position "
                        + (it.closes() ? "is closed at market." : "stays protected."));
        if (it.closes()) {
            JsonNode trade = SleeplessMarket.eventually(user, "/api/v1/trades?pipeline_id=" + it.spender(), _ -> true);
            assertThat(trade.get("exit_reason").asString()).isEqualTo("budget");
            assertThat(trade.get("quantity").asString()).isEqualTo("3");
            assertThat(items(user, "/api/v1/orders?pipeline_id=" + it.spender()))
                    .filteredOn(order -> order.get("role").asString().equals("exit")
                            && order.get("status").asString().equals("filled"))
                    .as("sold once, and no more than was held: %s", it)
                    .singleElement()
                    .satisfies(exit -> assertThat(exit.get("filled").asString()).isEqualTo("3"));
        } else {
            assertThat(holds(user, it.spender())).as("%s", it).isTrue();
            assertThat(items(user, "/api/v1/trades?pipeline_id=" + it.spender()))
                    .as("%s", it)
                    .isEmpty();
        }
        assertThat(holds(user, it.other())).as("the other pipeline's, %s", it).isTrue();
        assertThat(items(user, "/api/v1/trades?pipeline_id=" + it.other())).isEmpty();
        assertThat(items(user, "/api/v1/orders?pipeline_id=" + it.other()))
                .noneMatch(order -> order.get("role").asString().equals("exit"));
        assertThat(items(user, "/api/v1/audit?kind=budget"))
                .filteredOn(entry -> entry.get("action").asString().equals("budget_exhausted"))
                .as("%s", it)
                .hasSize(1);
        assertThat(items(user, "/api/v1/notifications"))
                .filteredOn(notice -> notice.get("title").asString().equals("Budget exhausted"))
                .as("%s", it)
                .hasSize(1);
    }

    private static void nothingWasSpent(RunningKuber kuber, Case it) {
        JdbcClient jdbc = kuber.context().getBean(JdbcClient.class);
        assertThat(jdbc.sql("select reason from step where execution_id like :id and node = 'dear'")
                        .param("id", it.spender() + "-%")
                        .query(String.class)
                        .list())
                .as("%s", it)
                .singleElement()
                .asString()
                .startsWith("The money is gone");
        assertThat(commission(jdbc, it.other())).as("for buying, %s", it).isEqualByComparingTo("0.015");
        assertThat(commission(jdbc, it.spender()))
                .as("part of no budget, %s", it)
                .isEqualByComparingTo(it.closes() ? "0.03" : "0.015");
        assertThat(jdbc.sql("select spent from spending where id = :id and period = :period")
                        .param("id", it.spender())
                        .param("period", it.period())
                        .query(BigDecimal.class)
                        .list())
                .as("%s", it)
                .singleElement()
                .isEqualTo(new BigDecimal("4.9500000000"));
        assertThat(jdbc.sql("select count(*) from budget_reservation")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static BigDecimal commission(JdbcClient jdbc, String pipeline) {
        return jdbc.sql("select sum(amount) from ledger where pipeline_id = :id and kind = 'commission'")
                .param("id", pipeline)
                .query(BigDecimal.class)
                .single();
    }
}
