package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.indicator.Readings;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.markets.MarketFeed;
import dev.kuber.platform.markets.MarketFeed.ClosedBar;
import dev.kuber.platform.markets.MarketFeed.Watched;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars of a provider with a stream that comes and goes, on a clock moved by hand. */
class LiveBarsTest {

    private static final Symbol ABC = Symbol.of("ABC");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    private final Provider provider = new Provider();
    private Instant now = START;
    private final LivePrices prices = new LivePrices(provider, _ -> "key", Calendars.always(), () -> now);
    private final LiveBars bars = new LiveBars(prices, () -> now);
    private final MarketFeed feed = new MarketFeed(bars, START);
    private final List<Instant> told = new ArrayList<>();

    @Test
    void aMinuteIsToldWhenItIsStreamed() {
        bars.up();
        at(6);
        at(59);
        closes(1);
        at(61);
        assertThat(told).containsExactly(minute(1));
        at(62);
        assertThat(told).hasSize(1);
    }

    @Test
    void minutesThatClosedWhileTheStreamWasDownAreFetchedBeforeLaterOnesAreTold() {
        bars.up();
        at(6);
        closes(1);
        at(61);
        bars.down();
        provider.closed(2);
        provider.closed(3);
        at(185);
        assertThat(told).as("nothing is known while the stream is down").containsExactly(minute(1));
        now = START.plusSeconds(239);
        bars.up();
        closes(4);
        at(241);
        assertThat(told).as("minute 3 might come late").containsExactly(minute(1));
        at(245);
        assertThat(told).containsExactly(minute(1), minute(2), minute(3), minute(4));
    }

    @Test
    void otherTimeframesAreAskedForWhenOneMayHaveClosed() {
        bars.up();
        for (int second = 1; second < 295; second++) {
            poll(second, Timeframe.M5);
        }
        assertThat(provider.calls).isLessThan(100);
        int before = provider.calls;
        for (int i = 0; i < 5; i++) {
            provider.fives.add(five(i - 4));
        }
        poll(305, Timeframe.M5);
        assertThat(told).containsExactly(minute(5));
        for (int second = 306; second < 590; second++) {
            poll(second, Timeframe.M5);
        }
        assertThat(provider.calls - before).as("one request a bar").isEqualTo(1);
    }

    @Test
    void quotesAndIndicatorsAreAskedForNoMoreOftenThanTheyChange() {
        for (int minute = 1; minute <= 40; minute++) {
            provider.closed(minute - 40);
        }
        now = START.plusSeconds(1);
        Readings readings = prices.readings(ABC, Timeframe.M1);
        assertThat(readings.close()).isEqualTo(100);
        assertThat(prices.readings(ABC, Timeframe.M1)).isEqualTo(readings);
        assertThat(prices.bars(ABC, Timeframe.M1, 3).size()).isEqualTo(3);
        assertThat(provider.calls).isEqualTo(1);
        assertThat(prices.quote(ABC)).isSameAs(prices.quote(ABC));
        now = now.plusSeconds(3);
        prices.quote(ABC);
        assertThat(provider.quotes).isEqualTo(2);
    }

    private void closes(int minute) {
        provider.closed(minute);
        bars.closed(ABC, bar(minute));
    }

    private void at(int second) {
        poll(second, Timeframe.M1);
    }

    private void poll(int second, Timeframe timeframe) {
        now = START.plusSeconds(second);
        for (ClosedBar closed : feed.poll(now, List.of(new Watched(ABC, timeframe)))) {
            told.add(closed.bar().closes());
        }
    }

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Bar bar(int minute) {
        return new Bar(minute(minute - 1), minute(minute), 100, 101, 99, 100, 1000);
    }

    private static Bar five(int number) {
        return new Bar(minute(5 * number), minute(5 * number + 5), 100, 101, 99, 100, 1000);
    }

    private static final class Provider implements MarketData {
        private final List<Bar> minutes = new ArrayList<>();
        private final List<Bar> fives = new ArrayList<>();
        private int calls;
        private int quotes;

        void closed(int minute) {
            minutes.add(bar(minute));
        }

        @Override
        public Quote quote(Symbol symbol) {
            quotes++;
            return new Quote(symbol, Price.of("100"), Price.of("100"), Price.of("100"), START);
        }

        @Override
        public Bars bars(Symbol symbol, Timeframe timeframe, int count) {
            calls++;
            return Bars.of(symbol, timeframe, timeframe.equals(Timeframe.M1) ? minutes : fives);
        }

        @Override
        public Readings readings(Symbol symbol, Timeframe timeframe) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String keep(Bars seen) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String source() {
            return "test";
        }
    }
}
