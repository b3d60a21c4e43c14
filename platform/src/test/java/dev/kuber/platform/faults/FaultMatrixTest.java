package dev.kuber.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.exchange.ExchangeOptions;
import dev.kuber.platform.exchange.ExchangeServer;
import dev.kuber.platform.exchange.ManualMarket;
import dev.kuber.trade.Position;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each mishap at each point of a trade, with the process alive or killed around it: the account at the broker ends as if
 * nothing had happened, no order is sent twice, and nothing is naked in silence. All combinations trade at once, each in an
 * account of its own, over real HTTP against the exchange in this process; time is moved by hand.
 */
class FaultMatrixTest {

    private static final Instant START = Instant.parse("2026-03-03T15:30:00Z");
    private static final BigDecimal BALANCE = new BigDecimal("100000");

    /** Fills any order. */
    private static final Quantity PLENTY = Quantity.of(1_000_000);

    private static final List<Path> PATHS = Path.drawn(Seeds.SEED);

    /** When accounts are looked at from outside: all is calm then. */
    private static final List<Integer> CHECKS = List.of(290, 590);

    private final ManualMarket market =
            new ManualMarket(START, PATHS.stream().map(Path::symbol).toArray(Symbol[]::new));
    private final List<String> problems = new ArrayList<>();

    @Test
    void whateverGoesWrongTheAccountEndsAsIfNothingHad() throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
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
                    .map(each -> new Trade(each.name(), each, exchange))
                    .toList();
            Map<Case, Trade> calm = calm(trades, exchange);
            var broker = new Broker(server.url());
            List<Trade> all =
                    Stream.concat(calm.values().stream(), trades.stream()).toList();
            try {
                play(all, server, broker, executor);
                judge(trades, calm, broker);
            } finally {
                // Or their streams would try to come back for as long as the process lives.
                all.forEach(Trade::close);
            }
            report(trades, calm.size(), Duration.ofNanos(System.nanoTime() - began));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aSeedDrawsItsCasesAgainAndAnotherSeedDrawsOthers() {
        List<Combination> drawn = Combination.drawn(Seeds.SEED);
        assertThat(drawn).hasSize(312).isEqualTo(Combination.drawn(Seeds.SEED));
        assertThat(drawn)
                .extracting(Combination::meant)
                .isNotEqualTo(Combination.drawn(Seeds.SEED + 1).stream()
                        .map(Combination::meant)
                        .toList());
        for (Point point : Point.values()) {
            List<Case> cases = drawn.stream()
                    .filter(each -> each.point() == point)
                    .map(Combination::meant)
                    .toList();
            assertThat(cases).extracting(Case::isShort).contains(true, false);
            assertThat(cases).anyMatch(each -> each.quantity() > 1 && each.quantity() % 2 == 1);
            assertThat(cases).anyMatch(each -> each.lots() == 1 || point == Point.REPLACE);
        }
        assertThat(drawn).anyMatch(each -> each.fault() > 0).anyMatch(each -> each.kill() > 0);
    }

    /** All of the seed, or only the one that is asked for. */
    private static List<Combination> combinations() {
        String only = System.getProperty("kuber.faults.only", "");
        List<Combination> combinations = Combination.drawn(Seeds.SEED).stream()
                .filter(each -> only.isEmpty() || each.name().equals(only))
                .toList();
        assertThat(combinations).as("combinations named '%s'", only).isNotEmpty();
        return combinations;
    }

    /** Each case once more, in which nothing goes wrong. */
    private static Map<Case, Trade> calm(List<Trade> trades, Trade.Exchange exchange) {
        var calm = new LinkedHashMap<Case, Trade>();
        for (Trade trade : trades) {
            Case meant = trade.combination.meant();
            String account = "CALM-" + meant.path().symbol() + "-" + meant.quantity();
            calm.computeIfAbsent(
                    meant, _ -> new Trade(account, Combination.calm(trade.combination.seed(), meant), exchange));
        }
        return calm;
    }

    /** The market goes its way, second by second where something happens; everybody keeps up. */
    private void play(List<Trade> trades, ExchangeServer server, Broker broker, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        for (int second = 0; second <= Point.END; second += step(second)) {
            int now = second;
            market.moveTo(START.plusSeconds(now));
            for (Path path : PATHS) {
                market.trade(path.symbol(), path.price(now), PLENTY);
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

    private void judge(List<Trade> trades, Map<Case, Trade> calm, Broker broker) {
        var expected = new HashMap<Case, Ending>();
        calm.forEach((meant, trade) -> {
            Ending ending = ending(trade, broker.account(trade.key(), trade.secret()));
            Ending thought = Ending.of(meant.reason(), meant.quantity(), meant.profit());
            if (!ending.equals(thought)) {
                problem(trade, "ended with " + ending + " though nothing went wrong, not " + thought);
            }
            expected.put(meant, ending);
        });
        for (Trade trade : trades) {
            Ending ending = ending(trade, broker.account(trade.key(), trade.secret()));
            compare(trade, ending, Objects.requireNonNull(expected.get(trade.combination.meant())));
            Combination combination = trade.combination;
            if (combination.mishap().strikes(combination.point()) && !trade.struck()) {
                problem(trade, "never went wrong");
            }
            if (combination.death() != Death.ALIVE && !trade.killer().struck()) {
                problem(trade, "was never killed");
            }
            trade.naked.forEach(naked -> problem(trade, "was naked in silence at " + naked));
        }
    }

    private void compare(Trade trade, Ending ending, Ending expected) {
        Combination combination = trade.combination;
        // An entry that the exchange rejects is no trade, or half of one that is closed like any other.
        boolean refused = combination.point() == Point.ENTRY && combination.mishap() == Mishap.REJECT;
        if (!refused && !ending.equals(expected)) {
            problem(trade, "ended with " + ending + ", not " + expected);
        }
        if (refused && ending.quantity().compareTo(expected.quantity()) >= 0) {
            problem(trade, "ended with " + ending);
        }
    }

    /** What is left of a trade: what it was and what it brought, by Kuber's count and by the broker's. */
    private record Ending(String state, BigDecimal quantity, BigDecimal profit, BigDecimal cash) {
        static Ending of(String state, int quantity, BigDecimal profit) {
            BigDecimal plain = profit.stripTrailingZeros();
            return new Ending(state, BigDecimal.valueOf(quantity), plain, plain);
        }
    }

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
                        c.quantity().value().setScale(0, RoundingMode.UNNECESSARY),
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

    private void report(List<Trade> trades, int calm, Duration took) {
        var table = new StringBuilder("Fault matrix, seed " + Seeds.SEED + ": " + trades.size()
                + " combinations beside " + calm + " trades in which nothing goes wrong, in " + took.toSeconds()
                + " s, "
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
