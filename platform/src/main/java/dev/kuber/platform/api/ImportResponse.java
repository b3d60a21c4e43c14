package dev.kuber.platform.api;

import dev.kuber.platform.markets.BarSeries;
import dev.kuber.platform.markets.ImportReport;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was imported from a file.
 *
 * @param rows lines with data
 * @param duplicates rows dropped because an equal one came before
 * @param gaps places where bars are missing in trading hours
 * @param unsorted rows that were earlier than the row before them
 */
record ImportResponse(
        UUID id,
        Symbol symbol,
        Timeframe timeframe,
        String layout,
        String zone,
        int rows,
        int bars,
        Instant from,
        Instant to,
        int duplicates,
        int gaps,
        int unsorted,
        List<String> warnings) {

    ImportResponse {
        warnings = List.copyOf(warnings);
    }

    static ImportResponse of(BarSeries series) {
        ImportReport report = series.report();
        return new ImportResponse(
                series.id(),
                series.symbol(),
                series.timeframe(),
                report.layout(),
                report.zone(),
                report.rows(),
                series.bars(),
                series.from(),
                series.to(),
                report.duplicates(),
                report.gaps(),
                report.unsorted(),
                report.warnings());
    }
}
