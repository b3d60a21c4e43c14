package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.Watches;
import dev.kuber.platform.engine.WorkerSettings;
import dev.kuber.platform.engine.postgres.PostgresEventFeed;
import dev.kuber.platform.engine.postgres.PostgresEventLog;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.engine.postgres.WatchLoader;
import dev.kuber.platform.engine.postgres.Worker;
import dev.kuber.platform.estimates.Comparisons;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.FeedTicker;
import dev.kuber.platform.models.CallTexts;
import dev.kuber.platform.models.LiveReplies;
import dev.kuber.platform.models.LiveTexts;
import dev.kuber.platform.models.LostCalls;
import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine of this process, and its worker where it has that role. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Named points of a step; a test may bring its own to kill the process there. */
    private static Probe probe(ObjectProvider<Probe> probes) {
        return probes.getIfAvailable(() -> Probe.NONE);
    }

    @Bean(destroyMethod = "close")
    PostgresExecutionStore executionStore(
            DataSource dataSource,
            KuberJson json,
            Clock wall,
            List<Projection> projections,
            ObjectProvider<Probe> probes) {
        return new PostgresExecutionStore(dataSource, json, wall, projections, probe(probes));
    }

    @Bean
    Engine engine(
            PostgresExecutionStore store, PlanSource plans, Environment environment, ObjectProvider<Probe> probes) {
        return Engine.parallel(store, plans, environment, probe(probes), Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean
    PostgresEventLog eventLog(DataSource dataSource, KuberJson json) {
        return new PostgresEventLog(dataSource, json);
    }

    @Bean(destroyMethod = "close")
    PostgresEventFeed eventFeed(DataSource dataSource, PostgresEventLog log, LiveTexts texts) {
        return new PostgresEventFeed(dataSource, log, Map.of(LiveTexts.CHANNEL, texts::heard));
    }

    /** What models say is shown as it grows, four times a second. */
    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker liveReplyTicker(LiveReplies replies, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-live-replies",
                new Monitor("live replies", replies::flush, meters),
                FeedTicker.Pause.of(Duration.ofMillis(250)));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    Worker worker(
            DataSource dataSource,
            PostgresExecutionStore store,
            Engine engine,
            Supplier<UUID> ids,
            Clock wall,
            ObjectProvider<Probe> probes) {
        return new Worker(dataSource, store, engine, WorkerSettings.named("worker-" + ids.get()), wall, probe(probes));
    }

    @Bean
    @ConditionalOnRole(Role.WORKER)
    Watches watches(Venues markets, PostgresExecutionStore store) {
        return new Watches(markets, store, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    WatchLoader watchLoader(
            DataSource dataSource,
            KuberJson json,
            PlanSource plans,
            Venues markets,
            Watches watches,
            PostgresExecutionStore store) {
        var loader = new WatchLoader(dataSource, json, plans, markets, watches);
        store.listen(loader);
        return loader;
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    MarketDriver marketDriver(Venues venues, Watches watches, ExchangeTicker exchange, MeterRegistry meters) {
        return new MarketDriver(venues, watches, exchange, meters);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker marketTicker(MarketDriver driver, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-markets", new Monitor("markets", driver, meters), FeedTicker.Pause.of(Duration.ofMillis(250)));
    }

    /** Streams are listened to where there is a worker; elsewhere a broker is asked when somebody wants to know. */
    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker brokerTicker(AlpacaVenues venues, VenueNews news, MeterRegistry meters) {
        venues.attach(news);
        return FeedTicker.start(
                "kuber-brokers",
                new Monitor("brokers", new BrokerWatch(venues, news, meters), meters),
                FeedTicker.Pause.of(Duration.ofSeconds(1)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker deliveryTicker(Deliveries deliveries, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-deliveries",
                new Monitor("deliveries", deliveries, meters),
                FeedTicker.Pause.of(Duration.ofSeconds(2)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker windowTicker(WindowSweep windows, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-windows", new Monitor("windows", windows, meters), FeedTicker.Pause.of(Duration.ofSeconds(5)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker budgetTicker(BudgetSweep budgets, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-budgets", new Monitor("budgets", budgets, meters), FeedTicker.Pause.of(Duration.ofSeconds(1)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker comparisonTicker(Comparisons comparisons, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-comparisons",
                new Monitor("comparisons", comparisons, meters),
                FeedTicker.Pause.of(Duration.ofSeconds(2)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker lostCallTicker(LostCalls calls, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-lost-calls",
                new Monitor("lost calls", calls::settle, meters),
                FeedTicker.Pause.of(Duration.ofSeconds(30)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker orphanTicker(Orphans orphans, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-orphans", new Monitor("orphans", orphans, meters), FeedTicker.Pause.of(Duration.ofSeconds(30)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker reconciliationTicker(
            Reconciler reconciler, MeterRegistry meters, @Value("${kuber.reconciliation.every:60s}") Duration every) {
        // Two workers that look at almost the same time shall not both find it due.
        Duration within = every.multipliedBy(9).dividedBy(10);
        return FeedTicker.start(
                "kuber-reconciliation",
                new Monitor("reconciliation", () -> reconciler.sweep(within), meters),
                FeedTicker.Pause.of(every));
    }

    /** What accounts are worth is asked for while something is held, whether or not somebody looks. */
    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker equityTicker(AccountMarks marks, MeterRegistry meters) {
        Duration every = Duration.ofSeconds(60);
        return FeedTicker.start(
                "kuber-equity",
                new Monitor("equity", () -> marks.sweep(every.minusSeconds(6)), meters),
                FeedTicker.Pause.of(every));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker equityFoldTicker(AccountWorths worths, MeterRegistry meters) {
        return FeedTicker.start(
                "kuber-equity-fold",
                new Monitor("equity fold", () -> worths.fold(Duration.ofDays(30)), meters),
                FeedTicker.Pause.of(Duration.ofHours(1)));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.WORKER)
    FeedTicker retentionTicker(Retention retention, CallTexts texts, LiveReplies replies, MeterRegistry meters) {
        Runnable prune = () -> {
            retention.prune();
            texts.prune();
            replies.prune();
        };
        return FeedTicker.start(
                "kuber-retention", new Monitor("retention", prune, meters), FeedTicker.Pause.of(Duration.ofHours(6)));
    }
}
