package dev.kuber.platform.modes;

import dev.kuber.platform.modes.AccountWorths.Point;
import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several accounts are worth together over time. Pure. */
final class EquitySeries {

    private EquitySeries() {}

    /**
     * Their sum at every time at which one of them is known. An account is worth what it was last; before it is known, what
     * it was first, so that an account that joins is no profit.
     *
     * @param points oldest first
     */
    static List<Dashboards.Equity> of(List<Point> points) {
        Map<String, Money> last = new HashMap<>();
        points.forEach(point -> last.putIfAbsent(point.account(), point.equity()));
        Map<Instant, Money> sums = new TreeMap<>();
        for (Point point : points) {
            last.put(point.account(), point.equity());
            sums.put(point.at(), last.values().stream().reduce(Money.ZERO, Money::plus));
        }
        return sums.entrySet().stream()
                .map(sum -> new Dashboards.Equity(sum.getKey(), sum.getValue()))
                .toList();
    }
}
