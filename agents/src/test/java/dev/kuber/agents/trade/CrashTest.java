package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Position;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Crashes between side effect and save, lost replies, silence. */
class CrashTest {

    @Test
    void aWholeTradeWithEveryRunDoneTwiceSendsNoOrderTwice() {
        var trading = Trading.of(Trading.LONG);
        trading.crashing = true;
        trading.settle();
        trading.broker.fill("entry-1", "187.42").fill("entry-2", "187.42");
        trading.settle();
        trading.broker.fill("entry-1/target", "190.90");
        trading.settle();
        trading.askToClose();
        trading.settle();
        trading.broker.fill("close-1", "189.00");
        trading.settle();

        assertThat(trading.broker.orders())
                .extracting(o -> o.clientId().value())
                .containsExactly("execution.AAPL.entry-1", "execution.AAPL.entry-2", "execution.AAPL.close-1");
        assertThat(trading.closed().profit()).isEqualTo(Money.of("301.20"));
    }

    @Test
    void aLostReplyIsLookedUpAndNotSentAgain() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.next(Reply.LOSE_REPLY, Reply.LOSE_REPLY);

        trading.settle();

        assertThat(trading.broker.submitted()).hasSize(2);
        assertThat(trading.broker.orders()).hasSize(2);
    }

    @Test
    void aLostRequestIsSentAgainUnderTheSameId() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.next(Reply.LOSE_REQUEST);

        trading.settle();

        assertThat(trading.broker.submitted())
                .extracting(r -> r.id().value())
                .containsExactly("execution.AAPL.entry-1", "execution.AAPL.entry-1", "execution.AAPL.entry-2");
        assertThat(trading.broker.orders()).hasSize(2);
    }

    @Test
    void whatStaysUnknownIsWaitedForAndNeverReadAsFailed() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.next(Reply.LOSE_REQUEST, Reply.LOSE_REQUEST);

        var waiting = trading.settle();

        assertThat(waiting.until()).isEqualTo(trading.now.plusSeconds(2));
        assertThat(trading.position()).isInstanceOf(Position.Opening.class);
        trading.after(Duration.ofSeconds(2));
        assertThat(trading.broker.orders()).extracting(OrderState::quantity).hasSize(2);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsAskedAgain() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.available(false);

        var waiting = trading.settle();

        assertThat(waiting.facts()).isEmpty();
        assertThat(waiting.until()).isEqualTo(trading.now.plusSeconds(2));
        trading.broker.available(true).fill("entry-1/stop", "185.10").fill("entry-2/stop", "185.10");
        assertThat(trading.after(Duration.ofSeconds(2)).done()).isTrue();
    }

    @Test
    void anEntryThatWasNeverSentIsNotSentLate() {
        var trading = Trading.of(Trading.LONG);
        trading.run();

        trading.after(Duration.ofHours(2));

        assertThat(trading.broker.submitted()).isEmpty();
        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
    }
}
