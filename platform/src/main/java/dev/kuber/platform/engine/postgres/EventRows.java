package dev.kuber.platform.engine.postgres;

import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.json.KuberJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Numbers events per owner, in the order of the commits and without gaps, and tells every process of them. */
final class EventRows {

    /** The channel on which the owner of new events is told. */
    static final String CHANNEL = "kuber_events";

    private final KuberJson json;

    EventRows(KuberJson json) {
        this.json = json;
    }

    /** An event for its owner, not yet numbered. */
    record Row(String owner, EventDraft draft) {}

    void insert(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Long> next = reserve(connection, rows);
        var columns = new Columns();
        for (Row row : rows) {
            long sequence = next.merge(row.owner(), 1L, Long::sum);
            EventDraft draft = row.draft();
            columns.row(
                    row.owner(),
                    sequence,
                    draft.type().name().toLowerCase(Locale.ROOT),
                    draft.at(),
                    draft.pipelineId(),
                    draft.executionId(),
                    json.write(draft.data()));
        }
        columns.update(connection, """
                with new as (
                    insert into event (owner, sequence, type, at, pipeline_id, execution_id, data)
                    select owner, sequence::bigint, type, at::timestamptz, pipeline_id, execution_id,
                        jsonb_strip_nulls(data::jsonb)
                    from unnest(?, ?, ?, ?, ?, ?, ?)
                        as r (owner, sequence, type, at, pipeline_id, execution_id, data)
                    returning owner)
                select pg_notify('kuber_events', owner) from (select distinct owner from new) o""");
    }

    /** The last number that each owner has used so far. The counters are locked in the order of the owners. */
    private static Map<String, Long> reserve(Connection connection, List<Row> rows) throws SQLException {
        var counts = new TreeMap<String, Long>();
        rows.forEach(row -> counts.merge(row.owner(), 1L, Long::sum));
        var columns = new Columns();
        counts.forEach(columns::row);
        var next = new HashMap<String, Long>();
        try (PreparedStatement statement = columns.prepare(connection, """
                        insert into event_counter (owner, last)
                        select owner, count::bigint from unnest(?, ?) as r (owner, count)
                        on conflict (owner) do update set last = event_counter.last + excluded.last
                        returning owner, last""");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                String owner = result.getString(1);
                next.put(owner, result.getLong(2) - counts.getOrDefault(owner, 0L));
            }
        }
        return next;
    }

    /** See {@link EventLog#after}. */
    List<Event> after(Connection connection, String owner, long sequence, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select sequence, type, at, pipeline_id, execution_id, data from event
                where owner = ? and sequence > ? order by sequence limit ?""")) {
            statement.setString(1, owner);
            statement.setLong(2, sequence);
            statement.setInt(3, limit);
            var events = new ArrayList<Event>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(new Event(
                            owner,
                            rows.getLong("sequence"),
                            Event.Type.valueOf(rows.getString("type").toUpperCase(Locale.ROOT)),
                            Columns.time(rows, "at"),
                            rows.getString("pipeline_id"),
                            rows.getString("execution_id"),
                            json.read(rows.getString("data"), Event.Data.class)));
                }
            }
            return events;
        }
    }
}
