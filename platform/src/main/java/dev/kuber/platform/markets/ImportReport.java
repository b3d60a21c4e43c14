package dev.kuber.platform.markets;

import java.util.List;

/**
 * What was found in a file of bars.
 *
 * @param layout which form of file it was: yahoo, stooq, binance, alpaca or generic
 * @param zone in which its times were read; UTC for ISO times with offset and epoch numbers
 * @param rows lines with data
 * @param bars bars taken from them
 * @param duplicates rows dropped because an equal one came before
 * @param gaps places where bars are missing in trading hours
 * @param missing how many bars are missing there
 * @param unsorted rows that were earlier than the row before them
 * @param warnings sentences; empty if nothing is remarkable
 */
public record ImportReport(
        String layout,
        String zone,
        int rows,
        int bars,
        int duplicates,
        int gaps,
        long missing,
        int unsorted,
        List<String> warnings) {

    public ImportReport {
        warnings = List.copyOf(warnings);
    }
}
