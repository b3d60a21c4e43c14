package dev.kuber.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.ExchangeOptions;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.platform.faults.Trade.Combination;
import dev.kuber.trade.Position;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Each mishap at each point of a trade, with the process alive or killed around it: the account at the broker ends as if
 * nothing had happened, no order is sent twice, and nothing is naked in silence. All combinations trade at once, each in an
 * account of its own, over real HTTP against the exchange in this process; time is moved by hand.
 */
class FaultMatrixTest {

    private static final Instant START = Instant.parse("2026-03-03T15:30:00Z");
    private static final BigDecimal BALANCE = new BigDecimal("100000");

    /** When accounts are looked at from outside: all is calm then. */
    private static final List<Integer> CHECKS = List.of(290, 590);

    private final ManualMarket market = new ManualMarket(
            START, Arrays.stream(Point.values()).map(p -> p.symbol).toArray(Symbol[]::new));
    private final List<String> problems = new ArrayList<>();

    @Test
    void whateverGoesWrongTheAccountEndsAsIfNothingHad() throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        Map<Point, Ending> calm;
        InstantSource clock = () -> market.now().plusNanos(System.nanoTime() - began);
        var options = ExchangeOptions.of(
                        market,
                        () -> clock.instant().minusSeconds(61),
                        ExchangeRules.alpaca(1).withPartialFills(0))
                .withCallsPerMinute(1_000_000);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                ExchangeServer server = ExchangeServer.start(options)) {
            var exchange = new Trade.Exchange(server.url(), market, clock, executor);
            List<Trade> trades = combinations().stream()
                    .map(combination -> new Trade(combination, exchange))
                    .toList();
            var broker = new Broker(server.url());
            play(trades, server, broker, executor);
            calm = judge(trades, broker);
            trades.forEach(Trade::close);
            report(trades, Duration.ofNanos(System.nanoTime() - began));
        }
        assertThat(problems).isEmpty();
        assertThat(calm.values())
                .extracting(Ending::state)
                .containsExactly("TARGET", "TARGET", "STOP", "BREAKEVEN", "MANUAL", "MANUAL");
        // 60 at 3.50 and 60 at 6.50; 120 at -2.50; 60 at 3.50 and 60 at -0.50; 120 at 1.00
        assertThat(calm.values())
                .extracting(ending -> ending.cash().intValueExact())
                .containsExactly(600, 600, -300, 180, 120, 120);
    }

    static List<Combination> combinations() {
        var all = new ArrayList<Combination>();
        for (Point point : Point.values()) {
            for (Mishap mishap : Mishap.values()) {
                for (Death death : Death.values()) {
                    all.add(new Combination(point, mishap, death));
                }
            }
        }
        return all;
    }

    /** The market goes its way, second by second where something happens; everybody keeps up. */
    private void play(List<Trade> trades, ExchangeServer server, Broker broker, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        for (int second = 0; second <= Point.END; second += step(second)) {
            int now = second;
            market.moveTo(START.plusSeconds(now));
            for (Point point : Point.values()) {
                market.trade(point.symbol, point.price(now));
            }
            all(trades, executor, trade -> {
                events(trade, server, now);
                trade.runTo(START.plusSeconds(now));
            });
            if (CHECKS.contains(now)) {
                trades.forEach(trade -> guarded(trade, broker, now));
            }
        }
    }

    private static int step(int second) {
        int since = second % 300;
        return since < 100 || since > 288 ? 1 : 5 - second % 5;
    }

    private static void events(Trade trade, ExchangeServer server, int second) {
        Point point = trade.combination.point();
        if (second == point.armed) {
            trade.arm(server.faults(trade.key(), trade.secret()));
        }
        if (second == point.armed + 90) {
            trade.disarm(server.faults(trade.key(), trade.secret()));
        }
        if (second == 0) {
            trade.start();
        }
        if (second == Point.FIRST && point.closedByHand()) {
            trade.close(START.plusSeconds(second));
        }
    }

    private interface Turn {
        void of(Trade trade);
    }

    private static void all(List<Trade> trades, ExecutorService executor, Turn turn)
            throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> turns = trades.stream()
                .map(trade -> (Callable<Boolean>) () -> {
                    turn.of(trade);
                    return true;
                })
                .toList();
        for (Future<Boolean> done : executor.invokeAll(turns)) {
            done.get();
        }
    }

    private void guarded(Trade trade, Broker broker, int second) {
        Broker.Account account = broker.account(trade.key(), trade.secret());
        if (account.stopped().compareTo(account.held()) < 0
                && trade.told.getLast().attention() == null) {
            problem(
                    trade,
                    "after " + second + " s the broker holds " + account.held() + " and stops " + account.stopped());
        }
    }

    private Map<Point, Ending> judge(List<Trade> trades, Broker broker) {
        var calm = new EnumMap<Point, Ending>(Point.class);
        for (Trade trade : trades) {
            Combination combination = trade.combination;
            Ending ending = ending(trade, broker.account(trade.key(), trade.secret()));
            if (combination.mishap() == Mishap.NOTHING && combination.death() == Death.ALIVE) {
                calm.put(combination.point(), ending);
            }
            // An entry that the exchange rejects is no trade, or half of one that is closed like any other.
            boolean refused = combination.point() == Point.ENTRY && combination.mishap() == Mishap.REJECT;
            Ending expected = Objects.requireNonNull(calm.get(combination.point()));
            if (!refused && !ending.equals(expected)) {
                problem(trade, "ended with " + ending + ", not " + expected);
            }
            if (refused && ending.quantity().compareTo(expected.quantity()) >= 0) {
                problem(trade, "ended with " + ending);
            }
            if (combination.mishap().strikes(combination.point()) && !trade.struck()) {
                problem(trade, "never went wrong");
            }
            if (combination.death() != Death.ALIVE && !trade.killer().struck()) {
                problem(trade, "was never killed");
            }
            trade.naked.forEach(naked -> problem(trade, "was naked in silence at " + naked));
        }
        return calm;
    }

    /** What is left of a trade: what it was and what it brought, by Kuber's count and by the broker's. */
    private record Ending(String state, BigDecimal quantity, BigDecimal profit, BigDecimal cash) {}

    private Ending ending(Trade trade, Broker.Account account) {
        if (account.held().signum() != 0 || account.working() != 0) {
            problem(trade, "left " + account.held() + " and " + account.working() + " orders behind");
        }
        if (new HashSet<>(account.ids()).size() != account.ids().size()) {
            problem(trade, "sent an order twice: " + account.ids());
        }
        BigDecimal cash = account.cash().subtract(BALANCE);
        return switch (trade.position()) {
            case Position.Closed c -> {
                BigDecimal profit = c.profit().value();
                if (profit.subtract(cash).abs().compareTo(new BigDecimal("0.005")) > 0) {
                    problem(trade, "claims a profit of " + profit + ", the broker paid " + cash);
                }
                yield new Ending(
                        c.reason().name(),
                        c.quantity().value(),
                        profit.stripTrailingZeros(),
                        cash.stripTrailingZeros());
            }
            case Position.Refused _ -> new Ending("REFUSED", BigDecimal.ZERO, BigDecimal.ZERO, cash);
            case null -> throw new AssertionError(trade.combination + " never began");
            case Position live -> {
                problem(trade, "is still " + live.getClass().getSimpleName());
                yield new Ending("LIVE", BigDecimal.ZERO, BigDecimal.ZERO, cash);
            }
        };
    }

    private void problem(Trade trade, String what) {
        problems.add(trade.combination + " " + what + " | "
                + trade.told.stream().map(t -> t.sentence()).toList());
    }

    private void report(List<Trade> trades, Duration took) {
        var table = new StringBuilder("Fault matrix: " + trades.size() + " combinations in " + took.toSeconds() + " s, "
                + problems.size() + " problems\n");
        for (Mishap mishap : Mishap.values()) {
            table.append("%-17s".formatted(mishap));
            for (Point point : Point.values()) {
                long good = trades.stream()
                        .filter(t -> t.combination.mishap() == mishap && t.combination.point() == point)
                        .filter(t -> problems.stream().noneMatch(p -> p.startsWith(t.combination + " ")))
                        .count();
                table.append(" %s %d/%d".formatted(point, good, Death.values().length));
            }
            table.append('\n');
        }
        System.Logger log = System.getLogger(FaultMatrixTest.class.getName());
        log.log(System.Logger.Level.INFO, table.toString());
    }
}
