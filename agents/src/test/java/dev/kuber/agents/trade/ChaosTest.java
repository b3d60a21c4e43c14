package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agent.Fact;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Brokerage.Capabilities;
import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many seeded trades with a broker that does whatever brokers do; what must never happen, never happens. */
class ChaosTest {

    private static final int TRADES = 150;
    private static final int ROUNDS = 60;
    private static final List<Capabilities> VENUES = List.of(
            new Capabilities(true, true, true, true, true, false),
            new Capabilities(true, true, true, true, true, false),
            new Capabilities(false, true, true, true, true, false),
            new Capabilities(false, false, true, true, true, false),
            new Capabilities(false, false, false, true, true, false));
    private static final List<String> PRICES = List.of("180.00", "184.00", "185.00", "190.00", "191.00", "195.00");
    private static final List<Reply> REPLIES = List.of(Reply.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverTheBrokerDoesNothingIsDoubledLostOrLeftNaked(long seed) {
        var random = new Random(seed);
        int closed = 0;
        for (int i = 0; i < TRADES; i++) {
            closed += trade(random, "seed " + seed + ", trade " + i) ? 1 : 0;
        }
        assertThat(closed).isGreaterThan(TRADES / 3);
    }

    private static boolean trade(Random random, String name) {
        TradePlan plan = random.nextBoolean() ? Trading.LONG : Trading.SHORT;
        var trading = Trading.of(plan);
        trading.broker.can(VENUES.get(random.nextInt(VENUES.size()))).confirming(random.nextInt(3) > 0);
        Result result = trading.run();
        for (int round = 0; round < ROUNDS && !result.done(); round++) {
            trading.crashing = random.nextInt(3) == 0;
            disturb(trading, random);
            result = trading.after(Duration.ofSeconds(random.nextInt(90)));
            check(trading, plan, name + ", round " + round);
        }
        trading.crashing = false;
        trading.broker.available(true);
        trading.askToClose();
        for (int round = 0; round < ROUNDS && !result.done(); round++) {
            trading.broker.confirmCancellations();
            result = trading.after(Duration.ofSeconds(90));
            for (OrderState order : trading.broker.orders()) {
                if (order.clientId().value().contains(".close-")
                        && !order.status().terminal()) {
                    trading.broker.fill(name(order), "187.00");
                }
            }
            check(trading, plan, name + ", closing " + round);
        }
        assertThat(result.done()).as(name + ": " + trading.sentences).isTrue();
        assertThat(held(trading, plan)).as(name + ": " + trading.sentences).isZero();
        assertThat(trading.broker.orders()).as(name).allMatch(OrderState::finished);
        endsOnce(trading, name);
        replaysTheSame(trading, plan, name);
        return trading.position() instanceof Position.Closed closed && earnedWhatTheBrokerPaid(trading, closed, name);
    }

    /** The last position is the only one that is over. */
    private static void endsOnce(Trading trading, String name) {
        List<Position> positions = positions(trading.tester.facts());
        assertThat(positions.stream().filter(p -> !p.live())).as(name).hasSize(1);
        assertThat(positions.getLast().live()).as(name).isFalse();
    }

    /** Nothing is remembered but the facts: another agent with the same ones, however few, says the same. */
    private static void replaysTheSame(Trading trading, TradePlan plan, String name) {
        List<Fact> facts = trading.tester.facts();
        for (int known = 1; known <= facts.size(); known += 7) {
            var again = Trading.of(plan, trading.broker, "execution");
            facts.subList(1, known).forEach(again.tester::fact);
            again.tester.at(trading.now);
            Result once = again.tester.runWithoutSaving();
            assertThat(again.tester.runWithoutSaving()).as(name).isEqualTo(once);
        }
    }

    private static boolean earnedWhatTheBrokerPaid(Trading trading, Position.Closed closed, String name) {
        if (closed.reason() == ExitReason.EXTERNAL || closed.why().contains("outside")) {
            return true;
        }
        BigDecimal cash = BigDecimal.ZERO;
        for (OrderState group : trading.broker.orders()) {
            for (OrderState order : group.family()) {
                Price price = order.averagePrice();
                BigDecimal paid = price == null
                        ? BigDecimal.ZERO
                        : price.times(order.filled())
                                .value()
                                .multiply(BigDecimal.valueOf(-order.side().sign()));
                cash = cash.add(paid).subtract(order.commission().value());
            }
        }
        assertThat(closed.profit().value().setScale(2, RoundingMode.HALF_EVEN))
                .as(name)
                .isEqualByComparingTo(cash.setScale(2, RoundingMode.HALF_EVEN));
        return true;
    }

    private static List<Position> positions(List<Fact> facts) {
        return facts.stream()
                .filter(TradeExecution.class::isInstance)
                .map(f -> ((TradeExecution) f).position())
                .toList();
    }

    private static void disturb(Trading trading, Random random) {
        if (random.nextInt(2) == 0) {
            trading.broker.confirmCancellations();
        }
        trading.price(random.nextInt(6) > 0 ? "187.00" : PRICES.get(random.nextInt(PRICES.size())));
        trading.broker.available(random.nextInt(12) > 0);
        trading.broker.movable(random.nextInt(4) > 0);
        if (random.nextInt(5) == 0) {
            trading.broker.next(REPLIES.get(random.nextInt(REPLIES.size())));
        }
        if (random.nextInt(40) == 0) {
            trading.askToClose();
        }
        for (OrderState order : List.copyOf(trading.broker.orders())) {
            int dice = random.nextInt(10);
            if (!order.status().terminal() && order.role() == Role.ENTRY) {
                if (dice < 4) {
                    trading.broker.fill(name(order), "187.00");
                } else if (dice < 6) {
                    fillPart(trading, name(order), order.remaining());
                } else if (dice == 6) {
                    trading.broker.end(name(order), OrderStatus.EXPIRED, "the session ended");
                }
            } else if (dice < 3) {
                exit(trading, order, random);
            }
        }
    }

    /** One leg fills, in part or in whole; the broker takes the other back, as its rules say. */
    private static void exit(Trading trading, OrderState group, Random random) {
        String suffix = random.nextBoolean() ? "/stop" : "/target";
        boolean whole = group.legs().size() == 1;
        String leg = name(group) + (whole && suffix.equals("/target") ? "" : suffix);
        if (group.legs().isEmpty()) {
            return;
        }
        OrderState exit = trading.broker.order(leg);
        boolean working = exit.status() == OrderStatus.NEW || exit.status() == OrderStatus.PARTIALLY_FILLED;
        boolean siblingStarted = group.family().stream()
                .anyMatch(o -> o.side() == exit.side()
                        && !o.clientId().equals(exit.clientId())
                        && o.filled().isPositive());
        if (!working || siblingStarted) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> fillPart(trading, leg, exit.remaining());
            case 1 -> trading.broker.end(leg, OrderStatus.CANCELED, "cancelled by hand");
            default -> trading.broker.fill(leg, exit.role() == Role.STOP_LOSS ? "186.00" : "188.00");
        }
    }

