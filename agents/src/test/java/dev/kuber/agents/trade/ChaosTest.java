package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.testing.FakeBrokerage.Reply;
import dev.kuber.testing.Result;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many seeded trades with a broker that does whatever brokers do; what must never happen, never happens. */
class ChaosTest {

    private static final int TRADES = 300;
    private static final int ROUNDS = 60;
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
        trading.broker.can(random.nextInt(4) > 0, true, true);
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
        return trading.position() instanceof Position.Closed;
    }

    private static void disturb(Trading trading, Random random) {
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
