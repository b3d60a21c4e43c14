package dev.kuber.platform.faults;

import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The way of one symbol's price, which leads a trade to a point: from the entry to the first event, and on to the second.
 * Stop and targets are 1, 1.5 and 3 R away. Numbers are cents, all but the entry in favour of the trade.
 *
 * @param risk 1 R, an even number
 * @param calm away from the entry once everybody is in, with nothing reached
 * @param first where target 1 or the stop is passed, or where the position is closed by hand
 * @param between nothing reached again
 * @param last where target 2 or the stop is passed
 */
record Path(Point point, Side side, Symbol symbol, int entry, int risk, int calm, int first, int between, int last) {

    /** When the price goes from {@code first} to {@code between}, in seconds; late, so that all have met the first. */
    private static final int LATER = 550;

    /** When it leaves the entry. */
    private static final int MOVES = 200;

    /** Two for each point and direction. */
    static List<Path> drawn(long seed) {
        var paths = new ArrayList<Path>();
        for (Point point : Point.values()) {
            for (Side side : Side.values()) {
                for (String variant : List.of("A", "B")) {
                    Symbol symbol = Symbol.of("PT" + point + (side == Side.BUY ? "L" : "S") + variant);
                    paths.add(drawn(Seeds.of(seed, symbol.value()), point, side, symbol));
                }
            }
        }
        return paths;
    }

    private static Path drawn(SplittableRandom random, Point point, Side side, Symbol symbol) {
        int entry = random.nextInt(2_000, 25_001);
        int risk = 2 * (entry * random.nextInt(10, 41) / 2_000);
        int past = random.nextInt(1, risk / 2);
        int first = switch (point) {
            case ENTRY, TARGET, REPLACE -> target1(risk) + past;
            case STOP -> -risk - past;
            case CANCEL, CLOSE -> quiet(random, risk);
        };
        int further = random.nextInt(1, risk / 2);
        int last = switch (point) {
            case ENTRY, TARGET -> target2(risk) + further;
            case REPLACE -> -further;
            case STOP, CANCEL, CLOSE -> first;
        };
        int between = random.nextInt(risk / 5, risk * 5 / 2);
        return new Path(point, side, symbol, entry, risk, quiet(random, risk), first, between, last);
    }

    /** Neither at the stop nor at a target. */
    private static int quiet(SplittableRandom random, int risk) {
        return random.nextInt(-risk * 4 / 5, risk * 4 / 3);
    }

    private static int target1(int risk) {
        return risk * 3 / 2;
    }

    private static int target2(int risk) {
        return risk * 3;
    }

    Price stop() {
        return at(-risk);
    }

    Price target1() {
        return at(target1(risk));
    }

    Price target2() {
        return at(target2(risk));
    }

    /** So many cents in favour of the trade. */
    Price at(int favour) {
        return new Price(BigDecimal.valueOf(entry + (long) side.sign() * favour, 2));
    }

    /** So many seconds after the start. */
    Price price(int second) {
        return at(
                second < MOVES
                        ? 0
                        : second < Point.FIRST
                                ? calm
                                : second < LATER ? first : second < Point.SECOND ? between : last);
    }

    @Override
    public String toString() {
        return symbol + " at " + at(0);
    }
}
