package dev.kuber.platform.engine;

import dev.kuber.agent.WakeOn;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The levels of one symbol's price that nodes wait for, in order, so that a price touches only those it reaches. */
final class PriceLevels {

    private final NavigableMap<BigDecimal, Set<Watch>> above = new TreeMap<>();
    private final NavigableMap<BigDecimal, Set<Watch>> below = new TreeMap<>();

    synchronized void add(Watch watch, WakeOn.PriceCrosses level) {
        side(level)
                .computeIfAbsent(level.level().value(), _ -> new LinkedHashSet<>())
                .add(watch);
    }

    synchronized void remove(Watch watch, WakeOn.PriceCrosses level) {
        side(level).computeIfPresent(level.level().value(), (_, watches) -> {
            watches.remove(watch);
            return watches.isEmpty() ? null : watches;
        });
    }

    private NavigableMap<BigDecimal, Set<Watch>> side(WakeOn.PriceCrosses level) {
        return level.up() ? above : below;
    }

    synchronized boolean isEmpty() {
        return above.isEmpty() && below.isEmpty();
    }

    /** A bar reaches every level between its low and its high. */
    void onBar(Bar bar, BarChannel.Told told) {
        reached(bar.high(), bar.low(), bar.close(), bar.closes(), told);
    }

    void onPrice(Price price, Instant at, BarChannel.Told told) {
        reached(price.toDouble(), price.toDouble(), price.toDouble(), at, told);
    }

    private synchronized void reached(double high, double low, double now, Instant at, BarChannel.Told told) {
        tell(above.headMap(BigDecimal.valueOf(high), true), now, at, told);
        tell(below.tailMap(BigDecimal.valueOf(low), true), now, at, told);
    }

    private static void tell(Map<BigDecimal, Set<Watch>> levels, double now, Instant at, BarChannel.Told told) {
        for (Set<Watch> watches : levels.values()) {
            for (Watch watch : watches) {
                if (at.isAfter(watch.since()) && watch.on() instanceof WakeOn.PriceCrosses level) {
                    Price price = new Price(BigDecimal.valueOf(now));
                    told.tell(watch, at, new PriceCrossed(level.symbol(), level.level(), level.up(), price, at));
                }
            }
        }
    }
}
