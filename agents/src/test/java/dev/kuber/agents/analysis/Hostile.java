package dev.kuber.agents.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A headline that wants to be obeyed, and its harmless twin. */
record Hostile(String twin, String headline) {

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-F]{4})");

    /** The collection. */
    static List<Hostile> all() {
        try (InputStream file = Objects.requireNonNull(Hostile.class.getResourceAsStream("/injection/headlines.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Hostile(
                            line.substring(0, line.indexOf('|')), unescaped(line.substring(line.indexOf('|') + 1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        return UNICODE.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                .replace("\\n", "\n")
                .replace("\\r", "\r");
    }
}
