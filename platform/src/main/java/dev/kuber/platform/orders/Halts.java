package dev.kuber.platform.orders;

import dev.kuber.trade.OrderRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The halts in force. One per pipeline and one per account at a time; what has been lifted is kept. */
public final class Halts implements EntryStop {

    private final JdbcClient jdbc;
    private final Supplier<UUID> ids;
    private final InstantSource wall;

    public Halts(JdbcClient jdbc, Supplier<UUID> ids, InstantSource wall) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.wall = wall;
    }

    /**
     * Puts a halt in force, durable when this returns. Where there is one already it stays, and flattens if this one does.
     *
     * @param pipelineId null for everything of this owner
     */
    public Halt halt(String owner, @Nullable String pipelineId, String by, String reason, boolean flatten) {
        return jdbc.sql("""
                        insert into halt (id, owner, pipeline_id, since, halted_by, reason, flatten)
                        values (:id, :owner, :pipeline, :since, :by, :reason, :flatten)
                        on conflict (owner, (coalesce(pipeline_id, ''))) where lifted_at is null do update
                        set flatten = halt.flatten or excluded.flatten,
                            told_at = case when excluded.flatten and not halt.flatten then null else halt.told_at end
                        returning *
                        """)
                .param("id", ids.get().toString())
                .param("owner", UUID.fromString(owner))
                .param("pipeline", pipelineId)
                .param("since", now())
                .param("by", by)
                .param("reason", reason)
                .param("flatten", flatten)
                .query(Halts::row)
                .single();
    }

    /**
     * Lifts a halt.
     *
     * @return false if it was lifted before, or this owner has none with this id
     */
    public boolean lift(String owner, String id, String by, String reason) {
        return jdbc.sql("""
                        update halt set lifted_at = :at, lifted_by = :by, lift_reason = :reason
                        where id = :id and owner = :owner and lifted_at is null
                        """)
                        .param("at", now())
                        .param("by", by)
                        .param("reason", reason)
                        .param("id", id)
                        .param("owner", UUID.fromString(owner))
                        .update()
                > 0;
    }

    /** A halt of this owner, lifted or not. */
    public Optional<Halt> find(String owner, String id) {
        return jdbc.sql("select * from halt where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", UUID.fromString(owner))
                .query(Halts::row)
                .optional();
    }

    /** The halts of this owner that are in force, oldest first. */
    public List<Halt> inForce(String owner) {
        return jdbc.sql("select * from halt where owner = :owner and lifted_at is null order by since, id")
                .param("owner", UUID.fromString(owner))
                .query(Halts::row)
                .list();
    }

    @Override
    public Optional<String> refusal(OrderOrigin origin, OrderRequest request) {
        return inForce(origin.owner(), origin.pipelineId()).map(Halt::sentence);
    }

    /** Why this pipeline must not open anything; empty if it may. The account's halt comes before the pipeline's own. */
    public Optional<Halt> inForce(String owner, String pipelineId) {
        return jdbc.sql("""
                        select * from halt
                        where owner = :owner and lifted_at is null and (pipeline_id is null or pipeline_id = :pipeline)
                        order by pipeline_id nulls first limit 1
                        """)
                .param("owner", UUID.fromString(owner))
                .param("pipeline", pipelineId)
                .query(Halts::row)
                .optional();
    }

    /** Halts in force of which not every execution concerned has been told, as when the process died between. */
    public List<Halt> untold() {
        return jdbc.sql("select * from halt where lifted_at is null and told_at is null order by since, id")
                .query(Halts::row)
                .list();
    }

    /** Every execution that this halt concerns has been told of it. */
    public void told(Halt halt) {
        jdbc.sql("update halt set told_at = :at where id = :id and flatten = :flatten")
                .param("at", now())
                .param("id", halt.id())
                .param("flatten", halt.flatten())
                .update();
    }

    private OffsetDateTime now() {
        return wall.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Halt row(ResultSet row, int number) throws SQLException {
        Instant since = row.getObject("since", OffsetDateTime.class).toInstant();
        return new Halt(
                row.getString("id"),
                row.getString("owner"),
                row.getString("pipeline_id"),
                since,
                row.getString("halted_by"),
                row.getString("reason"),
                row.getBoolean("flatten"));
    }
}
