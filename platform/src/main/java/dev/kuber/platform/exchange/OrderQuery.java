package dev.kuber.platform.exchange;

import dev.kuber.platform.brokers.simulated.OrderReport;
import dev.kuber.platform.exchange.OrderBook.Listed;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which orders a list is to have.
 *
 * @param status open, closed or all
 * @param beforeId only those placed before this one
 * @param afterId only those placed after this one
 */
record OrderQuery(
        String status,
        int limit,
        Optional<Instant> after,
        Optional<Instant> until,
        boolean ascending,
        boolean nested,
        Set<Symbol> symbols,
        Optional<String> side,
        Optional<String> assetClass,
        Optional<String> beforeId,
        Optional<String> afterId) {

    private static final Set<String> STATUSES = Set.of("open", "closed", "all");

    static OrderQuery of(Call call) {
        String status = call.text("status").orElse("open");
        if (!STATUSES.contains(status)) {
            throw BadParameter.unprocessable("invalid status " + status);
        }
        String direction = call.text("direction").orElse("desc");
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw BadParameter.unprocessable("invalid direction " + direction);
        }
        return new OrderQuery(
                status,
                call.number("limit", 50, 1, 500),
                call.time("after"),
                call.time("until"),
                direction.equals("asc"),
                call.flag("nested"),
                Set.copyOf(call.symbols("symbols")),
                call.text("side").map(side -> side.toUpperCase(Locale.ROOT)),
                call.text("asset_class").filter(kind -> !kind.equals("all")),
                call.text("before_order_id"),
                call.text("after_order_id"));
    }

    /** @param orders of the account, oldest first */
    List<OrderReport> answer(UUID account, List<Listed> orders) {
        List<String> ids = orders.stream()
                .map(listed -> Ids.order(account, listed.order().id()).toString())
                .toList();
        int first = afterId.map(ids::indexOf).orElse(-1) + 1;
        int end = beforeId.map(ids::indexOf).filter(index -> index >= 0).orElse(orders.size());
        var found = new ArrayList<OrderReport>();
        for (int i = first; i < end; i++) {
            if (wanted(orders.get(i))) {
                found.add(orders.get(i).order());
            }
        }
        if (!ascending) {
            Collections.reverse(found);
        }
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    private boolean wanted(Listed listed) {
        OrderReport order = listed.order();
        if (nested && listed.leg()) {
            return false;
        }
        boolean open = nested
                ? order.family().stream().anyMatch(member -> !member.status().terminal())
                : !order.status().terminal();
        return (status.equals("all") || status.equals("open") == open)
                && (symbols.isEmpty() || symbols.contains(order.symbol()))
                && side.filter(wanted -> !order.side().name().equals(wanted)).isEmpty()
                && assetClass
                        .filter(wanted -> wanted.equals("crypto") != Venues.crypto(order.symbol()))
                        .isEmpty()
                && after.filter(time -> !order.created().isAfter(time)).isEmpty()
                && until.filter(time -> !order.created().isBefore(time)).isEmpty();
    }
}
