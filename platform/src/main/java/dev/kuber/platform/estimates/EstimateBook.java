package dev.kuber.platform.estimates;

import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.pipelines.Plan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps with each execution what it was expected to cost when it began: computed before its first node runs, written in the
 * transaction that keeps this node's step, so that neither costs a transaction of its own nor is lost with a worker.
 */
@Component
public class EstimateBook implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(EstimateBook.class);

    /** How long after an execution's end it is compared: what it was charged by then is committed. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final String WRITE = """
            insert into execution_estimate (execution_id, owner, pipeline_id, fired_at, estimated_at, low, expected, high,
                confidence, runs_known, trial, nodes, gates)
            select id, owner::uuid, pipeline, fired::timestamptz, at::timestamptz, low::numeric, expected::numeric,
                high::numeric, confidence, known::int, trial::boolean, nodes::jsonb,
                coalesce(string_to_array(nullif(gates, ''), ' '), '{}')
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r (id, owner, pipeline, fired, at, low, expected, high,
                confidence, known, trial, nodes, gates)
            on conflict do nothing""";

    private static final String ENDED = """
            update execution_estimate e set ended_at = ?::timestamptz, check_at = ?::timestamptz, completed = r.completed
            from unnest(?, ?) as r (id, completed) where e.execution_id = r.id and e.ended_at is null""";

    private final Expectations expectations;
    private final KuberJson json;
    private final Clock wall;
    private final Recent<String, EstimatedRun> begun = new Recent<>(10_000);

    EstimateBook(Expectations expectations, KuberJson json, Clock wall) {
        this.expectations = expectations;
        this.json = json;
        this.wall = wall;
    }

    /** This meter, and estimates of the executions whose steps it sees. */
    public Meter with(Meter meter) {
        return new EstimatingMeter(meter, this);
    }

    /** A run is about to begin. An estimate that cannot be made holds nothing up. */
    void begins(StepRun run) {
        Plan plan = run.plan();
        String first = plan.nodes().getFirst().id();
        if (!run.node().equals(first)) {
            return;
        }
        try {
            expectations
                    .of(plan)
                    .ifPresent(expected -> begun.put(
                            run.execution().id(),
                            new EstimatedRun(
                                    run.execution(), first, expected, wall.instant(), EstimatedRun.gates(plan))));
        } catch (RuntimeException e) {
            LOG.warn(
                    "What execution {} will cost cannot be estimated.",
                    run.execution().id(),
                    e);
        }
    }

    @Override
    public void apply(Connection connection, List<StepCommit> commits) throws SQLException {
        var first = new ArrayList<EstimatedRun>(0);
        var ended = new ArrayList<StepCommit>(0);
        for (StepCommit commit : commits) {
            begun(commit).ifPresent(first::add);
            if (commit.after().status().terminal() && expectations.mayBePaid(commit.after())) {
                ended.add(commit);
            }
        }
        if (!first.isEmpty()) {
            first.sort(Comparator.comparing(run -> run.execution().id()));
            write(connection, first);
        }
        if (!ended.isEmpty()) {
            ended.sort(Comparator.comparing(commit -> commit.after().id()));
            ended(connection, ended);
        }
    }

    private Optional<EstimatedRun> begun(StepCommit commit) {
        return begun.get(commit.after().id())
                .filter(run ->
                        commit.steps().stream().anyMatch(step -> run.first().equals(step.node())));
    }

    private void write(Connection connection, List<EstimatedRun> runs) throws SQLException {
        List<List<String>> rows = runs.stream().map(this::row).toList();
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (int i = 0; i < rows.getFirst().size(); i++) {
                int column = i;
                Object[] values = rows.stream().map(row -> row.get(column)).toArray();
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            statement.executeUpdate();
        }
    }

    /** The columns of {@link #WRITE}, in order. */
    private List<String> row(EstimatedRun run) {
        var execution = run.execution();
        var expected = run.expected();
        return List.of(
                execution.id(),
                execution.owner(),
                execution.pipelineId(),
                execution.firedAt().toString(),
                run.at().toString(),
                expected.cost().low().value().toPlainString(),
                expected.cost().expected().value().toPlainString(),
                expected.cost().high().value().toPlainString(),
                Words.of(expected.ofRun().confidence()),
                Integer.toString(expected.ofRun().runs()),
                Boolean.toString(execution.trial()),
                json.storage().writeValueAsString(expected.nodes()),
                String.join(" ", run.gates()));
    }

    private void ended(Connection connection, List<StepCommit> commits) throws SQLException {
        Instant now = wall.instant();
        try (PreparedStatement statement = connection.prepareStatement(ENDED)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.plus(SOON).toString());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            commits.stream().map(commit -> commit.after().id()).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "boolean",
                            commits.stream()
                                    .map(commit -> commit.after().status() == ExecutionStatus.COMPLETED)
                                    .toArray()));
            statement.executeUpdate();
        }
    }
}
