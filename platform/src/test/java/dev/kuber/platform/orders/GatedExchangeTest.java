package dev.kuber.platform.orders;

import dev.kuber.platform.brokers.BrokerageContract;
import dev.kuber.platform.brokers.simulated.Exchange;
import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.brokers.simulated.SimulatedBrokerage;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A broker behind the gate is the same broker. */
class GatedExchangeTest extends BrokerageContract {

    private Instant now = Instant.parse("2026-01-05T14:30:00Z");
    private double last = 100;
    private final SimulatedBrokerage broker = new SimulatedBrokerage(
            Exchange.opened(ExchangeRules.frictionless(Money.of(100_000)), Calendars.named("always")),
            () -> now,
            _ -> Optional.of(new Price(BigDecimal.valueOf(last))),
            _ -> {});
    private final Brokerage gate = new OrderGate(
            broker,
            new MemoryOrderJournal(),
            EntryStop.NONE,
            OrderSamples.origin("e", "account"),
            () -> now,
            () -> now);

    @Override
    protected Brokerage broker() {
        return gate;
    }

    @Override
    protected Symbol symbol() {
        return OrderSamples.ACME;
    }

    @Override
    protected void trades(double open, double high, double low, double close) {
        var bar = new Bar(now, now.plusSeconds(60), open, high, low, close, 1_000_000);
        now = bar.closes();
        last = close;
        broker.onBar(OrderSamples.ACME, bar);
    }
}
