package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.WakeOn;
import dev.kuber.agents.trigger.PriceSettings.Kind;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Prices;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** On 2 March 2026 New York opens at 14:30 UTC; its first six bars have highs from 106.5 to 111.5. */
class OpeningRangeTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");
    private static final Instant KNOWN = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-03-02T21:00:00Z");

    @Test
    void beforeItsTimeIsOverItWaitsForThat() {
        var result = trigger(Kind.BREAKS_OPENING_RANGE_ABOVE)
                .at(OPEN.minusSeconds(600))
                .run();

        assertThat(result.until()).isEqualTo(KNOWN);
        assertThat(result.fact(TriggerArmed.class).until()).isEqualTo(CLOSE);
    }

    @Test
    void thenItsEdgeIsFixedAndACloseBeyondItFires() {
        var tester = trigger(Kind.BREAKS_OPENING_RANGE_ABOVE).at(OPEN);
        tester.run();
        WakeOn edge = new WakeOn.Holds(AAPL, Timeframe.M5, crosses(Relation.CROSSES_ABOVE, 111.5));

        assertThat(tester.at(KNOWN).run().wakesOn()).containsExactly(edge);
        assertThat(tester.at(KNOWN.plusSeconds(1800)).run().wakesOn()).containsExactly(edge);

        Instant at = KNOWN.plusSeconds(3600);
        TriggerFired fired = tester.at(at)
                .fact(new ConditionMet(AAPL, Timeframe.M5, crosses(Relation.CROSSES_ABOVE, 111.5), at, 112))
                .run()
                .fact(TriggerFired.class);
        assertThat(fired.sentence())
                .isEqualTo("AAPL: closes above the high of the first 30 minutes of the day on 5m, close 112.0.");
    }

    @Test
    void theLowIsAnEdgeToo() {
        var result = trigger(Kind.BREAKS_OPENING_RANGE_BELOW).at(KNOWN).run();

        assertThat(result.wakesOn())
                .containsExactly(new WakeOn.Holds(AAPL, Timeframe.M5, crosses(Relation.CROSSES_BELOW, 105.5)));
    }

    @Test
    void whoeverComesAfterTheOpeningWaitsAtOnceAndOnlyUntilTheClose() {
        var tester = trigger(Kind.BREAKS_OPENING_RANGE_ABOVE).at(KNOWN.plusSeconds(60));
        assertThat(tester.run().until()).isEqualTo(CLOSE);

        assertThat(tester.at(CLOSE).run().stopped()).startsWith("Not met by " + CLOSE);
    }

    @Test
    void aDayTooShortForTheRangeIsLeftOut() {
        var config = config(Kind.BREAKS_OPENING_RANGE_ABOVE, Duration.ofHours(4));
        Instant halfDay = Instant.parse("2026-11-27T14:00:00Z");

        var result = tester(config).at(halfDay).run();

        assertThat(result.until()).isEqualTo(Instant.parse("2026-11-30T18:30:00Z"));
    }

    @Test
    void barsLongerThanTheRangeAreSaid() {
        var config = config(Kind.BREAKS_OPENING_RANGE_ABOVE, Duration.ofMinutes(3));

        assertThat(tester(config).at(KNOWN).run().stopped())
                .isEqualTo("No 5m bar lies within the first 3 minutes of 2026-03-02.");
    }

    @Test
    void aRangeHasALength() {
        assertThatThrownBy(() -> config(Kind.BREAKS_OPENING_RANGE_ABOVE, Duration.ZERO))
                .hasMessage("opening_range: between 1 minute and 12 hours, not PT0S.");
    }

    private static Condition crosses(Relation relation, double edge) {
        return new Compare(new Operand.Column(Field.CLOSE), relation, new Operand.Constant(edge));
    }

    private static AgentTester<PriceSettings> trigger(Kind kind) {
        return tester(config(kind, Duration.ofMinutes(30)));
    }

    private static AgentTester<PriceSettings> tester(PriceSettings config) {
        return AgentTester.of(new PriceTrigger())
                .config(config)
                .with(MarketData.class, market())
                .with(TradingCalendar.class, new NewYork());
    }

    private static PriceSettings config(Kind kind, Duration range) {
        return new PriceSettings(kind, BigDecimal.ZERO, 2, 20, range, Timeframe.M5, Duration.ofDays(30));
    }

    /** Five-minute bars from half an hour before the opening to the end of the range, each a dollar higher. */
    private static Prices market() {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < 12; i++) {
            Instant opens = OPEN.minusSeconds(1800).plusSeconds(300L * i);
            bars.add(new Bar(opens, opens.plusSeconds(300), 100 + i, 100.5 + i, 99.5 + i, 100 + i, 1000));
        }
        return Prices.none().and(Bars.of(AAPL, Timeframe.M5, bars));
    }
}
