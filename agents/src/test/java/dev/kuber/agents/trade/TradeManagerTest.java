package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.WakeOn;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.TradeExecution;
import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TradeManagerTest {

    @Test
    void nothingIsSentBeforeTheIntentIsDurable() {
        var trading = Trading.of(Trading.LONG);

        Result first = trading.run();

        assertThat(trading.broker.submitted()).isEmpty();
        assertThat(first.until()).isEqualTo(trading.now);
        assertThat(first.fact(TradeExecution.class).position()).isInstanceOf(Position.Opening.class);
        assertThat(first.fact(TradeExecution.class).sentence())
                .isEqualTo(
                        "Buying 120 AAPL at about $187.40; stop $185.10, target 1 $190.90 (60), target 2 $194.38 (60).");
    }

    @Test
    void itSendsOneBracketPerTarget() {
        var trading = Trading.of(Trading.LONG);

        Result waiting = trading.settle();

        assertThat(trading.broker.submitted())
                .extracting(r -> r.id().value(), r -> r.quantity(), r -> r.takeProfit(), r -> r.stopLoss())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "execution.AAPL.entry-1", Quantity.of(60), Price.of("190.90"), Price.of("185.10")),
                        org.assertj.core.groups.Tuple.tuple(
                                "execution.AAPL.entry-2", Quantity.of(60), Price.of("194.38"), Price.of("185.10")));
        assertThat(waiting.until()).isEqualTo(trading.now.plusSeconds(60));
        assertThat(waiting.wakesOn())
                .contains(new WakeOn.OrderUpdate(
                        trading.broker.submitted().getFirst().id()))
                .contains(WakeOn.Told.of(CloseRequested.class));
        assertThat(waiting.facts()).isEmpty();
    }

    @Test
    void aBrokerThatTellsEverythingIsNotLookedAtUntilItTellsOrTheEntryTimesOut() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.pushingEveryChange();

        Result entering = trading.settle();
        trading.broker.fill("entry-1", "187.42");
        trading.broker.fill("entry-2", "187.42");
        Result open = trading.settle();

        assertThat(entering.until()).isEqualTo(trading.now.plus(Duration.ofMinutes(30)));
        assertThat(open.until()).isEqualTo(trading.now.plus(Duration.ofDays(1)));
        assertThat(open.wakesOn())
                .contains(new WakeOn.OrderUpdate(
                        trading.broker.submitted().getFirst().id()));
    }

    @Test
    void whatABrokerThatTellsEverythingDidNotDoIsLookedAtAgainSoon() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.pushingEveryChange();
        trading.settle();
        trading.broker.fill("entry-1", "187.42");
        trading.broker.fill("entry-2", "187.42");
        trading.broker.movable(false).fill("entry-1/target", "190.90");

        Result unmoved = trading.settle();

        assertThat(unmoved.until()).isEqualTo(trading.now.plusSeconds(60));
    }

    @Test
    void aFilledEntryIsReportedWithItsProtection() {
        var trading = Trading.opened(Trading.LONG, "187.42");

        assertThat(trading.sentences)
                .contains("Bought 120 AAPL at $187.42; stop $185.10, target 1 $190.90 (60), target 2 $194.38 (60).");
        assertThat(trading.open().guarded()).isTrue();
    }

    @Test
    void aPartlyFilledEntryIsNotYetProtectedAndSaysSo() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();

        trading.broker.fill("entry-1", "30", "187.42");
        trading.settle();

        assertThat(trading.open().quantity()).isEqualTo(Quantity.of(30));
        assertThat(trading.open().guarded()).isFalse();
        assertThat(trading.sentences.getLast())
                .startsWith("Bought 30 of 120 AAPL at $187.42")
                .endsWith("30 without a stop at the broker yet.");
    }

    @Test
    void targetOneClosesItsPartAndMovesTheStopOfTheRestToTheEntry() {
        var trading = Trading.opened(Trading.LONG, "187.42");

        trading.broker.fill("entry-1/target", "190.90");
        trading.settle();

        assertThat(trading.broker.order("entry-2/stop").stop()).isEqualTo(Price.of("187.42"));
        assertThat(trading.open().stop()).isEqualTo(Price.of("187.42"));
        assertThat(trading.open().remaining()).isEqualTo(Quantity.of(60));
        assertThat(trading.sentences.getLast())
                .isEqualTo("Target 1 reached: closed 60, +$208.80; stop of the remaining 60 AAPL moved from $185.10 to"
                        + " $187.42.");
    }

    @Test
    void bothTargetsCloseTheTradeWithItsExactProfit() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.fill("entry-1/target", "190.90");
        trading.settle();
        trading.broker.fill("entry-2/target", "194.38");

        Result last = trading.settle();

        assertThat(last.done()).isTrue();
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.TARGET);
        // 60 x 3.48 + 60 x 6.96, less 240 x 0.01 commission
        assertThat(trading.closed().profit()).isEqualTo(Money.of("624.00"));
        assertThat(trading.closed().commission()).isEqualTo(Money.of("2.40"));
        assertThat(trading.sentences.getLast())
                .isEqualTo(
                        "Closed 120 AAPL: in at $187.42, out at $192.64, +$624.00 after $2.40 commission (2.26 R); the"
                                + " target was reached.");
    }

    @Test
    void theStopClosesBothParts() {
        var trading = Trading.opened(Trading.LONG, "187.42");

        trading.broker.fill("entry-1/stop", "185.08").fill("entry-2/stop", "185.08");
        trading.settle();

        assertThat(trading.closed().reason()).isEqualTo(ExitReason.STOP);
        assertThat(trading.closed().profit()).isEqualTo(Money.of("-283.20"));
    }

    @Test
    void theMovedStopClosesAtBreakeven() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.fill("entry-1/target", "190.90");
        trading.settle();

        trading.broker.fill("entry-2/stop", "187.40");
        trading.settle();

        assertThat(trading.closed().reason()).isEqualTo(ExitReason.BREAKEVEN);
    }

    @Test
    void aShortTradeIsMirrored() {
        var trading = Trading.opened(Trading.SHORT, "187.40");
        assertThat(trading.sentences.getLast()).startsWith("Sold short 120 AAPL at $187.40");

        trading.broker.fill("entry-1/target", "183.90");
        trading.settle();
        assertThat(trading.open().stop()).isEqualTo(Price.of("187.40"));
        trading.broker.fill("entry-2/target", "180.42");
        trading.settle();

        // 60 x 3.50 + 60 x 6.98, less 2.40
        assertThat(trading.closed().profit()).isEqualTo(Money.of("626.40"));
    }

    @Test
    void oneShareHasOneTarget() {
        var trading = Trading.of(Trading.plan(Side.BUY, "1", "187.40", "185.10", "190.90", "194.38"));

        trading.settle();

        assertThat(trading.broker.submitted()).singleElement().satisfies(order -> {
            assertThat(order.quantity()).isEqualTo(Quantity.of(1));
            assertThat(order.takeProfit()).isEqualTo(Price.of("190.90"));
        });
    }

    @Test
    void aStopThatCannotBeMovedStaysWhereItIsAndIsTriedAgain() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.broker.movable(false).fill("entry-1/target", "190.90");
        trading.settle();
        assertThat(trading.open().stop()).isEqualTo(Price.of("185.10"));
        assertThat(trading.open().guarded()).isTrue();

        trading.broker.movable(true);
        trading.after(Duration.ofSeconds(60));

        assertThat(trading.open().stop()).isEqualTo(Price.of("187.42"));
    }

    @Test
    void withoutAnApprovedTradeThereIsNothingToDo() {
        var trading = Trading.of(Trading.LONG);
        trading.tester.symbols("MSFT");

        Result result = trading.run();

        assertThat(result.done()).isTrue();
        assertThat(result.facts()).isEmpty();
    }

    @Test
    void aRunWithoutNewsGivesNoFact() {
        var trading = Trading.opened(Trading.LONG, "187.42");

        assertThat(trading.after(Duration.ofSeconds(60)).facts()).isEmpty();
    }

    @Test
    void aRefusedEntryIsNoPositionAndItsSiblingIsNeverSent() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.next(Reply.REJECT);
        trading.settle();
        trading.after(Duration.ofSeconds(61));

        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
        assertThat(trading.sentences.getLast())
                .isEqualTo("No position in AAPL: the broker refused the order: not enough buying power.");
        assertThat(trading.broker.submitted()).hasSize(1);
    }

    @Test
    void aRefusedSiblingCancelsTheEntryThatIsNotFilled() {
        var trading = Trading.of(Trading.LONG);
        trading.broker.next(Reply.ACCEPT, Reply.REJECT);

        trading.settle();

        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
        assertThat(trading.broker.order("entry-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void aRefusedSiblingLeavesWhatIsFilledInPlace() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "187.42").end("entry-2", OrderStatus.REJECTED, "not enough buying power");

        trading.settle();

        assertThat(trading.open().quantity()).isEqualTo(Quantity.of(60));
        assertThat(trading.open().guarded()).isTrue();
    }

    @Test
    void anEntryThatDoesNotFillIsGivenUp() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();

        trading.after(Duration.ofMinutes(30));

        assertThat(trading.sentences.getLast())
                .isEqualTo("No position in AAPL: the entry was not filled within 30 minutes of trading.");
        assertThat(trading.broker.order("entry-1").status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void theRestOfAPartlyFilledEntryIsGivenUpAndWhatIsHeldIsProtected() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "30", "187.42");
        trading.settle();

        trading.after(Duration.ofMinutes(30));

        assertThat(trading.broker.order("entry-2").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.broker.order("protect-1").quantity()).isEqualTo(Quantity.of(30));
        assertThat(trading.broker.order("protect-1/stop").stop()).isEqualTo(Price.of("185.10"));
        assertThat(trading.open().guarded()).isTrue();

        trading.broker.fill("protect-1", "190.90");
        trading.settle();
        assertThat(trading.closed().quantity()).isEqualTo(Quantity.of(30));
        assertThat(trading.closed().reason()).isEqualTo(ExitReason.TARGET);
    }
}
