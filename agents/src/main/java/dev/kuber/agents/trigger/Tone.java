package dev.kuber.agents.trigger;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How good a headline sounds, by its words: for news whose source does not judge. Pure, crude and the same every time;
 * words as financial papers use them, after the idea of Loughran and McDonald (2011) that finance needs a list of its own.
 */
final class Tone {

    private static final Pattern BREAKS = Pattern.compile("[^a-z]+");

    private static final Set<String> GOOD = Set.of(
            "beat",
            "beats",
            "tops",
            "exceeds",
            "raises",
            "raised",
            "upgrade",
            "upgrades",
            "upgraded",
            "wins",
            "won",
            "record",
            "surges",
            "soars",
            "jumps",
            "gains",
            "rises",
            "rallies",
            "strong",
            "stronger",
            "growth",
            "grows",
            "profit",
            "profitable",
            "approval",
            "approved",
            "approves",
            "buyback",
            "dividend",
            "expands",
            "breakthrough",
            "partnership",
            "outperform",
            "outperforms",
            "rebounds",
            "recovers",
            "settles",
            "ahead");

    private static final Set<String> BAD = Set.of(
            "miss",
            "misses",
            "missed",
            "cut",
            "cuts",
            "lowers",
            "lowered",
            "downgrade",
            "downgrades",
            "downgraded",
            "falls",
            "fell",
            "drops",
            "plunges",
            "slumps",
            "sinks",
            "tumbles",
            "weak",
            "weaker",
            "loss",
            "losses",
            "lawsuit",
            "sued",
            "probe",
            "investigation",
            "fraud",
            "recall",
            "recalls",
            "strike",
            "delay",
            "delays",
            "delayed",
            "warning",
            "warns",
            "bankruptcy",
            "default",
            "halts",
            "layoffs",
            "breach",
            "fine",
            "fined",
            "underperform",
            "resigns",
            "complaints",
            "rejects",
            "rejected");

    private static final Set<String> NEGATIONS = Set.of("no", "not", "without", "denies", "never");

    private Tone() {}

    /** -1 (bad) to 1 (good); 0 where no word says anything. */
    static double of(String text) {
        int good = 0;
        int bad = 0;
        boolean negated = false;
        for (String word : BREAKS.split(text.toLowerCase(Locale.ROOT))) {
            boolean positive = GOOD.contains(word);
            if (positive || BAD.contains(word)) {
                good += positive != negated ? 1 : 0;
                bad += positive == negated ? 1 : 0;
            }
            negated = NEGATIONS.contains(word);
        }
        return good + bad == 0 ? 0 : (good - bad) / (double) (good + bad);
    }
}
