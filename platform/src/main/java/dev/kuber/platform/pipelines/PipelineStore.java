package dev.kuber.platform.pipelines;

import dev.kuber.platform.json.KuberJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of pipelines and their revisions. */
@Repository
class PipelineStore {

    private static final String NEWEST = """
            select p.*, r.definition,
                exists (select from pipeline_draft d where d.pipeline_id = p.id) as has_draft
            from pipeline p
            join pipeline_revision r on r.pipeline_id = p.id and r.revision = p.revision
            where p.deleted_at is null
            """;

    private final JdbcClient jdbc;
    private final KuberJson json;

    PipelineStore(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Pipeline pipeline) {
        jdbc.sql("""
                with added as (
                    insert into pipeline (id, owner, name, description, status, revision, tags, favourite, created_at,
                        updated_at)
                    values (:id, :owner, :name, :description, :status, :revision, :tags, :favourite, :at, :at)
                    returning id)
                insert into pipeline_revision (pipeline_id, revision, definition, created_at)
                select id, :revision, cast(:definition as jsonb), :at from added
                """)
                .param("id", pipeline.id())
                .param("owner", UUID.fromString(pipeline.owner()))
                .param("name", pipeline.name())
                .param("description", pipeline.description())
                .param("status", word(pipeline.status()))
                .param("revision", pipeline.revision())
                .param("tags", pipeline.labels().tags().toArray(String[]::new))
                .param("favourite", pipeline.labels().favourite())
                .param("definition", json.write(pipeline.definition()))
                .param("at", pipeline.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Adds a revision if {@code revision} is still the newest and the status is still that one. */
    boolean save(Pipeline before, Pipeline.Save save, Instant at) {
        return jdbc.sql("""
                with changed as (
                    update pipeline
                    set name = coalesce(:name, name), description = coalesce(:description, description),
                        revision = revision + 1, updated_at = :at
                    where id = :id and owner = :owner and revision = :revision and status = :status
                      and deleted_at is null
                    returning id, revision)
                insert into pipeline_revision (pipeline_id, revision, definition, note, created_at)
                select id, revision, cast(:definition as jsonb), :note, :at from changed
                """)
                        .param("name", save.name())
                        .param("description", save.description())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", before.id())
                        .param("owner", UUID.fromString(before.owner()))
                        .param("revision", before.revision())
                        .param("status", word(before.status()))
                        .param("definition", json.write(save.definition()))
                        .param("note", save.note())
                        .update()
                == 1;
    }

    /** False if there is no such pipeline. */
    boolean label(String owner, String id, Labels.Patch patch) {
        List<String> tags = patch.tags();
        return jdbc.sql("""
                update pipeline
                set name = coalesce(:name, name), description = coalesce(:description, description),
                    tags = coalesce(cast(:tags as text[]), tags),
                    favourite = coalesce(cast(:favourite as boolean), favourite)
                where id = :id and owner = :owner and deleted_at is null
                """)
                        .param("name", patch.name())
                        .param("description", patch.description())
                        .param("tags", tags == null ? null : tags.toArray(String[]::new))
                        .param("favourite", patch.favourite())
                        .param("id", id)
                        .param("owner", UUID.fromString(owner))
                        .update()
                == 1;
    }

    List<Labels.Tag> tags(String owner) {
        return jdbc.sql("""
                select tag, count(*) as pipelines from pipeline, unnest(tags) as tag
                where owner = :owner and deleted_at is null and status <> 'archived'
                group by tag order by lower(tag), tag
                """)
                .param("owner", UUID.fromString(owner))
                .query((row, _) -> new Labels.Tag(row.getString("tag"), row.getInt("pipelines")))
                .list();
    }

    /** Sets the status if nobody changed the pipeline meanwhile. */
    boolean setStatus(Pipeline before, Pipeline.Status status, Instant at) {
        return jdbc.sql("""
                update pipeline set status = :status, updated_at = :at
                where id = :id and owner = :owner and status = :before and revision = :revision and deleted_at is null
                """)
                        .param("status", word(status))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", before.id())
                        .param("owner", UUID.fromString(before.owner()))
                        .param("before", word(before.status()))
                        .param("revision", before.revision())
                        .update()
                == 1;
    }

    /** Hides it if it still has this status. */
    boolean delete(Pipeline before, Instant at) {
        return jdbc.sql("""
                update pipeline set deleted_at = :at
                where id = :id and owner = :owner and status = :before and deleted_at is null
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", before.id())
                        .param("owner", UUID.fromString(before.owner()))
                        .param("before", word(before.status()))
                        .update()
                == 1;
    }

    Optional<Pipeline> find(String owner, String id) {
        return jdbc.sql(NEWEST + " and p.id = :id and p.owner = :owner")
                .param("id", id)
                .param("owner", UUID.fromString(owner))
                .query(this::pipeline)
                .optional();
    }

    Optional<Pipeline> find(String id) {
        return jdbc.sql(NEWEST + " and p.id = :id")
                .param("id", id)
                .query(this::pipeline)
                .optional();
    }

    List<Pipeline> list(String owner, Pipelines.Filter filter, int offset, int limit) {
        var status = filter.status();
        return jdbc.sql(NEWEST + """
                        and p.owner = :owner
                        and position(lower(:words) in lower(p.name || ' ' || p.description)) > 0
                        and case when :status = '' then p.status <> 'archived' else p.status = :status end
                        and (cast(:tag as text) is null or :tag = any (p.tags))
                        and (cast(:favourite as boolean) is null or p.favourite = :favourite)
                        order by p.updated_at desc, p.id desc offset :offset limit :limit
                        """)
                .param("owner", UUID.fromString(owner))
                .param("words", filter.words().strip())
                .param("status", status == null ? "" : word(status))
                .param("tag", filter.tag())
                .param("favourite", filter.favourite())
                .param("offset", offset)
                .param("limit", limit)
                .query(this::pipeline)
                .list();
    }

    int count(String owner, Pipeline.Status status) {
        return jdbc.sql(
                        "select count(*) from pipeline where owner = :owner and status = :status and deleted_at is null")
                .param("owner", UUID.fromString(owner))
                .param("status", word(status))
                .query(Integer.class)
                .single();
    }

    /** Those that begin executions, or will again, and whose newest revision names this broker connection. */
    List<Pipeline> started(String owner, String brokerConnection) {
        return jdbc.sql(NEWEST + """
                        and p.owner = :owner and p.status in ('active', 'paused')
                        and r.definition #>> '{settings,broker_connection}' = :connection
                        order by p.id
                        """)
                .param("owner", UUID.fromString(owner))
                .param("connection", brokerConnection)
                .query(this::pipeline)
                .list();
    }

    List<Pipeline.Revision> revisions(String owner, String id, int limit) {
        return jdbc.sql("""
                select r.* from pipeline_revision r join pipeline p on p.id = r.pipeline_id
                where p.id = :id and p.owner = :owner and p.deleted_at is null
                order by r.revision desc limit :limit
                """)
                .param("id", id)
                .param("owner", UUID.fromString(owner))
                .param("limit", limit)
                .query(this::revision)
                .list();
    }

    /** One revision or trial, of a deleted pipeline, too. */
    Optional<Run> run(String id, int revision) {
        return jdbc.sql("""
                select p.owner, r.definition from pipeline_run r join pipeline p on p.id = r.pipeline_id
                where r.pipeline_id = :id and r.revision = :revision
                """)
                .param("id", id)
                .param("revision", revision)
                .query((row, _) -> new Run(row.getString("owner"), definition(row)))
                .optional();
    }

    /** What a revision or trial is called, of a deleted pipeline, too. */
    Optional<Pipelines.Label> label(String owner, String id, int revision) {
        return jdbc.sql("""
                select p.name, r.definition #>> '{settings,trading_mode}' as mode
                from pipeline_run r join pipeline p on p.id = r.pipeline_id
                where p.id = :id and p.owner = :owner and r.revision = :revision
                """)
                .param("id", id)
                .param("owner", UUID.fromString(owner))
                .param("revision", revision)
                .query((row, _) -> new Pipelines.Label(row.getString("name"), row.getString("mode")))
                .optional();
    }

    /** Whose revision it is, and what it says. */
    record Run(String owner, Definition definition) {}

    private Pipeline pipeline(ResultSet row, int index) throws SQLException {
        return new Pipeline(
                row.getString("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getString("description"),
                Pipeline.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("revision"),
                definition(row),
                at(row, "created_at"),
                at(row, "updated_at"),
                new Labels(List.of((String[]) row.getArray("tags").getArray()), row.getBoolean("favourite")),
                row.getBoolean("has_draft"));
    }

    private Pipeline.Revision revision(ResultSet row, int index) throws SQLException {
        return new Pipeline.Revision(
                row.getInt("revision"), at(row, "created_at"), definition(row), row.getString("note"));
    }

    private Definition definition(ResultSet row) throws SQLException {
        return json.read(row.getString("definition"), Definition.class);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String word(Pipeline.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
