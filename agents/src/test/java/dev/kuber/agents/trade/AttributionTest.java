package dev.kuber.agents.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.testing.FakeBrokerage;
import dev.kuber.testing.Result;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Position.ExitReason;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several pipelines and the trader in one account and one symbol: each closes what is its own. */
class AttributionTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final int ROUNDS = 60;

    private final FakeBrokerage broker = new FakeBrokerage();

    private Trading pipeline(String execution) {
        var trading = Trading.of(Trading.LONG, broker, execution);
        trading.pyramiding();
        return trading;
    }

    private Trading opened(String execution) {
        Trading trading = pipeline(execution);
        trading.settle();
        fill(execution + ".AAPL.entry-1");
        fill(execution + ".AAPL.entry-2");
        trading.settle();
        return trading;
    }

    private void fill(String id) {
        broker.fill(id, "187.42");
    }

    /** The trader takes the stops of a pipeline away. */
    private void cancelAll(Trading pipeline) {
        for (OrderRequest entry : pipeline.open().orders()) {
            broker.end(entry.id() + "/stop", OrderStatus.CANCELED, "by hand");
        }
    }

    @Test
    void sharesOfAnotherPipelineDoNotHideThatOursAreGone() {
        Trading ours = opened("ours");
        Trading theirs = opened("theirs");
        cancelAll(ours);
        broker.place(byHand(Side.SELL, 120));

        ours.after(Duration.ofSeconds(5));
        ours.after(Duration.ofSeconds(30));
        ours.settle();

        assertThat(ours.closed().reason()).isEqualTo(ExitReason.EXTERNAL);
        assertThat(broker.submitted()).noneMatch(r -> r.id().value().contains("close"));
        assertThat(theirs.after(Duration.ofSeconds(60)).facts()).isEmpty();
        assertThat(theirs.open().guarded()).isTrue();
    }

    @Test
    void aPartSoldByHandIsLeftToTheTraderAndTheRestGoesOnProtected() {
        Trading ours = opened("ours");
        cancelAll(ours);
        broker.place(byHand(Side.SELL, 50));

        ours.after(Duration.ofSeconds(5));
        assertThat(ours.attention()).isEqualTo("The account holds 70 of the 120 AAPL that this trade opened.");
        ours.after(Duration.ofSeconds(30));
        ours.settle();

        assertThat(ours.open().remaining()).isEqualTo(Quantity.of(70));
        assertThat(ours.open().guarded()).isTrue();
        assertThat(ours.open().gone()).isEqualTo(new Position.Gone(Quantity.of(50), Price.of("186")));
        assertThat(ours.sentences)
                .contains("50 AAPL were closed outside of this pipeline; it goes on with the remaining 70 AAPL.");
        ours.askToClose();
        ours.settle();
        broker.fill("ours.AAPL.close-1", "188.00");
        ours.settle();
        assertThat(ours.closed().quantity()).isEqualTo(Quantity.of(120));
        assertThat(ours.closed().why()).contains("50 of it closed outside of this pipeline, valued at $186.00");
    }

    @Test
    void whatTheTraderBuysOnTopIsNotOursToSell() {
        Trading ours = opened("ours");
        broker.place(byHand(Side.BUY, 500));

        ours.askToClose();
        ours.settle();

        assertThat(broker.order("ours.AAPL.close-1").quantity()).isEqualTo(Quantity.of(120));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whateverTwoPipelinesAndTheTraderDoAtOnceNobodySellsMoreThanIsHisOwn(long seed) {
        var random = new Random(seed);
        for (int trial = 0; trial < 20; trial++) {
            var both = new AttributionTest();
            both.trade(random, "seed " + seed + ", trial " + trial);
        }
    }

    private void trade(Random random, String name) {
        List<Trading> pipelines = List.of(pipeline("ours"), pipeline("theirs"));
        pipelines.forEach(Trading::settle);
        for (int round = 0; round < ROUNDS; round++) {
            for (Trading each : pipelines) {
                each.crashing = random.nextInt(4) == 0;
                if (random.nextInt(25) == 0) {
                    each.askToClose();
                }
                happen(random);
                byHand(random);
                Result _ = each.after(Duration.ofSeconds(random.nextInt(20)));
                check(name + ", round " + round);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Trading each : pipelines) {
                each.askToClose();
                each.after(Duration.ofSeconds(30));
                closingFills();
                each.settle();
                check(name + ", closing " + round);
            }
        }
        for (Trading each : pipelines) {
            assertThat(each.position().live()).as(name + each.sentences).isFalse();
        }
    }

    private void happen(Random random) {
        for (OrderState order : broker.orders()) {
            String id = order.clientId().value();
            if (id.startsWith("by-hand") || order.finished() || random.nextInt(5) > 0) {
                continue;
            }
            if (!order.status().terminal() && order.role() == Role.ENTRY) {
                fill(id);
            } else if (order.role() == Role.EXIT) {
                fill(id);
            } else if (!order.legs().isEmpty() && random.nextInt(4) == 0) {
                broker.end(id + "/stop", OrderStatus.CANCELED, "by hand");
            }
        }
    }

    /** The trader buys, or sells what no order is to sell already. */
    private void byHand(Random random) {
        int quantity = 10 + random.nextInt(60);
        boolean buys = random.nextBoolean();
        Quantity free = broker.holdings().stream()
                .filter(h -> h.side() == Side.BUY)
                .map(h -> h.available())
                .reduce(Quantity.ZERO, Quantity::plus);
        if (random.nextInt(6) == 0 && (buys || free.compareTo(Quantity.of(quantity)) >= 0)) {
            broker.place(byHand(buys ? Side.BUY : Side.SELL, quantity));
        }
    }

    private OrderState byHand(Side side, int quantity) {
        var id = new ClientOrderId("by-hand." + broker.orders().size());
        OrderRequest request = OrderRequest.market(id, AAPL, side, Quantity.of(quantity), PositionIntent.OPEN);
        return BrokerStates.order(request, "", Role.ENTRY, OrderStatus.FILLED, Quantity.of(quantity), quantity);
    }

    private void closingFills() {
        for (OrderState order : broker.orders()) {
            if (order.role() == Role.EXIT && !order.finished()) {
                fill(order.clientId().value());
            }
        }
    }

    private void check(String where) {
        for (String execution : List.of("ours", "theirs")) {
            BigDecimal net = BigDecimal.ZERO;
            for (OrderState group : broker.orders()) {
                for (OrderState order :
                        group.clientId().value().startsWith(execution) ? group.family() : List.<OrderState>of()) {
                    net = net.add(order.filled()
                            .value()
                            .multiply(BigDecimal.valueOf(order.side().sign())));
                }
            }
            assertThat(net.signum()).as(where + ": " + execution).isNotNegative();
        }
        BigDecimal account = broker.orders().stream()
                .flatMap(o -> o.family().stream())
                .map(o ->
                        o.filled().value().multiply(BigDecimal.valueOf(o.side().sign())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(account.signum()).as(where + ": the account").isNotNegative();
    }
}
