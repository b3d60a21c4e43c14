package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.WakeOn;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.port.TradingCalendar;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Prices;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceTriggerTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Instant LATER = AgentTester.START.plusSeconds(600);

    @Test
    void aPriceAlreadyBeyondItsLevelFiresAtOnceForIsButNotForCrosses() {
        var is = level(PriceSettings.Kind.IS_ABOVE, "100").run();
        assertThat(is.fact(TriggerFired.class).sentence()).isEqualTo("AAPL is above $100 already.");

        var crosses = level(PriceSettings.Kind.CROSSES_ABOVE, "100").run();
        assertThat(crosses.wakesOn()).containsExactly(new WakeOn.PriceCrosses(AAPL, Price.of("100"), true));
    }

    @Test
    void aCrossedLevelFires() {
        var tester = level(PriceSettings.Kind.CROSSES_BELOW, "100");
        tester.run();

        var fired = tester.at(LATER)
                .fact(new PriceCrossed(AAPL, Price.of("100"), false, Price.of("99.98"), LATER))
                .run()
                .fact(TriggerFired.class);

        assertThat(fired.at()).isEqualTo(LATER);
        assertThat(fired.sentence()).isEqualTo("AAPL crosses below $100, now $99.98.");
    }

    @Test
    void anotherLevelIsNoConcern() {
        var tester = level(PriceSettings.Kind.CROSSES_BELOW, "100");
        tester.run();

        assertThat(tester.fact(new PriceCrossed(AAPL, Price.of("99"), false, Price.of("98.98"), LATER))
                        .run()
                        .waits())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(PriceSettings.Kind.class)
    void everyKindOfMoveWaits(PriceSettings.Kind kind) {
        var tester = level(kind, kind == PriceSettings.Kind.IS_ABOVE ? "200" : "50");

        assertThat(tester.run().wakesOn()).hasSize(1);
    }

    @Test
    void aLevelMustBeNamed() {
        assertThatThrownBy(() -> level(PriceSettings.Kind.IS_ABOVE, "0")).hasMessage("level: name a price above zero.");
    }

    private static AgentTester<PriceSettings> level(PriceSettings.Kind kind, String level) {
        return AgentTester.of(new PriceTrigger())
                .config(new PriceSettings(
                        kind, new BigDecimal(level), 2, 20, Duration.ofMinutes(30), null, Duration.ofDays(30)))
                .with(TradingCalendar.class, new NewYork())
                .with(MarketData.class, Prices.of("AAPL", Timeframe.M5, 102, 101));
    }
}
