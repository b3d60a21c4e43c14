package dev.kuber.agents.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.DataMissing;
import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Prices;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketDataAgentTest {

    private static final double[] LONG =
            IntStream.range(0, 300).mapToDouble(i -> 100 + i * 0.1).toArray();

    @Test
    void itTakesEveryTimeframeOfEverySymbol() {
        var result = tester(Prices.of("AAPL", Timeframe.M5, LONG)
                        .and("AAPL", Timeframe.H1, LONG)
                        .and("MSFT", Timeframe.M5, LONG)
                        .and("MSFT", Timeframe.H1, LONG))
                .symbols("AAPL", "MSFT")
                .timeframes(Timeframe.M5, Timeframe.H1)
                .run();

        var snapshot = result.fact(MarketSnapshot.class, "MSFT");
        assertThat(snapshot.frames())
                .extracting(MarketSnapshot.Frame::timeframe)
                .containsExactly(Timeframe.M5, Timeframe.H1);
        assertThat(snapshot.frames()).extracting(MarketSnapshot.Frame::barsKey).doesNotHaveDuplicates();
        assertThat(snapshot.quote().last()).isEqualTo(Price.of("129.90"));
        assertThat(snapshot.warnings()).isEmpty();
        assertThat(result.facts()).hasSize(2);
    }

    @Test
    void aSymbolWithoutDataDoesNotHarmTheOthers() {
        var result = tester(Prices.of("AAPL", Timeframe.M5, LONG))
                .symbols("AAPL", "GONE")
                .run();

        assertThat(result.done()).isTrue();
        assertThat(result.fact(MarketSnapshot.class, "AAPL").warnings()).isEmpty();
        assertThat(result.fact(DataMissing.class, "GONE").sentence()).isEqualTo("There are no prices of GONE.");
    }

    @Test
    void withoutAnyDataItFailsWithTheReason() {
        assertThat(tester(Prices.none()).run().failed())
                .isEqualTo("There is no market data to work with. There are no prices of AAPL.");
    }

    @Test
    void aMissingSecondTimeframeIsAWarning() {
        var snapshot = tester(Prices.of("AAPL", Timeframe.M5, LONG))
                .timeframes(Timeframe.M5, Timeframe.H1)
                .run()
                .fact(MarketSnapshot.class);

        assertThat(snapshot.frames()).hasSize(1);
        assertThat(snapshot.warnings()).containsExactly("There are no 1h bars of AAPL.");
    }

    @Test
    void tooLittleHistoryAndAStaleQuoteAreWarnedOf() {
        var snapshot = tester(Prices.of("AAPL", Timeframe.M5, 100, 101))
                .at(AgentTester.START.plus(Duration.ofMinutes(16)))
                .run()
                .fact(MarketSnapshot.class);

        assertThat(snapshot.warnings())
                .containsExactly(
                        "Only 2 of 250 5m bars of AAPL are there; slow indicators may be missing.",
                        "The last price of AAPL is from 2026-03-02T15:00:00Z.");
    }

    @Test
    void gapsWithinASessionAreCountedAndNightsAreNot() {
        var bars = new ArrayList<Bar>();
        Instant opens = AgentTester.START.minus(Duration.ofDays(2));
        for (int i = 0; i < 250; i++) {
            bars.add(new Bar(opens, opens.plusSeconds(300), 100, 101, 99, 100, 10));
            opens = opens.plusSeconds(i == 230 ? 900 : i == 240 ? 50_000 : 300);
        }
        var warnings = new ArrayList<String>();

        DataQuality.check(Bars.of(Symbol.of("AAPL"), Timeframe.M5, bars), 250, warnings);

        assertThat(warnings).containsExactly("1 of the last 50 5m bars of AAPL follow a gap.");
    }

    @Test
    void onlyTheSymbolsThatTheTriggerFiredForAreLookedAt() {
        var result = tester(Prices.of("AAPL", Timeframe.M5, LONG).and("MSFT", Timeframe.M5, LONG))
                .symbols("AAPL", "MSFT")
                .fact(new TriggerFired(AgentTester.START, List.of(Symbol.of("MSFT")), "Fired."))
                .run();

        assertThat(result.facts()).singleElement().isInstanceOf(MarketSnapshot.class);
        assertThat(result.fact(MarketSnapshot.class).symbol()).isEqualTo(Symbol.of("MSFT"));
    }

    private static AgentTester<MarketDataAgent.Config> tester(Prices prices) {
        return AgentTester.of(new MarketDataAgent()).with(MarketData.class, prices);
    }
}
