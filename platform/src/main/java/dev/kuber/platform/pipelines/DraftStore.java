package dev.kuber.platform.pipelines;

import dev.kuber.platform.json.KuberJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of drafts. Each change compares the version and sets the next one in one statement. */
@Repository
class DraftStore {

    private final JdbcClient jdbc;
    private final KuberJson json;

    DraftStore(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Draft> find(String owner, String pipelineId) {
        return jdbc.sql("""
                select d.* from pipeline_draft d join pipeline p on p.id = d.pipeline_id
                where p.id = :id and p.owner = :owner and p.deleted_at is null
                """)
                .param("id", pipelineId)
                .param("owner", UUID.fromString(owner))
                .query(this::draft)
                .optional();
    }

    /** Begins a draft; empty if there is one, or no pipeline that may have one. */
    Optional<Draft> begin(String owner, String pipelineId, Definition definition, int baseRevision, Instant at) {
        return jdbc.sql("""
                insert into pipeline_draft (pipeline_id, definition, base_revision, updated_at)
                select id, cast(:definition as jsonb), :base, :at from pipeline
                where id = :id and owner = :owner and status <> 'archived' and deleted_at is null
                on conflict (pipeline_id) do nothing
                returning *
                """)
                .param("definition", json.write(definition))
                .param("base", baseRevision)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", pipelineId)
                .param("owner", UUID.fromString(owner))
                .query(this::draft)
                .optional();
    }

    /** Writes over the draft if it still has this version. */
    Optional<Draft> replace(
            String owner, String pipelineId, long version, Definition definition, int baseRevision, Instant at) {
        return jdbc.sql("""
                update pipeline_draft d
                set definition = cast(:definition as jsonb), base_revision = :base, version = default, updated_at = :at
                from pipeline p
                where p.id = d.pipeline_id and p.id = :id and p.owner = :owner and p.status <> 'archived'
                  and p.deleted_at is null and d.version = :version
                returning d.*
                """)
                .param("definition", json.write(definition))
                .param("base", baseRevision)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", pipelineId)
                .param("owner", UUID.fromString(owner))
                .param("version", version)
                .query(this::draft)
                .optional();
    }

    /** Removes the draft if it still has this version; with version 0, whether there is none. */
    boolean remove(String owner, String pipelineId, long version) {
        int removed = jdbc.sql("""
                delete from pipeline_draft d using pipeline p
                where p.id = d.pipeline_id and p.id = :id and p.owner = :owner and d.version = :version
                """)
                .param("id", pipelineId)
                .param("owner", UUID.fromString(owner))
                .param("version", version)
                .update();
        return removed == 1 || (version == 0 && find(owner, pipelineId).isEmpty());
    }

    private Draft draft(ResultSet row, int index) throws SQLException {
        return new Draft(
                json.read(row.getString("definition"), Definition.class),
                row.getInt("base_revision"),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
