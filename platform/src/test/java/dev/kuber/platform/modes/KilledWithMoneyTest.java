package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.models.FakeModelServer;
import dev.kuber.platform.models.ModelReplies;
import dev.kuber.platform.models.ModelReplies.Reported;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A real worker process, killed with {@code kill -9} while it spends money at a provider that is asked over HTTP. What the
 * provider counted is compared with what the ledger says.
 */
class KilledWithMoneyTest {

    /** Where a worker stands when it is killed. */
    private enum Moment {
        /** The money for a call is set aside, the call is not written down. */
        RESERVED(null, 2, 0),
        /** The provider has the question and does not answer. */
        ASKED(null, 3, 1),
        /** The provider has answered and counted, and nobody has written it down: the one answer that is bought twice. */
        ANSWERED(null, 3, 1),
        /** Both answers are written down, and nothing of the step is. */
        RECORDED(Probe.Point.AFTER_RUN, 2, 0),
        BEFORE_COMMIT(Probe.Point.BEFORE_COMMIT, 2, 0),
        AFTER_COMMIT(Probe.Point.AFTER_COMMIT, 2, 0),
        /** Last, because nobody else in the process can commit while one stands there. */
        IN_COMMIT(Probe.Point.IN_COMMIT, 2, 0);

        private final Probe.@Nullable Point point;
        private final int asked;
        private final int lost;

        Moment(Probe.@Nullable Point point, int asked, int lost) {
            this.point = point;
            this.asked = asked;
            this.lost = lost;
        }

        String about() {
            return "matter " + name() + ".";
        }
    }

    private final MoneyWorkers workers = new MoneyWorkers();
    private final FakeModelServer models = workers.models;

    @AfterEach
    void kill() {
        workers.close();
    }

    /** A user with a model and a budget, and his pipeline that asks it. */
    private static final class Asker {
        private final Client user;
        private final String pipeline;
        private String execution = "";

        private Asker(Client user, String pipeline) {
            this.user = user;
            this.pipeline = pipeline;
        }

        static Asker of(RunningKuber api, Moment moment) {
            Client user = api.user();
            user.post("/api/v1/model-connections", """
                    {"provider": "openai", "name": "work", "key": "%s"}""".formatted(FakeModelServer.KEY))
                    .expect(201);
            user.put("/api/v1/budget", "{\"day_limit\": \"10\"}").expect(200);
            String pipeline = user.post("/api/v1/pipelines", """
                    {"name": "Asking", "definition": {"nodes": [
                      {"id": "trigger", "agent_type": "time_trigger", "config": {"schedule": "INTERVAL", "interval": "PT20H"}},
                      {"id": "ask", "agent_type": "test_two_questions",
                       "config": {"model": "work/fake-small", "about": "%s"}}],
                     "edges": [{"from": "trigger", "to": "ask"}],
                     "settings": {"symbols": ["ORBT"], "timeframe": "5m", "calendar": "always", "run_mode": "run_once",
                      "trading_mode": "simulation", "simulation": {"market": "synthetic", "speed": 60}}}}""".formatted(moment.about()))
                    .expect(201)
                    .json()
                    .get("id")
                    .asString();
            return new Asker(user, pipeline);
        }

        Client user() {
            return user;
        }

        String pipeline() {
            return pipeline;
        }

        void begin() {
            String wanted = "{\"until\": \"ask\", \"skip_triggers\": true}";
            execution = user.post("/api/v1/pipelines/" + pipeline + "/executions", wanted)
                    .expect(202)
                    .json()
                    .get("id")
                    .asString();
        }

        String execution() {
            return execution;
        }

        JsonNode run() {
            return user.get("/api/v1/executions/" + execution()).json();
        }
    }

    private long asked(Moment moment) {
        return models.asked().stream()
                .filter(asked -> asked.text().contains(moment.about()))
                .count();
    }

    /** Each moment's replies use tokens of its own number. */
    private static Reported usage(Moment moment) {
        int number = moment.name().length();
        return new Reported(20 + number, number, 10 + number);
    }

    private static ModelReplies reply(FakeModelServer.Asked asked) {
        for (Moment moment : Moment.values()) {
            if (asked.text().contains(moment.about())) {
                return new ModelReplies.Says("{\"yes\":true}", usage(moment));
            }
        }
        throw new IllegalArgumentException(asked.text());
    }

    /** Whoever wants to write what a model of this user's connection was asked waits; so does who wants to charge this pipeline. */
    private static void stop(Connection locks, JdbcClient jdbc, Asker reserved, Asker answered) throws SQLException {
        jdbc.sql("""
                insert into model_connection_pace (connection, tokens, filled_at, blocked_until)
                select c.id, 60, now(), now() from model_connection c join pipeline p on p.owner = c.owner
                where p.id = :pipeline
                """).param("pipeline", reserved.pipeline()).update();
        jdbc.sql("""
                insert into spending (scope, id, period, starts, spent)
                select 'pipeline', :pipeline, 'month', date_trunc('month', now() + d * interval '1 day')::date, 0
                from unnest(array[-1, 1]) as d on conflict do nothing
                """).param("pipeline", answered.pipeline()).update();
        MoneyWorkers.execute(locks, """
                select from model_connection_pace where connection = (
                    select c.id from model_connection c join pipeline p on p.owner = c.owner where p.id = '%s')
                for update""".formatted(reserved.pipeline()));
        MoneyWorkers.execute(locks, "select from spending where id = '" + answered.pipeline() + "' for update");
    }

