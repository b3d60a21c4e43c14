package dev.kuber.platform.markets;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The histories used last, as many as hold a limited number of bars; each is loaded once however many ask for it. */
final class RecentHistories {

    private static final long MOST_BARS = 6_000_000;

    private final long mostBars;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bars;

    RecentHistories() {
        this(MOST_BARS);
    }

    RecentHistories(long mostBars) {
        this.mostBars = mostBars;
    }

    /** Loads at the first call; the lock of one history does not hold up the others. */
    private static final class Entry {
        private final Supplier<History> load;
        private final int size;
        private volatile @Nullable History history;

        Entry(Supplier<History> load, int size) {
            this.load = load;
            this.size = size;
        }

        History get() {
            History known = history;
            if (known == null) {
                synchronized (this) {
                    known = history;
                    if (known == null) {
                        known = load.get();
                        history = known;
                    }
                }
            }
            return known;
        }
    }

    History get(BarSeries series, Supplier<History> load) {
        Entry entry;
        synchronized (entries) {
            Entry known = entries.get(series.id());
            if (known == null) {
                known = new Entry(load, series.bars());
                entries.put(series.id(), known);
                bars += known.size;
                shrink();
            }
            entry = known;
        }
        return entry.get();
    }

    /** Forgets the histories used longest ago, but never the newest. */
    private void shrink() {
        Iterator<Entry> eldest = entries.values().iterator();
        while (bars > mostBars && entries.size() > 1) {
            bars -= eldest.next().size;
            eldest.remove();
        }
    }
}
