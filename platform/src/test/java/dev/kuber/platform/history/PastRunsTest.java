package dev.kuber.platform.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.history.PastRuns.Filter;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PastRunsTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final PastRuns history = new PastRuns(jdbc, KuberJson.of(FactTypes.builtIn()));
    private final String owner = account();

    /** Two revisions of a swing pipeline, a trial of it, a paper pipeline, and a backtest; one execution of each. */
    @BeforeEach
    void executions() {
        pipeline("p1", "Swing");
        ran("pipeline_revision", "p1", 1, "simulation", "ORBT");
        ran("pipeline_revision", "p1", 2, "simulation", "ACME");
        jdbc.sql("""
                insert into pipeline_trial (pipeline_id, revision, definition, until_node, pins, created_at)
                values (:id, -7, cast(:definition as jsonb), 'bias', '{"data": []}', now())
                """)
                .param("id", mine("p1"))
                .param("definition", definition("validation", "ORBT"))
                .update();
        pipeline("p2", "Paper");
        ran("pipeline_revision", "p2", 1, "paper", "ORBT");
        jdbc.sql("""
                insert into backtest (id, owner, pipeline_name, request, definition, from_time, to_time, status, created_at)
                values (:id, cast(:owner as uuid), 'Past', '{}', cast(:definition as jsonb), now(), now(), 'completed',
                    now())
                """)
                .param("id", mine("b1"))
                .param("owner", owner)
                .param("definition", definition("simulation", "ORBT"))
                .update();
        execution("first", "p1", 1, 0, "completed", "Sold 10 ORBT with a profit of $30.");
        execution("second", "p1", 2, 1, "failed", "The broker does not let us in.");
        execution("trial", "p1", -7, 2, "completed", "The market was 100% flat.");
        execution("paper", "p2", 1, 3, "monitoring", null);
        execution("past", "b1", 1, 4, "completed", "Sold 1 ORBT.");
    }

    private String account() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into account values (cast(:id as uuid), :id, 'Ada', '', false, now())")
                .param("id", id)
                .update();
        return id;
    }

    /** Ids of this owner's own: the database is shared by all tests of this class. */
    private String mine(String id) {
        return id + owner.substring(0, 8);
    }

    private void pipeline(String id, String name) {
        jdbc.sql("""
                insert into pipeline (id, owner, name, description, status, revision, created_at, updated_at)
                values (:id, cast(:owner as uuid), :name, '', 'active', 1, now(), now())
                """)
                .param("id", mine(id))
                .param("owner", owner)
                .param("name", name)
                .update();
    }

    private void ran(String table, String pipeline, int revision, String mode, String symbol) {
        jdbc.sql("insert into " + table + " (pipeline_id, revision, definition, created_at)"
                        + " values (:id, :revision, cast(:definition as jsonb), now())")
                .param("id", mine(pipeline))
                .param("revision", revision)
                .param("definition", definition(mode, symbol))
                .update();
    }

    private static String definition(String mode, String symbol) {
        return "{\"settings\": {\"trading_mode\": \"%s\", \"symbols\": [\"%s\"]}}".formatted(mode, symbol);
    }

    private void execution(String id, String pipeline, int revision, int hour, String status, @Nullable String reason) {
        boolean over = !status.equals("monitoring");
        jdbc.sql("""
                insert into execution (id, pipeline_id, revision, owner, fired_at, version, status, reason, finished_at)
                values (:id, :pipeline, :revision, :owner, cast(:at as timestamptz), 1, :status, :reason,
                    case when :over then now() end)
                """)
                .param("id", mine(id))
                .param("pipeline", mine(pipeline))
                .param("revision", revision)
                .param("owner", owner)
                .param("at", NOON.plusSeconds(3600L * hour).toString())
                .param("status", status)
                .param("reason", reason)
                .param("over", over)
                .update();
    }

    private void trade(String execution, String symbol, String profit) {
        jdbc.sql("""
                insert into trade (execution_id, symbol, owner, pipeline_id, revision, closed_at, position)
                values (:id, :symbol, cast(:owner as uuid), 'p', 1, now(), jsonb_build_object('profit', :profit))
                """)
                .param("id", mine(execution))
                .param("symbol", symbol)
                .param("owner", owner)
                .param("profit", profit)
                .update();
    }

    private List<String> found(Filter filter) {
        return names(history.find(owner, filter, null, 50));
    }

    private static List<String> names(List<PastRun> runs) {
        return runs.stream()
                .map(run -> run.execution().id())
                .map(id -> id.substring(0, id.length() - 8))
                .toList();
    }

    private static Filter all() {
        return new Filter(null, null, null, null, null, null, null, null);
    }

    private static Filter mode(String mode) {
        return new Filter(null, null, mode, null, null, null, null, null);
    }

    private static Filter symbol(String symbol) {
        return new Filter(null, null, null, Symbol.of(symbol), null, null, null, null);
    }

    private static Filter trial(boolean trial) {
        return new Filter(null, null, null, null, trial, null, null, null);
    }

    private static Filter fired(@Nullable Instant from, @Nullable Instant to) {
        return new Filter(null, null, null, null, null, from, to, null);
    }

    private static Filter outcome(String part) {
        return new Filter(null, null, null, null, null, null, null, part);
    }

    @Test
    void allOfAnOwnerAreFoundNewestFirstWithoutBacktests() {
        assertThat(found(all())).containsExactly("paper", "trial", "second", "first");
        assertThat(history.find(account(), all(), null, 50)).isEmpty();
    }

    @Test
    void eachFilterFindsWhatItNames() {
        assertThat(found(Filter.of(mine("p1")))).containsExactly("trial", "second", "first");
        assertThat(found(new Filter(null, ExecutionStatus.FAILED, null, null, null, null, null, null)))
                .containsExactly("second");
        assertThat(found(mode("simulation"))).containsExactly("second", "first");
        assertThat(found(mode("validation"))).containsExactly("trial");
        assertThat(found(symbol("ORBT"))).containsExactly("paper", "trial", "first");
        assertThat(found(symbol("NONE"))).isEmpty();
        assertThat(found(trial(true))).containsExactly("trial");
        assertThat(found(trial(false))).containsExactly("paper", "second", "first");
        assertThat(found(fired(NOON.plusSeconds(3600), NOON.plusSeconds(7200)))).containsExactly("trial", "second");
        assertThat(found(outcome(" LET us "))).containsExactly("second");
        assertThat(found(outcome("100%"))).as("no wildcards").containsExactly("trial");
        assertThat(found(outcome(" "))).hasSize(4);
    }

    @Test
    void filtersTogetherFindWhatFitsAll() {
        assertThat(found(new Filter(
                        mine("p1"),
                        ExecutionStatus.COMPLETED,
                        "simulation",
                        Symbol.of("ORBT"),
                        false,
                        NOON,
                        NOON,
                        "profit")))
                .containsExactly("first");
        assertThat(found(new Filter(mine("p1"), null, "simulation", Symbol.of("ORBT"), true, null, null, null)))
                .isEmpty();
    }

    @Test
    void theExecutionsOfABacktestAreFoundByItsId() {
        assertThat(found(Filter.of(mine("b1")))).containsExactly("past");
        assertThat(found(new Filter(mine("b1"), null, "simulation", Symbol.of("ORBT"), null, null, null, null)))
                .containsExactly("past");
        assertThat(found(new Filter(mine("b1"), null, null, Symbol.of("ACME"), null, null, null, null)))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherWhateverIsAddedMeanwhile() {
        var pages = new ArrayList<String>();
        String after = null;
        for (int page = 0; page < 3; page++) {
            List<PastRun> runs = history.find(owner, symbol("ORBT"), after, 1);
            pages.addAll(names(runs));
            after = runs.getFirst().execution().id();
            execution("newer" + page, "p1", 1, 9, "completed", "Nothing.");
        }
        assertThat(pages).containsExactly("paper", "trial", "first");
        assertThat(history.find(owner, symbol("ORBT"), after, 1)).isEmpty();
    }

    @Test
    void aRunShowsWhatItRanAndWhatItsTradesMade() {
        trade("first", "ORBT", "30.25");
        trade("first", "ACME", "-10");

        PastRun first = history.find(owner, mine("first")).orElseThrow();
        assertThat(first.pipelineName()).isEqualTo("Swing");
        assertThat(first.tradingMode()).isEqualTo("simulation");
        assertThat(first.symbols()).containsExactly(Symbol.of("ORBT"));
        assertThat(first.profit()).isEqualTo(Money.of("20.25"));
        PastRun trial = history.find(owner, mine("trial")).orElseThrow();
        assertThat(trial.until()).isEqualTo("bias");
        assertThat(trial.pinned()).containsExactly("data");
        assertThat(trial.profit()).isNull();
        assertThat(history.find(owner, mine("past")).orElseThrow().pipelineName())
                .isEqualTo("Past");
        assertThat(history.find(account(), mine("first"))).isEmpty();
    }
}
