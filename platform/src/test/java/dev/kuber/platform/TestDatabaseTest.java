package dev.kuber.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void everyFreshDatabaseIsMigratedAndEmpty() {
        var one = JdbcClient.create(TestDatabase.fresh());
        one.sql("""
                insert into account (id, email, name, password_hash, created_at)
                values (gen_random_uuid(), 'a@example.com', 'A', '', now())
                """).update();
        var two = JdbcClient.create(TestDatabase.fresh());

        assertThat(one.sql("select count(*) from account").query(Long.class).single())
                .isEqualTo(1);
        assertThat(two.sql("select count(*) from account").query(Long.class).single())
                .isZero();
    }
}
