package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.TradeExecution;
import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Within ten seconds after a fill its stop rests at the broker, or something is done about it. */
class ProofTest {

    @Test
    void aPartlyFilledEntryIsLookedAtExactlyWhenItsTimeIsUp() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");

        Result waiting = trading.settle();

        assertThat(waiting.until()).isEqualTo(trading.now.plusSeconds(10));
        assertThat(trading.open().bareSince()).isEqualTo(trading.now);
        assertThat(waiting.fact(TradeExecution.class).attention()).isNull();
    }

    @Test
    void anEntryThatStaysPartlyFilledIsCutAndWhatIsHeldGetsItsOwnStop() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");
        trading.settle();

        trading.after(Duration.ofSeconds(10));

        assertThat(trading.broker.order("entry-1").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.order("entry-2").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.order("protect-1").quantity()).isEqualTo(Quantity.of(30));
        assertThat(trading.broker.order("protect-1/stop").stop()).isEqualTo(Price.of("185.10"));
        assertThat(trading.open().guarded()).isTrue();
        assertThat(trading.open().bareSince()).isNull();
        assertThat(trading.attention()).isNull();
    }

    @Test
    void anEntryThatIsFilledInTimeIsNotCut() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");
        trading.settle();
        trading.broker.fill("entry-1", "187.50").fill("entry-2", "187.50");

        trading.after(Duration.ofSeconds(10));

        assertThat(trading.open().quantity()).isEqualTo(Quantity.of(120));
        assertThat(trading.broker.submitted()).hasSize(2);
    }

    @Test
    void aPartialFillThatWasNotSeenInTimeIsCutAtOnce() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");

        trading.after(Duration.ofSeconds(60));

        assertThat(trading.open().guarded()).isTrue();
        assertThat(trading.broker.order("entry-2").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void anEntryWhoseCancellationIsNotConfirmedIsAnAlarmAndThePositionIsClosed() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.confirming(false);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");
        trading.settle();

        trading.after(Duration.ofSeconds(10));
        assertThat(trading.attention()).isNull();
        trading.after(Duration.ofSeconds(10));

        assertThat(trading.attention())
                .isEqualTo(
                        "30 AAPL have had no stop at the broker since 2026-03-02T15:00:00Z: it is not proven that its"
                                + " stop rests at the broker. Putting it back.");
        trading.broker.confirming(true).confirmCancellations();
        trading.after(Duration.ofSeconds(2));
        trading.broker.fill("close-1", "187.00");
        trading.settle();
        assertThat(trading.closed().quantity()).isEqualTo(Quantity.of(30));
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.STOP);
    }

    @Test
    void aStopThatIsRefusedTwiceIsAnAlarmAndThePositionIsClosed() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.next(Reply.REJECT, Reply.REJECT).end("entry-2/stop", OrderStatus.CANCELED, "by hand");

        trading.settle();

        assertThat(trading.sentences).anyMatch(s -> s.contains("its stop could not be put back"));
        assertThat(trading.position()).isInstanceOf(Position.Closing.class);
    }

    @Test
    void aPositionThatIsToBeHeldIsHeldWithItsAlarmAndTriedAgainMoreAndMoreSeldom() {
        var trading = Trading.of(Trading.LONG);
        trading.holding();
        trading.settle();
        trading.broker.fill("entry-1", "187.42").fill("entry-2", "187.42");
        trading.settle();
        trading.broker
                .next(Reply.REJECT, Reply.REJECT, Reply.REJECT, Reply.REJECT)
                .end("entry-2/stop", OrderStatus.CANCELED, "by hand");

        Result held = trading.settle();

        assertThat(held.until()).isEqualTo(trading.now.plusSeconds(5));
        assertThat(trading.attention())
                .isEqualTo(
                        "60 AAPL have had no stop at the broker since 2026-03-02T15:00:00Z: its stop could not be put"
                                + " back: not enough buying power. The position is held, and putting the stop back is tried"
                                + " again.");
        trading.after(Duration.ofSeconds(5));
        Result later = trading.after(Duration.ofSeconds(5));
        assertThat(later.until()).isEqualTo(trading.now.plusSeconds(10));
        assertThat(trading.attention()).isNotNull();
        trading.after(Duration.ofSeconds(10));
        assertThat(trading.open().guarded()).isTrue();
        assertThat(trading.attention()).isNull();
        assertThat(trading.open().orders()).hasSize(5);
    }

    @Test
    void aStopThatEndsByItselfTakesTheTargetBesideItAwayAndBothArePutBack() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.endAlone("entry-1/stop", OrderStatus.REJECTED, "no");

        trading.settle();

        assertThat(trading.broker.order("entry-1/target").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.order("protect-1").quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.open().guarded()).isTrue();
    }

    @Test
    void aPositionWithoutStopWhosePriceIsBeyondItIsClosedAtMarket() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.price("184.00").broker.end("entry-2/stop", OrderStatus.CANCELED, "by hand");

        trading.settle();

        assertThat(trading.position()).isInstanceOf(Position.Closing.class);
        trading.broker.fill("close-1", "184.00");
        trading.settle();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.STOP);
        assertThat(trading.closed().quantity()).isEqualTo(Quantity.of(120));
    }

    @Test
    void aStopMovedByHandStaysWhereTheTraderPutItEvenWhenItIsPutBack() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.moveByHand("entry-1/stop", "186.50").moveByHand("entry-2/stop", "186.50");
        trading.settle();
        assertThat(trading.open().stop()).isEqualTo(Price.of("186.50"));

        trading.price("187.00").broker.end("entry-2/stop", OrderStatus.CANCELED, "by hand");
        trading.settle();

        assertThat(trading.broker.order("protect-1/stop").stop()).isEqualTo(Price.of("186.50"));
    }

    @Test
    void aBrokerThatDoesNotAnswerWhileSomethingMayBeNakedIsAnAlarmAndAnAllClearFollows() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");
        trading.settle();
        trading.broker.available(false);

        trading.after(Duration.ofSeconds(19));
        assertThat(trading.attention()).isNull();
        trading.after(Duration.ofSeconds(1));
        assertThat(trading.attention()).isEqualTo("30 AAPL may be without a stop: The broker does not answer.");

        trading.broker.available(true).fill("entry-1", "187.42").fill("entry-2", "187.42");
        trading.after(Duration.ofSeconds(2));
        assertThat(trading.attention()).isNull();
        assertThat(trading.open().guarded()).isTrue();
    }

    @Test
    void aClosingOrderThatDoesNotFillIsAnAlarm() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.askToClose();
        trading.settle();

        trading.after(Duration.ofMinutes(2));

        assertThat(trading.attention()).contains("Trading may be halted");
        trading.broker.fill("close-1", "186.00");
        trading.settle();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.MANUAL);
    }

    @Test
    void aStopThatWasMovedToBreakevenIsTheOneUnderItsNewId() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.fill("entry-1/target", "190.90");
        trading.settle();

        assertThat(trading.broker.order("entry-2/stop").clientId().value()).isEqualTo("execution.AAPL.entry-2.be");
        assertThat(trading.broker.order("entry-2/stop").type()).isEqualTo(OrderType.STOP);
        assertThat(trading.open().guarded()).isTrue();
    }
}
