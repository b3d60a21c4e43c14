package dev.kuber.platform.backtests;

import dev.kuber.platform.engine.postgres.ExecutionArchive;
import dev.kuber.platform.json.KuberJson;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the executions of backtests are kept. */
@Configuration(proxyBeanMethods = false)
class BacktestConfiguration {

    @Bean
    ExecutionArchive executionArchive(DataSource dataSource, KuberJson json) {
        return new ExecutionArchive(dataSource, json);
    }
}
