package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is ordered in whatever market, value is conserved and no order does more than it may. */
class ConservationTest {

    private static final int BARS = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void cashAndHoldingsAreExactlyTheSumOfTheFills(long seed) {
        var run = new Run(seed, seed % 2 == 0);
        Money cash = Money.of(100_000);
        BigDecimal held = BigDecimal.ZERO;
        for (int i = 0; i < BARS; i++) {
            BigDecimal traded = BigDecimal.ZERO;
            for (OrderUpdate update : run.step(i)) {
                Fill fill = update.fill();
                if (fill != null) {
                    traded = traded.add(fill.quantity().value());
                    BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
                    cash = cash.minus(fill.price().times(fill.quantity()).times(sign))
                            .minus(fill.commission());
                    held = held.add(fill.quantity().value().multiply(sign));
                    if (!run.shortSelling) {
                        assertThat(held).isNotNegative();
                    }
                }
            }
            double volume = run.market.get(i).volume();
            assertThat(traded.doubleValue()).isLessThanOrEqualTo(volume == 0 ? 0 : Math.max(1, volume / 10));
            assertThat(run.floor.cash()).isEqualTo(cash);
            assertThat(run.floor.held()).isEqualByComparingTo(held);
        }
        assertThat(run.fills).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void noOrderFillsMoreThanItsQuantityOrChangesAfterItsEnd(long seed) {
        var run = new Run(seed, true);
        Map<ClientOrderId, OrderStatus> ended = new HashMap<>();
        for (int i = 0; i < BARS; i++) {
            for (OrderUpdate update : run.step(i)) {
                OrderState order = update.order();
                assertThat(order.filled()).isLessThanOrEqualTo(order.quantity());
                assertThat(ended).doesNotContainKey(order.clientId());
                if (order.status().terminal()) {
                    ended.put(order.clientId(), order.status());
                }
            }
        }
        assertThat(ended.values()).contains(OrderStatus.FILLED, OrderStatus.CANCELED);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void theSameCommandsGiveTheSameState(long seed) {
        var once = new Run(seed, true);
        var again = new Run(seed, true);
        for (int i = 0; i < BARS; i++) {
            once.step(i);
            again.step(i);
        }
        assertThat(again.floor.exchange.snapshot()).isEqualTo(once.floor.exchange.snapshot());
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void anExchangeMadeFromASnapshotGoesOnAsIfItHadNeverStopped(long seed) {
        var straight = new Run(seed, true);
        var broken = new Run(seed, true);
        KuberJson json = KuberJson.of(FactTypes.builtIn());
        Exchange restored = broken.floor.exchange;
        for (int i = 0; i < BARS; i++) {
            straight.step(i);
            broken.act(i, restored);
            if (i % 20 == 0) {
                String stored = json.write(restored.snapshot());
                restored = new Exchange(
                        json.read(json.write(restored.rules()), ExchangeRules.class),
                        Floor.UNTIL_21,
                        json.read(stored, ExchangeSnapshot.class));
            }
            restored.onBar(Floor.ACME, broken.advance(i));
        }
        assertThat(restored.snapshot()).isEqualTo(straight.floor.exchange.snapshot());
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void matchingOnlyTheBarsOfInterestChangesNothing(long seed) {
        var every = new Run(seed, true);
        var some = new Run(seed, true);
        Bars bars = Bars.of(Floor.ACME, Timeframe.M1, some.market);
        int next = -1;
        int matched = 0;
        for (int i = 0; i < BARS; i++) {
            every.step(i);
            Exchange exchange = some.floor.exchange;
            if (some.act(i, exchange)) {
                next = exchange.nextInterest(bars, i);
            }
            Bar bar = some.advance(i);
            if (i == next) {
                exchange.onBar(Floor.ACME, bar);
                matched++;
                next = exchange.nextInterest(bars, i + 1);
            }
        }
        assertThat(states(some)).isEqualTo(states(every));
        assertThat(some.floor.cash()).isEqualTo(every.floor.cash());
        assertThat(matched).isLessThan(BARS);
    }

    private static List<OrderState> states(Run run) {
        return run.floor.exchange.snapshot().groups().stream()
                .flatMap(group -> Stream.concat(Stream.of(group.root()), group.legs().stream()))
                .map(OrderSnapshot::state)
                .toList();
    }

    /** A trader without a plan in a market without a direction. */
    private static final class Run {
        final boolean shortSelling;
        final Floor floor;
        final List<Bar> market = new ArrayList<>();
        final Random random;
        int fills;

        Run(long seed, boolean shortSelling) {
            this.shortSelling = shortSelling;
            this.random = new Random(seed);
            var standard = ExchangeRules.standard(seed);
            floor = new Floor(shortSelling ? standard : standard.longOnly());
            var walk = new Random(seed + 1);
            double price = 100;
            for (int i = 0; i < BARS; i++) {
                double open = cents(Math.max(5, price + (walk.nextInt(20) == 0 ? walk.nextGaussian() * 3 : 0)));
                double close = cents(Math.max(5, open + walk.nextGaussian()));
                double high = cents(Math.max(open, close) + Math.abs(walk.nextGaussian()) / 2);
                double low = cents(Math.max(1, Math.min(open, close) - Math.abs(walk.nextGaussian()) / 2));
                var opens = Floor.START.plusSeconds(60L * i);
                double volume = walk.nextInt(30) == 0 ? 0 : walk.nextInt(20_000);
                market.add(new Bar(opens, opens.plusSeconds(60), open, high, low, close, volume));
                price = close;
            }
        }

        List<OrderUpdate> step(int i) {
            act(i, floor.exchange);
            List<OrderUpdate> updates = floor.exchange.onBar(Floor.ACME, advance(i));
            fills += (int) updates.stream().filter(u -> u.fill() != null).count();
            return updates;
        }

        Bar advance(int i) {
            Bar bar = market.get(i);
            floor.now = bar.closes();
            floor.last = bar.close();
            return bar;
        }

        boolean act(int i, Exchange exchange) {
            floor.now = market.get(i).opens();
            if (random.nextInt(3) != 0) {
                return false;
            }
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            int sign = side.sign();
            long quantity = random.nextLong(1, 201);
            String id = "o" + i;
            var request = switch (random.nextInt(7)) {
                case 0 -> Floor.market(id, side, quantity);
                case 1 -> Floor.limit(id, side, quantity, at(-sign));
                case 2 -> Floor.stop(id, side, quantity, at(sign));
                case 3 ->
                    Floor.order(
                            id,
                            side,
                            quantity,
                            OrderType.STOP_LIMIT,
                            TimeInForce.DAY,
                            at(random.nextGaussian()),
                            at(sign));
                case 4 -> Floor.bracket(id, side, quantity, at(-sign), at(2 * sign), at(-3 * sign));
                case 5 -> Floor.bracket(id, side, quantity, null, at(2 * sign), at(-2 * sign));
                default -> Floor.oco(id, side, quantity, at(2 * sign), at(-2 * sign));
            };
            exchange.submit(request, floor.now, floor.prices());
            disturb(exchange);
            return true;
        }

        /** Cancels an old order or moves its stop. */
        private void disturb(Exchange exchange) {
            List<OrderState> open = exchange.openOrders(Floor.ACME);
            if (open.isEmpty() || random.nextInt(3) != 0) {
                return;
            }
            List<OrderState> family = open.getFirst().family();
            OrderState order = family.get(random.nextInt(family.size()));
            var id = OrderBirth.brokerId(order.clientId());
            if (random.nextBoolean()) {
                exchange.cancel(id, floor.now);
            } else {
                exchange.moveStop(
                        id,
                        Price.of(at(random.nextGaussian() * 2)),
                        new ClientOrderId(order.clientId() + "m"),
                        floor.now,
                        floor.prices());
            }
        }

        private String at(double distance) {
            return BigDecimal.valueOf(Math.max(1, floor.last + distance))
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }

        private static double cents(double price) {
            return Math.round(price * 100) / 100.0;
        }
    }
}
