package dev.kuber.benchmarks;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.brokers.simulated.ExchangeSnapshot;
import dev.kuber.platform.brokers.simulated.PostgresExchanges;
import dev.kuber.platform.connections.Broker;
import dev.kuber.platform.connections.BrokerConnection;
import dev.kuber.platform.connections.BrokerEnvironment;
import dev.kuber.platform.connections.ConnectionForm;
import dev.kuber.platform.connections.Connections;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.modes.AccountComparison;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.platform.orders.OrderOrigin;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import dev.kuber.trade.TradePlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Executions that each hold ten of one of many symbols, as a database and a broker know them in which that went on for long. */
final class ManyPositions {

    private static final Price ENTRY = Price.of("100");
    private static final Price STOP = Price.of("50");
    private static final Price TARGET = Price.of("500");
    private static final Quantity TEN = Quantity.of(10);
    private static final String SECRET = "secret-of-the-benchmark";

    private final ApplicationContext application;
    private final KuberJson json;
    private final JdbcClient jdbc;
    private final UUID owner = UUID.nameUUIDFromBytes(new byte[] {1});
    private final Instant now = Instant.now();
    private final int symbols;
    private final int count;

    ManyPositions(ApplicationContext application, int symbols, int count) {
        this.application = application;
        this.json = application.getBean(KuberJson.class);
        this.jdbc = application.getBean(JdbcClient.class);
        this.symbols = symbols;
        this.count = count;
        jdbc.sql(
                        "insert into account (id, email, name, password_hash, created_at) values (:id, 'b@example.com', 'B', '', now())")
                .param("id", owner)
                .update();
    }

    private Symbol symbol(int number) {
        return Symbol.of("S" + number % symbols);
    }

    private OrderRequest bracket(String kind, int number) {
        Symbol symbol = symbol(number);
        var id = ClientOrderId.derived(kind + number, symbol, "entry-1");
        return OrderRequest.bracket(id, symbol, Side.BUY, TEN, null, TARGET, STOP);
    }

    /** On the simulated exchange; answers the key of the account. */
    String simulated(AccountComparison comparison) throws SQLException {
        Pipeline pipeline = pipeline("simulation", null);
        String account = comparison.accountOf(pipeline.id(), pipeline.revision());
        var rules = ExchangeRules.frictionless(Money.of(1_000_000_000));
        jdbc.sql("update exchange_account set rules = :rules::jsonb, state = :state::jsonb where key = :key")
                .param("rules", json.write(rules))
                .param("state", json.write(ExchangeSnapshot.opened(rules.initialBalance())))
                .param("key", account)
                .update();
        var exchanges = application.getBean(PostgresExchanges.class);
        exchanges
                .brokerage(account, Calendars.always(), () -> now, _ -> Optional.of(ENTRY))
                .submit(bracket("sim", 0));
        var bar = new Bar(now.plusSeconds(1), now.plusSeconds(61), 100, 101, 99, 100, 1_000_000);
        exchanges.tick(account, Bars.of(symbol(0), Timeframe.M1, List.of(bar)));
        multiply(account);
        write(pipeline, account, "sim");
        return account;
    }

    /** What one execution has, for all of them: to order each alone would save the whole account each time. */
    private void multiply(String account) {
        var state = (ObjectNode) json.parse(jdbc.sql("select state::text from exchange_account where key = :key")
                .param("key", account)
                .query(String.class)
                .single());
        String group = state.withArray("groups").get(0).toString();
        ArrayNode groups = state.putArray("groups");
        IntStream.range(0, count)
                .mapToObj(i -> group.replace("sim0.S0.", "sim" + i + "." + symbol(i) + ".")
                        .replace("\"S0\"", "\"" + symbol(i) + "\""))
                .forEach(text -> groups.add(json.parse(text)));
        ArrayNode holdings = state.putArray("holdings");
        IntStream.range(0, symbols).forEach(i -> {
            long each = count / symbols * 10L;
            holdings.addObject()
                    .put("symbol", symbol(i).value())
                    .put("quantity", Long.toString(each))
                    .put("cost", Long.toString(each * 100));
        });
        jdbc.sql("update exchange_account set state = :state::jsonb where key = :key")
                .param("state", state.toString())
                .param("key", account)
                .update();
    }

