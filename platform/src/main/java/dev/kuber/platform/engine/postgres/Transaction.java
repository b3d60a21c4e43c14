package dev.kuber.platform.engine.postgres;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.platform.engine.Announcer;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.Message;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.StepCommit;
import dev.kuber.platform.engine.Wakeup;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a group of writes into few statements. Holds no state between transactions. */
final class Transaction implements GroupCommit.Work {

    /** Rows as {@link ExecutionArchive#step} makes them. */
    static final String INSERT_STEPS = """
            insert into step (execution_id, sequence, node, kind, attempt, facts, reason, started_at, finished_at,
                wait_until, wake_on)
            select id, sequence::int, node, kind, attempt::int, facts::jsonb, reason, started_at::timestamptz,
                finished_at::timestamptz, wait_until::timestamptz, wake_on::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r (id, sequence, node, kind, attempt, facts, reason,
                started_at, finished_at, wait_until, wake_on)""";

    private final KuberJson json;
    private final InstantSource wall;
    private final List<Projection> projections;
    private final Probe probe;
    private final EventRows events;
    private final WatchRows watches;

    Transaction(KuberJson json, InstantSource wall, List<Projection> projections, Probe probe) {
        this.json = json;
        this.wall = wall;
        this.projections = List.copyOf(projections);
        this.probe = probe;
        this.events = new EventRows(json);
        this.watches = new WatchRows(json);
    }

    @Override
    public Set<Write> write(Connection connection, List<Write> writes) throws SQLException {
        Set<Write> effective = Collections.newSetFromMap(new IdentityHashMap<>());
        var news = new ArrayList<EventRows.Row>();
        create(connection, of(writes, Write.Create.class), effective, news);
        List<Write.Append> appended = append(connection, of(writes, Write.Append.class), effective, news);
        tell(connection, of(writes, Write.Tell.class), effective);
        release(connection, of(writes, Write.Release.class), effective);
        List<StepCommit> commits = appended.stream().map(Write.Append::commit).toList();
        if (!commits.isEmpty()) {
            for (Projection projection : projections) {
                if (projection instanceof Announcer announcer) {
                    announcer
                            .announce(connection, commits)
                            .forEach(told -> news.add(new EventRows.Row(told.owner(), told.event())));
                } else {
                    projection.apply(connection, commits);
                }
            }
        }
        events.insert(connection, news);
        for (StepCommit commit : commits) {
            probe.at(Probe.Point.IN_COMMIT, commit.after().id());
        }
        return effective;
    }

