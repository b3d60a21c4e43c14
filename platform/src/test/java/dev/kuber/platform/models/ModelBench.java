package dev.kuber.platform.models;

import dev.kuber.agent.Param;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.platform.ledger.StoredModelPrices;
import dev.kuber.platform.models.ModelReplies.Reported;
import dev.kuber.platform.secrets.TestVaults;
import dev.kuber.platform.secrets.Vault;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.LanguageModel.Prompt;
import dev.kuber.port.LanguageModel.Question;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The module with a database, a provider that says what it is told, a clock moved by hand, and one user. */
public final class ModelBench implements AutoCloseable {

    private static final DataSource DATABASE = TestDatabase.fresh();

    public final FakeModelServer server = FakeModelServer.open();
    final Hand clock = new Hand();
    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    public final UUID owner = UUID.randomUUID();
    final Wallet wallet = new Wallet(owner + "/bias/1");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** What the questions here want to know. */
    record Opinion(
            @Param(
                    title = "Direction",
                    choices = {"bullish", "bearish", "neutral"})
            String direction,

            @Param(title = "Confidence", min = 0, max = 100) int confidence,
            @Param(title = "Reasons", min = 1, max = 5) List<String> reasons) {}

    static final String GOOD = "{\"direction\":\"bullish\",\"confidence\":70,\"reasons\":[\"RSI is 61\"]}";

    /** A clock that is moved by hand, and by whoever waits. */
    static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
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

    /** A purse that is as full as it is told to be. */
    final class Wallet implements Purse {
        private final String key;
        private BigDecimal limit = BigDecimal.valueOf(1_000);
        private final Map<String, BigDecimal> covered = new HashMap<>();
        private int failures;
        private Runnable keeping = () -> {};

        Wallet(String key) {
            this.key = key;
        }

        synchronized Wallet with(String dollars) {
            limit = new BigDecimal(dollars);
            return this;
        }

        /** Stops the program when the next call is about to be kept. */
        synchronized void crashOnce() {
            failures = 1;
        }

        /** Does this when a call is about to be kept. */
        synchronized void whenKept(Runnable work) {
            keeping = work;
        }

