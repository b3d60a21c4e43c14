package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.History.Comparison;
import dev.kuber.platform.estimates.History.PastRun;
import dev.kuber.platform.estimates.PaidNode.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What executions have taken, as it was kept when they were compared. */
@Repository
class HistoryRows {

    /** A pipeline's newer runs say more of the next one than what lies long ago. */
    static final int RUNS = 50;

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last runs of this owner's pipeline that went their whole way, newest first. */
    List<PastRun> runs(UUID owner, String pipelineId) {
        Map<String, PastRun> runs = new LinkedHashMap<>();
        jdbc.sql("""
                        select e.fired_at, w.* from (
                            select execution_id, fired_at, ended_at from execution_estimate
                            where pipeline_id = :pipeline and owner = :owner and whole
                            order by ended_at desc limit :runs) e
                        join agent_work w on w.execution_id = e.execution_id
                        order by e.ended_at desc, e.execution_id
                        """)
                .param("owner", owner)
                .param("pipeline", pipelineId)
                .param("runs", RUNS)
                .query(row -> {
                    Instant at = row.getObject("fired_at", OffsetDateTime.class).toInstant();
                    runs.computeIfAbsent(row.getString("execution_id"), _ -> new PastRun(at, new HashMap<>()))
                            .nodes()
                            .put(row.getString("node"), work(row));
                });
        return List.copyOf(runs.values());
    }

    /** The last estimates of this owner's pipeline that were compared, newest first. */
    List<Comparison> compared(UUID owner, String pipelineId) {
        return jdbc.sql("""
                        select runs_known, low, expected, high, actual from execution_estimate
                        where pipeline_id = :pipeline and owner = :owner and whole
                        order by ended_at desc limit :runs
                        """)
                .param("owner", owner)
                .param("pipeline", pipelineId)
                .param("runs", RUNS)
                .query((row, _) -> new Comparison(
                        row.getInt("runs_known"),
                        row.getDouble("low"),
                        row.getDouble("expected"),
                        row.getDouble("high"),
                        row.getDouble("actual")))
                .list();
    }

    /** What this owner's agents have taken when they ran, newest first, of each the last. */
    Map<Work.Agent, List<Work>> own(UUID owner) {
        Map<Work.Agent, List<Work>> works = new HashMap<>();
        jdbc.sql("""
                        with recursive agent as (
                            (select agent_type, model from agent_work where owner = :owner and runs > 0
                                order by agent_type, model limit 1)
                            union all
                            select next.agent_type, next.model from agent a cross join lateral (
                                select w.agent_type, w.model from agent_work w
                                where w.owner = :owner and w.runs > 0
                                    and (w.agent_type, w.model) > (a.agent_type, a.model)
                                order by w.agent_type, w.model limit 1) next)
                        select w.* from agent a cross join lateral (
                            select * from agent_work w where w.owner = :owner and w.runs > 0
                                and w.agent_type = a.agent_type and w.model = a.model
                            order by w.ended_at desc limit :runs) w
                        order by w.ended_at desc
                        """).param("owner", owner).param("runs", RUNS).query(row -> {
            Work work = work(row);
            works.computeIfAbsent(work.agent(), _ -> new ArrayList<>()).add(work);
        });
        return works;
    }

    /** What this agent has taken lately, whoever ran it; of them only the figures are read. */
    List<Work> everyone(Work.Agent agent) {
        return jdbc.sql("""
                        select agent_type, model, symbols, declared_input, declared_output, seconds, input, cached,
                            output, calls, runs
                        from agent_work where agent_type = :type and model = :model and runs > 0
                        order by ended_at desc limit :runs
                        """)
                .param("type", agent.type())
                .param("model", agent.model())
                .param("runs", 4 * RUNS)
                .query((row, _) -> work(row))
                .list();
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                new Work.Agent(row.getString("agent_type"), row.getString("model")),
                row.getInt("symbols"),
                new Usage(row.getDouble("declared_input"), row.getDouble("declared_output")),
                row.getDouble("seconds"),
                row.getDouble("input"),
                row.getDouble("cached"),
                row.getDouble("output"),
                row.getDouble("calls"),
                row.getInt("runs"));
    }
}
