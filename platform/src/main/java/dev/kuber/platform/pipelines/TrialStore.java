package dev.kuber.platform.pipelines;

import dev.kuber.agent.Fact;
import dev.kuber.platform.json.KuberJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of trials; they never change. */
@Repository
class TrialStore {

    private final JdbcClient jdbc;
    private final KuberJson json;

    TrialStore(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whose trial it is, and what it runs. */
    record Run(String owner, Trial trial) {}

    /** Keeps a trial and answers its revision, below zero. */
    int insert(String pipelineId, Trial trial, Instant at) {
        Instant fired = trial.firedByHand();
        return jdbc.sql("""
                insert into pipeline_trial (pipeline_id, definition, until_node, pins, fired_by_hand, created_at)
                values (:id, cast(:definition as jsonb), :until, cast(:pins as jsonb), :fired, :at)
                returning revision
                """)
                .param("id", pipelineId)
                .param("definition", json.write(trial.definition()))
                .param("until", trial.until())
                .param("pins", written(trial.pins()))
                .param("fired", fired == null ? null : fired.atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void delete(String pipelineId, int revision) {
        jdbc.sql("delete from pipeline_trial where pipeline_id = :id and revision = :revision")
                .param("id", pipelineId)
                .param("revision", revision)
                .update();
    }

    /** A trial as it is run, of a deleted pipeline, too. */
    Optional<Run> find(String pipelineId, int revision) {
        return jdbc.sql("""
                select p.owner, t.* from pipeline_trial t join pipeline p on p.id = t.pipeline_id
                where t.pipeline_id = :id and t.revision = :revision
                """)
                .param("id", pipelineId)
                .param("revision", revision)
                .query((row, _) -> new Run(row.getString("owner"), trial(row)))
                .optional();
    }

    private Trial trial(ResultSet row) throws SQLException {
        return new Trial(
                json.read(row.getString("definition"), Definition.class),
                row.getString("until_node"),
                read(row.getString("pins")),
                instant(row.getObject("fired_by_hand", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private String written(Map<String, List<Fact>> pins) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        pins.forEach((node, facts) -> object.set(node, json.parse(json.writeList(facts, Fact.class))));
        return object.toString();
    }

    private Map<String, List<Fact>> read(String written) {
        var pins = new LinkedHashMap<String, List<Fact>>();
        json.parse(written)
                .properties()
                .forEach(pin ->
                        pins.put(pin.getKey(), json.readList(pin.getValue().toString(), Fact.class)));
        return pins;
    }
}
