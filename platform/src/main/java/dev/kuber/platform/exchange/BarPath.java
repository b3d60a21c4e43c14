package dev.kuber.platform.exchange;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A way that the price may have gone inside a bar: from the open to the nearer of high and low, to the other, to the close,
 * in equal steps of time, the volume spread evenly. What really happened inside a bar is not known.
 */
final class BarPath {

    /** Ticks of a bar, the last of them at its close. */
    static final int TICKS = 13;

    private static final int LEG = 4;

    private BarPath() {}

    static List<Tick> of(Symbol symbol, Bar bar) {
        boolean highFirst = bar.high() - bar.open() < bar.open() - bar.low();
        double[] corners = {
            bar.open(), highFirst ? bar.high() : bar.low(), highFirst ? bar.low() : bar.high(), bar.close()
        };
        long step = Duration.between(bar.opens(), bar.closes()).toMillis() / TICKS;
        Quantity size = Quantity.floor(BigDecimal.valueOf(bar.volume() / TICKS), grain(symbol));
        var ticks = new ArrayList<Tick>(TICKS);
        for (int i = 0; i < TICKS; i++) {
            int leg = Math.min(i / LEG, 2);
            int part = i - leg * LEG;
            Price price = part == 0 ? exact(corners[leg]) : between(corners[leg], corners[leg + 1], part);
            Instant at =
                    i == TICKS - 1 ? bar.closes().minusMillis(1) : bar.opens().plusMillis(i * step);
            ticks.add(new Tick(symbol, price, size, at));
        }
        return ticks;
    }

    private static Quantity grain(Symbol symbol) {
        return Venues.crypto(symbol) ? Quantity.of("0.0001") : Quantity.of(1);
    }

    private static Price exact(double corner) {
        return new Price(BigDecimal.valueOf(corner));
    }

    /** On the tick grid, but never outside the leg. */
    private static Price between(double from, double to, int part) {
        if (part == LEG) {
            return exact(to);
        }
        Price price = Price.rounded(from + (to - from) * part / LEG, RoundingMode.HALF_EVEN);
        double least = Math.min(from, to);
        double most = Math.max(from, to);
        return exact(Math.clamp(price.toDouble(), least, most));
    }
}
