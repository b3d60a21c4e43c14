package dev.kuber.agents.trigger;

import dev.kuber.agent.Option;
import dev.kuber.agent.Param;
import java.time.Duration;
import java.util.List;

/** Settings of a news trigger. */
public record NewsSettings(
        @Param(title = "News about", description = "What the headline or summary must be about.", init = "ANY")
        About about,

        @Param(
                title = "Keywords",
                description = "Any one of them, as a whole word or words, however it is spelt.",
                init = "[]",
                max = 20,
                when = "about=keywords")
        List<String> keywords,

        @Param(title = "Mood", description = "How good the news must be.", init = "ANY")
        Mood mood,

        @Param(
                title = "At least",
                description = "How far from neutral, 0 to 1; by the source's own judgement, else by the words of the"
                        + " headline.",
                init = "0.3",
                min = 0,
                max = 1,
                when = "mood=positive|negative")
        double sentiment,

        @Param(
                title = "Sources",
                description = "How many different sources must have such news; more than one keeps rumours out.",
                init = "1",
                min = 1,
                max = 5)
        int sources,

        @Param(title = "Look every", description = "How often the news is read.", init = "PT1M", min = 60, max = 86400)
        Duration every,

        @Param(
                title = "Give up after",
                description = "The execution ends when there was no such news by then. Waiting costs nothing.",
                init = "P30D")
        Duration timeout) {

    /** What news is about. */
    public enum About {
        @Option(title = "Anything", sentence = "any news, mood {mood}")
        ANY,
        @Option(title = "Keywords", sentence = "news with {keywords}, mood {mood}")
        KEYWORDS,
        @Option(
                title = "Earnings",
                description = "Quarterly results, profit warnings, guidance.",
                sentence = "news of earnings, mood {mood}")
        EARNINGS,
        @Option(
                title = "Filings",
                description = "Forms filed with the regulator: 10-K, 10-Q, 8-K, insider trades.",
                sentence = "news of filings, mood {mood}")
        FILINGS
    }

    /** How good news is. */
    public enum Mood {
        @Option(title = "Any")
        ANY,
        @Option(title = "Good")
        POSITIVE,
        @Option(title = "Bad")
        NEGATIVE
    }

    public NewsSettings {
        keywords = List.copyOf(keywords);
        if (about == About.KEYWORDS && keywords.stream().allMatch(String::isBlank)) {
            throw new IllegalArgumentException("keywords: name at least one.");
        }
        if (keywords.stream().anyMatch(word -> word.length() > 100)) {
            throw new IllegalArgumentException("keywords: at most 100 letters each.");
        }
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("every: look once a minute at most.");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout: give up after a time above zero.");
        }
    }

    /** What is waited for, in a sentence. */
    String words() {
        String what = switch (about) {
            case ANY -> "news";
            case KEYWORDS -> "news with " + String.join(" or ", keywords);
            case EARNINGS -> "news of earnings";
            case FILINGS -> "news of filings";
        };
        return (mood == Mood.ANY ? "" : mood == Mood.POSITIVE ? "good " : "bad ")
                + what
                + (sources > 1 ? " from " + sources + " sources" : "");
    }
}