    @Test
    void whatAKilledWorkerHasBoughtIsNeitherForgottenNorBoughtAgain() throws Exception {
        models.otherwise(KilledWithMoneyTest::reply)
                .when(
                        asked -> asked.text().contains("second question about " + Moment.ASKED.about()),
                        new ModelReplies.Hangs());
        try (RunningKuber api = workers.here("api");
                Connection locks = workers.locks()) {
            JdbcClient jdbc = api.context().getBean(JdbcClient.class);
            MoneyWorkers.price(jdbc);
            MoneyWorkers.Victim victim = workers.victim();
            var askers = new EnumMap<Moment, Asker>(Moment.class);
            for (Moment moment : Moment.values()) {
                askers.put(moment, Asker.of(api, moment));
            }
            stop(locks, jdbc, asker(askers, Moment.RESERVED), asker(askers, Moment.ANSWERED));
            for (Moment moment : Moment.values()) {
                stand(victim, jdbc, moment, asker(askers, moment));
            }
            assertThat(reserved(jdbc, asker(askers, Moment.RESERVED))).isEqualTo(2);
            victim.dies();
            locks.rollback();

            try (RunningKuber next = workers.here("worker")) {
                assertThat(next.context().isRunning()).isTrue();
                askers.forEach((moment, asker) -> await().atMost(SleeplessMarket.PATIENCE)
                        .untilAsserted(() -> assertThat(asker.run().toString())
                                .as("%s", moment)
                                .contains("\"status\":\"completed\"")));
                askers.forEach((moment, asker) -> settled(jdbc, moment, asker));
                assertThat(jdbc.sql("select count(*) from budget_reservation")
                                .query(Integer.class)
                                .single())
                        .isZero();
            }
        }
    }

    private static Asker asker(Map<Moment, Asker> askers, Moment moment) {
        return Objects.requireNonNull(askers.get(moment));
    }

    /** Lets the worker go as far as this moment. */
    private void stand(MoneyWorkers.Victim victim, JdbcClient jdbc, Moment moment, Asker asker) throws IOException {
        Probe.Point point = moment.point;
        if (point != null) {
            victim.hears(asker.pipeline() + " " + point);
            victim.says("KNOWS " + asker.pipeline());
        }
        asker.begin();
        if (point != null) {
            victim.says("AT " + asker.pipeline());
        } else if (moment == Moment.ASKED) {
            await().atMost(SleeplessMarket.PATIENCE).until(() -> asked(moment) == 2);
        } else {
            int before = moment == Moment.RESERVED ? 0 : 1;
            await().atMost(SleeplessMarket.PATIENCE).until(() -> MoneyWorkers.waiting(jdbc) == before + 1);
            assertThat(asked(moment)).isEqualTo(before);
        }
    }

    private static int reserved(JdbcClient jdbc, Asker asker) {
        return jdbc.sql("select count(*) from budget_reservation where execution_id = :id")
                .param("id", asker.execution())
                .query(Integer.class)
                .single();
    }

    private void settled(JdbcClient jdbc, Moment moment, Asker asker) {
        assertThat(asked(moment))
                .as("questions that the provider got, %s", moment)
                .isEqualTo(moment.asked);
        JsonNode calls = asker.user()
                .get("/api/v1/executions/" + asker.execution() + "/model-calls")
                .json()
                .get("items");
        assertThat(calls.valueStream()
                        .filter(call -> call.get("status").asString().equals("answered")))
                .as("answers that were written down, %s", moment)
                .hasSize(2);
        assertThat(calls.valueStream()
                        .filter(call -> call.get("status").asString().equals("lost")))
                .as("calls of which nobody knows, %s", moment)
                .hasSize(moment.lost)
                .allMatch(call -> call.get("estimated").asBoolean());
        Reported one = usage(moment);
        assertThat(tokens(jdbc, asker, false))
                .as("tokens that were counted and charged, %s", moment)
                .isEqualTo(new Reported(2 * one.input(), 2 * one.cached(), 2 * one.output()));
        Reported estimated = tokens(jdbc, asker, true);
        if (moment.lost > 0) {
            assertThat(estimated.input()).as("read at most, %s", moment).isGreaterThanOrEqualTo(one.input());
            assertThat(estimated.output()).as("written at most, %s", moment).isGreaterThanOrEqualTo(one.output());
        } else {
            assertThat(estimated).isEqualTo(Reported.NOTHING);
        }
        assertThat(jdbc.sql("select count(*) from ledger where execution_id = :id and kind = 'rental'")
                        .param("id", asker.execution())
                        .query(Integer.class)
                        .single())
                .as("runs that are paid, %s", moment)
                .isEqualTo(1);
    }

    private static Reported tokens(JdbcClient jdbc, Asker asker, boolean estimated) {
        return jdbc.sql("""
                        select coalesce(sum(input_tokens + cached_input_tokens), 0),
                            coalesce(sum(cached_input_tokens), 0), coalesce(sum(output_tokens), 0)
                        from ledger where execution_id = :id and kind = 'tokens' and estimated = :estimated
                        """)
                .param("id", asker.execution())
                .param("estimated", estimated)
                .query((row, _) -> new Reported(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
