package dev.kuber.agents.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.MarketSnapshot.Frame;
import dev.kuber.testing.AgentTester;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quote;
import dev.kuber.trade.Timeframe;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

    private static final Price LAST = Price.of("1234.56");

    /** RSI 61.4 on 5m and 45.2 on 1h, ATR 1.25 on both. */
    private static final MarketSnapshot MARKET = new MarketSnapshot(
            Snapshots.AAPL,
            new Quote(Snapshots.AAPL, LAST, LAST, LAST, AgentTester.START),
            List.of(
                    new Frame(Timeframe.M5, "a", Snapshots.readings(1234.56, 61.4, 0.123, 1.25, 1000)),
                    new Frame(Timeframe.H1, "b", Snapshots.readings(1234.56, 45.2, -0.2, 1.25, 1000))),
            List.of(),
            "test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSI is 61.4",
                "RSI14 61.4",
                "RSI(14) at 61",
                "RSI of 61.39 on 5m",
                "rsi 62",
                "RSI near 45",
                "the 1h RSI stands at 45.2",
                "5m RSI above 60, 1h RSI below 50",
                "ADX is 30 and ATR 1.25",
                "SMA20 at $99.00",
                "SMA(20) 99",
                "SMA 200: 95",
                "MACD histogram of 0.12",
                "MACD histogram is -0.2 on 1h",
                "if RSI falls below 30 the case is gone",
                "wait for RSI above 70",
                "RSI would be 80 then",
                "the close is above SMA20 and RSI confirms the break of 105",
                "the RSI rises",
                "RSI14",
                ""
            })
    void whatTheDataBearOutIsNoFlaw(String text) {
        assertThat(Claims.wrong(MARKET, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSI is 71",
                "RSI(14) at 71.0",
                "1h RSI is 61.4",
                "5m RSI below 60",
                "RSI above 70",
                "ADX of 12 says little",
                "SMA200 is 1,200.5",
                "ATR14 = 3.1",
                "If it holds, fine. RSI is 71",
                "MACD histogram 0.5"
            })
    void whatTheyDoNotBearOutIsFlagged(String text) {
        assertThat(Claims.wrong(MARKET, text)).hasSize(1).first().asString().contains("is not so: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void noAnswerIsTooLongToCheck(int times) {
        assertThat(Claims.wrong(MARKET, "RSI is is is ".repeat(times))).isEmpty();
        assertThat(Claims.wrong(MARKET, "RSI is 71. ".repeat(times))).hasSize(1);
    }
}
