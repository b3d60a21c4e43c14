package dev.kuber.platform.engine.postgres;

import dev.kuber.agent.WakeOn;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Keeps the index of what waiting nodes wait for in the market. */
final class WatchRows {

    private final KuberJson json;

    WatchRows(KuberJson json) {
        this.json = json;
    }

    void update(Connection connection, List<StepCommit> commits) throws SQLException {
        var waiting = new Columns();
        var over = new Columns();
        var ended = new Columns();
        for (StepCommit commit : commits) {
            if (commit.after().status().terminal()) {
                ended.row(commit.after().id());
                continue;
            }
            for (Step step : commit.steps()) {
                if (step.node() == null || step.kind() == Step.Kind.TOLD) {
                    continue;
                }
                List<WakeOn> market = ofTheMarket(step);
                if (!market.isEmpty()) {
                    waiting.row(
                            commit.after().id(),
                            step.node(),
                            commit.after().pipelineId(),
                            commit.after().revision(),
                            step.finishedAt(),
                            json.writeList(market, WakeOn.class));
                } else if (commit.over().contains(step.node())) {
                    over.row(commit.after().id(), step.node());
                }
            }
        }
        waiting.update(connection, """
                insert into market_watch (execution_id, node, pipeline_id, revision, since, wake_on)
                select id, node, pipeline_id, revision::int, since::timestamptz, wake_on::jsonb
                from unnest(?, ?, ?, ?, ?, ?) as r (id, node, pipeline_id, revision, since, wake_on)
                on conflict (execution_id, node) do update set since = excluded.since, wake_on = excluded.wake_on,
                    changed = pg_current_xact_id()""");
        over.update(connection, """
                update market_watch w set wake_on = '[]', changed = pg_current_xact_id()
                from unnest(?, ?) as r (id, node)
                where w.execution_id = r.id and w.node = r.node and w.wake_on <> '[]'""");
        ended.update(connection, "delete from market_watch where execution_id = any (?)");
    }

    /** What only the market can make happen. */
    static List<WakeOn> ofTheMarket(Step step) {
        return step.wakeOn().stream()
                .filter(on -> switch (on) {
                    case WakeOn.PriceCrosses _, WakeOn.BarCloses _, WakeOn.Holds _ -> true;
                    case WakeOn.OrderUpdate _, WakeOn.Told _ -> false;
                })
                .toList();
    }
}
