package dev.kuber.platform.backtests;

import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Definitions;
import dev.kuber.platform.pipelines.Pipeline;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.pipelines.Problem;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The backtests of every user. Somebody else's is never found. */
@Service
public class Backtests {

    /** With which the ids of backtests begin; in executions and trades they stand in place of a pipeline's. */
    private static final String MARK = "b";

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 12;

    /** One person must not fill the queue. */
    private static final int MOST_UNFINISHED = 20;

    /** A slip of the finger shall not cost more. */
    private static final BigDecimal MOST_RECORDED = BigDecimal.valueOf(1_000);

    private final BacktestRows rows;
    private final Preparation preparation;
    private final Pipelines pipelines;
    private final BacktestRecords records;
    private final Clock clock;
    private final RandomGenerator random;

    Backtests(
            BacktestRows rows,
            Preparation preparation,
            Pipelines pipelines,
            BacktestRecords records,
            Clock clock,
            RandomGenerator random) {
        this.rows = rows;
        this.preparation = preparation;
        this.pipelines = pipelines;
        this.records = records;
        this.clock = clock;
        this.random = random;
    }

    /** What is to be tried, and under which name. */
    private record Subject(@Nullable String pipelineId, String name, Definition definition) {}

    /** Whether this id, found where a pipeline's stands, is a backtest's. */
    public static boolean isBacktest(String id) {
        return id.startsWith(MARK);
    }

    /** Queues a backtest; a worker takes it up as soon as it is free. */
    public Creation create(String owner, BacktestRequest request) {
        if (rows.unfinished(owner) >= MOST_UNFINISHED) {
            return refused(
                    null, "You have " + MOST_UNFINISHED + " backtests waiting: let them end or cancel some first.");
        }
        Creation creation = check(owner, request);
        if (creation instanceof Creation.Created(Backtest backtest)) {
            rows.insert(backtest);
        }
        return creation;
    }

    /** Runs a {@linkplain #check checked} backtest at once on the caller's thread; nothing is stored. */
    public BacktestResult runNow(Backtest backtest, BacktestProgress progress) {
        return new BacktestRun(preparation.setup(backtest), progress).run();
    }

    /** What {@link #create} would make of a request; nothing is stored. */
    public Creation check(String owner, BacktestRequest request) {
        if ((request.pipelineId() == null) == (request.definition() == null)) {
            return refused("pipeline_id", "Give either a pipeline_id or a definition.");
        }
        Subject subject;
        if (request.pipelineId() != null) {
            Optional<Pipeline> pipeline = pipelines.get(owner, request.pipelineId());
            if (pipeline.isEmpty()) {
                return new Creation.NoPipeline();
            }
            subject = new Subject(
                    pipeline.get().id(), pipeline.get().name(), pipeline.get().definition());
        } else {
            switch (Definitions.read(request.definition())) {
                case Definitions.Reading.Read read ->
                    subject = new Subject(null, "Unsaved pipeline", read.definition());
                case Definitions.Reading.Unreadable unreadable -> {
                    return new Creation.Refused("The definition cannot be read.", unreadable.problems());
                }
            }
        }
        return check(owner, request, with(subject, request.symbol()));
    }

    private Creation check(String owner, BacktestRequest request, Subject subject) {
        List<Problem> errors = pipelines.problems(subject.definition()).stream()
                .filter(Problem::isError)
                .toList();
        if (!errors.isEmpty()) {
            return new Creation.Refused("The pipeline cannot run yet.", errors);
        }
        Money recordUpTo = request.recordUpTo();
        if (recordUpTo != null
                && (recordUpTo.value().signum() <= 0 || recordUpTo.value().compareTo(MOST_RECORDED) > 0)) {
            return refused("record_up_to: give an amount above $0 and up to $" + MOST_RECORDED + ".");
        }
        String id = newId();
        Preparation.Range range;
        try {
            var _ = request.rules();
            range = preparation.range(owner, request, subject.definition());
        } catch (NoData e) {
            return refused("symbol", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
        return new Creation.Created(new Backtest(
                id,
                owner,
                subject.pipelineId(),
                subject.name(),
                request,
                subject.definition(),
                range.from(),
                range.to(),
                Backtest.Status.PENDING,
                0,
                null,
                null,
                null,
                now(),
                null));
    }

    private static Subject with(Subject subject, @Nullable Symbol symbol) {
        if (symbol == null) {
            return subject;
        }
        Definition definition = subject.definition();
        return new Subject(
                subject.pipelineId(),
                subject.name(),
                new Definition(
                        definition.nodes(),
                        definition.edges(),
                        definition.settings().withSymbols(List.of(symbol))));
    }

    /** @param message begins with the field and a colon */
    private static Creation refused(String message) {
        int colon = message.indexOf(": ");
        return refused(message.substring(0, Math.max(0, colon)), message.substring(colon < 0 ? 0 : colon + 2));
    }

    private static Creation refused(@Nullable String field, String sentence) {
        String upper = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
        return new Creation.Refused(upper, List.of(new Problem(Problem.Severity.ERROR, null, field, upper)));
    }

    /** What ran in a backtest of this owner; empty if there is none, or if it could not run any more. */
    public Optional<Plan> plan(String owner, String id) {
        return head(owner, id).flatMap(preparation::plan);
    }

    /** As {@link #get}, without the result. */
    public Optional<Backtest> head(String owner, String id) {
        return rows.head(owner, id);
    }

    public Optional<Backtest> get(String owner, String id) {
        return rows.find(owner, id);
    }

    /** Newest first; their equity curves are left out. */
    public List<Backtest> list(String owner, int offset, int limit) {
        return rows.list(owner, offset, limit);
    }

    /**
     * Cancels one that waits or runs; removes one that has ended, with its trades and executions.
     *
     * @return false if there is none
     */
    @Transactional
    public boolean remove(String owner, String id) {
        if (rows.cancel(owner, id, now())) {
            return true;
        }
        if (!rows.delete(owner, id)) {
            return false;
        }
        records.forget(id);
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String newId() {
        var id = new StringBuilder(MARK);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
