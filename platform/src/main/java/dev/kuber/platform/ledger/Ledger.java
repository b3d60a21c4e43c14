package dev.kuber.platform.ledger;

import dev.kuber.trade.Money;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was spent: rows are added and never changed, and the sums that budgets are compared with go with them. Commission is
 * in the rows and not in the sums.
 */
@Component
public class Ledger {

    /** Digits behind the point of a dollar that are kept. */
    public static final int SCALE = 10;

    /**
     * Rows whose id is known are left out, of the sums too. Both are written in a fixed order, so that two who write at
     * the same time never wait for each other in a circle.
     */
    private static final String WRITE = """
            with charge as (
                insert into ledger (id, owner, pipeline_id, execution_id, node, agent_type, mode, kind, amount, at, day,
                    model, input_tokens, cached_input_tokens, output_tokens, estimated, sentence, expected)
                select id, owner::uuid, pipeline_id, execution_id, node, agent_type, mode, kind, amount::numeric,
                    at::timestamptz, day::date, model, input::bigint, cached::bigint, output::bigint,
                    estimated::boolean, sentence, expected::numeric
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r (id, owner, pipeline_id,
                    execution_id, node, agent_type, mode, kind, amount, at, day, model, input, cached, output,
                    estimated, sentence, expected)
                order by id
                on conflict (id) do nothing
                returning owner, pipeline_id, day, amount, kind),
            sums as (
                select s.scope, s.id, p.period, p.starts, sum(amount) as spent
                from charge
                cross join lateral (values ('pipeline', pipeline_id), ('user', owner::text)) as s (scope, id)
                cross join lateral (values ('day', day), ('month', date_trunc('month', day)::date))
                    as p (period, starts)
                where amount > 0 and kind <> 'commission'
                group by s.scope, s.id, p.period, p.starts)
            insert into spending (scope, id, period, starts, spent)
            select scope, id, period, starts, spent from sums order by scope, id, period, starts
            on conflict (scope, id, period, starts) do update set spent = spending.spent + excluded.spent""";

    /** The columns of {@link #WRITE}, in order. */
    private static final List<Function<Charge, @Nullable Object>> COLUMNS = List.of(
            Charge::id,
            charge -> charge.payer().owner(),
            charge -> charge.payer().pipelineId(),
            charge -> charge.payer().executionId(),
            charge -> charge.payer().node(),
            charge -> charge.payer().agentType(),
            charge -> charge.payer().mode(),
            charge -> Words.of(charge.kind()),
            charge -> written(charge.amount()),
            Charge::at,
            Charge::day,
            charge -> tokens(charge, Tokens::model),
            charge -> tokens(charge, Tokens::input),
            charge -> tokens(charge, Tokens::cachedInput),
            charge -> tokens(charge, Tokens::output),
            Charge::estimated,
            Charge::sentence,
            charge -> written(charge.expected()));

    private final DataSource dataSource;
    private final TransactionTemplate transaction;

    Ledger(DataSource dataSource, PlatformTransactionManager transactions) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether there is a charge with this id. */
    public boolean has(String id) {
        return JdbcClient.create(dataSource)
                .sql("select exists (select from ledger where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Writes charges in the caller's Spring transaction, or in one of their own; those whose id is known count once. */
    public void charge(List<Charge> charges) {
        transaction.executeWithoutResult(_ -> {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                write(connection, charges);
            } catch (SQLException e) {
                throw new IllegalStateException("The charges cannot be kept.", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        });
    }

    /** Writes charges in the transaction of this connection; best once per transaction, with all of them. */
    public static void write(Connection connection, List<Charge> charges) throws SQLException {
        if (charges.isEmpty()) {
            return;
        }
        List<Charge> sorted =
                charges.stream().sorted(Comparator.comparing(Charge::id)).toList();
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                var column = COLUMNS.get(i);
                Object[] values = sorted.stream()
                        .map(charge -> text(column.apply(charge)))
                        .toArray();
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            statement.execute();
        }
    }

    private static @Nullable String written(@Nullable Money money) {
        return money == null
                ? null
                : money.value().setScale(SCALE, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static @Nullable Object tokens(Charge charge, Function<Tokens, Object> part) {
        Tokens tokens = charge.tokens();
        return tokens == null ? null : part.apply(tokens);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
