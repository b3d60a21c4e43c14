package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.engine.Probe;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.platform.markets.news.NewsServer;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * News at two cents a question, in the whole application: an operator's provider that is asked over HTTP, and paper pipelines
 * with a connection to a broker.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaidNewsOverHttpTest {

    private final Ahead clock = new Ahead(PaperMarket.SESSION);
    private final Set<String> crashes = ConcurrentHashMap.newKeySet();
    private final ExchangeServer exchange = PaperMarket.start(
            new ManualMarket(PaperMarket.SESSION, Symbol.of("ABC"), Symbol.of("DEF"), Symbol.of("GHI")));
    private final NewsServer news = new NewsServer();
    private final RunningKuber kuber = RunningKuber.start(
            TestDatabase.freshSettings(),
            this::beans,
            "kuber.alpaca.paper.trading-url=" + exchange.url(),
            "kuber.alpaca.paper.data-url=" + exchange.url(),
            "kuber.news.finnhub-key=the-key",
            "kuber.news.finnhub-url=" + news.uri(),
            "kuber.news.price-per-call=0.02");
    private final JdbcClient jdbc = kuber.context().getBean(JdbcClient.class);

    /** Goes as fast as the wall's and can be put forward. */
    private static final class Ahead extends Clock {
        private volatile Duration ahead;

        Ahead(Instant now) {
            ahead = Duration.between(Clock.systemUTC().instant(), now);
        }

        void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
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

    private void beans(GenericApplicationContext context) {
        RunningKuber.agents(context, new Reader());
        context.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        context.registerBean(Probe.class, () -> (at, execution) -> {
            if (at == Probe.Point.AFTER_RUN
                    && crashes.removeIf(
                            pipeline -> execution.startsWith(pipeline + "-") && Reader.tries(execution) > 0)) {
                throw new IllegalStateException("The worker is gone.");
            }
        });
    }

    @AfterAll
    void stop() {
        kuber.close();
        exchange.close();
        news.close();
    }

    /** Each test begins when the provider has to be asked again. */
    @BeforeEach
    void later() {
        clock.forward(Duration.ofSeconds(61));
        news.forget();
    }

    /** The run of a pipeline, whose costs are looked at from all sides. */
    private record Run(Client user, String pipeline, String id) {

        JsonNode json() {
            return user.get("/api/v1/executions/" + id).json();
        }

        JsonNode costs() {
            return user.get("/api/v1/executions/" + id + "/costs").expect(200).json();
        }

        /** The questions that were paid. */
        List<String> questions() {
            return costs().get("items")
                    .valueStream()
                    .filter(charge -> charge.get("kind").asString().equals("api_call"))
                    .map(charge -> charge.get("node").asString() + " "
                            + charge.get("amount").asString() + " "
                            + charge.get("sentence").asString())
                    .sorted()
                    .toList();
        }

        Run ends(String status) {
            await().atMost(PaperMarket.PATIENCE)
                    .untilAsserted(() -> assertThat(json().get("status").asString())
                            .as("%s", json())
                            .isEqualTo(status));
            return this;
        }
    }

    private static String pipeline(Client user, String nodes, String edges, String symbols) {
        String connection = PaperMarket.connect(user, "paper", PaperMarket.key("PK"));
        return user.post("/api/v1/pipelines", """
                        {"name":"Reading","definition":{"nodes":[%s],"edges":[%s],
                          "settings":{"symbols":[%s],"timeframe":"1m","trading_mode":"paper","run_mode":"run_once",
                            "calendar":"nyse","retry_backoff":"PT1S","broker_connection":"%s"}}}
                        """.formatted(nodes, edges, symbols, connection))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    /** A reader who may spend this much a day. */
    private Run reader(String limit, int failures, boolean crash) {
        Client user = kuber.user();
        user.put("/api/v1/budget", "{\"day_limit\":\"" + limit + "\"}").expect(200);
        String pipeline =
                pipeline(user, """
                {"id":"clock","agent_type":"time_trigger","config":{"schedule":"interval","interval":"PT1S"}},
                {"id":"read","agent_type":"test_reader","config":{"failures":%d}}""".formatted(failures), "{\"from\":\"clock\",\"to\":\"read\"}", "\"ABC\",\"DEF\"");
        if (crash) {
            crashes.add(pipeline);
        }
        return started(user, pipeline);
    }

    private static Run started(Client user, String pipeline) {
        user.post("/api/v1/pipelines/" + pipeline + "/start", "").expect(200);
        String path = "/api/v1/executions?pipeline_id=" + pipeline;
        await().atMost(PaperMarket.PATIENCE)
                .until(() -> !PaperMarket.kuber(user, path).isEmpty());
        JsonNode first = PaperMarket.kuber(user, path).getFirst();
        return new Run(user, pipeline, first.get("id").asString());
    }

    /** What the run has cost is the same wherever it is read, and nothing is set aside any more. */
    private void paid(Run run, BigDecimal total) {
        assertThat(amount(run.costs().get("total"))).isEqualByComparingTo(total);
        JsonNode day = run.user().get("/api/v1/budget").expect(200).json().get("day");
        assertThat(amount(day.get("spent"))).isEqualByComparingTo(total);
        assertThat(amount(day.get("reserved"))).isZero();
        JsonNode sums = run.user().get("/api/v1/costs?by=execution").expect(200).json();
        assertThat(amount(sums.get("total"))).isEqualByComparingTo(total);
        assertThat(jdbc.sql("select sum(amount) from ledger where execution_id = :id")
                        .param("id", run.id())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(total);
        assertThat(jdbc.sql("select distinct spent from spending where id = :id")
                        .param("id", run.pipeline())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(total);
        assertThat(jdbc.sql("select count(*) from budget_reservation where pipeline_id = :id")
                        .param("id", run.pipeline())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static BigDecimal amount(JsonNode json) {
        return new BigDecimal(json.asString());
    }

    private List<String> asked() {
        return news.asked().stream()
                .map(asked -> asked.path().replaceAll(".*symbol=(\\w+).*", "$1") + " with " + asked.key())
                .toList();
    }

    @Test
    void eachQuestionIsPaidToTheCentInTheLedgerTheRunAndTheBudget() {
        news.say(200, "[]").say(200, "[]");
        Run run = reader("10", 0, false).ends("completed");
        assertThat(asked()).containsExactly("ABC with the-key", "DEF with the-key");
        assertThat(run.questions())
                .containsExactly(
                        "read 0.02 Asked finnhub, alpaca for news of ABC.",
                        "read 0.02 Asked finnhub, alpaca for news of DEF.");
        paid(run, new BigDecimal("0.04"));
    }

    @Test
    void aStepThatFailsAndIsTriedAgainPaysOnce() {
        news.say(200, "[]").say(200, "[]");
        Run run = reader("0.04", 2, false).ends("completed");
        assertThat(Reader.tries(run.id())).isEqualTo(3);
        assertThat(run.questions()).hasSize(2);
        paid(run, new BigDecimal("0.04"));
    }

    @Test
    void aStepWhoseWorkerIsGoneBeforeItIsSavedPaysOnce() {
        news.say(200, "[]").say(200, "[]");
        Run run = reader("10", 0, true).ends("completed");
        assertThat(Reader.tries(run.id())).isEqualTo(2);
        assertThat(run.questions()).hasSize(2);
        paid(run, new BigDecimal("0.04"));
    }

    @Test
    void aQuestionThatTheBudgetDoesNotCoverIsNotAsked() {
        news.say(200, "[]").say(200, "[]");
        Run run = reader("0.03", 0, false).ends("completed");
        assertThat(run.json().get("reason").asString())
                .isEqualTo(
                        "The money is gone: of your budget for the day, $0.02 of $0.03 is spent, and this step may cost"
                                + " $0.02.");
        assertThat(asked()).containsExactly("ABC with the-key");
        assertThat(run.questions()).containsExactly("read 0.02 Asked finnhub, alpaca for news of ABC.");
        paid(run, new BigDecimal("0.02"));
    }

    @Test
    void aTriggerThatWaitsPaysWhenItIsArmedAndForItsFirstLookOnly() {
        for (int i = 0; i < 4; i++) {
            news.say(200, "[]");
        }
        Client user = kuber.user();
        user.put("/api/v1/budget", "{\"day_limit\":\"10\"}").expect(200);
        String pipeline = pipeline(user, "{\"id\":\"wait\",\"agent_type\":\"news_trigger\"}", "", "\"GHI\"");
        Run run = started(user, pipeline).ends("waiting_trigger");
        for (int looks = 2; looks <= 4; looks++) {
            int expected = looks;
            clock.forward(Duration.ofSeconds(61));
            await().atMost(PaperMarket.PATIENCE).until(() -> asked().size() == expected);
        }
        news.say(200, """
                [{"datetime":%d,"headline":"GHI wins a large order","id":7,"related":"GHI","source":"Wire"}]""".formatted(clock.instant().getEpochSecond()));
        clock.forward(Duration.ofSeconds(61));
        await().atMost(PaperMarket.PATIENCE).until(() -> asked().size() == 5);
        run.ends("completed");

        assertThat(run.json().toString()).contains("GHI wins a large order");
        assertThat(run.questions())
                .containsExactly(
                        "wait 0.02 Asked finnhub, alpaca for news of GHI.",
                        "wait 0.02 Asked finnhub, alpaca for news of GHI.");
        BigDecimal rental = run.costs()
                .get("items")
                .valueStream()
                .filter(charge -> charge.get("kind").asString().equals("rental"))
                .map(charge -> amount(charge.get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rental).isPositive();
        paid(run, rental.add(new BigDecimal("0.04")));
    }
}
