package dev.kuber.platform.engine;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.condition.Condition;
import dev.kuber.condition.ConditionTracker;
import dev.kuber.condition.Truth;
import dev.kuber.fact.ConditionMet;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is watched at the closes of one market's bars of one symbol and timeframe. However many nodes wait for the same
 * condition, it is evaluated once per bar. Guarded by its own lock.
 */
final class BarChannel {

    private final Symbol symbol;
    private final Timeframe timeframe;
    private final Supplier<Bars> history;
    private final Map<Condition, Tracked> conditions = new HashMap<>();
    private final Set<Watch> closes = new LinkedHashSet<>();
    private @Nullable Bar last;

    /** @param history the bars that have closed by now, to warm up what is new */
    BarChannel(Symbol symbol, Timeframe timeframe, Supplier<Bars> history) {
        this.symbol = symbol;
        this.timeframe = timeframe;
        this.history = history;
    }

    /** Hears that something has happened. */
    @FunctionalInterface
    interface Told {
        void tell(Watch watch, Instant at, @Nullable Fact fact);
    }

    /** A condition, the nodes that wait for it, and the newest bar at which it held. */
    private static final class Tracked {
        private final ConditionTracker tracker;
        private final Set<Watch> watches = new LinkedHashSet<>();
        private Instant seen = Instant.MIN;
        private @Nullable Bar held;

        Tracked(Condition condition) {
            this.tracker = new ConditionTracker(condition);
        }

        /** Whether it holds at this bar; false if the bar was seen before. */
        boolean see(Bar bar) {
            if (!bar.closes().isAfter(seen)) {
                return false;
            }
            seen = bar.closes();
            boolean holds = tracker.update(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()) == Truth.TRUE;
            held = holds ? bar : held;
            return holds;
        }
    }

    /** Watches, and tells at once if it has happened since the wait began. */
    synchronized void add(Watch watch, Told told) {
        if (watch.on() instanceof WakeOn.Holds holds) {
            Tracked tracked = conditions.computeIfAbsent(holds.condition(), this::warm);
            tracked.watches.add(watch);
            if (tracked.held != null) {
                met(watch, holds.condition(), tracked.held, told);
            }
        } else {
            if (last == null) {
                Bars bars = history.get();
                last = bars.isEmpty() ? null : bars.bar(bars.size() - 1);
            }
            closes.add(watch);
            if (last != null) {
                closed(watch, last, told);
            }
        }
    }

    private Tracked warm(Condition condition) {
        var tracked = new Tracked(condition);
        Bars bars = history.get();
        for (int i = 0; i < bars.size(); i++) {
            tracked.see(bars.bar(i));
        }
        return tracked;
    }

    synchronized void remove(Watch watch) {
        if (watch.on() instanceof WakeOn.Holds holds) {
            Tracked tracked = conditions.get(holds.condition());
            if (tracked != null && tracked.watches.remove(watch) && tracked.watches.isEmpty()) {
                conditions.remove(holds.condition());
            }
        } else {
            closes.remove(watch);
        }
    }

    synchronized boolean isEmpty() {
        return conditions.isEmpty() && closes.isEmpty();
    }

    synchronized void onBar(Bar bar, Told told) {
        conditions.forEach((condition, tracked) -> {
            if (tracked.see(bar)) {
                tracked.watches.forEach(watch -> met(watch, condition, bar, told));
            }
        });
        if (last == null || bar.closes().isAfter(last.closes())) {
            last = bar;
            closes.forEach(watch -> closed(watch, bar, told));
        }
    }

    private void met(Watch watch, Condition condition, Bar bar, Told told) {
        if (bar.closes().isAfter(watch.since())) {
            Instant at = bar.closes();
            told.tell(watch, at, new ConditionMet(symbol, timeframe, condition, at, bar.close()));
        }
    }

    private static void closed(Watch watch, Bar bar, Told told) {
        if (bar.closes().isAfter(watch.since())) {
            told.tell(watch, bar.closes(), null);
        }
    }
}