    private static <W extends Write> List<W> of(List<Write> writes, Class<W> type) {
        return writes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void create(
            Connection connection, List<Write.Create> creates, Set<Write> effective, List<EventRows.Row> news)
            throws SQLException {
        var rows = new Columns();
        for (Write.Create create : creates) {
            Execution it = create.execution();
            rows.row(
                    it.id(),
                    it.pipelineId(),
                    it.revision(),
                    it.owner(),
                    it.firedAt(),
                    it.version(),
                    name(it.status()),
                    create.places());
        }
        Set<String> created = new HashSet<>(rows.strings(connection, """
                insert into execution (id, pipeline_id, revision, owner, fired_at, version, status, place)
                select id, pipeline_id, revision::int, owner, fired_at::timestamptz, version::bigint, status, free.place
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as r (id, pipeline_id, revision, owner, fired_at, version, status, places)
                cross join lateral (
                    select min(n) as place from generate_series(1, r.places::int) as n
                    where not exists (select from execution e
                        where e.pipeline_id = r.pipeline_id and e.place = n and e.finished_at is null)) as free
                where r.places is null or free.place is not null
                on conflict do nothing returning id"""));
        var wakeups = new Columns();
        for (Write.Create create : creates) {
            if (created.remove(create.execution().id())) {
                effective.add(create);
                wakeups.row(Tasks.EXECUTION, create.execution().id(), wall.instant());
                create.events()
                        .forEach(event ->
                                news.add(new EventRows.Row(create.execution().owner(), event)));
            }
        }
        wakeups.update(connection, Tasks.INSERT);
    }

    private List<Write.Append> append(
            Connection connection, List<Write.Append> appends, Set<Write> effective, List<EventRows.Row> news)
            throws SQLException {
        var heads = new Columns();
        for (int i = 0; i < appends.size(); i++) {
            StepCommit commit = appends.get(i).commit();
            Execution after = commit.after();
            heads.row(
                    i,
                    after.id(),
                    commit.before().version(),
                    after.version(),
                    name(after.status()),
                    after.reason(),
                    after.startedAt(),
                    after.finishedAt());
        }
        List<String> won = heads.strings(connection, """
                update execution e set version = r.after::bigint, status = r.status, reason = r.reason,
                    started_at = r.started_at::timestamptz, finished_at = r.finished_at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    as r (i, id, before, after, status, reason, started_at, finished_at)
                where e.id = r.id and e.version = r.before::bigint
                returning r.i""");
        List<Write.Append> winners =
                won.stream().map(i -> appends.get(Integer.parseInt(i))).toList();
        effective.addAll(winners);
        List<StepCommit> commits = winners.stream().map(Write.Append::commit).toList();
        insertSteps(connection, commits);
        markRead(connection, commits);
        watches.update(connection, commits);
        wakeups(connection, commits);
        commits.forEach(commit -> commit.events()
                .forEach(event -> news.add(new EventRows.Row(commit.after().owner(), event))));
        return winners;
    }

    private void insertSteps(Connection connection, List<StepCommit> commits) throws SQLException {
        var rows = new Columns();
        for (StepCommit commit : commits) {
            commit.steps()
                    .forEach(step -> ExecutionArchive.step(rows, commit.after().id(), step, json));
        }
        rows.update(connection, INSERT_STEPS);
    }

    private static void markRead(Connection connection, List<StepCommit> commits) throws SQLException {
        var read = new Columns();
        var ended = new Columns();
        for (StepCommit commit : commits) {
            if (commit.after().status().terminal()) {
                ended.row(commit.after().id());
            } else {
                commit.read().forEach(key -> read.row(commit.after().id(), key));
            }
        }
        read.update(connection, """
                update execution_inbox i set read = true
                from unnest(?, ?) as r (id, key) where i.execution_id = r.id and i.key = r.key""");
        ended.update(connection, "delete from execution_inbox where execution_id = any (?)");
    }

    private static void wakeups(Connection connection, List<StepCommit> commits) throws SQLException {
        var ended = new Columns();
        var fires = new Columns();
        for (StepCommit commit : commits) {
            if (commit.after().status().terminal()) {
                ended.row(commit.after().id());
            }
            for (StepCommit.DueWakeup due : commit.wakeups()) {
                if (due.wakeup() instanceof Wakeup.Fire fire) {
                    fires.row(Tasks.FIRE, Tasks.instance(fire), due.wallTime());
                }
            }
        }
        ended.update(connection, Tasks.END);
        fires.update(connection, Tasks.INSERT);
    }

    private void tell(Connection connection, List<Write.Tell> tells, Set<Write> effective) throws SQLException {
        var rows = new Columns();
        for (Write.Tell tell : tells) {
            Message it = tell.message();
            rows.row(
                    tell.executionId(),
                    it.key(),
                    it.node(),
                    written(it.fact()),
                    json.storage().writerFor(WakeOn.class).writeValueAsString(it.news()),
                    it.at());
        }
        Set<String> told = new HashSet<>(rows.strings(connection, """
                insert into execution_inbox (execution_id, key, node, fact, news, at)
                select r.id, r.key, r.node, r.fact::jsonb, r.news::jsonb, r.at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?) with ordinality as r (id, key, node, fact, news, at, i)
                join execution e on e.id = r.id and e.finished_at is null
                order by r.i
                on conflict (execution_id, key) do nothing returning execution_id || '|' || key"""));
        var woken = new Columns();
        for (Write.Tell tell : tells) {
            if (told.remove(tell.executionId() + "|" + tell.message().key())) {
                effective.add(tell);
                woken.row(tell.executionId(), wall.instant());
            }
        }
        woken.update(connection, Tasks.WAKE);
    }

    private @Nullable String written(@Nullable Fact fact) {
        return fact == null ? null : json.storage().writerFor(Fact.class).writeValueAsString(fact);
    }

    private void release(Connection connection, List<Write.Release> releases, Set<Write> effective)
            throws SQLException {
        var rows = new Columns();
        var locks = new Columns();
        for (Write.Release release : releases) {
            locks.row(release.executionId());
            rows.row(release.executionId(), release.claim(), release.next(), wall.instant());
        }
        // Two statements: news told by a transaction that held the lock must be seen by the second.
        locks.strings(connection, Tasks.LOCK);
        Set<String> released = new HashSet<>(rows.strings(connection, Tasks.RELEASE));
        for (Write.Release release : releases) {
            if (released.contains(release.executionId())) {
                effective.add(release);
            }
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