    private static void fillPart(Trading trading, String name, Quantity remaining) {
        Quantity part = remaining.part(new BigDecimal("0.4"), Quantity.of(1));
        if (part.isPositive()) {
            trading.broker.fill(name, part.value().toPlainString(), "187.00");
        }
    }

    private static void check(Trading trading, TradePlan plan, String where) {
        BigDecimal held = held(trading, plan);
        assertThat(held.signum())
                .as(where + ": more closed than opened " + trading.sentences)
                .isNotNegative();
        assertThat(held)
                .as(where + ": more opened than planned")
                .isLessThanOrEqualTo(plan.quantity().value());
        Set<String> sent = new HashSet<>();
        for (OrderState order : trading.broker.orders()) {
            assertThat(sent.add(order.clientId().value())).as(where).isTrue();
        }
        BigDecimal mayClose = trading.broker.orders().stream()
                .map(group -> mayClose(group, plan))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(mayClose)
                .as(where + ": resting orders could close more than is held")
                .isLessThanOrEqualTo(held);
        boolean entering = trading.broker.orders().stream()
                .anyMatch(o -> o.side() == plan.side() && !o.status().terminal());
        if (trading.position() instanceof Position.Open open && !entering && !open.guarded()) {
            assertThat(trading.sentences)
                    .as(where + ": naked and nobody was told")
                    .anyMatch(sentence -> sentence.contains("without a stop") || sentence.contains("Putting a stop"));
        }
        assertThat(trading.broker.submitted().stream().map(OrderRequest::quantity))
                .allMatch(Quantity::isPositive);
    }

    /** What the exits of one group can still close together: a fill of one leg takes it from the other. */
    private static BigDecimal mayClose(OrderState group, TradePlan plan) {
        List<OrderState> exits =
                group.family().stream().filter(o -> o.side() != plan.side()).toList();
        boolean works = exits.stream().anyMatch(o -> !o.status().terminal() && o.status() != OrderStatus.HELD);
        BigDecimal filled = exits.stream().map(o -> o.filled().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return works ? group.quantity().value().subtract(filled) : BigDecimal.ZERO;
    }

    private static BigDecimal held(Trading trading, TradePlan plan) {
        return trading.broker.orders().stream()
                .flatMap(order -> order.family().stream())
                .map(o -> o.filled().value().multiply(BigDecimal.valueOf(o.side() == plan.side() ? 1 : -1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String name(OrderState order) {
        String id = order.clientId().value();
        return id.substring(id.lastIndexOf('.') + 1);
    }
}
