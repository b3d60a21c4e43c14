package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lost stops, closing by hand, positions that others close. */
class ProtectionTest {

    @Test
    void aStopThatIsGoneIsPutBackAndTheTraderIsTold() {
        var trading = Trading.opened(Trading.LONG, "187.42");

        trading.broker.end("entry-2/stop", OrderStatus.CANCELED, "cancelled by hand");
        trading.settle();

        assertThat(trading.broker.order("protect-1").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.broker.order("protect-1").limit()).isEqualTo(Price.of("194.38"));
        assertThat(trading.open().guarded()).isTrue();
        assertThat(trading.sentences)
                .contains("Putting a stop at $185.10 for 120 AAPL.", "The stop of 120 AAPL rests at $185.10.");
    }

    @Test
    void aPositionThatCannotBeProtectedIsClosed() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.next(Reply.REJECT, Reply.REJECT).end("entry-2/stop", OrderStatus.CANCELED, "by hand");

        trading.settle();

        assertThat(trading.position()).isInstanceOf(Position.Closing.class);
        assertThat(trading.broker.order("close-1").quantity()).isEqualTo(Quantity.of(120));
        trading.broker.fill("close-1", "186.00");
        trading.settle();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.STOP);
    }

    @Test
    void closingByHandCancelsTheProtectionThenSellsExactlyWhatIsLeft() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.fill("entry-1/target", "190.90");
        trading.settle();
        trading.broker.holds("AAPL", dev.kuber.trade.Side.BUY, "500", "187.00");

        trading.askToClose();
        trading.settle();

        assertThat(trading.broker.order("entry-2/stop").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.order("close-1").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.broker.order("close-1").type()).isEqualTo(OrderType.MARKET);
        assertThat(trading.position()).isInstanceOf(Position.Closing.class);

        trading.broker.fill("close-1", "20", "189.00");
        trading.settle();
        assertThat(trading.position()).isInstanceOf(Position.Closing.class);

        trading.broker.fill("close-1", "189.00");
        assertThat(trading.settle().done()).isTrue();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.MANUAL);
        // 60 x 3.48 + 60 x 1.58 less 2.40
        assertThat(trading.closed().profit()).isEqualTo(Money.of("301.20"));
        assertThat(trading.sentences.getLast()).endsWith("closed by hand.");
    }

    @Test
    void aStopThatFillsWhileClosingIsCountedAndNothingIsSoldTwice() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.fill("entry-1/stop", "185.10").fill("entry-2/stop", "185.10");

        trading.askToClose();
        trading.settle();

        assertThat(trading.broker.submitted()).hasSize(2);
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.STOP);
    }

    @Test
    void aRefusedClosingOrderIsTriedAgainUnderANewIdAndTheTraderIsWarned() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.next(Reply.REJECT);
        trading.askToClose();
        Result warned = trading.settle();

        assertThat(warned.fact(dev.kuber.fact.TradeExecution.class).attention())
                .isEqualTo("The broker ended the closing order (not enough buying power); 120 AAPL are open without a"
                        + " stop.");

        trading.after(Duration.ofSeconds(5));
        trading.broker.fill("close-2", "186.00");
        trading.settle();
        assertThat(trading.closed().quantity()).isEqualTo(Quantity.of(120));
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.MANUAL);
    }

    @Test
    void closingBeforeTheEntryIsFilledCancelsIt() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();

        trading.askToClose();
        trading.settle();

        assertThat(trading.sentences.getLast()).isEqualTo("No position in AAPL: closed by hand.");
        assertThat(trading.broker.orders()).allMatch(o -> o.status() == OrderStatus.CANCELED);
    }

    @Test
    void closingBeforeTheEntryIsSentSendsNothing() {
        var trading = Trading.of(Trading.LONG);
        trading.run();

        trading.askToClose();
        trading.settle();
        trading.after(Duration.ofSeconds(61));

        assertThat(trading.broker.submitted()).isEmpty();
        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
    }

    @Test
    void aPositionClosedByTheTraderIsDoubtedThenBelieved() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.closedByHand("120");

        Result doubt = trading.settle();
        assertThat(doubt.fact(dev.kuber.fact.TradeExecution.class).attention())
                .isEqualTo("The account holds 0 of the 120 AAPL that this trade opened.");
        assertThat(trading.broker.order("entry-1/stop").status()).isEqualTo(OrderStatus.NEW);

        trading.after(Duration.ofSeconds(60));
        trading.after(Duration.ofSeconds(60));

        assertThat(trading.closed().reason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(trading.broker.order("entry-1/stop").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.submitted()).hasSize(2);
        assertThat(trading.closed().exit()).isEqualTo(Price.of("186"));
    }

    @Test
    void bothLegsFillingIsToldToTheTrader() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.fill("entry-1/target", "30", "190.90").fill("entry-1/stop", "185.10");
        trading.broker.fill("entry-2/stop", "185.10");

        Result result = trading.settle();

        assertThat(result.fact(dev.kuber.fact.TradeExecution.class).attention())
                .isEqualTo("The broker closed 30 AAPL more than this trade had opened; look at the account.");
    }

    @Test
    void withoutBracketsAtTheBrokerTheProtectionFollowsTheFill() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.can(false, true, true);
        trading.settle();
        trading.broker.fill("entry-1", "187.42").fill("entry-2", "187.42");

        trading.settle();

        assertThat(trading.broker.order("protect-1").limit()).isEqualTo(Price.of("190.90"));
        assertThat(trading.broker.order("protect-2").limit()).isEqualTo(Price.of("194.38"));
        assertThat(trading.open().guarded()).isTrue();
        trading.broker.fill("protect-1", "190.90");
        trading.settle();
        assertThat(trading.open().stop()).isEqualTo(Price.of("187.42"));
    }
}
