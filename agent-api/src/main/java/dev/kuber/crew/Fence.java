package dev.kuber.crew;

import java.text.Normalizer;
import java.util.List;

/**
 * Puts text from outside where it is data and stays data: each line of it stands behind a bar, between two tags that it
 * cannot write. Whatever a headline says, it is one line of one section.
 */
public final class Fence {

    /** Characters of one line; more is cut off. */
    public static final int LONGEST = 600;

    private static final String BAR = "| ";

    private Fence() {}

    /**
     * A section.
     *
     * @param name ours, in small letters, never from outside
     * @param lines from anywhere
     */
    public static String section(String name, List<String> lines) {
        if (!name.matches("[a-z][a-z ]*")) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a section.");
        }
        var text = new StringBuilder("<data name=\"").append(name).append("\">\n");
        for (String line : lines) {
            text.append(BAR).append(line(line)).append('\n');
        }
        return text.append("</data>\n").toString();
    }

    /**
     * One harmless line: compatible forms of a character become the character itself, so that no look-alike of a bracket
     * is left; what cannot be seen is removed, all white space is one space, and angle brackets become guillemets.
     */
    public static String line(String outside) {
        // Nothing beyond this can matter, and a text of megabytes is not worth normalising.
        String some = outside.length() > 8 * LONGEST ? outside.substring(0, 8 * LONGEST) : outside;
        String plain = Normalizer.normalize(some, Normalizer.Form.NFKC);
        var line = new StringBuilder();
        plain.codePoints().forEach(c -> append(line, c));
        String text = line.toString().strip();
        return text.length() > LONGEST ? text.substring(0, whole(text, LONGEST - 1)) + "…" : text;
    }

    private static void append(StringBuilder line, int c) {
        switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.ENCLOSING_MARK -> {}
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
            default -> line.appendCodePoint(c == '<' ? '‹' : c == '>' ? '›' : c);
        }
    }

    /** This length, or one less where it would cut a character in two. */
    private static int whole(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
