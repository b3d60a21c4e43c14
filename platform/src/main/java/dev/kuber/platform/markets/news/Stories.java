package dev.kuber.platform.markets.news;

import dev.kuber.port.News;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which items tell the same story. Pure. */
final class Stories {

    /** A headline that comes again later than this is news again. */
    private static final Duration SAME = Duration.ofHours(24);

    private static final int LONGEST_HEADLINE = 500;
    private static final int LONGEST_SUMMARY = 2_000;

    private static final Comparator<News.Item> OLDEST_FIRST =
            Comparator.comparing(News.Item::at).thenComparing(News.Item::id);

    private Stories() {}

    /** Each story once, as whoever was first told it; oldest first. */
    static List<News.Item> once(Collection<News.Item> items) {
        var told = new HashMap<String, News.Item>();
        var once = new ArrayList<News.Item>();
        for (News.Item item : items.stream().sorted(OLDEST_FIRST).toList()) {
            News.Item before = told.get(key(item.headline()));
            if (before == null || Duration.between(before.at(), item.at()).compareTo(SAME) > 0) {
                told.put(key(item.headline()), item);
                once.add(item);
            }
        }
        return once;
    }

    /** The newest of them, each story once, newest first. */
    static List<News.Item> latest(Collection<News.Item> items, int count) {
        List<News.Item> newest = once(items).reversed();
        return List.copyOf(newest.subList(0, Math.clamp(count, 0, newest.size())));
    }

    /** What is left of a headline when spelling does not matter. */
    static String key(String headline) {
        String plain = Normalizer.normalize(headline, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        // A headline of signs alone is known by its signs.
        return letters.isEmpty() ? plain : letters;
    }

    /** As it is kept: no text of a stranger is stored at a length of his choice. */
    static News.Item cut(News.Item item) {
        return new News.Item(
                item.id(),
                item.at(),
                start(item.source(), 100),
                start(item.headline(), LONGEST_HEADLINE),
                start(item.summary(), LONGEST_SUMMARY),
                item.symbols().subList(0, Math.min(50, item.symbols().size())),
                webAddress(item.url()),
                item.sentiment());
    }

    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && url.length() <= LONGEST_SUMMARY && url.matches("https?://[^\\s\"'<>\\\\]+") ? url : null;
    }

    /** Without what a database cannot hold. */
    private static String start(String text, int most) {
        String clean = text.replace("\u0000", "");
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }
}