        synchronized BigDecimal covered() {
            return covered.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        @Override
        public Payer payer() {
            return new Payer(owner, "pipeline", "run of " + owner, "bias", "bias_agent", "simulation");
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String firstKey() {
            return key;
        }

        @Override
        public LocalDate day() {
            return LocalDate.parse("2026-11-22");
        }

        @Override
        public synchronized Budget.Allowance cover(String call, Money worstCase) {
            if (covered().add(worstCase.value()).compareTo(limit) > 0) {
                return new Budget.Allowance(false, "Only $" + limit + " may be spent.");
            }
            covered.put(call, worstCase.value());
            return new Budget.Allowance(true, "There is enough.");
        }

        @Override
        public synchronized void uncover(String call) {
            if (failures-- > 0) {
                throw new StackOverflowError("The machine is gone.");
            }
            keeping.run();
            covered.remove(call);
        }
    }

    public ModelBench() {
        this(Duration.ofMillis(700), Duration.ofMillis(200));
    }

    /**
     * @param timeout how long a reply may take
     * @param silence how long one that has begun may pause
     */
    ModelBench(Duration timeout, Duration silence) {
        // The very one of the transactions; not closed with the context.
        context.registerBean(DataSource.class, () -> DATABASE, bean -> bean.setDestroyMethodName(""));
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(DATABASE));
        context.registerBean(KuberJson.class, () -> KuberJson.of(FactTypes.builtIn()));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean("ids", Supplier.class, () -> (Supplier<UUID>) UUID::randomUUID);
        context.registerBean(RandomGenerator.class, () -> new Random(1));
        context.registerBean(Vault.class, () -> TestVaults.withKey(1));
        context.registerBean(
                Audit.class,
                () -> new Audit(
                        jdbc,
                        context.getBean(PlatformTransactionManager.class),
                        context.getBean(KuberJson.class),
                        clock,
                        _ -> "Ada"));
        context.registerBean(
                ModelSettings.class,
                () -> new ModelSettings(true, timeout, silence, server.openAi(), server.anthropic()));
        context.registerBean(CallTexts.class, () -> new CallTexts(jdbc, Duration.ofDays(90)));
        context.register(Ledger.class, StoredModelPrices.class);
        context.registerBean("waiting", Waiting.class, () -> clock::pass, bean -> bean.setPrimary(true));
        context.register(
                ModelsConfiguration.class,
                ModelConnectionRows.class,
                ModelConnectionStore.class,
                ModelEndpoints.class,
                ModelConnections.class,
                CallRows.class,
                CallBook.class,
                LiveTextRows.class,
                LiveReplies.class,
                LiveTexts.class,
                Pace.class,
                Courier.class,
                Purchases.class,
                LostCalls.class,
                Models.class);
        context.refresh();
        jdbc.sql("insert into account values (:id, :email, 'Ada', '', false, now())")
                .param("id", owner)
                .param("email", owner.toString())
                .update();
        for (String provider : List.of("openai", "anthropic")) {
            jdbc.sql("""
                    insert into model_price (provider, model, holds_from, input, cached_input, output, source, entered_at)
                    values (:provider, 'fake-small', '2026-01-01', 2, 0.5, 8, 'the test', '2026-01-01')
                    on conflict do nothing
                    """).param("provider", provider).update();
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public ModelBench connected(Provider provider, String name) {
        return connected(provider, name, ModelLimits.USUAL);
    }

    ModelBench connected(Provider provider, String name, ModelLimits limits) {
        URI address = server.openAi();
        String url = provider == Provider.OPENAI_COMPATIBLE ? address.toString() : null;
        var added = get(ModelConnections.class)
                .add(owner, new ModelConnectionForm(provider, name, url, FakeModelServer.KEY, limits));
        if (!(added instanceof ModelConnections.Adding.Added(ModelConnection connection))
                || connection.status() != ModelConnection.Status.VERIFIED) {
            throw new IllegalStateException("Not connected: " + added);
        }
        return this;
    }

    /** The models of the next run of the step, after it has failed. */
    LanguageModel modelsOfRetry() {
        return get(Models.class).of(new Wallet(owner + "/bias/2"));
    }

    /** A full purse of the run of a step. */
    public Purse purse(String key) {
        return new Wallet(owner + "/" + key);
    }

    /** The models of one run of a step; a new one is as after a crash. */
    public LanguageModel models() {
        return get(Models.class).of(wallet);
    }

    static Question<Opinion> question(String model) {
        return question(model, "market_analyst");
    }

    static Question<Opinion> question(String model, String member, LanguageModel.Tool<?>... tools) {
        var prompt = new Prompt("test", 3, "You judge markets.", "RSI(14) is 61 for " + member + ".");
        return new Question<>(model, member, prompt, Opinion.class, List.of(tools), 400);
    }

    /** Tokens in the ledger that somebody counted. */
    Reported charged() {
        return jdbc.sql("""
                select coalesce(sum(input_tokens + cached_input_tokens), 0), coalesce(sum(cached_input_tokens), 0),
                    coalesce(sum(output_tokens), 0)
                from ledger where owner = :owner and not estimated
                """)
                .param("owner", owner)
                .query((row, _) -> new Reported(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Charges that are estimates. */
    int estimates() {
        return jdbc.sql("select count(*) from ledger where owner = :owner and estimated")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    public BigDecimal spent() {
        return jdbc.sql("select coalesce(sum(amount), 0) from ledger where owner = :owner")
                .param("owner", owner)
                .query(BigDecimal.class)
                .single();
    }

    @Override
    public void close() {
        server.close();
        context.close();
    }
}
