package dev.kuber.platform.schedules;

import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The day book of one pipeline on virtual time. Not thread-safe, like virtual time itself. */
public final class MemoryDayBook implements DayBook {

    private final Set<String> waiting = new HashSet<>();
    private final Map<String, Instant> fired = new HashMap<>();
    private final Map<String, Instant> trades = new HashMap<>();
    private final List<Closed> closed = new ArrayList<>();
    private @Nullable Instant equityOf;
    private Money equity = Money.ZERO;

    private record Closed(Instant at, Money profit) {}

    /** The trigger of an execution has fired. */
    public void fired(String executionId, Instant at) {
        if (waiting.remove(executionId) || fired.containsKey(executionId)) {
            fired.put(executionId, at);
        }
    }

    /** An execution has ended; one that waited for its trigger until then counts for nothing. */
    public void ended(String executionId) {
        waiting.remove(executionId);
    }

    /** Nothing came of a trade. */
    public void refused(String executionId, Symbol symbol) {
        trades.remove(executionId + "." + symbol);
    }

    /** A trade was closed with this profit, after commission. */
    public void closed(Instant at, Money profit) {
        closed.add(new Closed(at, profit));
    }

    @Override
    public DayFigures since(String pipelineId, Instant begins) {
        var profits = new ArrayList<Money>();
        for (Closed trade : closed) {
            if (!trade.at().isBefore(begins)) {
                profits.add(trade.profit());
            }
        }
        return new DayFigures(
                count(trades, begins),
                waiting.size() + count(fired, begins),
                profits,
                begins.equals(equityOf) ? equity : null);
    }

    private static int count(Map<String, Instant> counted, Instant begins) {
        return (int)
                counted.values().stream().filter(at -> !at.isBefore(begins)).count();
    }

    @Override
    public boolean countExecution(Day day, String executionId, @Nullable Instant firedAt, int limit) {
        if (waiting.contains(executionId) || fired.containsKey(executionId)) {
            return true;
        }
        if (waiting.size() + count(fired, day.begins()) >= limit) {
            return false;
        }
        if (firedAt == null) {
            waiting.add(executionId);
        } else {
            fired.put(executionId, firedAt);
        }
        return true;
    }

    @Override
    public boolean countTrade(Day day, String executionId, Symbol symbol, int limit) {
        String key = executionId + "." + symbol;
        if (trades.containsKey(key)) {
            return true;
        }
        if (count(trades, day.begins()) >= limit) {
            return false;
        }
        trades.put(key, day.now());
        return true;
    }

    @Override
    public Money equity(Day day, Supplier<Money> now) {
        if (!day.begins().equals(equityOf)) {
            equity = now.get();
            equityOf = day.begins();
        }
        return equity;
    }
}
