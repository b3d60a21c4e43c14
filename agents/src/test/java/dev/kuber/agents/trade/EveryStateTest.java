package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agents.trade.BrokerStates.EntryIs;
import dev.kuber.agents.trade.BrokerStates.Lane;
import dev.kuber.agents.trade.BrokerStates.Legs;
import dev.kuber.fact.CancelRequested;
import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No state of broker and intents exists for which the sweep has no answer: each combination of what the two entries, their
 * legs, the account and the trader may be like is put before it, and each ends protected, closed, refused or alarmed.
 */
class EveryStateTest {

    private static final Duration ALARM = Duration.ofSeconds(20);

    private enum Account {
        AS_FILLED,
        A_PART_GONE,
        ALL_GONE,
        MORE
    }

    private enum Wish {
        NONE,
        CANCEL,
        CLOSE
    }

    /** How it ended, a minute and more later. */
    private enum Answer {
        PROTECTED,
        CLOSED,
        REFUSED,
        /** The entry works at the broker and nothing of it is filled. */
        WAITING
    }

    enum Venue {
        BRACKETS(new Capabilities(true, true, true, true, true, false)),
        PAIRS(new Capabilities(false, true, true, true, true, false)),
        STOPS(new Capabilities(false, false, true, true, true, false)),
        STOP_LIMITS(new Capabilities(false, false, false, true, true, false));

        private final Capabilities can;

        Venue(Capabilities can) {
            this.can = can;
        }
    }

    private record Case(
            TradePlan plan, Venue venue, Lane first, Lane second, Account account, Wish wish, boolean slow) {}

    @ParameterizedTest
    @EnumSource(Venue.class)
    void theSweepHasAnAnswerToEveryState(Venue venue) {
        var answers = new EnumMap<Answer, Integer>(Answer.class);
        for (Case each : cases(venue)) {
            answers.merge(answer(each), 1, Integer::sum);
        }
        assertThat(answers).as("each answer is given to some state").containsOnlyKeys(Answer.values());
    }

    @Test
    void thousandsOfStatesAreEnumerated() {
        assertThat(Stream.of(Venue.values()).mapToInt(v -> cases(v).size()).sum())
                .isGreaterThan(5_000);
    }

    private static List<Case> cases(Venue venue) {
        var lanes = new ArrayList<Lane>();
        for (EntryIs entry : EntryIs.values()) {
            for (Legs legs : Legs.values()) {
                boolean behind = entry == EntryIs.FILLED && venue == Venue.BRACKETS;
                if (behind || legs == Legs.RESTING) {
                    lanes.add(new Lane(entry, legs));
                }
            }
        }
        var cases = new ArrayList<Case>();
        for (Lane first : lanes) {
            for (Lane second : lanes) {
                for (Account account : Account.values()) {
                    for (Wish wish : Wish.values()) {
                        TradePlan plan = cases.size() % 2 == 0 ? Trading.LONG : Trading.SHORT;
                        cases.add(new Case(plan, venue, first, second, account, wish, cases.size() % 3 == 0));
                    }
                }
            }
        }
        return cases;
    }

    /** Puts the state before the trade manager and lets time pass; the broker does what it is asked and fills closing orders. */
    private static Answer answer(Case each) {
        var trading = Trading.of(each.plan());
        trading.broker.can(each.venue().can).confirming(!each.slow());
        trading.run();
        Position.Opening opening = (Position.Opening) trading.position();
        BrokerStates.place(trading, opening.orders().get(0), each.first());
        BrokerStates.place(trading, opening.orders().get(1), each.second());
        BigDecimal filled = held(trading);
        others(trading, each, filled);
        wish(trading, each);
        Result result = trading.settle();
        for (int round = 0; round < 14 && !result.done(); round++) {
            check(trading, each, round);
            result = trading.after(Duration.ofSeconds(5));
            trading.broker.confirmCancellations();
            result = trading.settle();
            fillClosing(trading);
            result = trading.settle();
        }
        return end(trading, each, result);
    }

