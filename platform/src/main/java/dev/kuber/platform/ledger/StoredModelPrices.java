package dev.kuber.platform.ledger;

import dev.kuber.trade.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prices of this installation. What was entered stays: a newer price holds from its own time on. */
@Component
public class StoredModelPrices implements ModelPrices {

    private final JdbcClient jdbc;
    private final Clock wall;

    StoredModelPrices(JdbcClient jdbc, Clock wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    @Override
    public Optional<ModelPrice> of(String provider, String model, Instant at) {
        return jdbc.sql("""
                select * from model_price where provider = :provider and model = :model and holds_from <= :at
                order by holds_from desc limit 1
                """)
                .param("provider", provider)
                .param("model", model)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(StoredModelPrices::read)
                .optional();
    }

    /** Every price, by provider and model, the newest first. */
    public List<ModelPrice> all() {
        return jdbc.sql("select * from model_price order by provider, model, holds_from desc")
                .query(StoredModelPrices::read)
                .list();
    }

    /**
     * Enters a price.
     *
     * @param by id of the administrator's account
     * @return false if there is one from the same time on
     */
    public boolean enter(ModelPrice price, UUID by) {
        return jdbc.sql("""
                        insert into model_price (provider, model, holds_from, input, cached_input, output, source,
                            entered_at, entered_by)
                        values (:provider, :model, :from, :input, :cached, :output, :source, :now, :by)
                        on conflict do nothing
                        """)
                        .param("provider", price.provider())
                        .param("model", price.model())
                        .param("from", price.from().atOffset(ZoneOffset.UTC))
                        .param("input", price.input().value())
                        .param("cached", price.cachedInput().value())
                        .param("output", price.output().value())
                        .param("source", price.source())
                        .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static ModelPrice read(ResultSet row, int number) throws SQLException {
        return new ModelPrice(
                row.getString("provider"),
                row.getString("model"),
                new Money(row.getBigDecimal("input")),
                new Money(row.getBigDecimal("cached_input")),
                new Money(row.getBigDecimal("output")),
                row.getString("source"),
                row.getObject("holds_from", OffsetDateTime.class).toInstant());
    }
}
