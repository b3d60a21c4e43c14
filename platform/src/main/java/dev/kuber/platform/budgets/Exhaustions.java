package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits that come to their end: noticed, told of once, and acted upon until that is done. */
@Repository
public class Exhaustions {

    /** How the reason of a step begins that was stopped for want of money. */
    public static final String GONE = "The money is gone: ";

    /** How many days back a period may have begun that still counts somewhere on earth. */
    private static final int LOOK_BACK = 2;

    private final JdbcClient jdbc;
    private final LimitRows limits;
    private final Overshoots overshoots;
    private final Clock wall;

    Exhaustions(JdbcClient jdbc, LimitRows limits, Overshoots overshoots, Clock wall) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.overshoots = overshoots;
        this.wall = wall;
    }

    /**
     * A share of a limit that was passed.
     *
     * @param pipelineId null where the limit is the user's
     */
    public record Passed(
            String owner,
            @Nullable String pipelineId,
            String period,
            LocalDate starts,
            int percent,
            Money spent,
            Money amount) {

        /** The same whoever sees it, whenever. */
        public String key() {
            return "budget/" + (pipelineId == null ? "user" : pipelineId) + "/" + period + "/" + starts + "/"
                    + amount.value().toPlainString() + "/" + percent;
        }

        public String title() {
            return percent + " % of " + (pipelineId == null ? "your" : "a pipeline's") + " budget is spent";
        }

        public String sentence() {
            return Dollars.of(spent) + " of " + Dollars.of(amount) + " for the " + period + " is spent.";
        }
    }

    /**
     * A pipeline that has met the end of a limit.
     *
     * @param scope whose limit: {@code user}, or else the pipeline itself
     */
    public record Met(
            String pipelineId,
            String owner,
            String scope,
            String period,
            LocalDate starts,
            Money amount,
            String sentence,
            boolean keepsProtected) {

        /** The same whoever sees it, whenever. */
        public String key() {
            return "budget-" + scope + "-" + period + "-" + starts + "-"
                    + amount.value().toPlainString();
        }
    }

    /** Shares of limits that were passed and not told of yet; of several passed at once the highest. Tell of each once. */
    public List<Passed> passed() {
        return jdbc.sql("""
                with due as (
                    select b.owner, b.scope, b.id, p.period, s.starts, p.amount, s.spent, share.percent
                    from budget b
                    cross join lateral (values ('day', b.day_limit), ('month', b.month_limit)) as p (period, amount)
                    join spending s on s.scope = b.scope and s.id = b.id and s.period = p.period
                        and s.starts >= case p.period when 'day' then :since::date
                            else date_trunc('month', :since::date)::date end
                    cross join lateral unnest(case b.scope when 'user' then array[50, 75, 90] else array[80] end)
                        as share (percent)
                    where p.amount > 0 and s.spent * 100 >= p.amount * share.percent),
                told as (
                    insert into budget_alert (scope, id, period, starts, amount, percent, at)
                    select scope, id, period, starts, amount, percent, :now from due
                    order by scope, id, period, starts, amount, percent
                    on conflict do nothing
                    returning scope, id, period, starts, amount, percent)
                select distinct on (d.scope, d.id, d.period, d.starts, d.amount) d.*
                from due d join told t using (scope, id, period, starts, amount, percent)
                order by d.scope, d.id, d.period, d.starts, d.amount, d.percent desc
                """)
                .param("since", today().minusDays(LOOK_BACK))
                .param("now", now())
                .query((row, _) -> new Passed(
                        row.getString("owner"),
                        row.getString("scope").equals("user") ? null : row.getString("id"),
                        row.getString("period"),
                        row.getObject("starts", LocalDate.class),
                        row.getInt("percent"),
                        new Money(row.getBigDecimal("spent")),
                        new Money(row.getBigDecimal("amount"))))
                .list();
    }

    /** A limit that charges have reached, and the pipeline that is to be told. */
    private record Reached(
            String pipelineId, Scope scope, UUID owner, Period period, LocalDate starts, Money amount, Money spent) {

        Limit limit() {
            return new Limit(scope, period, starts, amount, spent, Money.ZERO, false);
        }

        String sentence(Optional<Overshoot> overshoot) {
            return (scope == Scope.USER ? "Your" : "This pipeline's") + " budget for the " + period.word()
                    + " is spent: " + Dollars.of(spent) + " of " + Dollars.of(amount)
                    + overshoot
                            .flatMap(Overshoot::words)
                            .map(words -> ", because " + words)
                            .orElse("") + ".";
        }
    }

    /** Writes down whose charges have reached a limit: the pipeline's own, or that which paid last from the user's. */
    public void notice() {
        for (Reached reached : reached()) {
            String pipeline = reached.scope() == Scope.USER ? null : reached.pipelineId();
            String sentence = reached.sentence(overshoots.of(
                    reached.owner(), pipeline, reached.period(), reached.starts(), reached.amount(), reached.spent()));
            limits.met(reached.pipelineId(), reached.owner().toString(), reached.limit(), sentence);
        }
    }

    private List<Reached> reached() {
        return jdbc.sql("""
                select who.pipeline_id, b.scope, b.owner, p.period, s.starts, p.amount, s.spent
                from budget b
                cross join lateral (values ('day', b.day_limit), ('month', b.month_limit)) as p (period, amount)
                join spending s on s.scope = b.scope and s.id = b.id and s.period = p.period
                    and s.starts >= case p.period when 'day' then :since::date
                        else date_trunc('month', :since::date)::date end
                cross join lateral (
                    select case b.scope when 'pipeline' then b.id
                        else (select l.pipeline_id from ledger l
                            where l.owner = b.owner and l.day >= s.starts and l.kind <> 'commission'
                            order by l.number desc limit 1) end as pipeline_id) as who
                where s.spent >= p.amount and who.pipeline_id is not null
                    and not exists (select from budget_exhaustion x where x.scope = b.scope and x.period = p.period
                        and x.starts = s.starts and x.amount = p.amount
                        and case b.scope when 'user' then x.owner = b.owner else x.pipeline_id = b.id end)
                """)
                .param("since", today().minusDays(LOOK_BACK))
                .query((row, _) -> new Reached(
                        row.getString("pipeline_id"),
                        Scope.of(row.getString("scope")),
                        row.getObject("owner", UUID.class),
                        Period.of(row.getString("period")),
                        row.getObject("starts", LocalDate.class),
                        new Money(row.getBigDecimal("amount")),
                        new Money(row.getBigDecimal("spent"))))
                .list();
    }

    /** Takes one that nobody was told of yet, for the caller's transaction; what is done about it is settled with that. */
    public Optional<Met> untold() {
        Optional<Met> found = jdbc.sql("""
                select x.*, coalesce((select b.on_exhausted from budget b
                    where b.scope = 'pipeline' and b.id = x.pipeline_id), 'close_positions') as reaction
                from budget_exhaustion x where x.told_at is null and x.delivered_at is null
                order by x.noticed_at, x.pipeline_id limit 1 for update of x skip locked
                """).query(Exhaustions::read).optional();
        found.ifPresent(met -> mark(met, "told_at = :now, on_exhausted = :reaction"));
        return found;
    }

    /** Those that were told of and not acted upon, as when the process died between. */
    public List<Met> undelivered() {
        return jdbc.sql("""
                select *, on_exhausted as reaction from budget_exhaustion
                where told_at is not null and delivered_at is null order by noticed_at
                """).query(Exhaustions::read).list();
    }

    public void delivered(Met met) {
        mark(met, "delivered_at = :now, on_exhausted = :reaction");
    }

    private void mark(Met met, String what) {
        jdbc.sql("update budget_exhaustion set " + what + """
                         where pipeline_id = :pipeline and scope = :scope and period = :period and starts = :starts
                            and amount = :amount
                        """)
                .param("now", now())
                .param("reaction", met.keepsProtected() ? "keep_protected" : "close_positions")
                .param("pipeline", met.pipelineId())
                .param("scope", met.scope())
                .param("period", met.period())
                .param("starts", met.starts())
                .param("amount", met.amount().value())
                .update();
    }

    /** Pipelines whose fires were skipped and that may begin again now. */
    public List<String> rested() {
        return jdbc.sql("select pipeline_id from budget_rest where until <= :now")
                .param("now", now())
                .query(String.class)
                .list();
    }

    public void awake(String pipelineId) {
        jdbc.sql("delete from budget_rest where pipeline_id = :id and until <= :now")
                .param("id", pipelineId)
                .param("now", now())
                .update();
    }

    private LocalDate today() {
        return wall.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private OffsetDateTime now() {
        return wall.instant().atOffset(ZoneOffset.UTC);
    }

    private static Met read(ResultSet row, int number) throws SQLException {
        return new Met(
                row.getString("pipeline_id"),
                row.getString("owner"),
                row.getString("scope"),
                row.getString("period"),
                row.getObject("starts", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                row.getString("sentence"),
                row.getString("reaction").equals("keep_protected"));
    }
}