    private static Answer end(Trading trading, Case each, Result result) {
        Answer answer = switch (trading.position()) {
            case Position.Refused _ when held(trading).signum() == 0 -> Answer.REFUSED;
            case Position.Closed _ when result.done() -> Answer.CLOSED;
            case Position.Open open when open.guarded() -> Answer.PROTECTED;
            case Position.Opening _ when waits(trading, each) -> Answer.WAITING;
            default -> null;
        };
        assertThat(answer).as(each + ": " + trading.sentences).isNotNull();
        return answer;
    }

    /** Nothing is filled yet and the entry works, as it should. */
    private static boolean waits(Trading trading, Case each) {
        return trading.broker.orders().stream()
                .anyMatch(o -> o.side() == each.plan().side() && !o.status().terminal());
    }

    /** Nothing is ever oversold by us, and nothing is naked for longer than the alarm time without a word. */
    private static void check(Trading trading, Case each, int round) {
        String what = each + ", round " + round + ": " + trading.sentences;
        if (trading.position() instanceof Position.Open open && open.bareSince() != null) {
            boolean late = !trading.now.isBefore(open.bareSince().plus(ALARM));
            assertThat(!late || trading.attention() != null).as(what).isTrue();
        }
        BigDecimal ours = trading.broker.orders().stream()
                .filter(o -> !o.clientId().value().contains("entry-"))
                .map(o -> o.family().stream().map(f -> f.filled().value()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(ours).as(what).isLessThanOrEqualTo(new BigDecimal("120"));
    }

    private static void fillClosing(Trading trading) {
        for (OrderState order : trading.broker.orders()) {
            String name = order.clientId().value();
            boolean market = name.contains(".close-") || name.contains(".take-");
            if (market && !order.status().terminal()) {
                trading.broker.fill(name.substring(name.lastIndexOf('.') + 1), "187.00");
            }
        }
    }

    private static void wish(Trading trading, Case each) {
        switch (each.wish()) {
            case NONE -> {}
            case CANCEL ->
                trading.tester.fact(
                        new CancelRequested(each.plan().symbol(), trading.now, "trader", "the trader cancelled"));
            case CLOSE -> trading.askToClose();
        }
    }

    private static void others(Trading trading, Case each, BigDecimal filled) {
        switch (each.account()) {
            case AS_FILLED -> {}
            case A_PART_GONE -> {
                if (filled.signum() > 0) {
                    trading.broker.closedByHand(filled.min(BigDecimal.TEN).toPlainString());
                }
            }
            case ALL_GONE -> {
                if (filled.signum() > 0) {
                    trading.broker.closedByHand(filled.toPlainString());
                }
            }
            case MORE -> trading.broker.holds("AAPL", each.plan().side(), "500", "187.00");
        }
    }

    private static BigDecimal held(Trading trading) {
        return trading.broker.orders().stream()
                .flatMap(o -> o.family().stream())
                .map(o -> o.filled().value().multiply(BigDecimal.valueOf(o.role() == Role.ENTRY ? 1 : -1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    @Test
    void aPositionThatWasClosingGoesOnWhateverItsClosingOrderIsLike() {
        for (OrderStatus status : OrderStatus.values()) {
            if (status == OrderStatus.UNKNOWN || status == OrderStatus.HELD || status == OrderStatus.REPLACED) {
                continue;
            }
            var trading = Trading.opened(Trading.LONG, "187.42");
            trading.broker.next(Reply.LOSE_REQUEST, Reply.LOSE_REQUEST);
            trading.askToClose();
            trading.settle();
            int filled = status == OrderStatus.FILLED ? 120 : status == OrderStatus.PARTIALLY_FILLED ? 20 : 0;
            OrderRequest close = Brackets.close("execution", Trading.LONG, 1, Quantity.of(120));
            trading.broker.place(BrokerStates.order(close, "", Role.EXIT, status, Quantity.of(120), filled));

            Result result = trading.settle();
            for (int round = 0; round < 20 && !result.done(); round++) {
                fillClosing(trading);
                result = trading.after(Duration.ofSeconds(5));
            }

            assertThat(trading.position()).as(status.toString()).isInstanceOf(Position.Closed.class);
            assertThat(trading.closed().quantity()).isEqualTo(Quantity.of(120));
            assertThat(trading.closed().reason()).isEqualTo(ExitReason.MANUAL);
        }
    }
}
