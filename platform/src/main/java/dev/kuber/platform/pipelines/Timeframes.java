package dev.kuber.platform.pipelines;

import dev.kuber.trade.Timeframe;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The timeframes that a configuration asks for. */
final class Timeframes {

    private Timeframes() {}

    /** Every timeframe among the record's components, their lists and their records. */
    static SortedSet<Timeframe> in(Record config) {
        var found = new TreeSet<Timeframe>();
        collect(config, found);
        return found;
    }

    private static void collect(@Nullable Object value, SortedSet<Timeframe> found) {
        switch (value) {
            case null -> {}
            case Timeframe timeframe -> found.add(timeframe);
            case List<?> list -> list.forEach(element -> collect(element, found));
            case Record nested -> {
                for (RecordComponent component : nested.getClass().getRecordComponents()) {
                    collect(read(component, nested), found);
                }
            }
            default -> {}
        }
    }

    private static @Nullable Object read(RecordComponent component, Record config) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(config);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The configuration " + config + " cannot be read.", e);
        }
    }
}
