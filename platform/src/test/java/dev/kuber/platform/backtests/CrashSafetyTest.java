package dev.kuber.platform.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.ExchangeRules;
import dev.kuber.platform.engine.Probe;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power fails between a side effect and its record, again and again: the trader's account does not notice. */
class CrashSafetyTest {

    private static final BacktestSetup SETUP =
            Trials.setup(Trials.swings(), Trials.walk(25_000, 11), ExchangeRules.standard(5));

    private static Trace calm;

    @BeforeAll
    static void runUndisturbed() {
        calm = run(Integer.MAX_VALUE);
    }

    /** Everything that must not depend on crashes. */
    private record Trace(BacktestResult result, List<Trials.Taken> steps, int crashes) {}

    private static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1L;

        PowerFailure() {
            super("The power failed.", null, false, false);
        }
    }

    /** Counts what has an effect, and fails right after every n-th. */
    private static final class Storm {
        private final int every;
        private int effects;
        private int crashes;

        Storm(int every) {
            this.every = every;
        }

        void effect() {
            if (++effects % every == 0) {
                crashes++;
                throw new PowerFailure();
            }
        }
    }

    /** An exchange whose line breaks after it did as told; doing the same again is no new effect. */
    private record Line(Brokerage exchange, Storm storm, Set<String> done) implements Brokerage {

        private <T> T effect(String what, T answer) {
            if (done.add(what)) {
                storm.effect();
            }
            return answer;
        }

        @Override
        public OrderState submit(OrderRequest request) {
            return effect("submit " + request.id(), exchange.submit(request));
        }

        @Override
        public Change moveStop(OrderId order, Price stop, ClientOrderId as) {
            return effect("move " + order + " to " + stop, exchange.moveStop(order, stop, as));
        }

        @Override
        public Change cancel(OrderId order) {
            return effect("cancel " + order, exchange.cancel(order));
        }

        @Override
        public Optional<OrderState> find(ClientOrderId id) {
            return exchange.find(id);
        }

        @Override
        public List<OrderState> openOrders(Symbol symbol) {
            return exchange.openOrders(symbol);
        }

        @Override
        public List<Holding> holdings() {
            return exchange.holdings();
        }

        @Override
        public Account account() {
            return exchange.account();
        }

        @Override
        public Capabilities capabilities(Symbol symbol) {
            return exchange.capabilities(symbol);
        }
    }

    private static Trace run(int every) {
        var storm = new Storm(every);
        Probe probe = (point, _) -> {
            if (point == Probe.Point.AFTER_RUN) {
                storm.effect();
            }
        };
        var recorder = new Trials.Recorder();
        var run = new BacktestRun(SETUP, recorder, probe, exchange -> new Line(exchange, storm, new HashSet<>()));
        run.begin();
        boolean more = true;
        while (more) {
            try {
                more = run.step();
            } catch (PowerFailure _) {
                run.restart();
            }
        }
        return new Trace(run.result(), recorder.steps, storm.crashes);
    }

    @Test
    void theUndisturbedRunTradesManyTimes() {
        assertThat(calm.crashes()).isZero();
        assertThat(calm.result().bars()).isEqualTo(25_000);
        assertThat(calm.result().failures()).as(calm.result().firstFailure()).isZero();
        assertThat(calm.result().trades()).hasSizeGreaterThan(200);
        assertThat(calm.steps()).hasSizeGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 11, 101, 1009})
    void aCrashAfterEveryNthSideEffectChangesNothing(int n) {
        Trace stormy = run(n);
        assertThat(stormy.crashes()).isGreaterThan(3);
        assertThat(Trials.firstDifference(stormy.steps(), calm.steps())).isEmpty();
        assertThat(Trials.firstDifference(
                        stormy.result().trades(), calm.result().trades()))
                .isEmpty();
        assertThat(stormy.result().statistics()).isEqualTo(calm.result().statistics());
        assertThat(stormy.result().equals(calm.result()))
                .as("kept executions and equity")
                .isTrue();
    }
}
