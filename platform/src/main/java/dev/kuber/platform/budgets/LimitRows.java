package dev.kuber.platform.budgets;

import dev.kuber.trade.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits, how much of them is gone, and who has met their end. */
@Repository
class LimitRows {

    private static final String THEIRS =
            "(b.scope = 'pipeline' and b.id = :pipeline or b.scope = 'user' and b.id = :owner)";

    /** How many runs of a node are remembered: an odd one is forgotten after a while. */
    private static final int REMEMBERED = 20;

    private final JdbcClient jdbc;
    private final Clock wall;

    LimitRows(JdbcClient jdbc, Clock wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    /**
     * What one run of a node may cost, going by its last runs: the dearest of them. Zero without any; empty where nothing
     * is limited for its pipeline.
     */
    Optional<Money> dearest(String owner, String pipelineId, String node) {
        return jdbc.sql("""
                        select coalesce((select max(last.amount) from (
                            select l.amount from ledger l
                            where l.pipeline_id = :pipeline and l.node = :node and l.kind = 'rental'
                            order by l.number desc limit :runs) as last), 0)
                        where exists (select from budget b where\s""" + THEIRS + """
                            and coalesce(b.day_limit, b.month_limit) is not null)
                        """)
                .param("owner", owner)
                .param("pipeline", pipelineId)
                .param("node", node)
                .param("runs", REMEMBERED)
                .query((row, _) -> new Money(row.getBigDecimal(1)))
                .optional();
    }

    /** Whether anything is limited for this pipeline. */
    boolean any(String owner, String pipelineId) {
        return jdbc.sql("select exists (select from budget b where " + THEIRS
                        + " and coalesce(b.day_limit, b.month_limit) is not null)")
                .param("owner", owner)
                .param("pipeline", pipelineId)
                .query(Boolean.class)
                .single();
    }

    /** Holds the limits of these until the caller's transaction ends, always in the same order. */
    void lock(List<Promises.Group> groups) {
        jdbc.sql("""
                        select b.id from budget b
                        where b.scope = 'pipeline' and b.id = any(:pipelines) or b.scope = 'user' and b.id = any(:owners)
                        order by b.scope, b.id for update
                        """)
                .param("pipelines", Promises.column(groups, Promises.Group::pipelineId))
                .param("owners", Promises.column(groups, Promises.Group::owner))
                .query(String.class)
                .list();
    }

    /** The limits of a pipeline and its user on this day, the pipeline's first; read at one moment. */
    List<Limit> of(String owner, String pipelineId, LocalDate day) {
        var group = new Promises.Group(owner, pipelineId, day);
        return of(List.of(group)).getOrDefault(group, List.of());
    }

    /** The same for many. */
    Map<Promises.Group, List<Limit>> of(List<Promises.Group> groups) {
        var found = new HashMap<Promises.Group, List<Limit>>();
        jdbc.sql("""
                        select w.number, b.scope, p.period, p.starts, p.amount,
                            coalesce((select s.spent from spending s where s.scope = b.scope and s.id = b.id
                                and s.period = p.period and s.starts = p.starts), 0) as spent,
                            coalesce(case b.scope
                                when 'user' then (select sum(r.amount) from budget_reservation r where r.owner = b.id)
                                else (select sum(r.amount) from budget_reservation r where r.pipeline_id = b.id)
                                end, 0) as reserved,
                            exists (select from budget_exhaustion x where x.pipeline_id = w.pipeline
                                and x.scope = b.scope and x.period = p.period and x.starts = p.starts
                                and x.amount = p.amount) as met
                        from unnest(:owners::text[], :pipelines::text[], :days::text[])
                            with ordinality as w (owner, pipeline, day, number)
                        cross join lateral (
                            select * from budget own where own.scope = 'pipeline' and own.id = w.pipeline
                            union all
                            select * from budget theirs where theirs.scope = 'user' and theirs.id = w.owner) as b
                        cross join lateral (values ('day', w.day::date, b.day_limit),
                            ('month', date_trunc('month', w.day::date)::date, b.month_limit))
                            as p (period, starts, amount)
                        where p.amount is not null
                        order by w.number, b.scope, p.period
                        """)
                .param("owners", Promises.column(groups, Promises.Group::owner))
                .param("pipelines", Promises.column(groups, Promises.Group::pipelineId))
                .param("days", Promises.column(groups, group -> group.day().toString()))
                .query(row -> {
                    found.computeIfAbsent(groups.get(row.getInt("number") - 1), _ -> new ArrayList<>())
                            .add(read(row));
                });
        return found;
    }

    /** Writes down that a pipeline has met the end of a limit; what is done about it is done once. */
    void met(String pipelineId, String owner, Limit limit, String sentence) {
        jdbc.sql("""
                        insert into budget_exhaustion (pipeline_id, scope, period, starts, amount, owner, sentence,
                            noticed_at)
                        values (:pipeline, :scope, :period, :starts, :amount, :owner, :sentence, :now)
                        on conflict do nothing
                        """)
                .param("pipeline", pipelineId)
                .param("scope", limit.scope().word())
                .param("period", limit.period().word())
                .param("starts", limit.starts())
                .param("amount", limit.amount().value())
                .param("owner", UUID.fromString(owner))
                .param("sentence", sentence)
                .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A fire of this pipeline was skipped. */
    void rest(String pipelineId, Instant until) {
        jdbc.sql("""
                        insert into budget_rest (pipeline_id, until) values (:pipeline, :until)
                        on conflict (pipeline_id) do update set until = excluded.until
                        """)
                .param("pipeline", pipelineId)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Limit read(ResultSet row) throws SQLException {
        return new Limit(
                Scope.of(row.getString("scope")),
                Period.of(row.getString("period")),
                row.getObject("starts", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                new Money(row.getBigDecimal("spent")),
                new Money(row.getBigDecimal("reserved")),
                row.getBoolean("met"));
    }
}
