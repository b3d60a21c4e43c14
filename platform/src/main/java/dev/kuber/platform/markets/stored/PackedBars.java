package dev.kuber.platform.markets.stored;

import dev.kuber.platform.markets.BarColumns;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntToLongFunction;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * Bars as bytes: their number, then column after column in little-endian 64-bit words, deflated. The opening times are
 * written as differences, the closing times as lengths, so that regular bars take next to nothing.
 */
public final class PackedBars {

    private static final int COLUMNS = 7;
    private static final int HEAD = Integer.BYTES;
    private static final int MAX_BARS = 100_000_000 / (COLUMNS * Long.BYTES);

    private PackedBars() {}

    public static byte[] pack(Bars bars) {
        byte[] raw = raw(bars);
        var out = new ByteArrayOutputStream(raw.length / 3 + 64);
        out.writeBytes(ByteBuffer.allocate(HEAD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bars.size())
                .array());
        try (var deflater = new Deflater(Deflater.BEST_SPEED);
                var packed = new DeflaterOutputStream(out, deflater)) {
            packed.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Appends packed bars to the columns. */
    public static void unpack(byte[] packed, BarColumns columns) {
        int size = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < 0 || size > MAX_BARS) {
            throw new IllegalStateException("Stored bars are damaged: they claim to be " + size + ".");
        }
        ByteBuffer raw = inflated(packed, size);
        long opens = 0;
        for (int i = 0; i < size; i++) {
            opens += raw.getLong(at(size, 0, i));
            columns.add(opens, opens + raw.getLong(at(size, 1, i)));
            columns.prices(
                    raw.getDouble(at(size, 2, i)),
                    raw.getDouble(at(size, 3, i)),
                    raw.getDouble(at(size, 4, i)),
                    raw.getDouble(at(size, 5, i)),
                    raw.getDouble(at(size, 6, i)));
        }
    }

    public static Bars unpack(byte[] packed, Symbol symbol, Timeframe timeframe) {
        var columns = new BarColumns(16);
        unpack(packed, columns);
        return columns.toBars(symbol, timeframe);
    }

    /** SHA-256 over symbol, timeframe and columns, in hexadecimal. */
    public static String hash(Bars bars) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((bars.symbol() + " " + bars.timeframe() + " ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(raw(bars)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] raw(Bars bars) {
        int size = bars.size();
        ByteBuffer raw = ByteBuffer.allocate(size * COLUMNS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        put(raw, size, i -> bars.opensAt(i) - (i == 0 ? 0 : bars.opensAt(i - 1)));
        put(raw, size, i -> bars.closesAt(i) - bars.opensAt(i));
        put(raw, size, i -> Double.doubleToLongBits(bars.open(i)));
        put(raw, size, i -> Double.doubleToLongBits(bars.high(i)));
        put(raw, size, i -> Double.doubleToLongBits(bars.low(i)));
        put(raw, size, i -> Double.doubleToLongBits(bars.close(i)));
        put(raw, size, i -> Double.doubleToLongBits(bars.volume(i)));
        return raw.array();
    }

    private static void put(ByteBuffer raw, int size, IntToLongFunction column) {
        for (int i = 0; i < size; i++) {
            raw.putLong(column.applyAsLong(i));
        }
    }

    private static int at(int size, int column, int row) {
        return (column * size + row) * Long.BYTES;
    }

    private static ByteBuffer inflated(byte[] packed, int size) {
        var raw = new byte[size * COLUMNS * Long.BYTES];
        try (var inflater = new Inflater()) {
            inflater.setInput(packed, HEAD, packed.length - HEAD);
            int done = 0;
            while (done < raw.length && !inflater.needsInput()) {
                done += inflater.inflate(raw, done, raw.length - done);
            }
            if (done < raw.length) {
                throw new IllegalStateException("Stored bars are damaged: they end early.");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("Stored bars are damaged.", e);
        }
        return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    }
}
