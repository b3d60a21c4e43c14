package dev.kuber.agents.report;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.Param;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.Report;
import dev.kuber.fact.TriggerFired;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Writes the story of an execution: why it looked, what it saw, what it decided, what became of it. */
@AgentInfo(
        type = "reporting_agent",
        category = AgentInfo.Category.REPORTING,
        name = "Reporting agent",
        description = "Writes one readable report of the chain of reasoning, the orders and the result.",
        icon = "file-document-outline",
        averageMinutes = 2,
        gives = Report.class)
public final class ReportingAgent implements Agent<ReportingAgent.Config> {

    /** Settings of a reporting agent. */
    public record Config(
            @Param(
                    title = "Show the arithmetic",
                    description = "Lists the risk manager's calculation line by line.",
                    init = "true")
            boolean arithmetic) {}

    @Override
    public Outcome run(Config config, PipelineState state, Context context) {
        List<Symbol> symbols = TriggerFired.symbols(state);
        var results = new ArrayList<String>();
        var markdown = new StringBuilder();
        for (Symbol symbol : symbols) {
            results.add(Story.result(state, symbol));
        }
        String title = String.join("; ", results);
        markdown.append("# ").append(title).append("\n\n").append(Story.beginning(state));
        for (Symbol symbol : symbols) {
            markdown.append(Story.of(state, symbol, config.arithmetic()));
        }
        markdown.append("\nWritten at ").append(context.now()).append(".\n");
        return Outcome.done(new Report(title, markdown.toString(), title + "."));
    }
}
