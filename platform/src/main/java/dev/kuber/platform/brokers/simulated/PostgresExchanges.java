package dev.kuber.platform.brokers.simulated;

import dev.kuber.platform.json.KuberJson;
import dev.kuber.port.Brokerage;
import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Simulated exchanges that outlive the process: one account per key in PostgreSQL. Every command locks its account, works
 * on the state and saves it in one transaction of its own, whatever surrounds the call, as a broker's would be.
 */
public final class PostgresExchanges {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final KuberJson json;

    public PostgresExchanges(JdbcClient jdbc, PlatformTransactionManager transactions, KuberJson json) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.json = json;
    }

    /**
     * Orders of one account and symbol that wait for bars.
     *
     * @param since bars that opened before this time can do nothing to them
     */
    public record Waiting(String account, Symbol symbol, Instant since) {}

    /** Opens an account with its initial balance. An account that exists stays as it is, its rules included. */
    public void open(String account, UUID owner, ExchangeRules rules) {
        jdbc.sql("""
                insert into exchange_account (key, owner, rules, state)
                values (:key, :owner, :rules::jsonb, :state::jsonb)
                on conflict (key) do nothing
                """)
                .param("key", account)
                .param("owner", owner)
                .param("rules", json.write(rules))
                .param("state", json.write(ExchangeSnapshot.opened(rules.initialBalance())))
                .update();
    }

    /** Trading in an account that was opened before. */
    public Brokerage brokerage(String account, TradingCalendar calendar, InstantSource clock, PriceLookup prices) {
        return new DurableBrokerage(this, account, calendar, clock, prices);
    }

    /**
     * Matches the account's orders against bars of a symbol, each at most once: bars that were matched before, by whichever
     * process, change nothing.
     *
     * @param bars closed bars, at least those from {@link Waiting#since} on that were not given before
     * @return what changed, committed, in the order in which it happened
     */
    public List<OrderUpdate> tick(String account, Bars bars) {
        return tick(account, bars, new NoCalendar());
    }

    /**
     * The same for an account whose rules look at the time of the day.
     *
     * @param calendar says when sessions begin and end
     */
    public List<OrderUpdate> tick(String account, Bars bars, TradingCalendar calendar) {
        Row row = row(account, "");
        if (row.rules.needCalendar() && calendar instanceof NoCalendar) {
            throw new IllegalArgumentException(
                    "The rules of account " + account + " look at the time of the day: give its calendar.");
        }
        if (exchange(row, List.of(), calendar).nextInterest(bars, 0) < 0) {
            return List.of();
        }
        return change(account, List.of(), calendar, exchange -> {
            var updates = new ArrayList<OrderUpdate>();
            int next = exchange.nextInterest(bars, 0);
            while (next >= 0) {
                updates.addAll(exchange.onBar(bars.symbol(), bars.bar(next)));
                next = exchange.nextInterest(bars, next + 1);
            }
            return List.copyOf(updates);
        });
    }

    /** Everything that waits for bars, in all accounts. */
    public List<Waiting> waiting() {
        List<Row> rows = jdbc.sql("""
                select key, rules, state from exchange_account where open_symbols <> '{}' order by key
                """)
                .query((result, _) -> row(result.getString(1), result.getString(2), result.getString(3)))
                .list();
        var all = new ArrayList<Waiting>();
        for (Row row : rows) {
            Map<Symbol, Instant> since = new LinkedHashMap<>();
            for (OrderSnapshot.Group group : row.state.groups()) {
                since.merge(group.root().state().symbol(), group.root().since(), (a, b) -> a.isBefore(b) ? a : b);
            }
            for (ExchangeSnapshot.Processed processed : row.state.processed()) {
                since.computeIfPresent(
                        processed.symbol(),
                        (_, first) -> first.isBefore(processed.closes()) ? processed.closes() : first);
            }
            since.forEach((symbol, first) -> all.add(new Waiting(row.account, symbol, first)));
        }
        return all;
    }

    /** Reads the account without a lock. {@code about} names the orders that the question is about, finished or not. */
    <T> T read(String account, Collection<ClientOrderId> about, Function<Exchange, T> question) {
        return question.apply(exchange(row(account, ""), about, new NoCalendar()));
    }

    /** Runs a command and saves what it changed. {@code about} names the orders that the command is about. */
    <T> T change(
            String account, Collection<ClientOrderId> about, TradingCalendar calendar, Function<Exchange, T> command) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            Exchange exchange = exchange(row(account, "for update"), about, calendar);
            ExchangeSnapshot before = exchange.snapshot();
            T result = command.apply(exchange);
            ExchangeSnapshot after = exchange.snapshot();
            if (!after.equals(before)) {
                save(account, after);
            }
            return result;
        }));
    }

    private record Row(String account, ExchangeRules rules, ExchangeSnapshot state) {}

    private Row row(String account, String lock) {
        return jdbc.sql("select key, rules, state from exchange_account where key = :key " + lock)
                .param("key", account)
                .query((result, _) -> row(result.getString(1), result.getString(2), result.getString(3)))
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no account " + account + " on the simulated exchange; open it first."));
    }

    private Row row(String account, String rules, String state) {
        return new Row(account, json.read(rules, ExchangeRules.class), json.read(state, ExchangeSnapshot.class));
    }

    /** The exchange with the orders that work, and the finished ones that the caller asks about. */
    private Exchange exchange(Row row, Collection<ClientOrderId> about, TradingCalendar calendar) {
        var groups = new ArrayList<OrderSnapshot.Group>();
        if (!about.isEmpty()) {
            groups.addAll(finished(row.account, about));
        }
        groups.addAll(row.state.groups());
        return new Exchange(row.rules, calendar, row.state.withGroups(groups));
    }

    private List<OrderSnapshot.Group> finished(String account, Collection<ClientOrderId> about) {
        return jdbc.sql("""
                select orders from exchange_order where account = :account and members && :ids::text[]
                """)
                .param("account", account)
                .param(
                        "ids",
                        about.stream().map(ClientOrderId::value).distinct().toArray(String[]::new))
                .query((result, _) -> json.read(result.getString(1), OrderSnapshot.Group.class))
                .list();
    }

    private void save(String account, ExchangeSnapshot state) {
        var working = new ArrayList<OrderSnapshot.Group>();
        for (OrderSnapshot.Group group : state.groups()) {
            if (group.finished()) {
                archive(account, group);
            } else {
                working.add(group);
            }
        }
        String[] symbols = working.stream()
                .map(group -> group.root().state().symbol().value())
                .distinct()
                .toArray(String[]::new);
        jdbc.sql("""
                update exchange_account
                set state = :state::jsonb, open_symbols = :symbols, version = version + 1
                where key = :key
                """)
                .param("key", account)
                .param("state", json.write(state.withGroups(working)))
                .param("symbols", symbols)
                .update();
    }

    private void archive(String account, OrderSnapshot.Group group) {
        jdbc.sql("""
                insert into exchange_order (account, client_id, members, orders)
                values (:account, :id, :members, :orders::jsonb)
                on conflict (account, client_id) do nothing
                """)
                .param("account", account)
                .param("id", group.submittedAs().value())
                .param(
                        "members",
                        group.members().stream().map(ClientOrderId::value).toArray(String[]::new))
                .param("orders", json.write(group))
                .update();
    }
}
