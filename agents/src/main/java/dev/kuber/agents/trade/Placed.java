package dev.kuber.agents.trade;

import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order that was written down and what the broker says of it. */
record Placed(OrderRequest request, OrderState order) {

    boolean entry(TradePlan plan) {
        return request.side() == plan.side();
    }

    /** The entry, or the order itself where it has no entry, may still fill. */
    boolean working() {
        return !current().status().terminal();
    }

    /** It ended without being filled completely. */
    boolean endedShort() {
        return !working() && current().status() != OrderStatus.FILLED && done().compareTo(request.quantity()) < 0;
    }

    /** The order, or the one that somebody put in its place. */
    private OrderState current() {
        return order.status() == OrderStatus.REPLACED ? order.leg(order.role()).orElse(order) : order;
    }

    /** What it has filled itself, its legs left out. */
    Quantity done() {
        Quantity done = order.filled();
        for (OrderState each : order.legs()) {
            done = each.role() == order.role() ? done.plus(each.filled()) : done;
        }
        return done;
    }

    /** The part of the group to cancel: one that works rather than one that is held back. */
    Optional<OrderState> cancellable() {
        Optional<OrderState> working = order.family().stream()
                .filter(o -> !o.status().terminal() && o.status() != OrderStatus.HELD)
                .findFirst();
        return working.isPresent()
                ? working
                : order.family().stream().filter(o -> !o.status().terminal()).findFirst();
    }

    /** The stop that works or waits behind this order. */
    Optional<OrderState> workingStop() {
        for (OrderState each : order.family()) {
            if (each.role() == Role.STOP_LOSS && !each.status().terminal()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** How much is proven to be stopped by this order. */
    Quantity covers() {
        OrderState stop = workingStop().orElse(null);
        return stop == null || !rests(stop) ? Quantity.ZERO : stop.remaining();
    }

    /** A stop that is held back beside a take-profit that works is one of a pair, else it waits for its entry. */
    private boolean rests(OrderState stop) {
        return switch (stop.status()) {
            case NEW, PARTIALLY_FILLED -> true;
            case HELD -> targetWorks();
            case UNKNOWN, FILLED, CANCELED, EXPIRED, REPLACED, REJECTED -> false;
        };
    }

    private boolean targetWorks() {
        for (OrderState each : order.family()) {
            if (each.role() == Role.TAKE_PROFIT && works(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean works(OrderState order) {
        return order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
    }

    /** What its exits have laid hands on, so that no other order may close it. */
    Quantity reserves(TradePlan plan) {
        Quantity most = Quantity.ZERO;
        for (OrderState each : exits(plan)) {
            boolean waits = each.status() == OrderStatus.HELD && entry(plan) && working();
            if (!each.status().terminal() && !waits && each.remaining().compareTo(most) > 0) {
                most = each.remaining();
            }
        }
        return most;
    }

    /** A take-profit waits at the broker or will once the entry is filled. */
    boolean targetRests() {
        for (OrderState each : order.family()) {
            if (each.role() == Role.TAKE_PROFIT && !each.status().terminal()) {
                return true;
            }
        }
        return false;
    }

    /** It once was to stop a loss, the trade's entry is through, and its stop ended without being hit. */
    boolean stopLost(TradePlan plan) {
        if (entry(plan)
                && (request.orderClass() == OrderClass.SIMPLE || current().status() != OrderStatus.FILLED)) {
            return false;
        }
        OrderState stop = order.leg(Role.STOP_LOSS).orElse(null);
        return stop != null && stop.status().terminal() && stop.status() != OrderStatus.FILLED;
    }

    /** What its exits have filled. */
    Quantity exited(TradePlan plan) {
        Quantity out = Quantity.ZERO;
        for (OrderState each : order.family()) {
            out = each.side() == plan.side() ? out : out.plus(each.filled());
        }
        return out;
    }

    List<OrderState> exits(TradePlan plan) {
        var exits = new ArrayList<OrderState>(2);
        for (OrderState each : order.family()) {
            if (each.side() != plan.side()) {
                exits.add(each);
            }
        }
        return exits;
    }
}
