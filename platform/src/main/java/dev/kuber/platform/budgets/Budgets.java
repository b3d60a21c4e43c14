package dev.kuber.platform.budgets;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.trade.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How much users and their pipelines may spend on agents and models. */
@Service
public class Budgets {

    private final JdbcClient jdbc;
    private final LimitRows limits;
    private final Reservations reservations;
    private final Overshoots overshoots;
    private final Clock wall;
    private final TransactionTemplate transaction;

    Budgets(
            JdbcClient jdbc,
            LimitRows limits,
            Reservations reservations,
            Overshoots overshoots,
            Clock wall,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.reservations = reservations;
        this.overshoots = overshoots;
        this.wall = wall;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What to do about positions when the money is gone. */
    public enum OnExhausted {
        CLOSE_POSITIONS,
        /** Nothing new begins; protected positions run their course. */
        KEEP_PROTECTED
    }

    /**
     * Limits to set; null is no limit.
     *
     * @param onExhausted of no meaning for a user
     */
    public record Limits(@Nullable Money day, @Nullable Money month, OnExhausted onExhausted) {

        static final Limits NONE = new Limits(null, null, OnExhausted.CLOSE_POSITIONS);
    }

    /**
     * A limit and how much of it is gone.
     *
     * @param starts first day of the period
     * @param limit null where none is set
     * @param reserved by steps that run now
     * @param allocated to pipelines; null for a pipeline's own
     * @param overshoot null as long as no more is spent than the limit
     */
    public record Usage(
            LocalDate starts,
            @Nullable Money limit,
            Money spent,
            Money reserved,
            @Nullable Money allocated,
            @Nullable Overshoot overshoot) {

        /** Null where no limit is set. */
        public @Nullable Money left() {
            Money most = limit;
            return most == null ? null : Left.of(most, spent, reserved);
        }
    }

    /** A budget as it stands. */
    public record State(Usage day, Usage month, OnExhausted onExhausted) {}

    /** Whether anything is limited for this user or this pipeline. */
    public boolean anyLimit(UUID owner, String pipelineId) {
        return limits.any(owner.toString(), pipelineId);
    }

    /** The days by which a user's own budget is shown: those of the New York exchanges. */
    public static ZoneId zone() {
        return Calendars.named("nyse").zone();
    }

    /** On the day on which most is spent, of those that are going on: pipelines elsewhere may be a day ahead of New York. */
    public State ofUser(UUID owner) {
        LocalDate today = today(zone());
        LocalDate day = jdbc.sql("""
                        select starts from spending
                        where scope = 'user' and id = :id and period = 'day' and starts >= :today
                        order by spent desc, starts limit 1
                        """)
                .param("id", owner.toString())
                .param("today", today)
                .query(LocalDate.class)
                .optional()
                .orElse(today);
        return state(Scope.USER, owner.toString(), owner, day);
    }

    /** On the trading day of the pipeline. */
    public State ofPipeline(UUID owner, String pipelineId, Definition.Settings settings) {
        return state(Scope.PIPELINE, pipelineId, owner, PaidSteps.days(settings).of(wall.instant()));
    }

    private LocalDate today(ZoneId zone) {
        return wall.instant().atZone(zone).toLocalDate();
    }

    private State state(Scope scope, String id, UUID owner, LocalDate day) {
        Limits set = limits(scope, id);
        Money reserved = reserved(scope, id);
        return new State(
                usage(scope, id, owner, Period.DAY, day, set.day(), reserved),
                usage(scope, id, owner, Period.MONTH, day, set.month(), reserved),
                set.onExhausted());
    }

    private Usage usage(
            Scope scope, String id, UUID owner, Period period, LocalDate day, @Nullable Money limit, Money reserved) {
        LocalDate starts = period.starts(day);
        Money spent = jdbc.sql("""
                        select spent from spending
                        where scope = :scope and id = :id and period = :period and starts = :starts
                        """)
                .param("scope", scope.word())
                .param("id", id)
                .param("period", period.word())
                .param("starts", starts)
                .query((row, _) -> new Money(row.getBigDecimal(1)))
                .optional()
                .orElse(Money.ZERO);
        return new Usage(
                starts,
                limit,
                spent,
                reserved,
                scope == Scope.USER ? allocated(owner, period, null) : null,
                limit == null
                        ? null
                        : overshoots
                                .of(owner, scope == Scope.USER ? null : id, period, starts, limit, spent)
                                .orElse(null));
    }

    private Limits limits(Scope scope, String id) {
        return jdbc.sql("select day_limit, month_limit, on_exhausted from budget where scope = :scope and id = :id")
                .param("scope", scope.word())
                .param("id", id)
                .query((row, _) -> new Limits(
                        money(row.getBigDecimal(1)),
                        money(row.getBigDecimal(2)),
                        row.getString(3).equals("keep_protected")
                                ? OnExhausted.KEEP_PROTECTED
                                : OnExhausted.CLOSE_POSITIONS))
                .optional()
                .orElse(Limits.NONE);
    }

    private static @Nullable Money money(java.math.@Nullable BigDecimal value) {
        return value == null ? null : new Money(value);
    }

    private Money reserved(Scope scope, String id) {
        return jdbc.sql("select coalesce(sum(amount), 0) from budget_reservation where "
                        + (scope == Scope.USER ? "owner" : "pipeline_id") + " = :id")
                .param("id", id)
                .query((row, _) -> new Money(row.getBigDecimal(1)))
                .single();
    }

    /** What pipelines have been given of a user's limit. */
    private Money allocated(UUID owner, Period period, @Nullable String without) {
        return jdbc.sql("select coalesce(sum(b." + period.word() + """
                        _limit), 0) from budget b join pipeline p on p.id = b.id and p.deleted_at is null
                        where b.scope = 'pipeline' and b.owner = :owner and b.id <> :without
                        """)
                .param("owner", owner)
                .param("without", without == null ? "" : without)
                .query((row, _) -> new Money(row.getBigDecimal(1)))
                .single();
    }

    /** Sets a user's limits; answers with a sentence if they are less than what his pipelines have been given. */
    public Optional<String> setUser(UUID owner, Limits wanted) {
        return set(Scope.USER, owner.toString(), owner, wanted);
    }

    /** Sets a pipeline's limits; answers with a sentence if all pipelines together would have more than the user. */
    public Optional<String> setPipeline(UUID owner, String pipelineId, Limits wanted) {
        return set(Scope.PIPELINE, pipelineId, owner, wanted);
    }

    private Optional<String> set(Scope scope, String id, UUID owner, Limits wanted) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('budget ' || :owner, 0))")
                    .param("owner", owner.toString())
                    .query((_, _) -> "")
                    .single();
            Limits user = scope == Scope.USER ? wanted : limits(Scope.USER, owner.toString());
            Optional<String> refused = tooMuch(Period.DAY, owner, id, user.day(), scope, wanted.day())
                    .or(() -> tooMuch(Period.MONTH, owner, id, user.month(), scope, wanted.month()));
            if (refused.isEmpty()) {
                write(scope, id, owner, wanted);
            }
            return refused;
        }));
    }

    private Optional<String> tooMuch(
            Period period, UUID owner, String id, @Nullable Money users, Scope scope, @Nullable Money wanted) {
        Money others = allocated(owner, period, id);
        Money all = scope == Scope.PIPELINE && wanted != null ? others.plus(wanted) : others;
        if (users == null || all.compareTo(users) <= 0 || (scope == Scope.PIPELINE && wanted == null)) {
            return Optional.empty();
        }
        return Optional.of("All pipelines together would have " + Dollars.of(all) + " for the " + period.word()
                + ", and you allow " + Dollars.of(users) + ".");
    }

    private void write(Scope scope, String id, UUID owner, Limits wanted) {
        Money day = wanted.day();
        Money month = wanted.month();
        jdbc.sql("""
                        insert into budget (scope, id, owner, day_limit, month_limit, on_exhausted, updated_at)
                        values (:scope, :id, :owner, :day::numeric, :month::numeric, :reaction, :now)
                        on conflict (scope, id) do update set day_limit = excluded.day_limit,
                            month_limit = excluded.month_limit, on_exhausted = excluded.on_exhausted,
                            updated_at = excluded.updated_at
                        """)
                .param("scope", scope.word())
                .param("id", id)
                .param("owner", owner)
                .param("day", day == null ? null : day.value().toPlainString())
                .param("month", month == null ? null : month.value().toPlainString())
                .param(
                        "reaction",
                        wanted.onExhausted() == OnExhausted.KEEP_PROTECTED ? "keep_protected" : "close_positions")
                .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                .update();
        // What sleeps because the money was gone asks again.
        jdbc.sql("""
                        update budget_rest r set until = :now from pipeline p
                        where p.id = r.pipeline_id and p.owner = :owner
                        """)
                .param("now", wall.instant().atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .update();
    }

    /**
     * Why nothing new may begin for this pipeline, in a sentence; empty if it may. What has come to its end is written down.
     */
    public Optional<String> exhausted(Plan plan) {
        return spent(plan).map(Limit::words).map(words -> Exhaustions.GONE + words + " is spent.");
    }

    /** As {@link #exhausted} for a fire, which is then skipped until the money may be spent again. */
    public boolean rests(Plan plan) {
        Optional<Limit> spent = spent(plan);
        spent.ifPresent(limit -> {
            LocalDate next = limit.period().ends(limit.starts());
            Instant until = PaidSteps.days(plan).begins(next);
            limits.rest(plan.pipelineId(), until);
        });
        return spent.isPresent();
    }

    private Optional<Limit> spent(Plan plan) {
        LocalDate day = PaidSteps.days(plan).of(wall.instant());
        Optional<Limit> found = limits.of(plan.owner(), plan.pipelineId(), day).stream()
                .filter(Limit::exhausted)
                .findFirst();
        found.filter(limit -> !limit.met()).ifPresent(limit -> {
            limits.met(plan.pipelineId(), plan.owner(), limit, "The money is gone: " + limit.words() + " is spent.");
        });
        return found;
    }

    /** Ends reservations that nobody will settle any more; returns how many. */
    public int sweepReservations() {
        return reservations.sweep();
    }
}
