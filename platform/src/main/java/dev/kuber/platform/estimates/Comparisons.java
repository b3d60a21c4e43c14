package dev.kuber.platform.estimates;

import dev.kuber.platform.budgets.Exhaustions;
import dev.kuber.platform.estimates.EstimatedRun.ExpectedNode;
import dev.kuber.platform.json.KuberJson;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * Compares estimates with the ledger when their executions have ended, and later again, for charges that came late. Any
 * number of workers may do it at once: each takes executions that no other has, and what is written follows from the ledger
 * alone.
 */
@Component
public class Comparisons implements Runnable {

    private static final int BATCH = 200;

    /** After each comparison but the last, counted from the execution's end. */
    private static final List<Duration> AGAIN = List.of(Duration.ofMinutes(10), Duration.ofDays(1));

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Histories histories;
    private final KuberJson json;
    private final Clock wall;
    private final TransactionTemplate transaction;

    Comparisons(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Histories histories,
            KuberJson json,
            Clock wall,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.histories = histories;
        this.json = json;
        this.wall = wall;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * An execution that is to be compared.
     *
     * @param teaches whether its agents took what they usually take
     * @param whole whether it also is a run like those to come, which a trial need not be
     */
    private record Due(
            String executionId,
            UUID owner,
            String pipelineId,
            Instant endedAt,
            boolean teaches,
            boolean whole,
            int checks,
            List<ExpectedNode> nodes) {}

    /** What the ledger has of a node. */
    private record Paid(
            double rental, double input, double cached, double output, double calls, int runs, BigDecimal amount) {

        static final Paid NOTHING = new Paid(0, 0, 0, 0, 0, 0, BigDecimal.ZERO);
    }

    /** Compares all that is due. */
    @Override
    public void run() {
        int compared;
        do {
            List<Due> due = Objects.requireNonNull(transaction.execute(_ -> compareSome()));
            due.stream().filter(Due::teaches).forEach(each -> histories.forget(each.owner(), each.pipelineId()));
            compared = due.size();
        } while (compared == BATCH);
    }

    private List<Due> compareSome() {
        List<Due> due = due();
        if (due.isEmpty()) {
            return due;
        }
        Map<String, Map<String, Paid>> paid = paid(due);
        keepActuals(due, paid);
        keepWorks(due.stream().filter(Due::teaches).toList(), paid);
        return due;
    }

    /** Something is learned of an execution that came past its triggers and was not stopped for want of money. */
    private List<Due> due() {
        return jdbc.sql("""
                        select e.*, e.completed
                            and exists (select from step s where s.execution_id = e.execution_id
                                and s.node is not null and s.node <> all (e.gates) and s.kind <> 'told')
                            and not exists (select from step s where s.execution_id = e.execution_id
                                and s.kind = 'stop' and s.reason like :gone || '%') as teaches
                        from execution_estimate e where e.check_at <= :now
                        order by e.check_at limit :batch for update of e skip locked
                        """)
                .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                .param("gone", Exhaustions.GONE)
                .param("batch", BATCH)
                .query((row, _) -> new Due(
                        row.getString("execution_id"),
                        row.getObject("owner", UUID.class),
                        row.getString("pipeline_id"),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("teaches"),
                        row.getBoolean("teaches") && !row.getBoolean("trial"),
                        row.getInt("checks"),
                        json.storage().readValue(row.getString("nodes"), new TypeReference<List<ExpectedNode>>() {})))
                .list();
    }

    /** By execution and node. Read after the rows are locked, so that no later comparison knows less. */
    private Map<String, Map<String, Paid>> paid(List<Due> due) {
        Map<String, Map<String, Paid>> paid = new HashMap<>();
        jdbc.sql("""
                        select execution_id, node, sum(amount) as amount,
                            coalesce(sum(amount) filter (where kind = 'rental'), 0) as rental,
                            coalesce(sum(input_tokens), 0) as input, coalesce(sum(cached_input_tokens), 0) as cached,
                            coalesce(sum(output_tokens), 0) as output,
                            coalesce(sum(amount) filter (where kind = 'api_call'), 0) as calls,
                            greatest(count(*) filter (where kind = 'rental'), 1) as runs
                        from ledger where execution_id in (:ids) and kind <> 'commission' group by execution_id, node
                        """).param("ids", due.stream().map(Due::executionId).toList()).query(row -> {
            paid.computeIfAbsent(row.getString("execution_id"), _ -> new HashMap<>())
                    .put(
                            row.getString("node"),
                            new Paid(
                                    row.getDouble("rental"),
                                    row.getDouble("input"),
                                    row.getDouble("cached"),
                                    row.getDouble("output"),
                                    row.getDouble("calls"),
                                    row.getInt("runs"),
                                    row.getBigDecimal("amount")));
        });
        return paid;
    }

    private void keepActuals(List<Due> due, Map<String, Map<String, Paid>> paid) {
        batches.batchUpdate("""
                update execution_estimate set actual = ?, whole = ?, checks = ?, check_at = ? where execution_id = ?
                """, due, due.size(), (statement, each) -> {
            statement.setBigDecimal(
                    1,
                    paid.getOrDefault(each.executionId(), Map.of()).values().stream()
                            .map(Paid::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            statement.setBoolean(2, each.whole());
            statement.setInt(3, each.checks() + 1);
            statement.setObject(4, again(each));
            statement.setString(5, each.executionId());
        });
    }

    private static @Nullable OffsetDateTime again(Due due) {
        return due.checks() < AGAIN.size()
                ? due.endedAt().plus(AGAIN.get(due.checks())).atOffset(ZoneOffset.UTC)
                : null;
    }

    private void keepWorks(List<Due> taught, Map<String, Map<String, Paid>> paid) {
        record Row(Due due, ExpectedNode node) {}
        List<Row> rows = taught.stream()
                .flatMap(due -> due.nodes().stream().map(node -> new Row(due, node)))
                .toList();
        batches.batchUpdate("""
                insert into agent_work (execution_id, node, owner, pipeline_id, agent_type, model, symbols,
                    declared_input, declared_output, seconds, input, cached, output, calls, runs, estimated, actual,
                    ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (execution_id, node) do update set seconds = excluded.seconds, input = excluded.input,
                    cached = excluded.cached, output = excluded.output, calls = excluded.calls, runs = excluded.runs,
                    actual = excluded.actual
                """, rows, BATCH, (statement, row) -> {
            Paid its = paid.getOrDefault(row.due().executionId(), Map.of())
                    .getOrDefault(row.node().node(), Paid.NOTHING);
            who(statement, row.due(), row.node());
            statement.setDouble(8, row.node().declaredInput());
            statement.setDouble(9, row.node().declaredOutput());
            statement.setDouble(10, row.node().seconds(its.rental()));
            statement.setDouble(11, its.input());
            statement.setDouble(12, its.cached());
            statement.setDouble(13, its.output());
            statement.setDouble(14, its.calls());
            statement.setInt(15, its.runs());
            statement.setBigDecimal(16, row.node().estimated());
            statement.setBigDecimal(17, its.amount());
            statement.setObject(18, row.due().endedAt().atOffset(ZoneOffset.UTC));
        });
    }

    private static void who(PreparedStatement statement, Due due, ExpectedNode node) throws SQLException {
        statement.setString(1, due.executionId());
        statement.setString(2, node.node());
        statement.setObject(3, due.owner());
        statement.setString(4, due.pipelineId());
        statement.setString(5, node.agentType());
        statement.setString(6, node.model());
        statement.setInt(7, node.symbols());
    }
}
