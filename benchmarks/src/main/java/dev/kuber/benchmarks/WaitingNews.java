package dev.kuber.benchmarks;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.platform.engine.MarketClock;
import dev.kuber.platform.engine.Meter;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.markets.news.KeptNews;
import dev.kuber.platform.markets.news.LiveNews;
import dev.kuber.platform.markets.news.NewsProvider;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a look of a waiting news trigger costs: as many due at once while few and while 100,000 wait, beside triggers that are
 * woken and ask for nothing. In turns on one database, so that ratios hold on a busy machine.
 */
final class WaitingNews implements Scenario {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 5;
    private static final int LOOKS = 2_000;

    /** Enough that none is woken twice: who has looked waits for an hour. */
    private static final int FEW = (WARM_UP + ROUNDS) * LOOKS;

    private static final int MANY = 100_000;
    private static final int SYMBOLS = 100;
    private static final int STORIES = 20;
    private static final double LOOKS_A_SECOND_OF_MANY = MANY / 60.0;

    private final AtomicInteger requests = new AtomicInteger();
    private volatile CountDownLatch looked = new CountDownLatch(0);
    private final Map<String, Integer> woken = new HashMap<>();

    /** Is woken, and waits again. */
    @AgentInfo(
            type = "bench_patient",
            category = AgentInfo.Category.TRIGGER,
            name = "Patient agent",
            description = "Waits.")
    private final class Patient implements Agent<EnginePlan.NoConfig> {
        @Override
        public Outcome run(EnginePlan.NoConfig config, PipelineState state, Context context) {
            looked.countDown();
            return Outcome.waitUntil(context.now().plus(Duration.ofHours(1)));
        }
    }

    /** Has nothing new, and counts how often it is asked. */
    private final class Silent implements NewsProvider {
        @Override
        public String name() {
            return "bench";
        }

        @Override
        public List<News.Item> fetch(Symbol symbol, Instant from, Instant until) {
            requests.incrementAndGet();
            return List.of();
        }
    }

    /** Says when somebody has looked. */
    private final class Counted implements News {
        private final News news;

        Counted(News news) {
            this.news = news;
        }

        @Override
        public List<Item> latest(Symbol symbol, Instant after, int count) {
            List<Item> items = news.latest(symbol, after, count);
            looked.countDown();
            return items;
        }

        @Override
        public String source() {
            return news.source();
        }
    }

    /** Time and processor time that looks took, in nanoseconds. */
    private record Took(long time, long cpu) {
        Took plus(Took other) {
            return new Took(time + other.time, cpu + other.cpu);
        }

        double cpuOfOne() {
            return (double) cpu / (ROUNDS * LOOKS);
        }

        Measure measure(String what, Took first) {
            return new Measure(
                    what,
                    ROUNDS * LOOKS / (time / 1e9),
                    "1/s",
                    String.format(
                            Locale.ROOT,
                            "%.2f times the time of the first; %.2f ms CPU each, %.2f times the first",
                            (double) time / first.time,
                            cpuOfOne() / 1e6,
                            (double) cpu / first.cpu));
        }
    }

    @Override
    public String name() {
        return "waiting-news";
    }

    @Override
    public String description() {
        return "looks of news triggers, of 20,000 and of 100,000 that wait over 100 symbols, beside wake-ups for nothing";
    }

    @Override
    public List<Measure> run() throws Exception {
        try (var context = new AnnotationConfigApplicationContext();
                var bench = new EngineBench(database -> {
                    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
                    context.registerBean(Clock.class, Clock::systemUTC);
                    context.register(KeptNews.class);
                    context.refresh();
                    ManyPlans plans = plans(context.getBean(KeptNews.class));
                    return new EngineBench.Setting(plans, plans, List.of());
                })) {
            stories(context.getBean(KeptNews.class));
            insert(bench, 0, FEW);
            inTurns(bench, WARM_UP);
            Turns few = inTurns(bench, ROUNDS);
            insert(bench, FEW, MANY);
            Turns many = inTurns(bench, ROUNDS);
            double cores = many.news().cpuOfOne() / 1e9 * LOOKS_A_SECOND_OF_MANY;
            String asked = "for " + (WARM_UP + 2 * ROUNDS) * LOOKS + " looks";
            return List.of(
                    few.idle().measure("wake-ups that ask for nothing, 20,000 wait", few.idle()),
                    few.news().measure("looks, 20,000 wait", few.idle()),
                    many.idle().measure("wake-ups that ask for nothing, 100,000 wait", few.idle()),
                    many.news().measure("looks, 100,000 wait", few.idle()),
                    new Measure("cores, for a look of each of them a minute", cores, ""),
                    new Measure("requests to the provider", requests.get(), "", asked));
        }
    }

