package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.port.PositionRegistry;
import dev.kuber.testing.AgentTester;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.Position;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreTradeCheckTest {

    @Test
    void aHoldingOfSomebodyElseIsADuplicate() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.holds("AAPL", Side.BUY, "100", "180");

        assertThat(trading.settle().done()).isTrue();
        assertThat(trading.sentences)
                .containsExactly("No position in AAPL: the account holds 100 AAPL already and pyramiding is off.");
    }

    @Test
    void theOppositeDirectionIsRefusedEvenWithPyramiding() {
        var trading = Trading.of(Trading.LONG);
        trading.tester.config(new TradeSettings(
                TradeSettings.Entry.MARKET,
                50,
                true,
                java.time.Duration.ofMinutes(30),
                true,
                java.time.Duration.ofSeconds(60),
                java.time.Duration.ofSeconds(10),
                TradeSettings.Unprotected.CLOSE,
                java.math.BigDecimal.ONE));
        trading.broker.holds("AAPL", Side.SELL, "100", "180");

        trading.settle();

        assertThat(trading.sentences)
                .containsExactly("No position in AAPL: the account holds the opposite position, short 100 AAPL.");
    }

    @Test
    void anOpenOrderOfSomebodyElseIsADuplicate() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.submit(OrderRequest.market(
                new ClientOrderId("by-hand"), Symbol.of("AAPL"), Side.BUY, Quantity.of(1), PositionIntent.OPEN));

        trading.settle();

        assertThat(trading.sentences)
                .containsExactly("No position in AAPL: another order works in AAPL and pyramiding is off.");
    }

    @Test
    void aPositionOfAnotherExecutionIsADuplicateBeforeItsOrdersAreAtTheBroker() {
        var trading = Trading.of(Trading.LONG);
        trading.registered.add(new PositionRegistry.Entry(
                "another", new Position.Opening(Trading.LONG, List.of(), AgentTester.START)));

        trading.settle();

        assertThat(trading.sentences)
                .containsExactly("No position in AAPL: this pipeline has a position in AAPL already and pyramiding is"
                        + " off.");
    }

    @Test
    void aShortTradeNeedsABrokerThatSellsShort() {
        var trading = Trading.of(Trading.SHORT);
        trading.broker.can(true, true, false);

        trading.settle();

        assertThat(trading.sentences)
                .containsExactly("No position in AAPL: the broker does not sell short in this account.");
    }

    @Test
    void anotherSymbolIsNoConcern() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.holds("MSFT", Side.SELL, "100", "180");

        trading.settle();

        assertThat(trading.broker.submitted()).hasSize(2);
    }
}
