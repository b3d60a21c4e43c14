package dev.kuber.agents.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.agent.WakeOn;
import dev.kuber.agents.trigger.TechnicalTrigger.Match;
import dev.kuber.condition.Condition;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.fact.ConditionMet;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.port.MarketData;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Defaults;
import dev.kuber.testing.Prices;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketTriggerTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Instant LATER = AgentTester.START.plusSeconds(600);

    @Test
    void aTechnicalTriggerWaitsForItsConditionInEverySymbol() {
        var result =
                AgentTester.of(new TechnicalTrigger()).symbols("AAPL", "MSFT").run();

        Condition rsi = new Compare(
                new Operand.Indicator(IndicatorSpec.of(IndicatorSpec.Kind.RSI, 14), 1),
                Relation.CROSSES_BELOW,
                new Operand.Constant(30));
        assertThat(result.wakesOn())
                .containsExactly(
                        new WakeOn.Holds(AAPL, Timeframe.M5, rsi),
                        new WakeOn.Holds(Symbol.of("MSFT"), Timeframe.M5, rsi));
        assertThat(result.fact(TriggerArmed.class).sentence())
                .isEqualTo("Waiting for AAPL, MSFT: RSI(14) crosses below 30.0 on 5m.");
    }

    @Test
    void itFiresForTheSymbolWhoseConditionHeld() {
        var tester = AgentTester.of(new TechnicalTrigger()).symbols("AAPL", "MSFT");
        var holds = (WakeOn.Holds) tester.run().wakesOn().getFirst();

        var fired = tester.at(LATER)
                .fact(new ConditionMet(AAPL, Timeframe.M5, holds.condition(), LATER, 101.5))
                .run()
                .fact(TriggerFired.class);

        assertThat(fired.symbols()).containsExactly(AAPL);
        assertThat(fired.at()).isEqualTo(LATER);
        assertThat(fired.sentence()).isEqualTo("AAPL: RSI(14) crosses below 30.0 on 5m, close 101.5.");
    }

    @Test
    void aConditionThatHeldBeforeItWasArmedDoesNotCount() {
        var tester = AgentTester.of(new TechnicalTrigger());
        var holds = (WakeOn.Holds) tester.run().wakesOn().getFirst();

        assertThat(tester.fact(new ConditionMet(AAPL, Timeframe.M5, holds.condition(), AgentTester.START, 101))
                        .run()
                        .waits())
                .isTrue();
    }

    @Test
    void wakingForNothingKeepsTheFirstEndOfTheWait() {
        var tester = AgentTester.of(new TechnicalTrigger());
        Instant until = tester.run().until();

        var again = tester.at(LATER).run();

        assertThat(again.until()).isEqualTo(until);
        assertThat(again.facts()).isEmpty();
    }

    @Test
    void whatIsNotMetInTimeStopsTheExecution() {
        var tester = AgentTester.of(new TechnicalTrigger());
        Instant until = tester.run().until();

        assertThat(tester.at(until).run().stopped()).startsWith("Not met by ").contains("RSI(14) crosses below 30.0");
    }

    @Test
    void rulesAreJoinedByAllOrAny() {
        Rule defaults = Defaults.of(Rule.class);
        var all = new TechnicalTrigger.Config(List.of(defaults, defaults), Match.ALL, null, Duration.ofDays(1));
        var any = new TechnicalTrigger.Config(List.of(defaults, defaults), Match.ANY, null, Duration.ofDays(1));

        assertThat(all.condition()).isInstanceOf(Condition.All.class);
        assertThat(any.condition()).isInstanceOf(Condition.Any.class);
        assertThat(any.words()).contains(" or ");
    }

    @ParameterizedTest
    @EnumSource(Rule.Kind.class)
    void everyKindOfRuleHasItsConditionAndItsWords(Rule.Kind kind) {
        var rule = new Rule(kind, 0, 0, 0, 0, 30, 2, 2);

        assertThat(rule.condition()).isInstanceOf(Compare.class);
        assertThat(rule.words()).isNotBlank();
    }

    @Test
    void aFastAverageThatIsNotFasterIsRefused() {
        assertThatThrownBy(() -> new Rule(Rule.Kind.SMA_CROSSES_ABOVE, 0, 50, 20, 0, 30, 2, 2))
                .hasMessage("fast: the fast average must be shorter than the slow one, not 50 against 20.");
    }

    @Test
    void aPriceAlreadyBeyondItsLevelFiresAtOnceForIsButNotForCrosses() {
        var is = level(PriceTrigger.Kind.IS_ABOVE, "100").run();
        assertThat(is.fact(TriggerFired.class).sentence()).isEqualTo("AAPL is above $100 already.");

        var crosses = level(PriceTrigger.Kind.CROSSES_ABOVE, "100").run();
        assertThat(crosses.wakesOn()).containsExactly(new WakeOn.PriceCrosses(AAPL, Price.of("100"), true));
    }

    @Test
    void aCrossedLevelFires() {
        var tester = level(PriceTrigger.Kind.CROSSES_BELOW, "100");
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
        var tester = level(PriceTrigger.Kind.CROSSES_BELOW, "100");
        tester.run();

        assertThat(tester.fact(new PriceCrossed(AAPL, Price.of("99"), false, Price.of("98.98"), LATER))
                        .run()
                        .waits())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(PriceTrigger.Kind.class)
    void everyKindOfMoveWaits(PriceTrigger.Kind kind) {
        var tester = level(kind, kind == PriceTrigger.Kind.IS_ABOVE ? "200" : "50");

        assertThat(tester.run().wakesOn()).hasSize(1);
    }

    @Test
    void aLevelMustBeNamed() {
        assertThatThrownBy(() -> level(PriceTrigger.Kind.IS_ABOVE, "0")).hasMessage("level: name a price above zero.");
    }

    private static AgentTester<PriceTrigger.Config> level(PriceTrigger.Kind kind, String level) {
        return AgentTester.of(new PriceTrigger())
                .config(new PriceTrigger.Config(kind, new BigDecimal(level), 2, 20, null, Duration.ofDays(30)))
                .with(MarketData.class, Prices.of("AAPL", Timeframe.M5, 102, 101));
    }
}
