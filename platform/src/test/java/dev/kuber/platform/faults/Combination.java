package dev.kuber.platform.faults;

import dev.kuber.platform.exchange.Fault;
import dev.kuber.platform.exchange.Fault.Kind;
import dev.kuber.trade.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What goes wrong, where, who dies of it, and in which trade.
 *
 * @param fault how many calls or events that the mishap could strike go well before
 * @param kill how many effects around which the process could die go well before
 */
record Combination(long seed, Point point, Mishap mishap, Death death, Case meant, int fault, int kill) {

    /** Every mishap at every point with every death; what is traded, and when it strikes, is drawn for each by itself. */
    static List<Combination> drawn(long seed) {
        List<Path> paths = Path.drawn(seed);
        var all = new ArrayList<Combination>();
        for (Point point : Point.values()) {
            for (Mishap mishap : Mishap.values()) {
                for (Death death : Death.values()) {
                    all.add(drawn(seed, paths, point, mishap, death));
                }
            }
        }
        return all;
    }

    private static Combination drawn(long seed, List<Path> paths, Point point, Mishap mishap, Death death) {
        SplittableRandom random = Seeds.of(seed, name(point, mishap, death));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        List<Path> ways = paths.stream()
                .filter(path -> path.point() == point && path.side() == side)
                .toList();
        var meant = new Case(ways.get(random.nextInt(ways.size())), quantity(random, least(point, mishap)));
        int fault = random.nextInt(mishap.chances(point, meant.lots()));
        // An entry is not sent any more once its sibling is refused.
        int kill = random.nextInt(mishap == Mishap.REJECT ? 1 : point.calls(meant.lots()));
        return new Combination(seed, point, mishap, death, meant, fault, kill);
    }

    /** The same trade in which nothing goes wrong. */
    static Combination calm(long seed, Case meant) {
        return new Combination(seed, meant.path().point(), Mishap.NOTHING, Death.ALIVE, meant, 0, 0);
    }

    /** Only what has two targets has a stop that moves, and only a part of more than one share fills in part. */
    private static int least(Point point, Mishap mishap) {
        return mishap == Mishap.PARTIAL_FILL ? 4 : point == Point.REPLACE ? 2 : 1;
    }

    /** One share, a few, an odd number or any. */
    private static int quantity(SplittableRandom random, int least) {
        int drawn = switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> random.nextInt(2, 10);
            case 2 -> 2 * random.nextInt(5, 100) + 1;
            default -> random.nextInt(10, 201);
        };
        return Math.max(least, drawn);
    }

    Optional<Fault> armed() {
        return mishap.at(point, meant.path().symbol())
                .map(each -> each.fault() == Kind.HALT ? each : each.after(fault));
    }

    /** As it is asked for by the system property {@code kuber.faults.only}. */
    String name() {
        return name(point, mishap, death);
    }

    private static String name(Point point, Mishap mishap, Death death) {
        return point + "-" + mishap + "-" + death;
    }

    @Override
    public String toString() {
        return "-Dkuber.faults.seed=" + seed + " -Dkuber.faults.only=" + name() + " (" + meant + ", after " + fault
                + " calls or events, killed after " + kill + ")";
    }
}
