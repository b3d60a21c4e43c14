package dev.kuber.platform.backtests;

import dev.kuber.platform.analytics.AccountChange;
import dev.kuber.platform.brokers.simulated.Exchange;
import dev.kuber.platform.brokers.simulated.Fill;
import dev.kuber.platform.brokers.simulated.OrderUpdate;
import dev.kuber.platform.brokers.simulated.SimulatedBrokerage;
import dev.kuber.platform.engine.VirtualTimeline;
import dev.kuber.platform.markets.History;
import dev.kuber.platform.schedules.DayRules;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trading on a simulated exchange whose bars come from history on virtual time. The exchange is only called at bars in
 * which one of its orders may fill or expire, so years of quiet minutes pass in moments.
 */
final class ExchangeDrive implements Brokerage {

    private final Exchange exchange;
    private final SimulatedBrokerage brokerage;
    private final VirtualTimeline timeline;
    private final Map<Symbol, History> market;
    private final DayRules rules;
    private final Map<Symbol, Instant> planned = new HashMap<>();
    private final Capabilities capabilities;
    private final List<AccountChange> changes = new ArrayList<>();

    ExchangeDrive(
            Exchange exchange,
            SimulatedBrokerage brokerage,
            VirtualTimeline timeline,
            Map<Symbol, History> market,
            DayRules rules) {
        this.rules = rules;
        this.exchange = exchange;
        this.brokerage = brokerage;
        this.timeline = timeline;
        this.market = market;
        this.capabilities = exchange.rules().capabilities().pushing();
    }

    /** Asks the exchange for the next bar that matters and calls it there; a call that no longer matters does no harm. */
    private void plan(Symbol symbol) {
        History history = market.get(symbol);
        if (history == null) {
            return;
        }
        Bars bars = history.base();
        int next = exchange.nextInterest(bars, bars.countClosedBy(timeline.now().toEpochMilli()));
        if (next < 0) {
            return;
        }
        Instant at = Instant.ofEpochMilli(bars.closesAt(next));
        Instant known = planned.get(symbol);
        if (known != null && known.isAfter(timeline.now()) && !at.isBefore(known)) {
            return;
        }
        planned.put(symbol, at);
        timeline.callAt(at, () -> {
            planned.remove(symbol, at);
            brokerage.onBar(symbol, bars.bar(next)).forEach(this::record);
            plan(symbol);
        });
    }

    private void record(OrderUpdate update) {
        Fill fill = update.fill();
        if (fill != null) {
            changes.add(new AccountChange(fill.at(), fill.symbol(), fill.signedQuantity(), fill.cash()));
        }
    }

    /** Every fill so far. */
    List<AccountChange> changes() {
        return changes;
    }

    private void planAll() {
        market.keySet().forEach(this::plan);
    }

    private static String execution(OrderRequest request) {
        String id = request.id().value();
        int end = id.indexOf('.');
        return end < 0 ? id : id.substring(0, end);
    }

    @Override
    public OrderState submit(OrderRequest request) {
        Optional<String> refused =
                request.opens() ? rules.entryRefusal(execution(request), request.symbol()) : Optional.empty();
        if (refused.isPresent()) {
            return OrderState.rejected(request, timeline.now(), refused.get());
        }
        OrderState state = brokerage.submit(request);
        plan(request.symbol());
        return state;
    }

    @Override
    public Optional<OrderState> find(ClientOrderId id) {
        return brokerage.find(id);
    }

    @Override
    public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
        Change change = brokerage.moveStop(order, stop, as);
        planAll();
        return change;
    }

    @Override
    public Change cancel(OrderId order) {
        return brokerage.cancel(order);
    }

    @Override
    public List<OrderState> openOrders(Symbol symbol) {
        return brokerage.openOrders(symbol);
    }

    @Override
    public List<Holding> holdings() {
        return brokerage.holdings();
    }

    @Override
    public Account account() {
        return brokerage.account();
    }

    @Override
    public Capabilities capabilities(Symbol symbol) {
        return capabilities;
    }
}
