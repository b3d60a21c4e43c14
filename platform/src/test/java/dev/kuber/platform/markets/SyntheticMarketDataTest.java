package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kuber.indicator.Readings;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticMarketDataTest {

    private static final Symbol NOVA = Symbol.of("NOVA");
    private final SyntheticMarket market = new SyntheticMarket(3);
    private Instant now = Instant.parse("2022-06-15T13:37:20Z");
    private final SyntheticMarketData data = new SyntheticMarketData(market, () -> now, 0.0001);

    @Test
    void itShowsTheSameBarsAsARecordingOfTheMarketDoes() {
        History history = market.history(
                NOVA, now.minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.DAYS), now.plus(Duration.ofDays(2)));
        for (int i = 0; i < 300; i++) {
            for (Timeframe timeframe : List.of(Timeframe.M1, Timeframe.M5, Timeframe.H1, Timeframe.D1)) {
                Bars live = data.bars(NOVA, timeframe, 20);
                Bars recorded = history.bars(timeframe, 20, now);
                assertThat(live.size()).isEqualTo(20);
                assertThat(live.bar(0)).isEqualTo(recorded.bar(0));
                assertThat(live.last()).isEqualTo(recorded.last());
                assertThat(live.last().closes()).isBeforeOrEqualTo(now);
            }
            now = now.plusSeconds(431);
        }
    }

    @Test
    void itsIndicatorsAreThoseOfALongHistory() {
        History history = market.history(NOVA, now.minus(Duration.ofDays(60)), now);
        Readings live = data.readings(NOVA, Timeframe.M5);
        Readings recorded = history.readings(Timeframe.M5, now);
        assertThat(live.closes()).isEqualTo(recorded.closes());
        assertThat(live.sma200()).isCloseTo(recorded.sma200(), within(1e-9));
        assertThat(live.rsi14()).isCloseTo(recorded.rsi14(), within(1e-6));
        assertThat(live.macdSignal()).isCloseTo(recorded.macdSignal(), within(1e-9));
    }

    @Test
    void everyTimeframeHasEnoughHistoryForItsSlowestAverage() {
        for (Timeframe timeframe : List.of(Timeframe.M1, Timeframe.M15, Timeframe.H4, Timeframe.D1, Timeframe.W1)) {
            assertThat(data.readings(NOVA, timeframe).sma200())
                    .as(timeframe.toString())
                    .isPositive();
        }
    }

    @Test
    void moreBarsThanItRemembersAreMadeWhenAsked() {
        Bars bars = data.bars(NOVA, Timeframe.M1, 10_000);
        assertThat(bars.size()).isEqualTo(10_000);
        assertThat(bars.last()).isEqualTo(data.bars(NOVA, Timeframe.M1, 1).bar(0));
    }

    @Test
    void theQuoteFollowsTheLastMinute() {
        Bars last = data.bars(NOVA, Timeframe.M1, 1);
        assertThat(data.quote(NOVA).last().toDouble()).isEqualTo(last.close(0));
        assertThat(data.quote(NOVA).bid()).isLessThan(data.quote(NOVA).ask());
        assertThat(data.quote(NOVA).at()).isEqualTo("2022-06-15T13:37:00Z");
        assertThat(data.source()).isEqualTo("synthetic");
    }

    @Test
    void keptBarsCanBeMadeAgain() {
        Bars seen = data.bars(NOVA, Timeframe.M15, 150);
        KeptRange range = KeptRange.parse(data.keep(seen)).orElseThrow();
        Bars again = new SyntheticMarket(3).kept(range).orElseThrow();
        assertThat(again.bar(0)).isEqualTo(seen.bar(0));
        assertThat(again.last()).isEqualTo(seen.last());
        assertThat(new SyntheticMarket(4).kept(range)).isEmpty();
    }

    @Test
    void anUnknownSymbolHasNoData() {
        assertThatThrownBy(() -> data.quote(Symbol.of("AAPL"))).isInstanceOf(NoData.class);
        now = Instant.parse("2014-06-01T00:00:00Z");
        assertThatThrownBy(() -> data.quote(NOVA))
                .isInstanceOf(NoData.class)
                .hasMessageStartingWith("There is no price of NOVA yet");
    }
}
