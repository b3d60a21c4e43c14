package dev.kuber.platform.modes;

import dev.kuber.fact.TradeExecution;
import dev.kuber.platform.engine.Environment;
import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.PlanSource;
import dev.kuber.platform.engine.Step;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The orders of an execution as its broker knows them. */
@Service
public class PlacedOrders {

    private final PlanSource plans;
    private final Environment environment;

    PlacedOrders(PlanSource plans, Environment environment) {
        this.plans = plans;
        this.environment = environment;
    }

    /**
     * Every order that these steps wrote down, in the order of writing. One that was written down and never reached the
     * broker is left out; while the broker does not answer, the status is unknown.
     */
    public List<OrderState> of(Execution execution, List<Step> steps) {
        Map<ClientOrderId, OrderRequest> written = new LinkedHashMap<>();
        for (Step step : steps) {
            for (var fact : step.facts()) {
                if (fact instanceof TradeExecution trade) {
                    trade.position().requests().forEach(request -> written.putIfAbsent(request.id(), request));
                }
            }
        }
        if (written.isEmpty()) {
            return List.of();
        }
        Brokerage broker = environment
                .ports(execution, plans.load(execution.pipelineId(), execution.revision()))
                .get(Brokerage.class);
        return written.values().stream()
                .flatMap(request -> {
                    try {
                        return broker.find(request.id()).stream();
                    } catch (Brokerage.Unavailable e) {
                        return List.of(OrderState.unknown(request, execution.firedAt(), String.valueOf(e.getMessage())))
                                .stream();
                    }
                })
                .toList();
    }
}
