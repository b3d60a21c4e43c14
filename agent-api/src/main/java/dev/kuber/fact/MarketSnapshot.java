package dev.kuber.fact;

import dev.kuber.agent.SymbolFact;
import dev.kuber.indicator.Readings;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.util.List;
import java.util.Optional;

/**
 * The market of one symbol as the agents saw it.
 *
 * @param frames one per timeframe, ascending
 * @param warnings what is wrong with the data, as sentences; empty if nothing is
 * @param source where the prices come from
 */
public record MarketSnapshot(Symbol symbol, Quote quote, List<Frame> frames, List<String> warnings, String source)
        implements SymbolFact {

    public MarketSnapshot {
        frames = List.copyOf(frames);
        warnings = List.copyOf(warnings);
    }

    public Optional<Frame> frame(Timeframe timeframe) {
        for (Frame frame : frames) {
            if (frame.timeframe().equals(timeframe)) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    /**
     * One timeframe.
     *
     * @param barsKey under which the exact bars were kept, see {@link dev.kuber.port.MarketData#keep}
     */
    public record Frame(Timeframe timeframe, String barsKey, Readings readings) {}
}
