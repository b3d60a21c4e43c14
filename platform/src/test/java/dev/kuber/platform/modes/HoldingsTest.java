package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.modes.HeldAccounts.HeldAccount;
import dev.kuber.platform.pipelines.TradingMode;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingsTest {

    private static final Symbol ACME = Symbol.of("ACME");
    private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
    private static final HeldAccount ACCOUNT = new HeldAccount("key", "c1", TradingMode.PAPER, "Alpaca paper", "Mine");

    private static Holding holding(Side side, long quantity) {
        return new Holding(ACME, side, Quantity.of(quantity), Quantity.of(quantity), Price.of("100"), Price.of("101"));
    }

    private static LivePosition open(String pipeline, Side side, long remaining) {
        boolean buys = side == Side.BUY;
        var plan = new TradePlan(
                ACME,
                side,
                Quantity.of(50),
                Price.of("100"),
                Price.of(buys ? "95" : "105"),
                Price.of(buys ? "110" : "90"),
                Price.of(buys ? "120" : "80"));
        var position = new Position.Open(
                plan,
                List.of(),
                NOW,
                Price.of("100"),
                Quantity.of(50),
                Quantity.of(remaining),
                Quantity.of(remaining),
                plan.stop(),
                false,
                Money.ZERO,
                Money.ZERO,
                null);
        return new LivePosition("owner", pipeline, 1, "e-" + pipeline, ACME, position, NOW, null);
    }

    private static List<String> parts(Holdings.Held held) {
        return held.parts().stream()
                .map(part -> part.pipelineId() + " " + part.quantity())
                .toList();
    }

    @Test
    void whatNoPipelineHoldsIsTheTradersOwn() {
        var held = Holdings.attributed(
                ACCOUNT,
                holding(Side.BUY, 100),
                List.of(open("p1", Side.BUY, 20), open("p2", Side.BUY, 30), open("p1", Side.BUY, 5)));
        assertThat(parts(held)).containsExactly("p1 25", "p2 30");
        assertThat(held.own()).isEqualByComparingTo("45");
    }

    @Test
    void aShortHoldingIsSharedInItsOwnDirection() {
        var held = Holdings.attributed(ACCOUNT, holding(Side.SELL, 10), List.of(open("p1", Side.SELL, 10)));
        assertThat(parts(held)).containsExactly("p1 10");
        assertThat(held.own()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void whatIsMissingInTheAccountIsNotHidden() {
        var held = Holdings.attributed(ACCOUNT, holding(Side.BUY, 10), List.of(open("p1", Side.BUY, 12)));
        assertThat(held.own()).isEqualByComparingTo("-2");
    }

    @Test
    void anOppositePositionOfAPipelineMakesTheTradersOwnPartLarger() {
        var held = Holdings.attributed(ACCOUNT, holding(Side.BUY, 10), List.of(open("p1", Side.SELL, 5)));
        assertThat(parts(held)).isEmpty();
        assertThat(held.own()).isEqualByComparingTo("15");
    }
}
