package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.brokers.BrokerageContract;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PostgresExchangesTest extends BrokerageContract {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final UUID OWNER = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final Floor floor = Floor.frictionless();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final PostgresExchanges exchanges = exchanges(DATABASE);
    private final String account = "someone/market-" + ACCOUNTS.incrementAndGet();
    private final List<Bar> market = new ArrayList<>();

    @BeforeEach
    void anAccountIsOpened() {
        jdbc.sql("""
                insert into account (id, email, name, password_hash, created_at)
                values (:id, 'a@example.com', 'A', '', now())
                on conflict (id) do nothing
                """).param("id", OWNER).update();
        exchanges.open(account, OWNER, ExchangeRules.frictionless(Money.of(100_000)));
    }

    @AfterAll
    static void connectionsAreClosed() throws Exception {
        DATABASE.unwrap(HikariDataSource.class).close();
    }

    private static PostgresExchanges exchanges(DataSource database) {
        return new PostgresExchanges(
                JdbcClient.create(database),
                new DataSourceTransactionManager(database),
                KuberJson.of(FactTypes.builtIn()));
    }

    @Override
    protected Brokerage broker() {
        return exchanges.brokerage(account, Floor.UNTIL_21, () -> floor.now, floor.prices());
    }

    @Override
    protected Symbol symbol() {
        return Floor.ACME;
    }

    @Override
    protected void trades(double open, double high, double low, double close) {
        var bar = new Bar(floor.now, floor.now.plusSeconds(60), open, high, low, close, 1_000_000);
        market.add(bar);
        floor.now = bar.closes();
        floor.last = close;
        tick();
    }

    private List<OrderUpdate> tick() {
        return exchanges.tick(account, Bars.of(Floor.ACME, Timeframe.M1, market));
    }

    @Test
    void openingAnAccountTwiceKeepsWhatItHolds() {
        broker().submit(Floor.market("a", Side.BUY, 10));
        trades(100, 101, 99, 100);
        exchanges.open(account, OWNER, ExchangeRules.frictionless(Money.of(5)));
        assertThat(broker().account().cash()).isEqualTo(Money.of(99_000));
    }

    @Test
    void barsThatWereMatchedAreNotMatchedAgain() {
        market.add(new Bar(floor.now, floor.now.plusSeconds(60), 100, 101, 99, 100, 1000));
        broker().submit(Floor.bracket("b", Side.BUY, 10, null, "110", "95"));
        assertThat(tick()).isNotEmpty();
        assertThat(tick()).isEmpty();
        assertThat(broker().holdings().getFirst().quantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void aBarThatSeveralWorkersMatchAtOnceIsMatchedOnce() throws Exception {
        market.add(new Bar(floor.now, floor.now.plusSeconds(60), 100, 101, 99, 100, 1000));
        broker().submit(Floor.market("a", Side.BUY, 10));
        List<Callable<List<OrderUpdate>>> workers = List.of(this::tick, this::tick, this::tick, this::tick);
        int updates = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(workers)) {
                updates += answer.get().size();
            }
        }
        assertThat(updates).isEqualTo(1);
        assertThat(broker().holdings().getFirst().quantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void manyBarsAtOnceDoWhatTheyDoOneByOne() {
        broker().submit(Floor.bracket("b", Side.BUY, 10, null, "110", "95"));
        for (int i = 0; i < 20; i++) {
            var opens = Floor.START.plusSeconds(60L * i);
            market.add(new Bar(opens, opens.plusSeconds(60), 100 + i, 101 + i, 99 + i, 100 + i, 1000));
        }
        List<OrderUpdate> updates = tick();
        assertThat(updates).extracting(OrderUpdate::root).containsOnly(new ClientOrderId("b"));
        OrderState order = broker().find(new ClientOrderId("b")).orElseThrow();
        assertThat(order.finished()).isTrue();
        assertThat(order.legs().getFirst().averagePrice()).isEqualTo(Price.of("110"));
        assertThat(broker().account().cash()).isEqualTo(Money.of(100_100));
    }

    @Test
    void whatWaitsForBarsIsKnownWithItsTime() {
        assertThat(waiting()).isEmpty();
        broker().submit(Floor.limit("a", Side.BUY, 10, "90"));
        assertThat(waiting()).containsExactly(new PostgresExchanges.Waiting(account, Floor.ACME, Floor.START));

        trades(100, 101, 89, 95);
        assertThat(waiting()).isEmpty();
    }

    private List<PostgresExchanges.Waiting> waiting() {
        return exchanges.waiting().stream()
                .filter(waiting -> waiting.account().equals(account))
                .toList();
    }

    @Test
    void manySubmittingTheSameOrderAtOnceOrderOnce() throws Exception {
        var request = Floor.market("a", Side.BUY, 600);
        List<Callable<OrderState>> submissions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            submissions.add(() -> broker().submit(request));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(submissions)) {
                assertThat(answer.get().status()).isEqualTo(OrderStatus.NEW);
            }
        }
        assertThat(broker().openOrders(Floor.ACME)).hasSize(1);
    }

    @Test
    void manyOrderingAtOnceDoNotSpendMoreThanThereIs() throws Exception {
        List<Callable<OrderState>> submissions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String id = "o" + i;
            submissions.add(() -> broker().submit(Floor.limit(id, Side.BUY, 300, "100")));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(submissions);
        }
        assertThat(broker().openOrders(Floor.ACME)).hasSize(3);
        assertThat(broker().account().buyingPower()).isEqualTo(Money.of(10_000));
    }

    @Test
    void aFinishedOrderLeavesTheStateAndStaysKnown() {
        broker().submit(Floor.bracket("b", Side.BUY, 10, null, "110", "95"));
        trades(100, 101, 99, 100);
        trades(100, 111, 99, 110);
        assertThat(jdbc.sql("select jsonb_array_length(state -> 'groups') from exchange_account where key = :key")
                        .param("key", account)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(broker().find(new ClientOrderId("b.tp")).orElseThrow().status())
                .isEqualTo(OrderStatus.FILLED);
        assertThat(broker().find(new ClientOrderId("b")).orElseThrow().finished())
                .isTrue();
    }

    @Test
    void aDatabaseThatDoesNotAnswerLeavesTheOutcomeUnknown() throws Exception {
        DataSource database = TestDatabase.fresh();
        Brokerage broker = exchanges(database).brokerage(account, Floor.UNTIL_21, () -> floor.now, floor.prices());
        database.unwrap(HikariDataSource.class).close();

        OrderState state = broker.submit(Floor.market("a", Side.BUY, 10));

        assertThat(state.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(state.reason()).isEqualTo("The simulated exchange did not answer.");
        assertThat(broker.cancel(OrderBirth.brokerId(new ClientOrderId("a"))))
                .isInstanceOf(Brokerage.Change.Unknown.class);
        assertThatThrownBy(() -> broker.find(new ClientOrderId("a"))).isInstanceOf(Brokerage.Unavailable.class);
    }

    @Test
    void anAccountThatWasNeverOpenedIsAnError() {
        Brokerage nowhere = exchanges.brokerage("nowhere", Floor.UNTIL_21, () -> floor.now, floor.prices());
        assertThatThrownBy(nowhere::account)
                .hasMessage("There is no account nowhere on the simulated exchange; open it first.");
    }
}
