package dev.kuber.platform.orders;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in PostgreSQL, shared by all processes. */
public final class PostgresOrderJournal implements OrderJournal {

    private final JdbcClient jdbc;
    private final KuberJson json;

    public PostgresOrderJournal(JdbcClient jdbc, KuberJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row and the number of times it was changed. */
    private record Row(OrderIntent intent, int version) {}

    @Override
    public void write(OrderIntent intent) {
        OrderOrigin origin = intent.origin();
        OrderRequest request = intent.request();
        jdbc.sql("""
                        insert into order_intent (client_order_id, owner, pipeline_id, revision, execution_id, symbol, account,
                            request, state, status, settled, written_at, updated_at)
                        values (:id, :owner, :pipeline, :revision, :execution, :symbol, :account, :request::jsonb,
                            :state::jsonb, :status, :settled, :written, :updated)
                        on conflict (client_order_id) do nothing
                        """)
                .param("id", request.id().value())
                .param("owner", UUID.fromString(origin.owner()))
                .param("pipeline", origin.pipelineId())
                .param("revision", origin.revision())
                .param("execution", origin.executionId())
                .param("symbol", request.symbol().value())
                .param("account", origin.account())
                .param("request", json.write(request))
                .param("state", json.write(intent.state()))
                .param("status", word(intent.state().status()))
                .param("settled", intent.state().finished())
                .param("written", utc(intent.writtenAt()))
                .param("updated", utc(intent.state().updated()))
                .update();
    }

    @Override
    public Standing attempt(ClientOrderId id, Instant at) {
        int marked = jdbc.sql("""
                        update order_intent set attempted_at = :at where client_order_id = :id and not settled
                        """).param("at", utc(at)).param("id", id.value()).update();
        return marked > 0
                ? new Standing.Clear()
                : new Standing.Settled(written(id).state());
    }

    @Override
    public Standing refuse(OrderState rejected) {
        int refused = jdbc.sql("""
                        update order_intent
                        set state = :state::jsonb, status = :status, settled = true, updated_at = :updated,
                            version = version + 1
                        where client_order_id = :id and not settled and attempted_at is null
                        """)
                .param("id", rejected.clientId().value())
                .param("state", json.write(rejected))
                .param("status", word(rejected.status()))
                .param("updated", utc(rejected.updated()))
                .update();
        if (refused > 0) {
            return new Standing.Clear();
        }
        OrderIntent found = written(rejected.clientId());
        Instant attempted = found.attemptedAt();
        return found.state().finished() || attempted == null
                ? new Standing.Settled(found.state())
                : new Standing.InFlight(attempted);
    }

    private OrderIntent written(ClientOrderId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("Order " + id + " was never written down."));
    }

    @Override
    public void record(Collection<OrderState> said) {
        // In the order of the ids; those that somebody else changes meanwhile are looked at again.
        List<OrderState> open = said.stream()
                .sorted(Comparator.comparing(state -> state.clientId().value()))
                .toList();
        while (!open.isEmpty()) {
            Map<ClientOrderId, Row> rows =
                    rows(open.stream().map(OrderState::clientId).toList());
            var again = new ArrayList<OrderState>();
            for (OrderState each : open) {
                Row row = rows.get(each.clientId());
                if (row != null && !record(each, row)) {
                    again.add(each);
                }
            }
            open = again;
        }
    }

    /** Returns false if somebody else has changed the row. */
    private boolean record(OrderState said, Row row) {
        OrderState known = row.intent().state();
        OrderState now = Knowledge.after(known, said);
        if (now.equals(known)) {
            return true;
        }
        return jdbc.sql("""
                        update order_intent
                        set state = :state::jsonb, status = :status, settled = :settled, updated_at = :updated,
                            version = version + 1
                        where client_order_id = :id and version = :version
                        """)
                        .param("id", now.clientId().value())
                        .param("version", row.version())
                        .param("state", json.write(now))
                        .param("status", word(now.status()))
                        .param("settled", now.finished())
                        .param("updated", utc(now.updated()))
                        .update()
                > 0;
    }

    private Map<ClientOrderId, Row> rows(List<ClientOrderId> ids) {
        return jdbc
                .sql("select * from order_intent where client_order_id = any (:ids)")
                .param("ids", ids.stream().map(ClientOrderId::value).toArray(String[]::new))
                .query(this::row)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.intent().request().id(), Function.identity()));
    }

    @Override
    public void changed(OrderChange change) {
        jdbc.sql("""
                        insert into order_change (account, order_id, as_id, execution_id, stop, answer, at)
                        values (:account, :order, :as, :execution, :stop, :answer::jsonb, :at)
                        on conflict (account, order_id, as_id) do update
                        set answer = excluded.answer, stop = excluded.stop, at = excluded.at
                        where (order_change.answer, order_change.stop) is distinct from (excluded.answer, excluded.stop)
                        """)
                .param("account", change.account())
                .param("order", change.order().value())
                .param("as", change.as() == null ? "" : change.as().value())
                .param("execution", change.executionId())
                .param("stop", change.stop() == null ? null : change.stop().value())
                .param(
                        "answer",
                        json.storage().writerFor(Brokerage.Change.class).writeValueAsString(change.answer()))
                .param("at", utc(change.at()))
                .update();
    }

    @Override
    public Optional<OrderIntent> find(ClientOrderId id) {
        return jdbc.sql("select * from order_intent where client_order_id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional()
                .map(Row::intent);
    }

    @Override
    public Set<String> unsettledAccounts() {
        return Set.copyOf(jdbc.sql("select distinct account from order_intent where not settled")
                .query(String.class)
                .list());
    }

    @Override
    public List<OrderIntent> unsettled(String account) {
        return jdbc
                .sql("select * from order_intent where account = :account and not settled order by number")
                .param("account", account)
                .query(this::row)
                .list()
                .stream()
                .map(Row::intent)
                .toList();
    }

    @Override
    public List<OrderIntent> ofExecution(String executionId) {
        return jdbc
                .sql("select * from order_intent where execution_id = :execution order by number")
                .param("execution", executionId)
                .query(this::row)
                .list()
                .stream()
                .map(Row::intent)
                .toList();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(intent(row), row.getInt("version"));
    }

    /** The order in this row of {@code order_intent}. */
    OrderIntent intent(ResultSet row) throws SQLException {
        OffsetDateTime attempted = row.getObject("attempted_at", OffsetDateTime.class);
        var origin = new OrderOrigin(
                row.getString("owner"),
                row.getString("pipeline_id"),
                row.getInt("revision"),
                row.getString("execution_id"),
                row.getString("account"));
        return new OrderIntent(
                origin,
                json.read(row.getString("request"), OrderRequest.class),
                json.read(row.getString("state"), OrderState.class),
                attempted == null ? null : attempted.toInstant(),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
