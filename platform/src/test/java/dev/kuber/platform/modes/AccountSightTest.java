package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.positions.LivePosition;
import dev.kuber.port.Brokerage;
import dev.kuber.testing.FakeBrokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountSightTest {

    private static final Symbol ACME = Symbol.of("ACME");
    private static final ClientOrderId ENTRY = new ClientOrderId("e1.ACME.entry-1");
    private static final Map<Symbol, Price> PRICES = Map.of(ACME, Price.of("103"));
    private static final LivePosition HELD = held();

    private final FakeBrokerage broker = new FakeBrokerage().at(Instant.parse("2026-03-02T15:00:00Z"));

    @Test
    void whatIsProtectedIsAtRiskDownToItsStop() {
        broker.submit(
                OrderRequest.bracket(ENTRY, ACME, Side.BUY, Quantity.of(10), null, Price.of("110"), Price.of("95")));
        broker.fill("e1.ACME.entry-1", "100");

        var sight = new AccountSight(PRICES, broker.find(List.of(ENTRY)));

        assertThat(sight.guarded(HELD)).isTrue();
        assertThat(AccountMarks.risk(List.of(HELD), sight)).isEqualTo(Money.of("80"));
        assertThat(AccountMarks.unprotected(List.of(HELD), sight)).isEmpty();
    }

    @Test
    void whatHasNoStopIsNamedAndNotCounted() {
        var sight = new AccountSight(PRICES, List.of());

        assertThat(sight.guarded(HELD)).isFalse();
        assertThat(AccountMarks.risk(List.of(HELD), sight)).isEqualTo(Money.ZERO);
        assertThat(AccountMarks.unprotected(List.of(HELD), sight)).containsExactly("10 ACME");
    }

    @Test
    void howeverManyPositionsThereAreTheBrokerIsAskedTwice() {
        var calls = new ArrayList<String>();
        var counting = (Brokerage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Brokerage.class}, (_, method, _) -> {
                    calls.add(method.getName());
                    return List.of();
                });

        AccountSight.of(counting, List.of(ENTRY, new ClientOrderId("e2.ACME.entry-1")));

        assertThat(calls).containsExactly("holdings", "find");
    }

    private static LivePosition held() {
        var plan = new TradePlan(
                ACME, Side.BUY, Quantity.of(10), Price.of("100"), Price.of("95"), Price.of("110"), Price.of("120"));
        var open = new Position.Open(
                plan,
                List.of(),
                Instant.EPOCH,
                Price.of("100"),
                Quantity.of(10),
                Quantity.of(10),
                Quantity.of(10),
                plan.stop(),
                false,
                Money.ZERO,
                Money.ZERO,
                null);
        return new LivePosition("owner", "p1", 1, "e1", ACME, open, Instant.EPOCH, null);
    }
}
