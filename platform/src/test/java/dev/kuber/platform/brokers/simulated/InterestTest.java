package dev.kuber.platform.brokers.simulated;

import static dev.kuber.platform.brokers.simulated.Floor.limit;
import static dev.kuber.platform.brokers.simulated.Floor.market;
import static dev.kuber.platform.brokers.simulated.Floor.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.OrderType;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Timeframe;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class InterestTest {

    private final Floor floor = Floor.frictionless();
    private final Bars bars = falling(Floor.ACME);

    @Test
    void withoutOrdersNoBarIsOfInterest() {
        assertThat(floor.exchange.nextInterest(bars, 0)).isEqualTo(-1);
    }

    @Test
    void aMarketOrderIsInterestedInTheVeryNextBar() {
        floor.submit(market("a", Side.BUY, 1));
        assertThat(floor.exchange.nextInterest(bars, 0)).isZero();
    }

    @Test
    void aMarketOrderWaitsForABarThatOpensAfterIt() {
        floor.now = Floor.START.plusSeconds(90);
        floor.submit(market("a", Side.BUY, 1));
        assertThat(floor.exchange.nextInterest(bars, 1)).isEqualTo(2);
    }

    @Test
    void aLimitIsInterestedInTheBarThatReachesIt() {
        floor.submit(limit("a", Side.BUY, 1, "60"));
        assertThat(floor.exchange.nextInterest(bars, 0)).isEqualTo(39);
        assertThat(floor.exchange.nextInterest(bars, 50)).isEqualTo(50);
    }

    @Test
    void aPriceThatIsNeverReachedIsOfNoInterest() {
        floor.submit(limit("a", Side.SELL, 1, "130"));
        assertThat(floor.exchange.nextInterest(bars, 0)).isEqualTo(-1);
        assertThat(floor.exchange.nextInterest(falling(Symbol.of("OTHER")), 0)).isEqualTo(-1);
    }

    @Test
    void aDayOrderIsInterestedInTheBarInWhichItExpires() {
        floor.now = Floor.START.plusSeconds(60 * (390 - 80));
        floor.submit(order("a", Side.SELL, 1, OrderType.LIMIT, TimeInForce.DAY, "130", null));
        Bars late = falling(Floor.ACME, 310);
        assertThat(floor.exchange.nextInterest(late, 0)).isEqualTo(79);
    }

    private static Bars falling(Symbol symbol) {
        return falling(symbol, 0);
    }

    /** One bar a minute, from 100 down by one each, a range of one below the open. */
    private static Bars falling(Symbol symbol, int minute) {
        var all = new ArrayList<Bar>();
        for (int i = 0; i < 95; i++) {
            var opens = Floor.START.plusSeconds(60L * (minute + i));
            all.add(new Bar(opens, opens.plusSeconds(60), 100 - i, 100.5 - i, 99 - i, 99 - i, 1000));
        }
        return Bars.of(symbol, Timeframe.M1, all);
    }
}
