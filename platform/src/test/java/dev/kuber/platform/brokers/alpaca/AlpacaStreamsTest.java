package dev.kuber.platform.brokers.alpaca;

import static dev.kuber.platform.brokers.alpaca.ExchangeFixture.AAPL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kuber.platform.exchange.Fault;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Prices by stream, and what keeps a stream alive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlpacaStreamsTest {

    private static final Symbol BTC = Symbol.of("BTC/USD");

    private ExchangeFixture exchange;

    @BeforeAll
    void start() {
        exchange = new ExchangeFixture();
    }

    @AfterAll
    void stop() {
        exchange.close();
    }

    @Test
    void tradesAreToldAndMinutesSpareRequests() {
        var client = exchange.connect();
        List<String> traded = new CopyOnWriteArrayList<>();
        client.connection().watch((symbol, price, at) -> traded.add(symbol + " " + price));
        client.connection().follow(Set.of(AAPL, BTC), Set.of(AAPL));
        await().until(() -> client.connection().stockStream().connected()
                && client.connection().cryptoStream().connected());
        await().until(() -> {
            exchange.market.trade(AAPL, "100.5");
            exchange.market.trade(BTC, "50000");
            return traded.containsAll(List.of("AAPL 100.50", "BTC/USD 50,000.00"));
        });

        exchange.market.advance(Duration.ofMinutes(2));
        Instant from = exchange.market.now();
        client.faults().arm(Fault.once(Fault.Kind.ERROR).times(1_000));
        exchange.market.bar(AAPL, 101, 103, 99, 102);
        exchange.market.advance(Duration.ofSeconds(5));
        await().until(() -> tape(client, from).size() == 1);
        assertThat(tape(client, from).close(0)).isEqualTo(102);
        client.faults().clear();
    }

    @Test
    void aStreamThatNobodyWantsIsClosed() {
        var client = exchange.connect();
        client.connection().follow(Set.of(AAPL), Set.of());
        await().until(() -> client.connection().stockStream().connected());
        client.connection().follow(Set.of(), Set.of());
        assertThat(client.connection().stockStream().connected()).isFalse();
        client.connection().follow(Set.of(AAPL), Set.of());
        await().until(() -> client.connection().stockStream().connected());
    }

    @Test
    void barsQuotesAndReadingsComeFromTheExchange() {
        var client = exchange.connect();
        var data = client.connection().marketData(Bars::toString);
        exchange.market.bar(AAPL, 100, 103, 99, 102);
        exchange.market.advance(Duration.ofSeconds(5));
        Bars minutes = data.bars(AAPL, Timeframe.M1, 1);
        assertThat(minutes.close(0)).isEqualTo(102);
        assertThat(minutes.closesAt(0))
                .isLessThanOrEqualTo(exchange.market.now().toEpochMilli());
        assertThat(data.readings(AAPL, Timeframe.M1).close()).isEqualTo(102);
        assertThat(data.quote(AAPL).last()).isEqualTo(Price.of("102"));
        assertThat(data.source()).isEqualTo("alpaca-iex");
    }

    @Test
    void piecesAreOneMessageAndASocketThatFallsSilentIsOpenedAgain() {
        var protocol = new Recorder();
        try (var server = new MuteServer();
                var socket = socket(server.uri(), protocol, Duration.ofMillis(50))) {
            socket.start();
            await().until(() -> protocol.heard.size() >= 2);
            assertThat(protocol.heard).containsOnly("hello");
            await().until(() -> socket.state().lastError() != null);
            assertThat(socket.state().lastError()).startsWith("Alpaca has been silent");
            assertThat(protocol.lost).isNotEmpty();
        }
    }

    @Test
    void aMessageThatCannotBeDealtWithBringsANewConnectionAndIsSeen() {
        var protocol = new Recorder();
        protocol.fails = true;
        var socket = socket(URI.create(exchange.server.streamUrl() + "/v2/iex"), protocol, Duration.ofDays(1));
        socket.start();
        await().until(() -> protocol.opened.size() >= 2);
        assertThat(socket.state().lastError()).contains("could not be dealt with");
        socket.close();
    }

    @Test
    void aKeyThatIsNotAcceptedIsSaidInASentence() {
        exchange.server.faults("PKTAKEN", "another secret");
        var connection = AlpacaConnection.open(
                AlpacaEndpoints.at(exchange.server.url()),
                new AlpacaKeys("PKTAKEN", "secret"),
                exchange.market::now,
                new Random(1),
                Runnable::run);
        connection.start();
        connection.follow(Set.of(AAPL), Set.of());
        await().until(() -> connection.orderStream().lastError() != null
                && connection.stockStream().lastError() != null);
        assertThat(connection.orderStream().lastError())
                .isEqualTo("Alpaca does not accept the key of this connection.");
        assertThat(connection.stockStream().lastError())
                .isEqualTo("Alpaca does not accept the key of this connection for prices.");
        assertThat(connection.verify(AlpacaEnvironment.PAPER)).isInstanceOf(Verification.Refused.class);
        connection.close();
    }

    private static Bars tape(ExchangeFixture.Client client, Instant from) {
        return client.connection().tape().closing(AAPL, Timeframe.M1, from, from.plusSeconds(65));
    }

    /** A socket whose clock runs with every look at it. */
    private static LiveSocket socket(URI uri, LiveSocket.Protocol protocol, Duration silence) {
        var quick = new Pauses(Duration.ofMillis(1), Duration.ofMillis(5), new Random(1));
        var time = new AtomicLong();
        return new LiveSocket(
                "test",
                uri,
                HttpClient.newHttpClient(),
                () -> Instant.ofEpochMilli(time.addAndGet(20)),
                new LiveSocket.Timing(Duration.ofMillis(5), silence, quick),
                protocol);
    }

    private static final class Recorder implements LiveSocket.Protocol {
        private final List<LiveSocket.Connection> opened = new CopyOnWriteArrayList<>();
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<String> lost = new CopyOnWriteArrayList<>();
        private volatile boolean fails;

        @Override
        public void opened(LiveSocket.Connection connection) {
            opened.add(connection);
        }

        @Override
        public void message(String text, LiveSocket.Connection connection) {
            heard.add(text);
            if (fails) {
                throw new IllegalStateException("No idea what this means.");
            }
        }

        @Override
        public void lost() {
            lost.add("lost");
        }
    }
}
