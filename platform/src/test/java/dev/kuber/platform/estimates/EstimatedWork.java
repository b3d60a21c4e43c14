package dev.kuber.platform.estimates;

import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.budgets.PaidSteps;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.engine.Engine;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.engine.Projection;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.engine.postgres.PostgresExecutionStore;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.ModelPrices;
import dev.kuber.platform.ledger.Tokens;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.LanguageModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Estimates, ledger and engine as they are in the application, on a database of their own, at a time moved by hand. */
final class EstimatedWork implements PlanSource, AutoCloseable {

    static final UUID OWNER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    static final UUID STRANGER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    static final String MODEL = "work/fake-small";

    final HikariDataSource database = (HikariDataSource) TestDatabase.fresh();
    final JdbcClient jdbc = JdbcClient.create(database);
    final Hands clock = new Hands();
    final GenericApplicationContext beans = new GenericApplicationContext();
    final Engine engine;
    private final PostgresExecutionStore store;
    private final Map<String, Plan> plans = new HashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    /** Stands still unless it is moved. */
    static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T15:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    EstimatedWork() {
        this(Probe.NONE);
    }

    EstimatedWork(Probe probe) {
        people();
        var json = KuberJson.of(FactTypes.with(List.of()));
        beans.registerBean(JdbcClient.class, () -> jdbc);
        beans.registerBean(javax.sql.DataSource.class, () -> database);
        beans.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        beans.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        beans.registerBean(Clock.class, () -> clock);
        beans.registerBean(KuberJson.class, () -> json);
        beans.registerBean(Catalog.class, () -> Catalog.of(Workers.agents(clock)));
        AnnotationConfigUtils.registerAnnotationConfigProcessors(beans);
        new ClassPathBeanDefinitionScanner(beans)
                .scan("dev.kuber.platform.budgets", "dev.kuber.platform.ledger", "dev.kuber.platform.estimates");
        var some = new ClassPathBeanDefinitionScanner(beans, false);
        some.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.(ModelQuotes|ModelConnectionRows)")));
        some.scan("dev.kuber.platform.models");
        beans.refresh();
        this.store = new PostgresExecutionStore(
                database,
                json,
                clock,
                List.copyOf(beans.getBeansOfType(Projection.class).values()),
                probe);
        Meter meter = beans.getBean(EstimateBook.class).with(beans.getBean(PaidSteps.class));
        this.engine = Engine.direct(store, this, new Surroundings(meter), probe);
    }

    private void people() {
        for (UUID who : List.of(OWNER, STRANGER)) {
            jdbc.sql("""
                    insert into account (id, email, name, password_hash, admin, created_at)
                    values (:id, :id || '@example.com', 'A', 'x', false, now())
                    """).param("id", who).update();
            jdbc.sql("""
                    insert into model_connection (id, owner, provider, name, key_hint, sealed_key, models,
                        requests_per_minute, concurrent, allow_unknown_price, status, message, created_at)
                    values (gen_random_uuid(), :id, 'openai', 'work', '', '', '{}', 60, 4, true, 'verified', '', now())
                    """).param("id", who).update();
        }
        jdbc.sql("""
                insert into model_price (provider, model, holds_from, input, cached_input, output, source, entered_at)
                values ('openai', 'fake-small', '2020-01-01', 2, 0.5, 8, 'the test', '2020-01-01')
                """).update();
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    /** Runs it to its end, and has its estimate compared. */
    Execution run(Plan plan) throws InterruptedException {
        Execution ended = advance(start(plan));
        compare();
        return ended;
    }

    Execution start(Plan plan) {
        plans.put(plan.pipelineId() + plan.revision(), plan);
        clock.advance(Duration.ofMinutes(30));
        return engine.start(plan, clock.instant());
    }

    Execution advance(Execution execution) throws InterruptedException {
        return engine.advance(execution.id()).execution();
    }

    void compare() {
        clock.advance(EstimateBook.SOON);
        bean(Comparisons.class).run();
    }

    /** What a model has used, as the application writes it. */
    void charge(StepRun run, long input, long cached, long output) {
        var price = bean(ModelPrices.class)
                .of("openai", "fake-small", clock.instant())
                .orElseThrow();
        var purse = bean(PaidSteps.class).purse(run);
        var tokens = new Tokens("fake-small", input, cached, output);
        bean(Ledger.class)
                .charge(List.of(new Charge(
                        "model_call/" + calls.incrementAndGet(),
                        purse.payer(),
                        Charge.Kind.TOKENS,
                        price.cost(tokens),
                        clock.instant(),
                        purse.day(),
                        tokens,
                        false,
                        "Asked.")));
    }

    private final class Surroundings implements Environment {
        private final Meter meter;

        Surroundings(Meter meter) {
            this.meter = meter;
        }

        @Override
        public MarketClock clock(Plan plan) {
            return MarketClock.real(clock);
        }

        @Override
        public Meter meter() {
            return meter;
        }

        @Override
        public Ports ports(Execution execution, Plan plan) {
            return new Ports() {
                @Override
                public <P> P get(Class<P> port) {
                    throw new IllegalStateException("No run asks.");
                }

                @Override
                public Ports within(StepRun run) {
                    return Ports.of(Map.of(LanguageModel.class, new Charging(run)));
                }
            };
        }
    }

    /** A model whose prompt says how much it uses. */
    private final class Charging implements LanguageModel {
        private final StepRun run;

        Charging(StepRun run) {
            this.run = run;
        }

        @Override
        public <T extends Record> T ask(Question<T> question) {
            List<Long> used = new ArrayList<>();
            for (String number : question.prompt().data().split(" ", -1)) {
                used.add(Long.parseLong(number));
            }
            charge(run, used.get(0), used.get(1), used.get(2));
            return question.answer().cast(new Workers.Nothing());
        }
    }

    @Override
    public Plan load(String pipelineId, int revision) {
        Plan plan = plans.get(pipelineId + revision);
        if (plan == null) {
            throw new IllegalStateException("There is no plan " + pipelineId + ".");
        }
        return plan;
    }

    @Override
    public java.util.Optional<Plan> due(String pipelineId, Instant at) {
        return java.util.Optional.empty();
    }

    @Override
    public void close() {
        store.close();
        beans.close();
        database.close();
    }
}
