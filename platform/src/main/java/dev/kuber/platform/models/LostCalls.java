package dev.kuber.platform.models;

import dev.kuber.platform.ledger.ModelPrices;
import dev.kuber.platform.ledger.Payer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Calls whose worker died before it could say how they ended. Their providers may have been paid, so that they are charged
 * what they can have cost at most, whether or not anybody asks the same again.
 */
@Component
public class LostCalls {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final CallBook book;
    private final ModelPrices prices;
    private final Clock clock;

    LostCalls(JdbcClient jdbc, CallBook book, ModelPrices prices, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.prices = prices;
        this.clock = clock;
    }

    private record Lost(UUID id, CallBook.Subject subject, String provider, Usage expected, Instant askedAt) {}

    /**
     * Charges those whose time has run out: a worker that lives gives up well before. Harmless beside others that do the
     * same, and beside the step that asks again.
     *
     * @return how many were charged
     */
    public int settle() {
        int settled = 0;
        for (Lost lost : overdue()) {
            var price = prices.of(lost.provider(), lost.subject().model(), lost.askedAt());
            settled += book.lost(lost.id(), lost.subject(), lost.expected(), price) ? 1 : 0;
        }
        return settled;
    }

    private List<Lost> overdue() {
        return jdbc.sql("""
                select c.*, coalesce(m.name || '/', '') || c.model as asked
                from model_call c left join model_connection m on m.id = c.connection
                where c.status = 'asked' and c.expires_at < :now and c.agent_type is not null
                order by c.expires_at limit :limit
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", AT_ONCE)
                .query(LostCalls::read)
                .list();
    }

    private static Lost read(ResultSet row, int number) throws SQLException {
        var payer = new Payer(
                row.getObject("owner", UUID.class),
                row.getString("pipeline_id"),
                row.getString("execution_id"),
                row.getString("node"),
                row.getString("agent_type"),
                row.getString("mode"));
        return new Lost(
                row.getObject("id", UUID.class),
                new CallBook.Subject(
                        payer,
                        row.getObject("day", LocalDate.class),
                        row.getString("member"),
                        row.getString("asked"),
                        row.getString("model")),
                row.getString("provider"),
                new Usage(row.getLong("estimated_input_tokens"), 0, row.getLong("estimated_output_tokens")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
