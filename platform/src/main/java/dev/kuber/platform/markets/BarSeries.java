package dev.kuber.platform.markets;

import dev.kuber.port.TradingCalendar;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.UUID;

/**
 * Imported bars of one symbol and timeframe, as a user finds them in a list.
 *
 * @param calendar to whose sessions coarser bars are aligned
 * @param from when the first bar opens
 * @param to when the last bar closes
 * @param report what was found in the file
 */
public record BarSeries(
        UUID id,
        Symbol symbol,
        Timeframe timeframe,
        String source,
        TradingCalendar calendar,
        Instant from,
        Instant to,
        int bars,
        ImportReport report,
        Instant importedAt) {}
