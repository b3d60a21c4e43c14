package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.brokers.alpaca.ExchangeFixture.Client;
import dev.kuber.platform.exchange.Fault;
import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.port.Brokerage;
import dev.kuber.port.Brokerage.Change;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can go wrong between our client and Alpaca: never an order too many, never one too few. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlpacaFaultsTest {

    private static final String ORDERS = "POST /v2/orders";

    private ExchangeFixture exchange;
    private Client client;
    private Brokerage broker;
    private final Map<ClientOrderId, OrderState> told = new ConcurrentHashMap<>();

    /** What happens to a call that has an effect. */
    enum Mishap {
        NO_REPLY_AFTER_IT(Kind.DROP_REPLY, true),
        ERROR_AFTER_IT(Kind.ERROR_AFTER, true),
        ERROR_BEFORE_IT(Kind.ERROR, false),
        TOO_LATE(null, true);

        private final @Nullable Kind kind;
        private final boolean done;

        Mishap(@Nullable Kind kind, boolean done) {
            this.kind = kind;
            this.done = done;
        }

        Fault on(String call) {
            return kind == null ? Fault.delay(call, Duration.ofSeconds(2)) : Fault.once(kind, call);
        }
    }

    @BeforeAll
    void start() {
        exchange = new ExchangeFixture();
    }

    @AfterAll
    void stop() {
        exchange.close();
    }

    @BeforeEach
    void connect() {
        exchange.trades(100);
        client = exchange.connect();
        broker = client.connection().brokerage();
        told.clear();
        client.connection().listen(told::put);
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void anEntryIsSentOnceWhateverBecomesOfTheAnswer(Mishap mishap) {
        client.faults().arm(mishap.on(ORDERS));
        OrderState unknown = broker.submit(bracket("b"));
        assertThat(unknown.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(unknown.reason()).isNotBlank();
        assertThat(broker.find(id("b")).isPresent()).isEqualTo(mishap.done);

        OrderState again = broker.submit(bracket("b"));
        assertThat(again.status()).isEqualTo(OrderStatus.NEW);
        exchange.trades(100);
        assertThat(broker.find(id("b")).orElseThrow().filled()).isEqualTo(Quantity.of(10));
        assertThat(held()).isEqualTo(Quantity.of(10));
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void aStopIsMovedOnceWhateverBecomesOfTheAnswer(Mishap mishap) {
        OrderState stop = stopOfOpenBracket();
        client.faults().arm(mishap.on("PATCH /v2/orders/*"));
        assertThat(broker.moveStop(Objects.requireNonNull(stop.id()), Price.of("98"), id("b.be")))
                .isInstanceOf(Change.Unknown.class);
        assertThat(broker.find(id("b.be")).isPresent()).isEqualTo(mishap.done);

        assertThat(broker.moveStop(Objects.requireNonNull(stop.id()), Price.of("98"), id("b.be")))
                .isEqualTo(new Change.Accepted());
        assertThat(leg(Role.STOP_LOSS).stop()).isEqualTo(Price.of("98"));
        exchange.trades(100, 97);
        assertThat(broker.holdings()).isEmpty();
        assertThat(leg(Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("98"));
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void aCancellationIsFoundOut(Mishap mishap) {
        OrderState stop = stopOfOpenBracket();
        client.faults().arm(mishap.on("DELETE /v2/orders/*"));
        assertThat(broker.cancel(Objects.requireNonNull(stop.id()))).isInstanceOf(Change.Unknown.class);
        assertThat(leg(Role.STOP_LOSS).status() == OrderStatus.CANCELED).isEqualTo(mishap.done);
        broker.cancel(Objects.requireNonNull(stop.id()));
        assertThat(leg(Role.STOP_LOSS).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void tooManyRequestsMeanLaterNotNever() {
        client.faults().arm(Fault.once(Kind.RATE_LIMIT, ORDERS));
        var waiting = Thread.ofVirtual().start(() -> broker.submit(bracket("b")));
        await().until(() -> {
            exchange.market.advance(Duration.ofSeconds(30));
            return !waiting.isAlive();
        });
        assertThat(broker.find(id("b")).orElseThrow().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void theStreamTellsOfEveryChangeAndSparesRequests() {
        stream();
        broker.submit(bracket("b"));
        exchange.trades(100);
        await().until(() -> told(OrderStatus.FILLED, Role.ENTRY) && told(OrderStatus.NEW, Role.STOP_LOSS));
        assertThat(broker.find(id("b")).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(held()).isEqualTo(Quantity.of(10));

        client.faults().arm(Fault.once(Kind.ERROR).times(1_000));
        assertThat(broker.find(id("b"))
                        .orElseThrow()
                        .leg(Role.STOP_LOSS)
                        .orElseThrow()
                        .status())
                .as("known without asking")
                .isEqualTo(OrderStatus.NEW);
        assertThat(held()).isEqualTo(Quantity.of(10));
        assertThat(broker.openOrders(ExchangeFixture.AAPL)).hasSize(1);
        client.faults().clear();

        exchange.trades(100, 94);
        await().until(() -> told(OrderStatus.FILLED, Role.STOP_LOSS));
        await().until(() -> Objects.requireNonNull(told.get(id("b"))).finished());
    }

    @Test
    void whatHappensWhileTheStreamIsDownIsToldWhenItIsBack() {
        stream();
        broker.submit(bracket("b"));
        exchange.trades(100);
        await().until(() -> told(OrderStatus.FILLED, Role.ENTRY));
        client.faults().arm(Fault.once(Kind.DISCONNECT));
        exchange.trades(100, 94);
        await().until(() -> told(OrderStatus.FILLED, Role.STOP_LOSS));
        await().until(() -> client.connection().orderStream().connections() == 2);
        assertThat(client.connection().orderStream().lastError()).isNotBlank();
        assertThat(broker.find(id("b")).orElseThrow().finished()).isTrue();
        assertThat(broker.holdings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DUPLICATE_EVENTS", "REORDER_EVENTS", "WITHHOLD_EVENTS"})
    void eventsThatComeTwiceInDisorderOrNotAtAllChangeNothing(Kind kind) {
        stream();
        client.faults().arm(Fault.once(kind).times(3));
        broker.submit(bracket("b"));
        exchange.trades(100);
        exchange.trades(100, 94);
        client.faults().clear();
        exchange.market.advance(Duration.ofSeconds(61));
        exchange.trades(94);
        assertThat(broker.find(id("b")).orElseThrow().finished()).isTrue();
        assertThat(leg(Role.STOP_LOSS).averagePrice()).isEqualTo(Price.of("95"));
        assertThat(broker.holdings()).isEmpty();
    }

    @Test
    void anOrderRejectedAfterItWasTakenIsTold() {
        stream();
        client.faults().arm(Fault.once(Kind.REJECT));
        broker.submit(bracket("b"));
        await().until(() -> told(OrderStatus.REJECTED, Role.ENTRY));
        assertThat(broker.find(id("b")).orElseThrow().finished()).isTrue();
    }

    @Test
    void aListenerThatFailsIsToldAgainAndTheFailureIsSeen() {
        client.connection().listen((root, state) -> {
            if (told.size() < 2) {
                told.put(id("failed"), state);
                told.put(id("twice"), state);
                throw new IllegalStateException("The database is away.");
            }
        });
        stream();
        broker.submit(bracket("b"));
        exchange.trades(100);
        await().until(() -> told(OrderStatus.FILLED, Role.ENTRY));
        assertThat(client.connection().orderStream().lastError()).contains("The database is away.");
        assertThat(client.connection().orderStream().connected()).isTrue();
    }

    @Test
    void manyOrdersAreFoundWithFewRequests() {
        for (int i = 0; i < 30; i++) {
            broker.submit(bracket("b" + i));
        }
        exchange.trades(100);
        client.faults().arm(new Fault(Kind.ERROR, "GET /v2/orders:by_client_order_id", 100, 0, null, null, null));
        var ids = IntStream.range(0, 30).mapToObj(i -> id("b" + i)).toList();
        AlpacaConnection other = client.connection();
        assertThat(other.brokerage().find(ids))
                .hasSize(30)
                .allMatch(order ->
                        order.status() == OrderStatus.FILLED && order.legs().size() == 2);
    }

    @Test
    void whatAnotherProgramEndedWithoutANewsIsFoundByTheNextLook() {
        stream();
        for (int i = 0; i < 30; i++) {
            broker.submit(bracket("b" + i));
        }
        client.faults().arm(Fault.once(Kind.WITHHOLD_EVENTS).times(1_000));
        Brokerage other = exchange.another(client).connection().brokerage();
        for (OrderState order : other.openOrders(ExchangeFixture.AAPL)) {
            assertThat(other.cancel(Objects.requireNonNull(order.id()))).isEqualTo(new Change.Accepted());
        }
        client.faults().clear();
        exchange.market.advance(Duration.ofSeconds(61));
        client.faults().arm(new Fault(Kind.ERROR, "GET /v2/orders/*", 100, 0, null, null, null));
        assertThat(broker.openOrders(ExchangeFixture.AAPL)).isEmpty();
        assertThat(broker.find(id("b7")).orElseThrow().family())
                .hasSize(3)
                .allMatch(order -> order.status() == OrderStatus.CANCELED);
    }

    private void stream() {
        client.connection().start();
        await().until(() -> client.connection().orderStream().connected());
        broker.find(List.of(id("1"), id("2"), id("3"), id("4")));
    }

    private boolean told(OrderStatus status, Role role) {
        OrderState state = told.get(id("b"));
        return state != null
                && state.leg(role).filter(order -> order.status() == status).isPresent();
    }

    private OrderState stopOfOpenBracket() {
        broker.submit(bracket("b"));
        exchange.trades(100);
        return leg(Role.STOP_LOSS);
    }

    private OrderState leg(Role role) {
        return broker.find(id("b")).orElseThrow().leg(role).orElseThrow();
    }

    private Quantity held() {
        return broker.holdings().stream().map(Holding::quantity).findFirst().orElse(Quantity.ZERO);
    }

    private static OrderRequest bracket(String id) {
        return OrderRequest.bracket(
                id(id), ExchangeFixture.AAPL, Side.BUY, Quantity.of(10), null, Price.of("110"), Price.of("95"));
    }

    private static ClientOrderId id(String id) {
        return new ClientOrderId(id);
    }
}
