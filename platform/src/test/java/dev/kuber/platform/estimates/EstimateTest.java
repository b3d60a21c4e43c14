package dev.kuber.platform.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.PlannedRuns;
import dev.kuber.platform.schedules.Schedules;
import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final UUID OWNER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final String AGENTS = """
            {"id":"clock","agent_type":"time_trigger","config":{"schedule":"market_open"}},
            {"id":"bias","agent_type":"bias_agent"},{"id":"plan","agent_type":"strategy_agent"},
            {"id":"risk","agent_type":"risk_manager"},{"id":"trade","agent_type":"trade_manager"}""";

    private static Estimate estimate(int symbols, String settings, String nodes) {
        String names =
                IntStream.range(0, symbols).mapToObj(i -> "\"S" + i + "\"").collect(Collectors.joining(","));
        Definition definition = Schedules.definition("\"symbols\":[" + names + "]" + settings, nodes);
        PlannedRuns planned = PlannedRuns.of(definition, Calendars.nyse(), Schedules.CATALOG);
        NodeReader.Found found = new NodeReader(Schedules.CATALOG, (_, _) -> Optional.empty()).of(OWNER, definition);
        return Estimating.of(found, symbols, 1, planned.perDay(NOW), History.NONE);
    }

    private static CostRange exactly(String cost) {
        return CostRange.of(Money.of(cost));
    }

    @Test
    void theWorkedExampleHoldsToTheCent() {
        assertThat(estimate(1, "", AGENTS).perExecution()).isEqualTo(exactly("0.0205"));
        assertThat(estimate(10, "", AGENTS).perExecution()).isEqualTo(exactly("0.205"));
        assertThat(estimate(10, "", AGENTS).agents())
                .filteredOn(agent -> agent.node().equals("plan"))
                .singleElement()
                .satisfies(agent -> assertThat(agent.cost()).isEqualTo(Money.of("0.10")));
    }

    @Test
    void aMonthHasTwentyOneTradingDays() {
        Estimate estimate = estimate(10, ",\"run_mode\":\"run_scheduled\"", AGENTS);
        assertThat(estimate.perDay()).isEqualTo(exactly("0.205"));
        assertThat(estimate.perMonth()).isEqualTo(exactly("4.305"));
        assertThat(estimate.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(estimate.sentence())
                .isEqualTo("$0.20 a run for 10 symbols; with 1 run a day $0.20 a day. A month is 21 trading days.");
        assertThat(estimate.unknown()).isEmpty();
    }

    @Test
    void aTriggerThatMayFireAtAnyTimeGivesARangeAndLittleConfidence() {
        Estimate estimate = estimate(
                1,
                ",\"run_mode\":\"run_on_signal\",\"limits\":{\"trades_per_day\":4}",
                AGENTS.replace("time_trigger\",\"config\":{\"schedule\":\"market_open\"}", "technical_trigger\""));
        assertThat(estimate.confidence()).isEqualTo(Confidence.LOW);
        assertThat(estimate.perExecution()).isEqualTo(exactly("0.021"));
        assertThat(estimate.perDay())
                .isEqualTo(new CostRange(Money.of("0.021"), Money.of("0.0525"), Money.of("0.084")));
    }

    @Test
    void whatALanguageModelCostsIsSaidToBeUnknownAndNotTakenForNothing() {
        Estimate estimate = estimate(
                1, "", AGENTS.replace("\"bias_agent\"", "\"bias_agent\",\"config\":{\"model\":\"gpt-5-mini\"}"));
        assertThat(estimate.unknown())
                .containsExactly("Bias agent asks the language model gpt-5-mini, which is not connected: what its"
                        + " tokens cost is not known and not included.");
    }

    @Test
    void anAgentThatIsNotInstalledIsUnknownToo() {
        assertThat(estimate(1, "", "{\"id\":\"x\",\"agent_type\":\"moon_agent\"}")
                        .unknown())
                .containsExactly(
                        "There is no agent 'moon_agent' here, so what 'x' costs is not known and not included.");
    }
}