    /** At an exchange that speaks Alpaca's API; answers the key of the account. */
    String alpaca(AccountComparison comparison, ExchangeServer exchange)
            throws SQLException, IOException, InterruptedException {
        var form = new ConnectionForm(Broker.ALPACA, BrokerEnvironment.PAPER, "Bench", "PKBENCH", SECRET);
        var added = application.getBean(Connections.class).add(owner, form);
        if (!(added instanceof Connections.Adding.Added(BrokerConnection connection))) {
            throw new IllegalStateException(added.toString());
        }
        Pipeline pipeline = pipeline("paper", connection.id().toString());
        order(exchange);
        String account = comparison.accountOf(pipeline.id(), pipeline.revision());
        write(pipeline, account, "paper");
        return account;
    }

    private void order(ExchangeServer exchange) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < count; i++) {
                OrderRequest request = bracket("paper", i);
                String body = """
                        {"symbol":"%s","qty":"10","side":"buy","type":"market","time_in_force":"gtc",
                         "order_class":"bracket","client_order_id":"%s",
                         "take_profit":{"limit_price":"500"},"stop_loss":{"stop_price":"50"}}
                        """.formatted(request.symbol(), request.id());
                var reply = http.send(
                        HttpRequest.newBuilder(URI.create(exchange.url() + "/v2/orders"))
                                .header("APCA-API-KEY-ID", "PKBENCH")
                                .header("APCA-API-SECRET-KEY", SECRET)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (reply.statusCode() != 200) {
                    throw new IllegalStateException(reply.body());
                }
            }
        }
    }

    private Pipeline pipeline(String mode, @org.jspecify.annotations.Nullable String connection) {
        String broker = connection == null ? "null" : "\"" + connection + "\"";
        JsonNode node = json.parse("""
                {"nodes":[{"id":"clock","agent_type":"time_trigger","config":{}}],"edges":[],
                 "settings":{"symbols":["S0"],"timeframe":"1m","trading_mode":"%s","calendar":"always",
                             "broker_connection":%s,"simulation":{"speed":1}}}
                """.formatted(mode, broker));
        if (!(Definitions.read(node) instanceof Definitions.Reading.Read(Definition definition))) {
            throw new IllegalStateException(Definitions.read(node).toString());
        }
        return application
                .getBean(Pipelines.class)
                .create(owner.toString(), new Pipeline.Content("Bench " + mode, "", definition));
    }

    /** What the database knows: an open position and an order that works for each execution. */
    private void write(Pipeline pipeline, String account, String kind) throws SQLException {
        var journal = application.getBean(OrderJournal.class);
        var known = new ArrayList<OrderIntent>();
        try (var connection = application.getBean(DataSource.class).getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into position (execution_id, symbol, owner, pipeline_id, revision, position, updated_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, now())""")) {
            for (int i = 0; i < count; i++) {
                OrderRequest request = bracket(kind, i);
                insert.setString(1, kind + i);
                insert.setString(2, request.symbol().value());
                insert.setObject(3, owner);
                insert.setString(4, pipeline.id());
                insert.setInt(5, pipeline.revision());
                insert.setString(6, json.write(open(request)));
                insert.addBatch();
                var origin = new OrderOrigin(owner.toString(), pipeline.id(), pipeline.revision(), kind + i, account);
                known.add(OrderIntent.of(origin, request, now));
            }
            insert.executeBatch();
        }
        known.forEach(journal::write);
    }

    private Position open(OrderRequest request) {
        var plan = new TradePlan(request.symbol(), Side.BUY, TEN, ENTRY, STOP, TARGET, TARGET);
        return new Position.Open(
                plan, List.of(request), now, ENTRY, TEN, TEN, TEN, STOP, false, Money.ZERO, Money.ZERO, null);
    }
}
