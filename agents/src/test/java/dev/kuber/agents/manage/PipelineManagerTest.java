package dev.kuber.agents.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.fact.PipelineChecked;
import dev.kuber.port.Budget;
import dev.kuber.port.PositionRegistry;
import dev.kuber.testing.AgentTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineManagerTest {

    @Test
    void withinBudgetThePipelineGoesOn() {
        var checked =
                manager(new Budget.Allowance(true, "No budget is set.")).run().fact(PipelineChecked.class);

        assertThat(checked.sentence()).isEqualTo("No budget is set. This pipeline has no open positions.");
    }

    @Test
    void aRefusedBudgetStopsItWithTheReason() {
        assertThat(manager(new Budget.Allowance(false, "The day's $5.00 are spent."))
                        .run()
                        .stopped())
                .isEqualTo("The day's $5.00 are spent.");
    }

    private static AgentTester<PipelineManager.Config> manager(Budget.Allowance answer) {
        return AgentTester.of(new PipelineManager())
                .with(Budget.class, _ -> answer)
                .with(PositionRegistry.class, List::of);
    }
}
