package dev.kuber.platform.demo;

import dev.kuber.platform.accounts.Accounts;
import dev.kuber.platform.backtests.Backtests;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.pipelines.Pipelines;
import dev.kuber.platform.pipelines.Templates;
import java.io.PrintStream;
import java.time.Clock;

/** The parts of Kuber that the demo plays with. */
record Stage(
        Accounts accounts,
        Backtests backtests,
        Catalog catalog,
        Markets markets,
        Pipelines pipelines,
        Templates templates,
        Clock clock) {

    Story story(DemoOptions options, PrintStream out) {
        return new Story(this, options, out);
    }
}
