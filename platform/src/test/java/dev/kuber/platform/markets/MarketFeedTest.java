package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.markets.MarketFeed.ClosedBar;
import dev.kuber.platform.markets.MarketFeed.Watched;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MarketFeedTest {

    private static final Watched MINUTES = new Watched(Samples.SYMBOL, Timeframe.M1);
    private static final Watched FIVES = new Watched(Samples.SYMBOL, Timeframe.M5);
    private final Bars base = Samples.walk("2024-03-07T00:00:00Z", Timeframe.M1, 600, 5);
    private final Recordings tape = new Recordings(Map.of(Samples.SYMBOL, History.of(base, Calendars.always())));
    private final Instant begin = Instant.parse("2024-03-07T01:00:00Z");

    @Test
    void whateverTheSpeedEveryBarIsToldOnceAndInOrder() {
        RandomGenerator random = Samples.random(3);
        for (int longest : new int[] {20, 400, 100_000}) {
            var feed = new MarketFeed(tape, begin);
            List<ClosedBar> told = new ArrayList<>();
            Instant now = begin;
            while (now.isBefore(Instant.parse("2024-03-07T11:00:00Z"))) {
                now = now.plusSeconds(random.nextInt(longest) + 1L);
                told.addAll(feed.poll(now, List.of(FIVES, MINUTES)));
            }
            assertThat(told).hasSize(540 + 108);
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i).bar().closes())
                        .isAfterOrEqualTo(told.get(i - 1).bar().closes());
            }
            assertThat(told.get(4).timeframe()).isEqualTo(Timeframe.M1);
            assertThat(told.get(5).timeframe()).isEqualTo(Timeframe.M5);
            assertThat(told.getFirst().bar().closes()).isEqualTo(begin.plusSeconds(60));
        }
    }

    @Test
    void aClockThatStandsStillOrGoesBackTellsNothing() {
        var feed = new MarketFeed(tape, begin);
        assertThat(feed.poll(begin.plusSeconds(60), List.of(MINUTES))).hasSize(1);
        assertThat(feed.poll(begin.plusSeconds(60), List.of(MINUTES))).isEmpty();
        assertThat(feed.poll(begin, List.of(MINUTES))).isEmpty();
    }

    @Test
    void aBarThatIsKnownOnlySomeTimeAfterItsCloseIsToldThen() {
        Instant[] known = {begin};
        BarTape late = (symbol, timeframe, after, until) ->
                tape.closing(symbol, timeframe, after, until.isAfter(known[0]) ? known[0] : until);
        var feed = new MarketFeed(late, begin);
        assertThat(feed.poll(begin.plusSeconds(61), List.of(MINUTES))).isEmpty();
        known[0] = begin.plusSeconds(60);
        assertThat(feed.poll(begin.plusSeconds(63), List.of(MINUTES))).hasSize(1);
        assertThat(feed.poll(begin.plusSeconds(64), List.of(MINUTES))).isEmpty();
    }

    @Test
    void theSyntheticMarketIsATapeLikeAnyOther() {
        var market = new SyntheticMarket(1);
        Symbol symbol = Symbol.of("XCOIN/USD");
        var feed = new MarketFeed(market, begin);
        List<ClosedBar> told = feed.poll(begin.plus(Duration.ofHours(2)), List.of(new Watched(symbol, Timeframe.M15)));
        assertThat(told).hasSize(8);
        assertThat(told.getLast().bar().closes()).isEqualTo(begin.plus(Duration.ofHours(2)));
    }

    @Test
    void aSymbolWithoutBarsIsAnErrorAndNothingIsLost() {
        var feed = new MarketFeed(tape, begin);
        var unknown = new Watched(Symbol.of("NONE"), Timeframe.M1);
        assertThatThrownBy(() -> feed.poll(begin.plusSeconds(60), List.of(MINUTES, unknown)))
                .isInstanceOf(NoData.class);
        assertThat(feed.poll(begin.plusSeconds(60), List.of(MINUTES))).hasSize(1);
    }
}
