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
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Defaults;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TechnicalTriggerTest {

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
}
