package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.json.KuberJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The accounts of the simulated exchange in the application's database. */
@Configuration(proxyBeanMethods = false)
class SimulatedExchangeConfiguration {

    @Bean
    PostgresExchanges postgresExchanges(JdbcClient jdbc, PlatformTransactionManager transactions, KuberJson json) {
        return new PostgresExchanges(jdbc, transactions, json);
    }
}
