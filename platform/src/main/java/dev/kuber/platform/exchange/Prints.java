package dev.kuber.platform.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades, quotes and bars as the market data API writes them, in REST and in the stream. */
final class Prints {

    private static final List<String> REGULAR = List.of("@");
    private static final List<String> QUOTE = List.of("R");
    private static final long SHOWN = 100;

    private Prints() {}

    /** {@code T} and {@code S} are written in the stream only. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TradePrint(
            @JsonProperty("T") @Nullable String type,
            @JsonProperty("S") @Nullable String symbol,
            Instant t,
            @Nullable String x,
            BigDecimal p,
            BigDecimal s,
            @Nullable List<String> c,
            long i,
            @Nullable String z,
            @Nullable String tks) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuotePrint(
            @JsonProperty("T") @Nullable String type,
            @JsonProperty("S") @Nullable String symbol,
            Instant t,
            @Nullable String ax,
            BigDecimal ap,
            @JsonProperty("as") long as,
            @Nullable String bx,
            BigDecimal bp,
            long bs,
            @Nullable List<String> c,
            @Nullable String z) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BarPrint(
            @JsonProperty("T") @Nullable String type,
            @JsonProperty("S") @Nullable String symbol,
            Instant t,
            double o,
            double h,
            double l,
            double c,
            Number v,
            long n,
            double vw) {}

    static TradePrint trade(Tick tick) {
        boolean crypto = Venues.crypto(tick.symbol());
        return new TradePrint(
                null,
                null,
                tick.at(),
                crypto ? null : "V",
                tick.price().value(),
                tick.size().value(),
                crypto ? null : REGULAR,
                tick.at().toEpochMilli(),
                crypto ? null : "C",
                crypto ? "B" : null);
    }

    static TradePrint streamed(Tick tick) {
        TradePrint p = trade(tick);
        return new TradePrint("t", tick.symbol().value(), p.t, p.x, p.p, p.s, p.c, p.i, p.z, p.tks);
    }

    /** Bid and ask lie one tick below and above the last trade, a hundred shares each. */
    static QuotePrint quote(Tick tick) {
        boolean crypto = Venues.crypto(tick.symbol());
        String venue = crypto ? null : "V";
        return new QuotePrint(
                null,
                null,
                tick.at(),
                venue,
                ask(tick.price()).value(),
                SHOWN,
                venue,
                bid(tick.price()).value(),
                SHOWN,
                crypto ? null : QUOTE,
                crypto ? null : "C");
    }

    static QuotePrint quoted(Tick tick) {
        QuotePrint q = quote(tick);
        return new QuotePrint("q", tick.symbol().value(), q.t, q.ax, q.ap, q.as, q.bx, q.bp, q.bs, q.c, q.z);
    }

    static BarPrint bar(Bar bar, boolean crypto) {
        return new BarPrint(
                null,
                null,
                bar.opens(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                volume(bar.volume(), crypto),
                BarPath.TICKS,
                typical(bar));
    }

    /** @param type {@code b} for a minute, {@code d} for a day */
    static BarPrint streamed(String type, String symbol, BarPrint bar) {
        return new BarPrint(type, symbol, bar.t, bar.o, bar.h, bar.l, bar.c, bar.v, bar.n, bar.vw);
    }

    private static Number volume(double volume, boolean crypto) {
        return crypto ? (Number) volume : (Number) Math.round(volume);
    }

    /** The volume-weighted average price is not known within a bar; the typical price stands for it. */
    private static double typical(Bar bar) {
        return BigDecimal.valueOf((bar.high() + bar.low() + bar.close()) / 3)
                .setScale(6, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static Price bid(Price last) {
        return last.value().compareTo(tick(last)) > 0 ? last.minus(tick(last)).toTick(RoundingMode.DOWN) : last;
    }

    private static Price ask(Price last) {
        return last.plus(tick(last)).toTick(RoundingMode.UP);
    }

    private static BigDecimal tick(Price last) {
        return last.value().compareTo(BigDecimal.ONE) >= 0 ? new BigDecimal("0.01") : new BigDecimal("0.0001");
    }
}
