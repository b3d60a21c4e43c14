package dev.kuber.fact;

import java.util.List;

/**
 * What a language model thought beside what the rules say, kept with the signal that came of both.
 *
 * @param verdict the model's, as it gave it: {@code bullish}, {@code buy}
 * @param confidence the model's, 0-100, as it gave it
 * @param reasoning the model's, in its own words
 * @param rules what deterministic rules say of the same data
 * @param rulesConfidence theirs, 0-100
 * @param voices everybody who was heard before, in order
 * @param flaws figures in its answer that the data do not bear out, as sentences
 */
public record ModelOpinion(
        String verdict,
        int confidence,
        String reasoning,
        String rules,
        int rulesConfidence,
        Agreement agreement,
        List<Voice> voices,
        List<String> flaws) {

    public ModelOpinion {
        voices = List.copyOf(voices);
        flaws = List.copyOf(flaws);
    }

    /** How a model stands to the rules. */
    public enum Agreement {
        AGREES,
        /** One of the two sees no direction. */
        DIFFERS,
        OPPOSES
    }

    /**
     * One member of the crew.
     *
     * @param prompt name and version of its instructions, such as {@code market_analyst.1}
     * @param flaws as in {@link ModelOpinion#flaws}
     */
    public record Voice(String member, String prompt, String said, List<String> flaws) {
        public Voice {
            flaws = List.copyOf(flaws);
        }
    }
}
