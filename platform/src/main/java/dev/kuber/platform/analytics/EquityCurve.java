package dev.kuber.platform.analytics;

import dev.kuber.trade.Bars;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account was worth over time, from its initial balance on: two columns, so that a curve with a mark for every bar
 * of years stays small. Equity is a double here; it is exact to far below a cent.
 */
public final class EquityCurve {

    private final Money initial;
    private final long[] times;
    private final double[] equity;

    private EquityCurve(Money initial, long[] times, double[] equity) {
        this.initial = initial;
        this.times = times;
        this.equity = equity;
    }

    /**
     * Marked at the close of every bar: cash plus holdings at the last close of their symbol.
     *
     * @param changes the account's fills, in any order
     * @param bars one series for each symbol that was traded
     */
    public static EquityCurve ofBars(Money initial, List<AccountChange> changes, List<Bars> bars) {
        return new Marking(initial, changes, bars).run();
    }

    /** Marked at the close of every trade: initial balance plus all profit so far. */
    public static EquityCurve ofTrades(Money initial, List<ClosedTrade> trades) {
        List<ClosedTrade> sorted = trades.stream()
                .sorted(Comparator.comparing(ClosedTrade::closed))
                .toList();
        long[] times = new long[sorted.size()];
        double[] equity = new double[sorted.size()];
        Money sum = initial;
        for (int i = 0; i < times.length; i++) {
            sum = sum.plus(sorted.get(i).profit());
            times[i] = sorted.get(i).closed().toEpochMilli();
            equity[i] = sum.toDouble();
        }
        return new EquityCurve(initial, times, equity);
    }

    /** @throws IllegalArgumentException if the columns differ in length or the times do not ascend */
    public static EquityCurve ofMarks(Money initial, long[] times, double[] equity) {
        if (times.length != equity.length) {
            throw new IllegalArgumentException("Each mark needs a time and an equity.");
        }
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                throw new IllegalArgumentException("The times of an equity curve must ascend, not at mark " + i + ".");
            }
        }
        return new EquityCurve(initial, times.clone(), equity.clone());
    }

    public Money initial() {
        return initial;
    }

    public int size() {
        return times.length;
    }

    /** Epoch milliseconds of a mark. */
    public long time(int i) {
        return times[i];
    }

    /** US dollars at a mark. */
    public double equity(int i) {
        return equity[i];
    }

    /** Equity at the last mark, in cents; the initial balance without marks. */
    public Money last() {
        return times.length == 0 ? initial : money(equity[times.length - 1]);
    }

    /**
     * At most so many points for a chart: the first, the last, and the lowest and highest of each stretch between, so that
     * no peak and no trough is lost. Drawdowns are those of the whole curve.
     *
     * @throws IllegalArgumentException if {@code atMost} is below 4
     */
    public List<EquityPoint> points(int atMost) {
        if (atMost < 4) {
            throw new IllegalArgumentException("A curve needs at least 4 points.");
        }
        int size = times.length;
        boolean[] kept = new boolean[size];
        if (size <= atMost) {
            Arrays.fill(kept, true);
        } else {
            kept[0] = true;
            kept[size - 1] = true;
            int stretches = (atMost - 2) / 2;
            for (int s = 0; s < stretches; s++) {
                int from = 1 + (int) ((long) (size - 2) * s / stretches);
                int to = 1 + (int) ((long) (size - 2) * (s + 1) / stretches);
                kept[lowest(from, to)] = true;
                kept[highest(from, to)] = true;
            }
        }
        return points(kept);
    }

    private List<EquityPoint> points(boolean[] kept) {
        var points = new ArrayList<EquityPoint>();
        double peak = initial.toDouble();
        for (int i = 0; i < kept.length; i++) {
            peak = Math.max(peak, equity[i]);
            if (kept[i]) {
                double drawdown = peak > 0 ? (peak - equity[i]) / peak * 100 : 0;
                points.add(new EquityPoint(Instant.ofEpochMilli(times[i]), money(equity[i]), drawdown));
            }
        }
        return points;
    }

    private int lowest(int from, int to) {
        int found = from;
        for (int i = from + 1; i < to; i++) {
            found = equity[i] < equity[found] ? i : found;
        }
        return found;
    }

    private int highest(int from, int to) {
        int found = from;
        for (int i = from + 1; i < to; i++) {
            found = equity[i] > equity[found] ? i : found;
        }
        return found;
    }

    static Money money(double dollars) {
        return new Money(BigDecimal.valueOf(dollars).setScale(2, RoundingMode.HALF_EVEN));
    }

    /** Walks through all series at once, in the order of their closes. */
    private static final class Marking {

        private final Money initial;
        private final List<AccountChange> changes;
        private final List<Bars> bars;
        private final int[] next;
        private final double[] held;
        private final double[] price;
        private final Map<Symbol, Integer> columns = new HashMap<>();
        private Money cash;
        private double cashDollars;
        private int applied;

        Marking(Money initial, List<AccountChange> changes, List<Bars> bars) {
            this.initial = initial;
            this.cash = initial;
            this.cashDollars = initial.toDouble();
            this.changes = changes.stream()
                    .sorted(Comparator.comparing(AccountChange::at))
                    .toList();
            this.bars = List.copyOf(bars);
            this.next = new int[bars.size()];
            this.held = new double[bars.size()];
            this.price = new double[bars.size()];
            for (int i = 0; i < bars.size(); i++) {
                columns.put(bars.get(i).symbol(), i);
            }
        }

        EquityCurve run() {
            int total = bars.stream().mapToInt(Bars::size).sum();
            long[] times = new long[total];
            double[] equity = new double[total];
            int size = 0;
            for (long time = nextClose(); time != Long.MAX_VALUE; time = nextClose()) {
                advance(time);
                apply(time);
                times[size] = time;
                equity[size] = worth();
                size++;
            }
            return new EquityCurve(initial, Arrays.copyOf(times, size), Arrays.copyOf(equity, size));
        }

        private long nextClose() {
            long earliest = Long.MAX_VALUE;
            for (int i = 0; i < next.length; i++) {
                if (next[i] < bars.get(i).size()) {
                    earliest = Math.min(earliest, bars.get(i).closesAt(next[i]));
                }
            }
            return earliest;
        }

        private void advance(long time) {
            for (int i = 0; i < next.length; i++) {
                Bars series = bars.get(i);
                while (next[i] < series.size() && series.closesAt(next[i]) <= time) {
                    price[i] = series.close(next[i]);
                    next[i]++;
                }
            }
        }

        private void apply(long time) {
            while (applied < changes.size() && changes.get(applied).at().toEpochMilli() <= time) {
                AccountChange change = changes.get(applied);
                Integer column = columns.get(change.symbol());
                if (column == null) {
                    throw new IllegalArgumentException("There are no bars of " + change.symbol() + ".");
                }
                cash = cash.plus(change.cash());
                cashDollars = cash.toDouble();
                held[column] += change.quantity().doubleValue();
                applied++;
            }
        }

        private double worth() {
            double worth = cashDollars;
            for (int i = 0; i < held.length; i++) {
                worth += held[i] * price[i];
            }
            return worth;
        }
    }
}
