package dev.kuber.platform.engine.postgres;

import dev.kuber.agent.WakeOn;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Step;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.StepListener;
import dev.kuber.platform.engine.WatchedMarkets;
import dev.kuber.platform.engine.Watches;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Keeps a process's watches complete: those of its own commits at once, those of other processes within a second, all of
 * them after a start. Looks again at every row whose transaction may not have been visible at the last look, so that the
 * order of commits does not matter.
 */
public final class WatchLoader implements StepListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WatchLoader.class.getName());

    /** Ended executions of other processes are forgotten once in so many looks. */
    private static final int LOOKS_PER_CLEANING = 300;

    private final DataSource dataSource;
    private final KuberJson json;
    private final PlanSource plans;
    private final WatchedMarkets markets;
    private final Watches watches;
    private final Map<Revision, String> marketOf = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kuber-watches").daemon().factory());
    private String horizon = "0";
    private int looks;

    private record Revision(String pipelineId, int revision) {}

    public WatchLoader(
            DataSource dataSource, KuberJson json, PlanSource plans, WatchedMarkets markets, Watches watches) {
        this.dataSource = dataSource;
        this.json = json;
        this.plans = plans;
        this.markets = markets;
        this.watches = watches;
    }

    /** Loads everything that is waited for now, then what changes. */
    public void start() {
        look();
        var _ = looking.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void committed(StepCommit commit) {
        String id = commit.after().id();
        if (commit.after().status().terminal()) {
            watches.forget(id);
            return;
        }
        for (Step step : commit.steps()) {
            String node = step.node();
            if (node != null && step.kind() != Step.Kind.TOLD) {
                List<WakeOn> on = WatchRows.ofTheMarket(step);
                String market =
                        market(commit.after().pipelineId(), commit.after().revision());
                watches.watch(id, node, market, step.finishedAt(), on);
            }
        }
    }

    private String market(String pipelineId, int revision) {
        return marketOf.computeIfAbsent(
                new Revision(pipelineId, revision), _ -> markets.marketOf(plans.load(pipelineId, revision)));
    }

    /** A failure must not end the looking: it is tried again in a second. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "What other processes wait for cannot be read.", e);
        }
    }

    /** Reads what has changed since the last look. */
    synchronized void look() {
        try (Connection connection = dataSource.getConnection()) {
            String next = first(connection, "select pg_snapshot_xmin(pg_current_snapshot())::text");
            read(connection);
            horizon = next;
            if (++looks % LOOKS_PER_CLEANING == 0) {
                Set<String> known = watches.executions();
                Set<String> waiting = waiting(connection);
                known.stream().filter(id -> !waiting.contains(id)).forEach(watches::forget);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The watches cannot be read.", e);
        }
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select * from market_watch where changed >= ?::text::xid8")) {
            statement.setString(1, horizon);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    watches.watch(
                            rows.getString("execution_id"),
                            rows.getString("node"),
                            market(rows.getString("pipeline_id"), rows.getInt("revision")),
                            Columns.time(rows, "since"),
                            json.readList(rows.getString("wake_on"), WakeOn.class));
                }
            }
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Set<String> waiting(Connection connection) throws SQLException {
        var ids = new HashSet<String>();
        try (PreparedStatement statement = connection.prepareStatement("select execution_id from market_watch");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
