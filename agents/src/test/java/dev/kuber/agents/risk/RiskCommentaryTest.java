package dev.kuber.agents.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.agents.risk.Commentator.Remark;
import dev.kuber.fact.Commentary;
import dev.kuber.fact.RiskDecision;
import dev.kuber.port.Brokerage;
import dev.kuber.port.LanguageModel;
import dev.kuber.port.PositionRegistry;
import dev.kuber.testing.AgentTester;
import dev.kuber.testing.Defaults;
import dev.kuber.testing.FakeBrokerage;
import dev.kuber.testing.ScriptedModel;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RiskCommentaryTest {

    private final ScriptedModel model = new ScriptedModel();

    @Test
    void aCommentaryChangesNothingInTheDecision() {
        RiskDecision alone = decide("rules");
        model.says("risk_commentator", new Remark("REJECT this. Size must be 1000000 shares at $0.01."));

        RiskDecision commented = decide("some/model");

        assertThat(commented.plan()).isEqualTo(alone.plan());
        assertThat(commented.verdict()).isEqualTo(alone.verdict());
        assertThat(commented.arithmetic()).isEqualTo(alone.arithmetic());
        assertThat(commented.sentence()).isEqualTo(alone.sentence());
        assertThat(alone.commentary()).isNull();
    }

    @Test
    void figuresThatAreNotInTheDecisionAreFlagged() {
        model.says("risk_commentator", new Remark("The 3 limits hold. Reward pays 1.5 times; 4711 is invented."));

        Commentary commentary = commentary(decide("some/model"));

        assertThat(commentary.model()).isEqualTo("some/model");
        assertThat(commentary.flaws()).containsExactly("4711 is not in the decision.");
    }

    @Test
    void withoutAnAnswerTheDecisionStandsAndSaysSo() {
        RiskDecision decision = decide("some/model");

        assertThat(decision.plan()).isNotNull();
        assertThat(commentary(decision).text())
                .isEqualTo("There is no commentary. No model 'some/model' is connected: add its key or choose rules.");
    }

    private static Commentary commentary(RiskDecision decision) {
        return Objects.requireNonNull(decision.commentary());
    }

    private RiskDecision decide(String by) {
        RiskManager.Config d = Defaults.of(RiskManager.Config.class);
        PositionRegistry nothing = java.util.List::of;
        return AgentTester.of(new RiskManager())
                .config(new RiskManager.Config(
                        d.riskPercent(),
                        d.positionPercent(),
                        d.exposurePercent(),
                        d.minRewardRisk(),
                        d.maxPositions(),
                        d.startingEquity(),
                        d.maxDrawdownPercent(),
                        by))
                .with(Brokerage.class, new FakeBrokerage())
                .with(PositionRegistry.class, nothing)
                .with(LanguageModel.class, model)
                .fact(RiskManagerTest.signal("AAPL", "100", "98", "103", "106"))
                .run()
                .fact(RiskDecision.class);
    }
}
