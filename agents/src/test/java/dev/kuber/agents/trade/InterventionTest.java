package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.WakeOn;
import dev.kuber.fact.ApprovalDecided;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.CancelRequested;
import dev.kuber.fact.CloseRequested;
import dev.kuber.port.Approvals;
import dev.kuber.testing.Result;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Quantity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people ask for: consent before a trade, cancelling, closing. */
class InterventionTest {

    private static Trading asking() {
        var trading = Trading.of(Trading.LONG);
        trading.tester.with(Approvals.class, _ -> Optional.of(Duration.ofMinutes(15)));
        return trading;
    }

    private static void decide(Trading trading, boolean approved) {
        trading.tester.fact(
                new ApprovalDecided(Trading.LONG.symbol(), approved, trading.now, "trader", "too risky today"));
    }

    private static void cancel(Trading trading) {
        trading.tester.fact(
                new CancelRequested(Trading.LONG.symbol(), trading.now, "trader", "the trader cancelled the orders"));
    }

    @Test
    void aTradeThatNeedsConsentWaitsForItAndSendsNothing() {
        var trading = asking();

        Result waiting = trading.settle();

        ApprovalRequested asked = waiting.facts().isEmpty()
                ? trading.tester.facts().stream()
                        .filter(ApprovalRequested.class::isInstance)
                        .map(ApprovalRequested.class::cast)
                        .findFirst()
                        .orElseThrow()
                : waiting.fact(ApprovalRequested.class);
        assertThat(asked.until()).isEqualTo(trading.now.plus(Duration.ofMinutes(15)));
        assertThat(asked.sentence())
                .isEqualTo("Buying 120 AAPL at about $187.40 waits for approval until 2026-03-02T15:15:00Z; no answer"
                        + " means no.");
        assertThat(waiting.until()).isEqualTo(asked.until());
        assertThat(waiting.wakesOn()).contains(WakeOn.Told.of(ApprovalDecided.class));
        assertThat(trading.broker.submitted()).isEmpty();
        assertThat(trading.after(Duration.ofMinutes(5)).facts()).isEmpty();
    }

    @Test
    void withConsentItIsOpened() {
        var trading = asking();
        trading.settle();
        decide(trading, true);

        trading.after(Duration.ofMinutes(5));

        assertThat(trading.broker.submitted()).hasSize(2);
    }

    @Test
    void silenceMeansNo() {
        var trading = asking();
        trading.settle();

        assertThat(trading.after(Duration.ofMinutes(15)).done()).isTrue();

        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
        assertThat(trading.sentences.getLast())
                .isEqualTo("No position in AAPL: nobody approved it in time, by 2026-03-02T15:15:00Z.");
    }

    @Test
    void aNoIsANoAndCarriesItsReason() {
        var trading = asking();
        trading.settle();
        decide(trading, false);

        trading.settle();

        assertThat(trading.sentences.getLast()).isEqualTo("No position in AAPL: not approved: too risky today.");
    }

    @Test
    void consentThatComesTooLateIsNone() {
        var trading = asking();
        trading.settle();
        trading.now = trading.now.plus(Duration.ofMinutes(16));
        decide(trading, true);

        trading.after(Duration.ZERO);

        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
    }

    @Test
    void afterConsentTheAccountAndThePriceAreCheckedAgain() {
        var held = asking();
        held.settle();
        decide(held, true);
        held.broker.holds("AAPL", dev.kuber.trade.Side.BUY, "5", "180");
        held.settle();
        assertThat(held.sentences.getLast()).contains("the account holds 5 AAPL already");

        var fallen = asking();
        fallen.settle();
        decide(fallen, true);
        fallen.price("185.00").settle();
        assertThat(fallen.sentences.getLast()).contains("the price of $185.00 has passed the stop of $185.10");

        var risen = asking();
        risen.settle();
        decide(risen, true);
        risen.price("191.00").settle();
        assertThat(risen.sentences.getLast()).contains("the price of $191.00 has passed target 1 of $190.90");
    }

    @Test
    void aTradeThatIsCancelledWhileItWaitsForConsentIsOff() {
        var trading = asking();
        trading.settle();
        cancel(trading);
        decide(trading, true);

        trading.settle();

        assertThat(trading.position()).isInstanceOf(Position.Refused.class);
    }

    @Test
    void aCrashWhileAskingAsksOnce() {
        var trading = asking();
        trading.crashing = true;
        trading.settle();
        decide(trading, true);
        trading.settle();

        assertThat(trading.tester.facts().stream().filter(ApprovalRequested.class::isInstance))
                .hasSize(1);
        assertThat(trading.broker.orders()).hasSize(2);
    }

    @Test
    void cancellingEndsAnEntryThatIsNotFilled() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        cancel(trading);

        assertThat(trading.settle().done()).isTrue();

        assertThat(trading.sentences.getLast()).isEqualTo("No position in AAPL: the trader cancelled the orders.");
        assertThat(trading.broker.orders()).allMatch(o -> o.status() == OrderStatus.CANCELED);
    }

    @Test
    void cancellingLeavesWhatIsHeldProtected() {
        var trading = Trading.of(Trading.LONG);
        trading.settle();
        trading.broker.fill("entry-1", "187.42");
        trading.settle();
        cancel(trading);

        trading.settle();

        assertThat(trading.broker.order("entry-2").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(trading.open().remaining()).isEqualTo(Quantity.of(60));
        assertThat(trading.open().guarded()).isTrue();
    }

    @Test
    void whatWasAskedBeforeTheTradeBeganDoesNotConcernIt() {
        var trading = Trading.of(Trading.LONG);
        cancel(trading);
        trading.askToClose();

        trading.settle();
        trading.broker.fill("entry-1", "187.42").fill("entry-2", "187.42");
        trading.settle();

        assertThat(trading.open().guarded()).isTrue();
    }

    @Test
    void theCauseOfAClosureIsWhatItCountsAs() {
        var trading = Trading.opened(Trading.LONG, "187.42");
        trading.tester.fact(new CloseRequested(
                Trading.LONG.symbol(), trading.now, "kuber", ExitReason.BUDGET, "the budget is used up"));
        trading.settle();
        trading.broker.fill("close-1", "186.00");
        trading.settle();

        assertThat(trading.closed().reason()).isEqualTo(ExitReason.BUDGET);
        assertThat(trading.closed().why()).isEqualTo("the budget is used up");
    }
}
