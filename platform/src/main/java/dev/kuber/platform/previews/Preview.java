package dev.kuber.platform.previews;

import dev.kuber.condition.Truth;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.Collections;
import java.util.List;

/**
 * How often the condition that an agent waits for held at the last bars.
 *
 * @param sentence the outcome
 * @param bars the bars that were looked at, of the timeframe that the agent waits on
 * @param truth what is known of the condition at each of them
 * @param parts what the condition is made of, where it is more than one thing
 */
public record Preview(String sentence, List<String> conditions, Bars bars, List<Truth> truth, List<Part> parts) {

    public Preview {
        conditions = List.copyOf(conditions);
        truth = List.copyOf(truth);
        parts = List.copyOf(parts);
    }

    public int count(Truth wanted) {
        return Collections.frequency(truth, wanted);
    }

    /** One of several rules, by itself. */
    public record Part(String sentence, List<Truth> truth) {
        public Part {
            truth = List.copyOf(truth);
        }

        public int count(Truth wanted) {
            return Collections.frequency(truth, wanted);
        }
    }

    /**
     * On what to look.
     *
     * @param timeframe the pipeline's primary one
     * @param source {@code synthetic} or {@code imported}
     * @param seed of the synthetic market
     * @param bars how many
     */
    public record Range(Symbol symbol, Timeframe timeframe, String source, long seed, int bars) {

        public static final int MOST = 5_000;
    }

    /** A preview, or why there is none. */
    public sealed interface Answer {

        record Shown(Preview preview) implements Answer {}

        /** There is no such agent. */
        record NotFound() implements Answer {}

        /** The configuration cannot be read. */
        record WrongConfig(List<Binding.Fault> faults) implements Answer {
            public WrongConfig {
                faults = List.copyOf(faults);
            }
        }

        /** There are no such bars; the reason is a sentence. */
        record NoBars(String reason) implements Answer {}

        /** The agent waits for nothing that bars can show; the reason is a sentence. */
        record NothingToShow(String reason) implements Answer {}
    }
}
