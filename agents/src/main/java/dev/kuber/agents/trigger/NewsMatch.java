package dev.kuber.agents.trigger;

import dev.kuber.agents.trigger.NewsSettings.Mood;
import dev.kuber.port.News;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which news a trigger waits for. Pure. */
final class NewsMatch {

    private static final Pattern EARNINGS = Pattern.compile(
            "\\b(?:earnings|eps|(?:quarterly|q[1-4]|first-quarter|second-quarter|third-quarter|fourth-quarter|full-year)"
                    + " (?:results|profit|revenue|sales|report|loss)|guidance|profit warning|results call)\\b");

    private static final Pattern FILINGS = Pattern.compile(
            "\\b(?:10-?[kq]|8-?k|form (?:3|4|13[dfg]?|s-?1)|s-?1|13[dfg]|20-?f|6-?k|sec filing|filing shows|proxy statement|prospectus)\\b");

    private NewsMatch() {}

    /** The newest of these items, newest first, when enough different sources have what the settings want. */
    static Optional<News.Item> first(NewsSettings config, List<News.Item> items) {
        List<News.Item> wanted =
                items.stream().filter(item -> wanted(config, item)).toList();
        long sources = wanted.stream()
                .map(item -> item.source().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return sources < config.sources() ? Optional.empty() : Optional.of(wanted.getFirst());
    }

    private static boolean wanted(NewsSettings config, News.Item item) {
        String text = plain(item.headline() + " " + item.summary());
        boolean about = switch (config.about()) {
            case ANY -> true;
            case KEYWORDS -> config.keywords().stream().anyMatch(word -> says(text, word));
            case EARNINGS -> EARNINGS.matcher(text).find();
            case FILINGS -> FILINGS.matcher(text).find();
        };
        return about && mood(config, sentiment(item));
    }

    private static boolean mood(NewsSettings config, double sentiment) {
        return config.mood() == Mood.ANY
                || (config.mood() == Mood.POSITIVE
                        ? sentiment >= config.sentiment() && sentiment > 0
                        : -sentiment >= config.sentiment() && sentiment < 0);
    }

    /** -1 to 1, as the source judges, else by the words of the headline. */
    static double sentiment(News.Item item) {
        Double judged = item.sentiment();
        return judged == null || judged.isNaN() ? Tone.of(item.headline()) : Math.clamp(judged, -1, 1);
    }

    private static boolean says(String text, String keyword) {
        String word = plain(keyword).strip();
        return !word.isEmpty()
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }

    /** In small letters, without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
