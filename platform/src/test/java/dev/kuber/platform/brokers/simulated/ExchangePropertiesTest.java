package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.OrderReport.Status;
import dev.kuber.platform.brokers.simulated.Session.Deed;
import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderClass;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** What holds on the simulated exchange whatever is ordered, changed, traded and halted, in whatever order. */
class ExchangePropertiesTest {

    private static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return deeds(30).list().ofMinSize(1).ofMaxSize(120);
    }

    private static Arbitrary<Deed> deeds(int most) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, most),
                        Arbitraries.integers().between(1, 300),
                        Arbitraries.integers().between(-60, 60))
                .as(Deed::new);
    }

    @Provide
    Arbitrary<ExchangeRules> rules() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.of(1, 2, 4),
                        Arbitraries.of(true, false).list().ofSize(6))
                .as((seed, multiplier, flags) -> {
                    ExchangeRules rules = flags.get(0)
                            ? ExchangeRules.standard(seed)
                            : ExchangeRules.frictionless(Money.of(50_000)).withSeed(seed);
                    rules = rules.withMultiplier(multiplier)
                            .withSessions(flags.get(1))
                            .withVenueChecks(flags.get(2))
                            .withSettlement(flags.get(3));
                    rules = flags.get(4) ? rules.inFractions() : rules;
                    return flags.get(5) ? rules.longOnly() : rules;
                });
    }

    @Property(tries = 1500, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void cashAndHoldingsAreWhatWasBroughtInAndFilled(
            @ForAll("rules") ExchangeRules rules, @ForAll("deeds") List<Deed> deeds) {
        var session = new Session(rules);
        deeds.forEach(session::run);
        Money cash = rules.initialBalance();
        BigDecimal held = BigDecimal.ZERO;
        int fills = 0;
        for (OrderUpdate update : session.told) {
            Fill fill = update.fill();
            if (fill != null) {
                fills++;
                cash = cash.plus(fill.cash());
                held = held.add(fill.signedQuantity());
                assertThat(held).isEqualByComparingTo(update.position());
                if (!rules.shortSelling()) {
                    assertThat(held).isNotNegative();
                }
            }
        }
        AccountReport account = session.exchange.accountReport(session.prices());
        assertThat(account.cash()).isEqualTo(cash);
        assertThat(account.equity())
                .isEqualTo(account.cash().plus(account.longValue()).minus(account.shortValue()));
        BigDecimal value =
                held.multiply(session.prices().latest(Floor.ACME).orElseThrow().value());
        assertThat(account.equity()).isEqualTo(cash.plus(new Money(value)));
        Statistics.label("any fill").collect(fills > 0);
    }

    @Property(tries = 1500, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void noOrderFillsMoreThanItsQuantityAndNoneChangesAfterItsEnd(
            @ForAll("rules") ExchangeRules rules, @ForAll("deeds") List<Deed> deeds) {
        var session = new Session(rules);
        deeds.forEach(session::run);
        Set<ClientOrderId> ended = new HashSet<>();
        Map<ClientOrderId, BigDecimal> filled = new HashMap<>();
        long sequence = 0;
        for (OrderUpdate update : session.told) {
            assertThat(update.sequence()).isEqualTo(++sequence);
            OrderReport order = update.report();
            assertThat(ended).doesNotContain(order.clientId());
            if (order.status().terminal()) {
                ended.add(order.clientId());
            }
            Fill fill = update.fill();
            if (fill != null) {
                filled.merge(order.clientId(), fill.quantity().value(), BigDecimal::add);
                assertThat(order.filled().value()).isEqualByComparingTo(filled.get(order.clientId()));
                assertThat(order.filled()).isLessThanOrEqualTo(order.quantity());
            }
            assertThat(order.status() == Status.FILLED)
                    .isEqualTo(order.filled().equals(order.quantity())
                            && order.status().terminal());
        }
    }

    @Property(tries = 600, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void theSameDeedsAgainGiveTheSameStateAndTellTheSame(
            @ForAll("rules") ExchangeRules rules, @ForAll("deeds") List<Deed> deeds) {
        var once = new Session(rules);
        var again = new Session(rules);
        deeds.forEach(once::run);
        deeds.forEach(again::run);
        assertThat(again.exchange.snapshot()).isEqualTo(once.exchange.snapshot());
        assertThat(again.told).isEqualTo(once.told);
    }

    @Property(tries = 400, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void anExchangeThatIsStoredAndReadInBetweenHasTheSameFuture(
            @ForAll("rules") ExchangeRules rules, @ForAll("deeds") List<Deed> deeds) {
        var straight = new Session(rules);
        var broken = new Session(rules);
        for (int i = 0; i < deeds.size(); i++) {
            straight.run(deeds.get(i));
            broken.run(deeds.get(i));
            if (i % 7 == 0) {
                broken.restart(new Exchange(
                        JSON.read(JSON.write(rules), ExchangeRules.class),
                        Floor.UNTIL_21,
                        JSON.read(JSON.write(broken.exchange.snapshot()), ExchangeSnapshot.class)));
            }
        }
        assertThat(broken.exchange.snapshot()).isEqualTo(straight.exchange.snapshot());
        assertThat(broken.told).isEqualTo(straight.told);
    }

    @Property(tries = 800, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void whatWorkingOrdersReserveIsNeverMoreThanIsHeldWhereNothingIsSoldShort(
            @ForAll("rules") ExchangeRules any, @ForAll("deeds") List<Deed> deeds) {
        var session = new Session(any.longOnly());
        for (Deed deed : deeds) {
            session.run(deed);
            session.exchange
                    .holdings(session.prices())
                    .forEach(holding -> assertThat(holding.available()).isLessThanOrEqualTo(holding.quantity()));
            assertThat(session.exchange
                            .accountReport(session.prices())
                            .buyingPower()
                            .isNegative())
                    .isFalse();
        }
    }

    @Property(tries = 500, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void barsOfNoInterestNeedNotBeMatched(
            @ForAll @LongRange(max = 1_000_000) long walk, @ForAll("commands") List<Deed> commands) {
        ExchangeRules rules = ExchangeRules.standard(walk).inFractions().withVenueChecks(walk % 2 == 0);
        var every = new Session(rules);
        var some = new Session(rules);
        Bars bars = walk(new Random(walk), commands.size() * 5);
        int next = -1;
        int matched = 0;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.bar(i);
            if (i % 5 == 0) {
                for (Session session : List.of(every, some)) {
                    session.at(bar.opens(), bar.open());
                    session.run(commands.get(i / 5));
                }
                next = some.exchange.nextInterest(bars, i);
            }
            every.exchange.onBar(Floor.ACME, bar);
            if (i == next) {
                some.exchange.onBar(Floor.ACME, bar);
                matched++;
                next = some.exchange.nextInterest(bars, i + 1);
            }
        }
        assertThat(some.told).isEqualTo(every.told);
        assertThat(some.exchange.orders()).isEqualTo(every.exchange.orders());
        assertThat(some.exchange.snapshot().holdings())
                .isEqualTo(every.exchange.snapshot().holdings());
        Statistics.label("bars left out").collect(matched < bars.size());
    }

    /** What a trader does between bars. */
    @Provide
    Arbitrary<List<Deed>> commands() {
        return deeds(14).list().ofMinSize(4).ofMaxSize(40);
    }

    /** Bars of seven minutes over several sessions. */
    private static Bars walk(Random random, int count) {
        var bars = new ArrayList<Bar>();
        Instant opens = Floor.START;
        double price = 100;
        for (int i = 0; i < count; i++) {
            double close = cents(price + random.nextGaussian() * 2);
            double high = cents(Math.max(price, close) + Math.abs(random.nextGaussian()));
            double low = cents(Math.min(price, close) - Math.abs(random.nextGaussian()));
            Instant closes = opens.plusSeconds(420);
            bars.add(new Bar(opens, closes, price, high, low, close, random.nextInt(10) == 0 ? 0 : 4_000));
            opens = closes;
            price = close;
        }
        return Bars.of(Floor.ACME, Timeframe.M1, bars);
    }

    private static double cents(double price) {
        return Math.round(Math.max(2, price) * 100) / 100.0;
    }

    @Test
    void theDeedsReachEveryKindOfOrderAndEvent() {
        var random = new Random(1);
        Set<Object> reached = new HashSet<>();
        for (int run = 0; run < 400; run++) {
            var session = new Session(ExchangeRules.standard(run).inFractions());
            for (int i = 0; i < 100; i++) {
                session.run(new Deed(random.nextInt(31), 1 + random.nextInt(300), random.nextInt(121) - 60));
            }
            for (OrderUpdate update : session.told) {
                OrderReport order = update.report();
                reached.add(update.event());
                if (update.fill() != null) {
                    reached.addAll(List.of(order.type(), order.orderClass(), order.timeInForce(), order.role()));
                    reached.add(order.notional() == null ? "quantity" : "amount");
                    reached.add(order.replaces() == null ? "first" : "successor");
                }
            }
        }
        assertThat(reached).contains((Object[]) OrderUpdate.Event.values());
        assertThat(reached).contains((Object[]) OrderType.values());
        assertThat(reached).contains((Object[]) OrderClass.values());
        assertThat(reached).contains((Object[]) TimeInForce.values());
        assertThat(reached).contains((Object[]) OrderState.Role.values());
        assertThat(reached).contains("amount", "successor");
    }
}
