package dev.kuber.platform.orders;

import dev.kuber.platform.engine.Event;
import dev.kuber.platform.engine.EventDraft;
import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.TradePlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trades that executions have asked consent for. Somebody else's are never found. */
public final class ApprovalInbox {

    private final JdbcClient jdbc;
    private final KuberJson json;
    private final EventLog events;
    private final InstantSource wall;

    public ApprovalInbox(JdbcClient jdbc, KuberJson json, EventLog events, InstantSource wall) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.wall = wall;
    }

    /** Which approvals to list. */
    public enum Filter {
        ALL,
        PENDING,
        /** Approved, denied or expired. */
        DECIDED
    }

    /**
     * Approvals of this owner, newest first. One whose time is over may still be pending here for a moment: {@link
     * Approval#at} tells.
     *
     * @param before number of the last one of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Approval> list(String owner, Filter filter, long before, int limit) {
        return jdbc.sql("""
                        select * from approval
                        where owner = :owner and number < :before
                          and case :filter when 'PENDING' then status = 'pending'
                                           when 'DECIDED' then status <> 'pending' else true end
                        order by number desc limit :limit
                        """)
                .param("owner", UUID.fromString(owner))
                .param("before", before)
                .param("filter", filter.name())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    public Optional<Approval> find(String owner, String id) {
        return jdbc.sql("select * from approval where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", UUID.fromString(owner))
                .query(this::row)
                .optional();
    }

    /**
     * Decides, if nobody has before.
     *
     * @param at time of its market
     * @return whether this was the decision
     */
    public boolean decide(String id, boolean approved, String by, String reason, Instant at) {
        return jdbc.sql("""
                        update approval set status = :status, decided_by = :by, decided_at = :at, reason = :reason
                        where id = :id and status = 'pending'
                        """)
                        .param("status", approved ? "approved" : "denied")
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Tells those who watch of a decision, in the caller's transaction and as the last that it does. */
    public void announce(Approval approval) {
        String status = approval.status().name().toLowerCase(Locale.ROOT);
        String symbol = approval.symbol().value();
        String sentence = "The trade in " + symbol + " was " + status + " by " + approval.decidedBy() + ".";
        events.publish(
                approval.owner(),
                new EventDraft(
                        Event.Type.APPROVAL_DECIDED,
                        wall.instant().truncatedTo(ChronoUnit.MICROS),
                        approval.pipelineId(),
                        approval.executionId(),
                        Event.Data.decided(approval.id(), status, sentence, symbol)));
    }

    /** Decisions of which the execution may not have been told, as when the process died between. */
    public List<Approval> untold() {
        return jdbc.sql("""
                        select * from approval where status in ('approved', 'denied') and told_at is null order by number
                        """).query(this::row).list();
    }

    /** The execution has been told of the decision. */
    public void told(String id) {
        jdbc.sql("update approval set told_at = :at where id = :id")
                .param("at", wall.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private Approval row(ResultSet row, int index) throws SQLException {
        return new Approval(
                row.getString("id"),
                row.getLong("number"),
                row.getString("owner"),
                row.getString("pipeline_id"),
                row.getInt("revision"),
                row.getString("execution_id"),
                json.read(row.getString("plan"), TradePlan.class),
                row.getString("sentence"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                Approval.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