    private ManyPlans plans(KeptNews kept) {
        AgentEntry trigger = Catalog.discovered().find("news_trigger").orElseThrow();
        Binding config = Configs.bind(trigger, JsonMapper.shared().readTree("{\"every\":\"PT1H\"}"));
        if (!(config instanceof Binding.Bound(Record settings))) {
            throw new IllegalStateException("The settings do not fit the trigger: " + config);
        }
        AgentInfo info = Patient.class.getAnnotation(AgentInfo.class);
        var patient = new AgentEntry(
                new Patient(),
                info,
                EnginePlan.NoConfig.class,
                JsonMapper.shared().createObjectNode());
        var plans = new HashMap<String, Plan>();
        for (int i = 0; i < SYMBOLS; i++) {
            plan(plans, "news" + i, i, trigger, settings);
            plan(plans, "time" + i, i, patient, new EnginePlan.NoConfig());
        }
        News news = new Counted(new LiveNews(List.of(new Silent()), kept, InstantSource.system()));
        return new ManyPlans(
                plans, MarketClock.real(InstantSource.system()), Ports.of(Map.of(News.class, news)), Meter.FREE);
    }

    private static void plan(Map<String, Plan> plans, String id, int symbol, AgentEntry agent, Record config) {
        plans.put(
                id,
                new Plan(
                        id,
                        1,
                        "owner",
                        EnginePlan.settings(symbol(symbol)),
                        List.of(Timeframe.M1),
                        List.of(new Plan.Node("wait", agent, config, List.of(), List.of()))));
    }

    private static Symbol symbol(int number) {
        return Symbol.of("S" + number);
    }

    /** What was published before anybody began to wait. */
    private static void stories(KeptNews kept) {
        Instant now = Instant.now();
        var items = new ArrayList<News.Item>();
        for (int i = 0; i < SYMBOLS * STORIES; i++) {
            Instant at = now.minus(Duration.ofMinutes(10L * (i + 1)));
            items.add(new News.Item(
                    "bench:" + i, at, "bench", "Story " + i, "", List.of(symbol(i % SYMBOLS)), null, null));
        }
        kept.keep(items);
    }

    /** What both kinds took, one after the other. */
    private record Turns(Took idle, Took news) {}

    private Turns inTurns(EngineBench bench, int rounds) throws Exception {
        Took idle = new Took(0, 0);
        Took news = idle;
        for (int round = 0; round < rounds; round++) {
            idle = idle.plus(looks(bench, "time"));
            news = news.plus(looks(bench, "news"));
        }
        return new Turns(idle, news);
    }

    /** Makes some of those that wait due at once, others each time, and waits until all of them have looked. */
    private Took looks(EngineBench bench, String kind) throws Exception {
        looked = new CountDownLatch(LOOKS);
        int first = woken.merge(kind, LOOKS, Integer::sum) - LOOKS;
        long cpu = WaitingTriggers.cpu(bench);
        long begin = System.nanoTime();
        try (var connection = bench.database.getConnection();
                var statement = connection.prepareStatement("""
                        update scheduled_tasks set execution_time = now()
                        where task_name = 'execution' and task_instance in (
                            select ? || (n % ?) || '-' || n from generate_series(?, ?) n)""")) {
            statement.setString(1, kind);
            statement.setInt(2, SYMBOLS);
            statement.setInt(3, first);
            statement.setInt(4, first + LOOKS - 1);
            statement.executeUpdate();
        }
        looked.await();
        return new Took(System.nanoTime() - begin, WaitingTriggers.cpu(bench) - cpu);
    }

    /** Executions of both kinds with these numbers, armed and waiting. */
    private static void insert(EngineBench bench, int from, int to) throws SQLException {
        Instant now = Instant.now();
        String armed = EngineBench.JSON.writeList(
                List.of(new TriggerArmed("wait", now, now.plus(Duration.ofDays(30)), "Waiting.")), Fact.class);
        try (var connection = bench.database.getConnection();
                var statement = connection.prepareStatement("""
                        with waiting as (
                            insert into execution (id, pipeline_id, revision, owner, fired_at, version, status)
                            select kind || (n % ?) || '-' || n, kind || (n % ?), 1, 'owner', now(), 1, 'waiting_trigger'
                            from generate_series(?, ?) n, (values ('news'), ('time')) as k (kind) returning id),
                        woken as (
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            select 'execution', id, now() + interval '30 days', false, 1 from waiting)
                        insert into step (execution_id, sequence, node, kind, attempt, facts, started_at, finished_at,
                            wait_until, wake_on)
                        select id, 1, 'wait', 'wait', 1, ?::jsonb, now(), now(), now(), '[]' from waiting""");
                var analyze = connection.createStatement()) {
            statement.setInt(1, SYMBOLS);
            statement.setInt(2, SYMBOLS);
            statement.setInt(3, from);
            statement.setInt(4, to - 1);
            statement.setString(5, armed);
            statement.executeUpdate();
            analyze.execute("analyze");
        }
    }
}
