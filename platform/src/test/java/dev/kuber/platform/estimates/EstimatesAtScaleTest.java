package dev.kuber.platform.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.estimates.Workers.Chain;
import dev.kuber.platform.estimates.Workers.Load;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.Schedules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What estimates take when the ledger is long. */
class EstimatesAtScaleTest {

    @Test
    void estimatesAndAccuracyAreReadAmongManyRuns() throws Exception {
        try (var work = new EstimatedWork()) {
            for (int i = 0; i < 3; i++) {
                work.run(Chain.of("p7", 1, "rules").plan(work, 1, _ -> Load.of(Duration.ofSeconds(2))));
            }
            fill(work);
            Definition definition = Schedules.definition("\"symbols\":[\"ACME\"]", """
                    {"id":"test_bias","agent_type":"test_bias"},{"id":"test_risk","agent_type":"test_risk"}""");
            Estimates estimates = work.bean(Estimates.class);
            long slowest = 0;
            for (int i = 0; i < 5; i++) {
                work.clock.advance(Duration.ofHours(1));
                long from = System.nanoTime();
                estimates.of(EstimatedWork.OWNER, "p7", definition);
                slowest = i == 0 ? 0 : Math.max(slowest, System.nanoTime() - from);
            }
            long from = System.nanoTime();
            Accuracy accuracy = estimates.accuracy(EstimatedWork.OWNER, 90);
            System.out.printf(
                    "An estimate that reads its history anew among 100,000 charges takes %.1f ms, the accuracy of %,d"
                            + " runs %.1f ms.%n",
                    slowest / 1e6, accuracy.runs(), (System.nanoTime() - from) / 1e6);
            assertThat(estimates.of(EstimatedWork.OWNER, "p7", definition).agents())
                    .allSatisfy(agent -> assertThat(agent.runs()).isEqualTo(50));
            assertThat(accuracy.items()).hasSize(200);
        }
    }

    /** 25,000 executions of 50 pipelines, of this user and of four others. */
    private static void fill(EstimatedWork work) {
        work.jdbc
                .sql("""
                insert into execution_estimate (execution_id, owner, pipeline_id, fired_at, estimated_at, low, expected,
                    high, confidence, runs_known, trial, nodes, gates, ended_at, completed, actual, whole, checks)
                select 'x' || i, case i % 5 when 0 then :owner else gen_random_uuid() end, 'p' || i % 50,
                    at, at, 0.9, 1, 1.1, 'medium', 5, false, '[]', '{}', at, true, 1 + i % 7 * 0.01, true, 3
                from (select i, :now::timestamptz - i * interval '5 minutes' as at from generate_series(1, 25000) i) r
                """)
                .param("owner", EstimatedWork.OWNER)
                .param("now", work.clock.instant().toString())
                .update();
        work.jdbc
                .sql("update execution_estimate set owner = :owner where pipeline_id = 'p7'")
                .param("owner", EstimatedWork.OWNER)
                .update();
        work.jdbc.sql("""
                insert into agent_work (execution_id, node, owner, pipeline_id, agent_type, model, symbols,
                    declared_input, declared_output, seconds, input, cached, output, runs, estimated, actual, ended_at)
                select e.execution_id, n.node, e.owner, e.pipeline_id, n.node, '', 1, 0, 0, 2, 0, 0,
                    0, 1, 0.1, 0.1, e.ended_at
                from execution_estimate e cross join (values ('test_bias'), ('test_risk')) as n (node)
                where e.execution_id like 'x%'
                """).update();
        work.jdbc.sql("""
                insert into ledger (id, owner, pipeline_id, execution_id, node, agent_type, mode, kind, amount, at, day,
                    estimated, sentence)
                select e.execution_id || '/' || n, e.owner, e.pipeline_id, e.execution_id, 'n' || n, 'test_bias',
                    'simulation', 'rental', 0.1, e.ended_at, e.ended_at::date, false, ''
                from execution_estimate e cross join generate_series(1, 4) n
                """).update();
        work.jdbc.sql("analyze").update();
    }
}
