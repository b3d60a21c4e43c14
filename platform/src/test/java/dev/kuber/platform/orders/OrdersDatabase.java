package dev.kuber.platform.orders;

import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh database with an account for {@link OrderSamples#OWNER} and one for somebody else. */
final class OrdersDatabase implements AutoCloseable {

    static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());
    static final UUID STRANGER = UUID.nameUUIDFromBytes(new byte[] {2});

    final DataSource source = TestDatabase.fresh();
    final JdbcClient jdbc = JdbcClient.create(source);

    OrdersDatabase() {
        for (UUID owner : new UUID[] {OrderSamples.OWNER, STRANGER}) {
            jdbc.sql("""
                            insert into account (id, email, name, password_hash, created_at)
                            values (:id, :email, 'A', '', now())
                            """)
                    .param("id", owner)
                    .param("email", owner + "@example.com")
                    .update();
        }
    }

    PostgresOrderJournal journal() {
        return new PostgresOrderJournal(jdbc, JSON);
    }

    @Override
    public void close() {
        try {
            source.unwrap(HikariDataSource.class).close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
