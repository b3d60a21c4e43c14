package dev.kuber.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database that {@code kuber.database-url} names, or the embedded one in {@code kuber.home}. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(@Value("${kuber.database-url:}") String url, @Value("${kuber.home}") Path home) {
        return url.isBlank() ? Database.embedded(home) : Database.external(url);
    }

    @Bean
    HikariDataSource dataSource(Database database, @Value("${kuber.database-connections:16}") int connections) {
        ConnectionSettings settings = database.settings();
        var config = new HikariConfig();
        config.setPoolName("kuber");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2); // each idle connection is a process of some MB
        config.setIdleTimeout(60_000);
        config.addDataSourceProperty("ApplicationName", "kuber");
        return new HikariDataSource(config);
    }
}
