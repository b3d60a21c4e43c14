package dev.kuber.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.condition.Condition.All;
import dev.kuber.condition.Condition.Any;
import dev.kuber.condition.Condition.Compare;
import dev.kuber.condition.Condition.Field;
import dev.kuber.condition.Condition.Operand;
import dev.kuber.condition.Condition.Relation;
import dev.kuber.indicator.IndicatorSpec;
import dev.kuber.indicator.IndicatorSpec.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTextTest {

    private static final Operand CLOSE = new Operand.Column(Field.CLOSE);

    @Test
    void aThresholdIsSaidInOneClause() {
        assertThat(ConditionText.of(
                        new Compare(indicator(1, Kind.RSI, 14), Relation.CROSSES_ABOVE, new Operand.Constant(30))))
                .isEqualTo("RSI(14) crosses above 30");
    }

    @Test
    void severalClausesAreJoinedAndVolumeIsComparedWithItsAverage() {
        Condition cross = new Compare(indicator(1, Kind.SMA, 20), Relation.CROSSES_ABOVE, indicator(1, Kind.SMA, 50));
        Condition volume =
                new Compare(new Operand.Column(Field.VOLUME), Relation.ABOVE, indicator(1.5, Kind.VOLUME_SMA, 20));
        assertThat(ConditionText.of(new All(List.of(cross, volume))))
                .isEqualTo("SMA(20) crosses above SMA(50) and volume is above 1.5 x its 20-bar average");
    }

    @Test
    void groupsWithinGroupsAreBracketed() {
        Condition low = new Compare(CLOSE, Relation.BELOW, indicator(1, Kind.BOLLINGER_LOWER, 20, 2));
        Condition fall = new Compare(new Operand.ChangePercent(5), Relation.BELOW, new Operand.Constant(-2.5));
        Condition turn = new Compare(
                indicator(1, Kind.MACD_HISTOGRAM, 12, 26, 9), Relation.CROSSES_ABOVE, new Operand.Constant(0));
        assertThat(ConditionText.of(new All(List.of(new Any(List.of(low, fall)), turn))))
                .isEqualTo("(close is below the lower Bollinger band (20, 2) or the change over 5 bars is below -2.5%)"
                        + " and the histogram of MACD(12, 26, 9) crosses above 0");
    }

    @Test
    void aGroupOfOneIsItsOnlyClause() {
        Condition breakout = new Compare(CLOSE, Relation.ABOVE, new Operand.HighestBefore(20));
        assertThat(ConditionText.of(new Any(List.of(new All(List.of(breakout))))))
                .isEqualTo("close is above the highest high of the 20 bars before");
    }

    @Test
    void numbersAreWrittenAsATraderWritesThem() {
        assertThat(ConditionText.of(new Compare(CLOSE, Relation.CROSSES_BELOW, new Operand.Constant(100_000))))
                .isEqualTo("close crosses below 100000");
        assertThat(ConditionText.of(new Compare(CLOSE, Relation.ABOVE, new Operand.LowestBefore(1))))
                .isEqualTo("close is above the low of the bar before");
        assertThat(ConditionText.of(new All(List.of()))).isEqualTo("always");
        assertThat(ConditionText.of(new Any(List.of()))).isEqualTo("never");
    }

    private static Operand indicator(double factor, Kind kind, double... parameters) {
        return new Operand.Indicator(IndicatorSpec.of(kind, parameters), factor);
    }
}
