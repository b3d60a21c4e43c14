package dev.kuber.platform.audit;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.accounts.Accounts;
import dev.kuber.platform.json.KuberJson;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Audit audit(
            JdbcClient jdbc, PlatformTransactionManager transactions, KuberJson json, Clock wall, Accounts accounts) {
        return new Audit(
                jdbc,
                transactions,
                json,
                wall,
                owner -> accounts.find(owner).map(Account::name).orElse("The owner"));
    }
}
