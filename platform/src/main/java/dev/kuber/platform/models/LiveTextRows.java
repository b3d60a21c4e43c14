package dev.kuber.platform.models;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What models have said so far, where every process sees it; who writes tells the others whose it is. */
@Repository
class LiveTextRows {

    /** Notifications of this name carry the owner's id. */
    static final String CHANNEL = "kuber_model_text";

    private final JdbcClient jdbc;

    LiveTextRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text and whose it is. */
    record Owned(UUID owner, LiveText text) {}

    void write(Collection<Owned> texts) {
        jdbc.sql("""
                with grown as (
                    insert into model_text (call, owner, execution_id, node, member, reasoning, text, at)
                    select call::uuid, owner::uuid, execution, node, member, reasoning, text, now()
                    from unnest(:calls, :owners, :executions, :nodes, :members, :reasonings, :texts)
                        as r (call, owner, execution, node, member, reasoning, text)
                    on conflict (call) do update
                        set reasoning = excluded.reasoning, text = excluded.text, at = excluded.at
                    returning owner)
                select pg_notify('kuber_model_text', owner::text) from (select distinct owner from grown) o
                """)
                .param("calls", column(texts, one -> one.text().call().toString()))
                .param("owners", column(texts, one -> one.owner().toString()))
                .param("executions", column(texts, one -> one.text().executionId()))
                .param("nodes", column(texts, one -> one.text().node()))
                .param("members", column(texts, one -> one.text().member()))
                .param("reasonings", column(texts, one -> storable(one.text().reasoning())))
                .param("texts", column(texts, one -> storable(one.text().text())))
                .query((_, _) -> "")
                .list();
    }

    void remove(Collection<UUID> calls) {
        jdbc.sql("""
                with gone as (delete from model_text where call::text = any(:calls) returning owner)
                select pg_notify('kuber_model_text', owner::text) from (select distinct owner from gone) o
                """)
                .param("calls", calls.stream().map(UUID::toString).toArray(String[]::new))
                .query((_, _) -> "")
                .list();
    }

    /** Removes what those have left behind who did not come to its end. */
    int removeOlderThan(Duration age) {
        return jdbc.sql("delete from model_text where at < now() - make_interval(secs => :age)")
                .param("age", age.toSeconds())
                .update();
    }

    List<LiveText> of(UUID owner) {
        return jdbc.sql("select * from model_text where owner = :owner order by call")
                .param("owner", owner)
                .query((row, _) -> new LiveText(
                        row.getObject("call", UUID.class),
                        row.getString("execution_id"),
                        row.getString("node"),
                        row.getString("member"),
                        row.getString("reasoning"),
                        row.getString("text"),
                        false))
                .list();
    }

    private static String[] column(Collection<Owned> texts, Function<Owned, String> value) {
        return texts.stream().map(value).toArray(String[]::new);
    }

    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
