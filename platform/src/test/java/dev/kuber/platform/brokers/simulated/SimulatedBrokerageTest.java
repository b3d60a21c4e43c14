package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.BrokerageContract;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Bar;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedBrokerageTest extends BrokerageContract {

    private final Floor floor = Floor.frictionless();
    private final List<ClientOrderId> told = new ArrayList<>();
    private final SimulatedBrokerage broker =
            new SimulatedBrokerage(floor.exchange, () -> floor.now, floor.prices(), told::add);

    @Override
    protected Brokerage broker() {
        return broker;
    }

    @Override
    protected Symbol symbol() {
        return Floor.ACME;
    }

    @Override
    protected void trades(double open, double high, double low, double close) {
        var bar = new Bar(floor.now, floor.now.plusSeconds(60), open, high, low, close, 1_000_000);
        floor.now = bar.closes();
        floor.last = close;
        broker.onBar(Floor.ACME, bar);
    }

    @Test
    void theListenerHearsOncePerBarWhichSubmittedOrderChanged() {
        broker.submit(Floor.bracket("b", Side.BUY, 10, null, "110", "95"));
        broker.submit(Floor.market("m", Side.BUY, 10));
        trades(100, 101, 99, 100);
        assertThat(told).containsExactly(new ClientOrderId("b"), new ClientOrderId("m"));

        trades(100, 101, 99, 100);
        assertThat(told).hasSize(2);
    }
}
