package dev.kuber.platform.pipelines;

import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold for the settings. */
final class SettingsRules {

    /** As many as a screener gives; costs grow with each. */
    private static final int MOST_SYMBOLS = 50;

    private static final Duration NYSE_SESSION = Duration.ofMinutes(390);

    private SettingsRules() {}

    static List<Problem> symbols(Subject subject) {
        List<Symbol> symbols = subject.definition().settings().symbols();
        var problems = new ArrayList<Problem>();
        if (symbols.isEmpty()) {
            problems.add(Problem.error(null, "settings.symbols", "Choose at least one symbol to trade, such as AAPL."));
        }
        if (symbols.size() > MOST_SYMBOLS) {
            problems.add(Problem.error(
                    null,
                    "settings.symbols",
                    "A pipeline trades at most " + MOST_SYMBOLS + " symbols, not " + symbols.size() + "."));
        }
        Set<Symbol> seen = new HashSet<>();
        for (Symbol symbol : symbols) {
            if (!seen.add(symbol)) {
                problems.add(Problem.error(
                        null, "settings.symbols", symbol + " is listed more than once: each symbol is traded once."));
            }
        }
        return problems;
    }

    static List<Problem> timeframe(Subject subject) {
        Timeframe timeframe = subject.definition().settings().timeframe();
        return longerThanSession(timeframe, subject.definition())
                ? List.of(Problem.error(
                        null,
                        "settings.timeframe",
                        "Bars of " + timeframe + " are longer than a session of the NYSE: use 1d instead."))
                : List.of();
    }

    static List<Problem> broker(Subject subject) {
        Definition.Settings settings = subject.definition().settings();
        boolean needed = switch (settings.tradingMode()) {
            case LIVE, PAPER -> true;
            case SIMULATION, VALIDATION -> false;
        };
        return needed && settings.brokerConnection() == null
                ? List.of(Problem.error(
                        null,
                        "settings.broker_connection",
                        "Choose the broker connection that the orders go through, or trade in simulation."))
                : List.of();
    }

    static boolean longerThanSession(Timeframe timeframe, Definition definition) {
        return timeframe.intraday()
                && definition.settings().calendar() == Hours.NYSE
                && timeframe.duration().compareTo(NYSE_SESSION) > 0;
    }
}
