package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Decides on many wishes to reserve at once, one after the other, under locks on all the limits concerned: so much is
 * promised as would be if each had come alone, at the price of a few statements for all of them.
 */
@Repository
class Promises {

    private final JdbcClient jdbc;
    private final LimitRows limits;
    private final Clock wall;

    Promises(JdbcClient jdbc, LimitRows limits, Clock wall) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.wall = wall;
    }

    /**
     * A wish to reserve.
     *
     * @param call empty for the step's running time
     * @param amount altogether; what was promised for the same before is part of it
     */
    record Wish(Spender spender, String call, Money amount) {}

    /** Whose limits count, and on which day. */
    record Group(String owner, String pipelineId, LocalDate day) {

        static Group of(Wish wish) {
            Spender spender = wish.spender();
            return new Group(spender.owner(), spender.pipelineId(), spender.day());
        }
    }

    /** What has been decided since the limits were read. */
    private static final class Since {
        private final Map<String, Money> more = new HashMap<>();
        private final Set<String> met = new HashSet<>();

        /** The limit as it stands now. */
        Limit now(Limit limit, Group group) {
            Money reserved = limit.reserved().plus(more.getOrDefault(whose(limit, group), Money.ZERO));
            return new Limit(
                    limit.scope(),
                    limit.period(),
                    limit.starts(),
                    limit.amount(),
                    limit.spent(),
                    reserved,
                    limit.met() || met.contains(end(limit, group)));
        }

        void promised(Group group, Money amount) {
            more.merge("pipeline " + group.pipelineId(), amount, Money::plus);
            more.merge("user " + group.owner(), amount, Money::plus);
        }

        void ended(Limit limit, Group group) {
            met.add(end(limit, group));
        }

        private static String whose(Limit limit, Group group) {
            return limit.scope() == Scope.PIPELINE ? "pipeline " + group.pipelineId() : "user " + group.owner();
        }

        /** Who has met the end of a limit is a pipeline, whosever limit it was. */
        private static String end(Limit limit, Group group) {
            return group.pipelineId() + " " + limit.scope() + " " + limit.period() + " " + limit.starts();
        }
    }

    /** The verdicts, in the order of the wishes; in the caller's transaction, which ends with the locks. */
    List<Verdict> decide(List<Wish> wishes) {
        List<Group> groups = wishes.stream().map(Group::of).distinct().toList();
        limits.lock(groups);
        Map<Group, List<Limit>> read = limits.of(groups);
        Map<String, Map<String, Money>> before = promised(wishes);
        var since = new Since();
        var kept = new ArrayList<Wish>();
        var verdicts = new ArrayList<Verdict>();
        for (Wish wish : wishes) {
            Map<String, Money> own = before.computeIfAbsent(wish.spender().key(), _ -> new HashMap<>());
            Verdict verdict = decide(wish, read.getOrDefault(Group.of(wish), List.of()), own, since);
            if (verdict instanceof Verdict.Granted) {
                kept.add(wish);
            }
            verdicts.add(verdict);
        }
        keep(kept);
        return verdicts;
    }

    private Verdict decide(Wish wish, List<Limit> read, Map<String, Money> own, Since since) {
        Group group = Group.of(wish);
        Money known = own.getOrDefault(wish.call(), Money.ZERO);
        Money all = own.values().stream().reduce(Money.ZERO, Money::plus);
        Money more = wish.amount().minus(known.min(wish.amount()));
        List<Limit> now = read.stream().map(limit -> since.now(limit, group)).toList();
        Verdict verdict = Verdict.decide(now, all, more);
        switch (verdict) {
            case Verdict.Granted _ -> {
                since.promised(group, wish.amount().minus(known));
                own.put(wish.call(), wish.amount());
            }
            case Verdict.Exhausted(Limit limit, String sentence) -> {
                since.ended(limit, group);
                limits.met(group.pipelineId(), group.owner(), limit, sentence);
            }
            case Verdict.Busy _ -> {}
        }
        return verdict;
    }

    /** By run and call. */
    private Map<String, Map<String, Money>> promised(List<Wish> wishes) {
        var promised = new HashMap<String, Map<String, Money>>();
        jdbc.sql("select key, call, amount from budget_reservation where key = any(:keys)")
                .param("keys", column(wishes, wish -> wish.spender().key()))
                .query(row -> {
                    promised.computeIfAbsent(row.getString("key"), _ -> new HashMap<>())
                            .put(row.getString("call"), new Money(row.getBigDecimal("amount")));
                });
        return promised;
    }

    private void keep(List<Wish> wishes) {
        if (wishes.isEmpty()) {
            return;
        }
        // The last of several for the same counts: a statement cannot change a row twice.
        var newest = new HashMap<List<String>, Wish>();
        wishes.forEach(wish -> newest.put(List.of(wish.spender().key(), wish.call()), wish));
        List<Wish> rows = List.copyOf(newest.values());
        jdbc.sql("""
                insert into budget_reservation (key, call, owner, pipeline_id, execution_id, amount, at)
                select key, call, owner, pipeline_id, execution_id, amount::numeric, :now
                from unnest(:keys::text[], :calls::text[], :owners::text[], :pipelines::text[], :executions::text[],
                    :amounts::text[]) as r (key, call, owner, pipeline_id, execution_id, amount)
                order by key, call
                on conflict (key, call) do update set amount = excluded.amount
                """)
                .param("keys", column(rows, wish -> wish.spender().key()))
                .param("calls", column(rows, Wish::call))
                .param("owners", column(rows, wish -> wish.spender().owner()))
                .param("pipelines", column(rows, wish -> wish.spender().pipelineId()))
                .param("executions", column(rows, wish -> wish.spender().executionId()))
                .param("amounts", column(rows, wish -> wish.amount().value().toPlainString()))
                .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
