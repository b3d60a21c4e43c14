package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.engine.Ports;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Positions with what the market and the broker say of them now. */
@Service
public class PositionMarks {

    private final PipelinePlans plans;
    private final Environment environment;
    private final ExecutionStore store;
    private final Venues venues;
    private final AccountSweeps sweeps;

    PositionMarks(
            PipelinePlans plans, Environment environment, ExecutionStore store, Venues venues, AccountSweeps sweeps) {
        this.plans = plans;
        this.environment = environment;
        this.store = store;
        this.venues = venues;
        this.sweeps = sweeps;
    }

    /**
     * A position now.
     *
     * @param price last price; null while the market does not tell one
     * @param guarded whether stops rest at the broker for all that is held; null while the broker does not answer
     * @param attention what the trader must look at; null when all is well
     */
    public record Marked(
            LivePosition live,
            @Nullable Price price,
            @Nullable Boolean guarded,
            @Nullable String attention) {

        Marked with(@Nullable String other) {
            return new Marked(live, price, guarded, other);
        }
    }

    public Marked of(LivePosition live) {
        Plan plan = plans.load(live.pipelineId(), live.revision());
        return store.find(live.owner(), live.executionId())
                .map(execution -> of(live, execution, environment.ports(execution, plan)))
                .map(marked -> marked.attention() == null ? marked.with(unwatched(plan)) : marked)
                .orElseGet(() -> new Marked(live, null, null, live.attention()));
    }

    /** Why nobody can say that this is still so; null if the account has been compared with its broker of late. */
    private @Nullable String unwatched(Plan plan) {
        return sweeps.find(venues.keyOf(plan)).map(AccountSweeps.Sweep::alarm).orElse(null);
    }

    private static Marked of(LivePosition live, Execution execution, Ports ports) {
        boolean alarm = live.attention() == null && execution.status() == ExecutionStatus.NEEDS_ATTENTION;
        return new Marked(
                live, price(ports, live), guarded(ports, live), alarm ? execution.reason() : live.attention());
    }

    private static @Nullable Price price(Ports ports, LivePosition live) {
        try {
            return ports.get(MarketData.class).quote(live.symbol()).last();
        } catch (MarketData.NoData _) {
            return null;
        }
    }

    private static @Nullable Boolean guarded(Ports ports, LivePosition live) {
        Quantity held = switch (live.position()) {
            case Position.Open open -> open.remaining();
            case Position.Closing closing -> closing.open().remaining();
            case Position.Opening _, Position.Refused _, Position.Closed _ -> Quantity.ZERO;
        };
        if (held.isZero()) {
            return null;
        }
        try {
            return stopped(ports.get(Brokerage.class).openOrders(live.symbol()), live)
                            .compareTo(held)
                    >= 0;
        } catch (Brokerage.Unavailable _) {
            return null;
        }
    }

    /** For how much of this execution's holding a stop works at the broker. */
    private static Quantity stopped(List<OrderState> orders, LivePosition live) {
        Quantity sum = Quantity.ZERO;
        for (OrderState order : orders) {
            if (order.clientId().value().startsWith(live.executionId() + ".")) {
                for (OrderState leg : order.family()) {
                    if (leg.role() == OrderState.Role.STOP_LOSS && works(leg.status())) {
                        sum = sum.plus(leg.remaining());
                    }
                }
            }
        }
        return sum;
    }

    private static boolean works(OrderStatus status) {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }
}
