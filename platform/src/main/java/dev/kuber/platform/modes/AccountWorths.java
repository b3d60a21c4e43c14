package dev.kuber.platform.modes;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What trading accounts are worth: as their brokers said when they were last asked, and hour by hour before. */
@Component
class AccountWorths {

    private final JdbcClient jdbc;

    AccountWorths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was found out about an account.
     *
     * @param at in the market's time
     * @param openRisk what is lost if every stop is hit at its price
     * @param unprotected what is held without a stop, such as {@code 50 ORBT}
     */
    record Finding(Money equity, Instant at, Money openRisk, List<String> unprotected) {}

    /**
     * An account as it was when its broker was last asked.
     *
     * @param equity null if the broker never answered
     * @param dayBegan what it was worth when the market's day began; null as equity is
     * @param age since then, in wall time
     * @param problem why the broker did not answer the last time; null if it did
     */
    record Worth(
            String account,
            String owner,
            @Nullable Money equity,
            @Nullable Money dayBegan,
            Money openRisk,
            List<String> unprotected,
            Instant askedAt,
            Duration age,
            @Nullable String problem) {}

    /** What an account was worth at the end of an hour or, long ago, of a day. */
    record Point(String account, Instant at, Money equity) {}

    /**
     * Keeps what the broker has just said. An account has one day for whatever is held in it, that of New York: stocks
     * trade by it, and brokers count by it.
     */
    void asked(String account, String owner, Finding found) {
        jdbc.sql("""
                        insert into account_worth as kept
                            (account, owner, equity, market_day, day_began, open_risk, unprotected, asked_at)
                        values (:account, :owner, :equity, :day, :equity, :risk, :unprotected, now())
                        on conflict (account) do update set
                            day_began = case when kept.market_day = excluded.market_day then kept.day_began
                                             else coalesce(kept.equity, excluded.equity) end,
                            market_day = excluded.market_day, equity = excluded.equity,
                            open_risk = excluded.open_risk, unprotected = excluded.unprotected,
                            asked_at = now(), problem = null
                        """)
                .param("account", account)
                .param("owner", UUID.fromString(owner))
                .param("equity", found.equity().value())
                .param("day", LocalDate.ofInstant(found.at(), Calendars.nyse().zone()))
                .param("risk", found.openRisk().value())
                .param("unprotected", found.unprotected().toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into account_equity (account, owner, at, equity)
                        values (:account, :owner, date_trunc('hour', now()), :equity)
                        on conflict (account, at) do update set equity = excluded.equity
                        """)
                .param("account", account)
                .param("owner", UUID.fromString(owner))
                .param("equity", found.equity().value())
                .update();
    }

    /** Keeps that the broker did not answer; what it said before stays. */
    void silent(String account, String owner, String problem) {
        jdbc.sql("""
                        insert into account_worth (account, owner, asked_at, problem)
                        values (:account, :owner, now(), :problem)
                        on conflict (account) do update set asked_at = now(), problem = excluded.problem
                        """)
                .param("account", account)
                .param("owner", UUID.fromString(owner))
                .param("problem", problem)
                .update();
    }

    Optional<Worth> find(String account) {
        return jdbc.sql(
                        "select *, extract(epoch from now() - asked_at) as age from account_worth where account = :account")
                .param("account", account)
                .query(AccountWorths::worth)
                .optional();
    }

    /** By account. */
    Map<String, Worth> of(String owner) {
        Map<String, Worth> worths = new HashMap<>();
        jdbc.sql("select *, extract(epoch from now() - asked_at) as age from account_worth where owner = :owner")
                .param("owner", UUID.fromString(owner))
                .query(AccountWorths::worth)
                .list()
                .forEach(worth -> worths.put(worth.account(), worth));
        return worths;
    }

    /** Of these accounts within this time, oldest first. */
    List<Point> history(Collection<String> accounts, Duration within) {
        return jdbc.sql("""
                        select account, at, equity from account_equity
                        where account = any(:accounts) and at >= now() - make_interval(secs => :seconds)
                        order by at, account
                        """)
                .param("accounts", accounts.toArray(String[]::new))
                .param("seconds", within.toSeconds())
                .query((row, _) -> new Point(
                        row.getString("account"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Money(row.getBigDecimal("equity"))))
                .list();
    }

    /** Leaves of each day that is longer ago than this only its last hour. */
    int fold(Duration after) {
        return jdbc.sql("""
                        delete from account_equity old
                        where old.at < now() - make_interval(secs => :seconds)
                          and exists (select 1 from account_equity later
                                      where later.account = old.account and later.at > old.at
                                        and (later.at at time zone 'UTC')::date = (old.at at time zone 'UTC')::date)
                        """).param("seconds", after.toSeconds()).update();
    }

    private static Worth worth(ResultSet row, int number) throws SQLException {
        Instant asked = row.getObject("asked_at", OffsetDateTime.class).toInstant();
        return new Worth(
                row.getString("account"),
                row.getString("owner"),
                money(row.getBigDecimal("equity")),
                money(row.getBigDecimal("day_began")),
                new Money(row.getBigDecimal("open_risk")),
                texts(row.getArray("unprotected")),
                asked,
                Duration.ofMillis(Math.round(row.getDouble("age") * 1000)),
                row.getString("problem"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static @Nullable Money money(@Nullable BigDecimal value) {
        return value == null ? null : new Money(value);
    }
}
