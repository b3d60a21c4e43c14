package dev.kuber.platform.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoricalMarketDataTest {

    private final Bars base = Samples.walk("2024-03-07T00:00:00Z", Timeframe.M1, 1440, 5);
    private final History history = History.of(base, Calendars.always());
    private Instant now = Instant.parse("2024-03-07T12:00:00Z");

    @Test
    void theQuoteIsTheLastClosedBarsClose() {
        Quote quote = data(0).quote(Samples.SYMBOL);
        assertThat(quote.last().toDouble()).isEqualTo(base.close(719));
        assertThat(quote.bid()).isEqualTo(quote.last()).isEqualTo(quote.ask());
        assertThat(quote.at()).isEqualTo(now);
    }

    @Test
    void bidAndAskAreRoundedAwayFromTheClose() {
        Quote quote = data(0.001).quote(Samples.SYMBOL);
        double close = base.close(719);
        assertThat(quote.bid().toDouble()).isBetween(close * 0.999 - 0.01, close * 0.999);
        assertThat(quote.ask().toDouble()).isBetween(close * 1.001, close * 1.001 + 0.01);
        assertThat(quote.ask()).isGreaterThan(quote.bid());
        assertThat(quote.bid()).isEqualTo(Price.rounded(quote.bid().toDouble()));
    }

    @Test
    void timeMovesWithTheClock() {
        HistoricalMarketData data = data(0);
        assertThat(data.readings(Samples.SYMBOL, Timeframe.M5).bars()).isEqualTo(144);
        now = now.plusSeconds(299);
        assertThat(data.readings(Samples.SYMBOL, Timeframe.M5).bars()).isEqualTo(144);
        assertThat(data.bars(Samples.SYMBOL, Timeframe.M1, 1).last().closes()).isEqualTo("2024-03-07T12:04:00Z");
        now = now.plusSeconds(1);
        assertThat(data.readings(Samples.SYMBOL, Timeframe.M5).bars()).isEqualTo(145);
    }

    @Test
    void keptBarsAreFoundAgainInTheRecording() {
        HistoricalMarketData data = data(0);
        Bars seen = data.bars(Samples.SYMBOL, Timeframe.M5, 100);
        String key = data.keep(seen);
        assertThat(key).isEqualTo("recorded:TEST:5m:1709782800000..1709812800000:100");
        Bars found = KeptRange.parse(key).orElseThrow().in(history).orElseThrow();
        assertThat(found.size()).isEqualTo(100);
        assertThat(found.bar(0)).isEqualTo(seen.bar(0));
        assertThat(found.last()).isEqualTo(seen.last());
    }

    @Test
    void aRangeIsNotFoundInAnotherRecording() {
        History other = History.of(Samples.walk("2024-03-07T08:00:00Z", Timeframe.M1, 1440, 5), Calendars.always());
        String key = data(0).keep(data(0).bars(Samples.SYMBOL, Timeframe.M5, 100));
        assertThat(KeptRange.parse(key).orElseThrow().in(other)).isEmpty();
        assertThat(KeptRange.parse("3b5d5c3712955042212316173ccf37be")).isEmpty();
    }

    @Test
    void withoutBarsItSaysSo() {
        assertThatThrownBy(() -> data(0).quote(Symbol.of("NONE")))
                .isInstanceOf(NoData.class)
                .hasMessage("There are no bars of NONE here: import some or choose another symbol.");
        now = Instant.parse("2024-03-07T00:00:30Z");
        assertThatThrownBy(() -> data(0).quote(Samples.SYMBOL))
                .isInstanceOf(NoData.class)
                .hasMessage("There is no price of TEST yet: its recording begins later.");
    }

    private HistoricalMarketData data(double halfSpread) {
        return new HistoricalMarketData(Map.of(Samples.SYMBOL, history), () -> now, "imported", halfSpread);
    }
}
