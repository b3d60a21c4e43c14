package dev.kuber.fact;

import java.util.List;

/**
 * What a language model says about a decision that code has made; it changes nothing in it.
 *
 * @param model a connected model's name
 * @param text in its own words; a sentence that says why there is none where it did not answer
 * @param flaws figures in the text that are not in the decision, as sentences
 */
public record Commentary(String model, String text, List<String> flaws) {
    public Commentary {
        flaws = List.copyOf(flaws);
    }
}
