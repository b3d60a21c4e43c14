package dev.kuber.platform.ledger;

import dev.kuber.trade.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What users have spent, read from the ledger. Nobody finds somebody else's. */
@Repository
public class Costs {

    private final JdbcClient jdbc;

    Costs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What costs are summed by. */
    public enum By {
        DAY("day::text"),
        AGENT("agent_type"),
        MODEL("coalesce(model, 'rules')"),
        PIPELINE(
                "pipeline_id",
                "(select p.name from pipeline p where p.id = ledger.pipeline_id and p.deleted_at is null)"),
        MODE("mode"),
        EXECUTION("execution_id");

        private final String column;
        private final String name;

        By(String column) {
            this(column, "null::text");
        }

        By(String column, String name) {
            this.column = column;
            this.name = name;
        }
    }

    /**
     * What was spent on one of them.
     *
     * @param name of a pipeline that there still is; null for all else
     * @param amount without commission
     * @param commission what brokers took, which is part of the trades' results
     */
    public record Sum(
            String key,
            @Nullable String name,
            Money amount,
            Money rental,
            Money tokens,
            Money apiCalls,
            Money commission,
            long charges,
            long tokensUsed) {}

    /** Sums from the first day to the last, both included; days in order, others the dearest first. */
    public List<Sum> sums(UUID owner, By by, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select %s as key, %s as name,
                            coalesce(sum(amount) filter (where kind <> 'commission'), 0) as amount,
                            coalesce(sum(amount) filter (where kind = 'rental'), 0) as rental,
                            coalesce(sum(amount) filter (where kind = 'tokens'), 0) as tokens,
                            coalesce(sum(amount) filter (where kind = 'api_call'), 0) as calls,
                            coalesce(sum(amount) filter (where kind = 'commission'), 0) as commission,
                            count(*) filter (where kind <> 'commission') as charges,
                            coalesce(sum(input_tokens + cached_input_tokens + output_tokens), 0) as used
                        from ledger where owner = :owner and day between :from and :to
                        group by 1 order by %s
                        """.formatted(by.column, by.name, by == By.DAY ? "1" : "3 desc, 1"))
                .param("owner", owner)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new Sum(
                        row.getString("key"),
                        row.getString("name"),
                        new Money(row.getBigDecimal("amount")),
                        new Money(row.getBigDecimal("rental")),
                        new Money(row.getBigDecimal("tokens")),
                        new Money(row.getBigDecimal("calls")),
                        new Money(row.getBigDecimal("commission")),
                        row.getLong("charges"),
                        row.getLong("used")))
                .list();
    }

    /** Charges from the first day to the last, oldest first. */
    public List<Charge> charges(UUID owner, LocalDate from, LocalDate to, int limit) {
        return jdbc.sql("""
                        select * from ledger where owner = :owner and day between :from and :to
                        order by number limit :limit
                        """)
                .param("owner", owner)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(Costs::read)
                .list();
    }

    /** The charges of an execution, oldest first. */
    public List<Charge> ofExecution(UUID owner, String executionId) {
        return jdbc.sql("select * from ledger where owner = :owner and execution_id = :id order by number")
                .param("owner", owner)
                .param("id", executionId)
                .query(Costs::read)
                .list();
    }

    private static Charge read(ResultSet row, int number) throws SQLException {
        return new Charge(
                row.getString("id"),
                new Payer(
                        row.getObject("owner", UUID.class),
                        row.getString("pipeline_id"),
                        row.getString("execution_id"),
                        row.getString("node"),
                        row.getString("agent_type"),
                        row.getString("mode")),
                Words.kind(row.getString("kind")),
                new Money(row.getBigDecimal("amount")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                tokens(row),
                row.getBoolean("estimated"),
                row.getString("sentence"),
                row.getBigDecimal("expected") == null ? null : new Money(row.getBigDecimal("expected")));
    }

    private static @Nullable Tokens tokens(ResultSet row) throws SQLException {
        String model = row.getString("model");
        return model == null
                ? null
                : new Tokens(
                        model,
                        row.getLong("input_tokens"),
                        row.getLong("cached_input_tokens"),
                        row.getLong("output_tokens"));
    }
}
