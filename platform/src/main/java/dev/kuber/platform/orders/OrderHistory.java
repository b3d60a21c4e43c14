package dev.kuber.platform.orders;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders of an owner's pipelines, old and new. Somebody else's are never found. */
public final class OrderHistory {

    private final JdbcClient jdbc;
    private final PostgresOrderJournal journal;

    OrderHistory(JdbcClient jdbc, PostgresOrderJournal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** Which orders to list. */
    public enum Filter {
        ALL,
        /** Something may still happen to the order or to one of its legs. */
        OPEN,
        /** Nothing can happen to the order itself; its legs may work. */
        CLOSED
    }

    /**
     * What to list.
     *
     * @param pipelineId of one pipeline; null for all
     * @param executionId of one execution; null for all
     * @param symbol null for all
     * @param before number of the last order of the page before; {@link Long#MAX_VALUE} for the first page
     */
    public record Query(
            String owner,
            Filter filter,
            @Nullable String pipelineId,
            @Nullable String executionId,
            @Nullable String symbol,
            long before,
            int limit) {}

    /**
     * An order and its place in the list.
     *
     * @param number rises with each
     */
    public record Entry(long number, OrderIntent intent) {}

    /** Newest first. */
    public List<Entry> list(Query query) {
        return jdbc.sql("""
                        select * from order_intent
                        where owner = :owner and number < :before
                          and case :filter when 'OPEN' then not settled
                                           when 'CLOSED' then status in ('filled', 'canceled', 'expired', 'replaced', 'rejected')
                                           else true end
                          and (cast(:pipeline as text) is null or pipeline_id = :pipeline)
                          and (cast(:execution as text) is null or execution_id = :execution)
                          and (cast(:symbol as text) is null or symbol = :symbol)
                        order by number desc limit :limit
                        """)
                .param("owner", UUID.fromString(query.owner()))
                .param("before", query.before())
                .param("filter", query.filter().name())
                .param("pipeline", query.pipelineId())
                .param("execution", query.executionId())
                .param("symbol", query.symbol())
                .param("limit", query.limit())
                .query((row, number) -> new Entry(row.getLong("number"), journal.intent(row)))
                .list();
    }
}
