package dev.kuber.platform.orders;

import dev.kuber.platform.engine.EventLog;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.json.KuberJson;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    @Bean
    PostgresOrderJournal orderJournal(JdbcClient jdbc, KuberJson json) {
        return new PostgresOrderJournal(jdbc, json);
    }

    @Bean
    OrderHistory orderHistory(JdbcClient jdbc, PostgresOrderJournal journal) {
        return new OrderHistory(jdbc, journal);
    }

    @Bean
    Halts halts(JdbcClient jdbc, Supplier<UUID> ids, Clock wall) {
        return new Halts(jdbc, ids, wall);
    }

    @Bean
    OrderGates orderGates(OrderJournal journal, Halts halts, Clock wall) {
        return new OrderGates(journal, halts, wall);
    }

    @Bean
    Projection intentsProjection(OrderGates gates, KuberJson json) {
        return new IntentsProjection(gates, json);
    }

    @Bean
    ApprovalInbox approvalInbox(JdbcClient jdbc, KuberJson json, EventLog events, Clock wall) {
        return new ApprovalInbox(jdbc, json, events, wall);
    }

    @Bean
    Projection approvalsProjection(KuberJson json) {
        return new ApprovalsProjection(json);
    }
}
