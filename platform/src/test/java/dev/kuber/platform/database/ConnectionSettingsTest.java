package dev.kuber.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {

    @Test
    void aJdbcUrlIsTakenAsItIs() {
        String url = "jdbc:postgresql://db:5432/kuber?user=u&password=p";

        assertThat(ConnectionSettings.parse(url)).isEqualTo(new ConnectionSettings(url, null, null));
    }

    @Test
    void aPostgresUrlIsTakenApart() {
        assertThat(ConnectionSettings.parse("postgres://ada:p%40ss+word@db.example.com:6543/kuber?sslmode=require"))
                .isEqualTo(new ConnectionSettings(
                        "jdbc:postgresql://db.example.com:6543/kuber?sslmode=require", "ada", "p@ss+word"));
        assertThat(ConnectionSettings.parse("postgresql://db/kuber"))
                .isEqualTo(new ConnectionSettings("jdbc:postgresql://db/kuber", null, null));
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(ConnectionSettings.parse("jdbc:postgresql://db/kuber?password=secret")
                        .toString())
                .doesNotContain("secret");
        assertThat(ConnectionSettings.parse("postgres://ada:secret@db/kuber").toString())
                .doesNotContain("secret");
        assertThatThrownBy(() -> ConnectionSettings.parse("mysql://ada:secret@db/kuber"))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("jdbc:postgresql://")
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> ConnectionSettings.parse("postgres://ada:se cret@db/kuber"))
                .isInstanceOf(DatabaseFailure.class)
                .message()
                .doesNotContain("se cret");
    }
}
