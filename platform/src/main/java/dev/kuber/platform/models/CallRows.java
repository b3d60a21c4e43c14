package dev.kuber.platform.models;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of calls. */
@Repository
class CallRows {

    private final JdbcClient jdbc;
    private final KuberJson json;

    CallRows(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An earlier try of a call. */
    record Earlier(
            UUID id,
            int attempt,
            ModelCall.Status status,
            @Nullable ModelReply reply,
            Usage expected,
            Instant askedAt) {}

    /** How a try ended; an id of a charge only where one was made. */
    record Ending(
            ModelCall.Status status,
            @Nullable ModelReply reply,
            @Nullable String message,
            @Nullable Usage usage,
            boolean estimated,
            @Nullable Money cost,
            @Nullable String charge,
            @Nullable Long durationMs) {}

    List<Earlier> earlier(CallKey key) {
        return jdbc.sql("""
                select id, attempt, status, reply, estimated_input_tokens, estimated_output_tokens, asked_at
                from model_call
                where step_key = :step and member = :member and prompt_hash = :hash and occurrence = :occurrence
                order by attempt
                """)
                .param("step", key.stepKey())
                .param("member", key.member())
                .param("hash", key.hash())
                .param("occurrence", key.occurrence())
                .query((row, _) -> new Earlier(
                        row.getObject("id", UUID.class),
                        row.getInt("attempt"),
                        status(row),
                        reply(row.getString("reply")),
                        new Usage(row.getLong("estimated_input_tokens"), 0, row.getLong("estimated_output_tokens")),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What an earlier run of the same node got to this request, if it led to an answer. */
    Optional<ModelReply> reusable(Payer payer, CallKey key) {
        return jdbc.sql("""
                select reply from model_call
                where execution_id = :execution and node = :node and prompt_hash = :hash and reusable and reply is not null
                    and owner = :owner and member = :member and occurrence = :occurrence
                order by asked_at, id limit 1
                """)
                .param("execution", payer.executionId())
                .param("node", payer.node())
                .param("hash", key.hash())
                .param("owner", payer.owner())
                .param("member", key.member())
                .param("occurrence", key.occurrence())
                .query((row, _) -> json.read(row.getString("reply"), ModelReply.class))
                .optional();
    }

    /** The replies to these requests led to an answer. */
    void makeReusable(String stepKey, String member, List<String> hashes) {
        jdbc.sql("""
                update model_call set reusable = true
                where step_key = :step and member = :member and prompt_hash = any(:hashes) and status = 'answered'
                """)
                .param("step", stepKey)
                .param("member", member)
                .param("hashes", hashes.toArray(String[]::new))
                .update();
    }

    /**
     * The first reply that this owner ever got to a request, by when it came, unless another one was heard before that was
     * known; always the same one, and kept from now on for those who ask again.
     */
    Optional<ModelReply> recorded(UUID owner, String hash) {
        Optional<Recorded> found = jdbc.sql("""
                select id, reply, recording from model_call
                where owner = :owner and prompt_hash = :hash and status = 'answered' and reply is not null
                order by recording desc, asked_at + duration_ms * interval '1 millisecond', id limit 1
                """)
                .param("owner", owner)
                .param("hash", hash)
                .query((row, _) -> new Recorded(
                        row.getObject("id", UUID.class),
                        json.read(row.getString("reply"), ModelReply.class),
                        row.getBoolean("recording")))
                .optional();
        found.filter(reply -> !reply.kept())
                .ifPresent(reply -> jdbc.sql("update model_call set recording = true where id = :id")
                        .param("id", reply.id())
                        .update());
        return found.map(Recorded::reply);
    }

    private record Recorded(UUID id, ModelReply reply, boolean kept) {}

    void insert(Try asked, Instant now, Instant expires) {
        jdbc.sql("""
                insert into model_call (id, owner, connection, pipeline_id, execution_id, node, agent_type, mode, day,
                    step_key, member, provider,
                    model, prompt_name, prompt_version, prompt_hash, occurrence, attempt, request, status,
                    estimated_input_tokens, estimated_output_tokens, estimated, asked_at, expires_at)
                values (:id, :owner, :connection, :pipeline, :execution, :node, :agent, :mode, :day,
                    :step, :member, :provider,
                    :model, :name, :version, :hash, :occurrence, :attempt, :request, 'asked',
                    :input, :output, false, :now, :expires)
                """)
                .param("id", asked.id())
                .param("owner", asked.payer().owner())
                .param("connection", asked.connection().id())
                .param("pipeline", asked.payer().pipelineId())
                .param("execution", asked.payer().executionId())
                .param("node", asked.payer().node())
                .param("agent", asked.payer().agentType())
                .param("mode", asked.payer().mode())
                .param("day", asked.day())
                .param("step", asked.key().stepKey())
                .param("member", asked.key().member())
                .param("provider", asked.request().provider().word())
                .param("model", asked.request().model())
                .param("name", asked.promptName())
                .param("version", asked.promptVersion())
                .param("hash", asked.key().hash())
                .param("occurrence", asked.key().occurrence())
                .param("attempt", asked.attempt())
                .param("request", asked.written())
                .param("input", asked.expected().input())
                .param("output", asked.expected().output())
                .param("now", time(now))
                .param("expires", time(expires))
                .update();
    }

    /** False if somebody else has ended it already. */
    boolean end(UUID id, Ending ending) {
        Usage usage = ending.usage();
        Money cost = ending.cost();
        return jdbc.sql("""
                        update model_call
                        set status = :status, reply = :reply, message = :message, input_tokens = :input,
                            cached_input_tokens = :cached, output_tokens = :output, estimated = :estimated,
                            cost = :cost, charge_id = :charge, duration_ms = :duration
                        where id = :id and status = 'asked'
                        """)
                        .param("status", ending.status().name().toLowerCase(Locale.ROOT))
                        .param("reply", ending.reply() == null ? null : json.write(ending.reply()))
                        .param("message", ending.message())
                        .param("input", usage == null ? null : usage.input())
                        .param("cached", usage == null ? null : usage.cachedInput())
                        .param("output", usage == null ? null : usage.output())
                        .param("estimated", ending.estimated())
                        .param("cost", cost == null ? null : cost.value())
                        .param("charge", ending.charge())
                        .param("duration", ending.durationMs())
                        .param("id", id)
                        .update()
                == 1;
    }

    List<ModelCall> of(UUID owner, String executionId) {
        return jdbc.sql("""
                select * from model_call where owner = :owner and execution_id = :execution
                order by asked_at, attempt, id
                """)
                .param("owner", owner)
                .param("execution", executionId)
                .query(this::call)
                .list();
    }

    private ModelCall call(ResultSet row, int number) throws SQLException {
        String request = row.getString("request");
        String reply = row.getString("reply");
        BigDecimal cost = row.getBigDecimal("cost");
        return new ModelCall(
                row.getObject("id", UUID.class),
                row.getString("execution_id"),
                row.getString("node"),
                row.getString("step_key"),
                row.getString("member"),
                Provider.of(row.getString("provider")),
                row.getString("model"),
                row.getString("prompt_name"),
                row.getInt("prompt_version"),
                row.getString("prompt_hash"),
                row.getInt("occurrence"),
                row.getInt("attempt"),
                request == null ? null : json.parse(request),
                reply == null ? null : json.parse(reply),
                status(row),
                row.getString("message"),
                usage(row),
                row.getBoolean("estimated"),
                cost == null ? null : new Money(cost.stripTrailingZeros()),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("duration_ms", Long.class));
    }

    private static @Nullable Usage usage(ResultSet row) throws SQLException {
        Long input = row.getObject("input_tokens", Long.class);
        return input == null
                ? null
                : new Usage(input, row.getLong("cached_input_tokens"), row.getLong("output_tokens"));
    }

    private @Nullable ModelReply reply(@Nullable String stored) {
        return stored == null ? null : json.read(stored, ModelReply.class);
    }

    private static ModelCall.Status status(ResultSet row) throws SQLException {
        return ModelCall.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
