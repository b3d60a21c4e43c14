package dev.kuber.platform.markets;

import dev.kuber.platform.markets.imports.CsvBars;
import dev.kuber.trade.Symbol;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads bars from a CSV file in UTF-8 as exported by Yahoo, Stooq, Binance or Alpaca, or with columns named timestamp,
 * open, high, low, close and volume. The file is taken whole or not at all.
 *
 * <p>A row's time is the beginning of its bar, unless the options say otherwise. Rows out of order are sorted, equal
 * rows dropped, and both are reported; everything else that is wrong is a problem with its line.
 */
public final class BarCsv {

    private BarCsv() {}

    /**
     * @param in is read to its end, not closed
     * @throws IOException if the stream cannot be read
     */
    public static ParsedBars read(InputStream in, Symbol symbol, ImportOptions options) throws IOException {
        return new CsvBars(symbol, options).read(in);
    }
}
