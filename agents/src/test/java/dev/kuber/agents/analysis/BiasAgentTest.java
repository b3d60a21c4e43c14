package dev.kuber.agents.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.BiasSignal;
import dev.kuber.fact.BiasSignal.Direction;
import dev.kuber.indicator.Readings;
import dev.kuber.testing.AgentTester;
import org.junit.jupiter.api.Test;

class BiasAgentTest {

    @Test
    void aRisingMarketIsBullishAndAFallingOneBearish() {
        BiasSignal up = bias(Snapshots.drifting(0.1));
        BiasSignal down = bias(Snapshots.drifting(-0.1));

        assertThat(up.direction()).isEqualTo(Direction.BULLISH);
        assertThat(up.confidence()).isBetween(60, 100);
        assertThat(down.direction()).isEqualTo(Direction.BEARISH);
        assertThat(up.model()).isEqualTo("rules");
        assertThat(up.factors()).hasSize(2).anyMatch(f -> f.startsWith("5m trend: 4 of 4 averages point up, ADX "));
    }

    @Test
    void theSameMarketGivesTheSameBias() {
        assertThat(bias(Snapshots.drifting(0.1))).isEqualTo(bias(Snapshots.drifting(0.1)));
    }

    @Test
    void withoutHistoryThereIsNoOpinionAndNoConfidence() {
        double n = Double.NaN;
        var empty = new Readings(0, 0, 100, n, n, n, n, n, n, n, n, n, n, n, n, n, n, 0, n, n, n);

        BiasSignal bias = bias(Snapshots.with(empty));

        assertThat(bias.direction()).isEqualTo(Direction.NEUTRAL);
        assertThat(bias.confidence()).isZero();
        assertThat(bias.sentence()).contains("too little history");
    }

    @Test
    void theMirroredMarketHasTheMirroredScore() {
        View up = SentimentAnalyst.view("5m", Snapshots.readings(100, 60, 0.1, 1, 1000));
        View down = SentimentAnalyst.view("5m", Snapshots.readings(100, 40, -0.1, 1, 1000));

        assertThat(up.score()).isEqualTo(-down.score()).isPositive();
    }

    @Test
    void withoutMarketDataItSaysWhatToConnect() {
        assertThat(AgentTester.of(new BiasAgent()).run().failed()).contains("market data agent");
    }

    private static BiasSignal bias(dev.kuber.fact.MarketSnapshot snapshot) {
        return AgentTester.of(new BiasAgent()).fact(snapshot).run().fact(BiasSignal.class);
    }
}
