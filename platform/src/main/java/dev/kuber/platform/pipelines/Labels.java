package dev.kuber.platform.pipelines;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the owner of a pipeline finds it again; no part of its revisions.
 *
 * @param tags at most 20 words of 1 to 30 characters, each once
 * @param favourite whether it is marked with a star
 */
public record Labels(List<String> tags, boolean favourite) {

    static final Labels NONE = new Labels(List.of(), false);

    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 30;

    public Labels {
        tags = List.copyOf(tags);
    }

    /**
     * Changes what pipelines are called; null leaves a thing as it is.
     *
     * @param tags spaces around them are removed, and what differs only in capitals from an earlier one is left out
     */
    public record Patch(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> tags,
            @Nullable Boolean favourite) {

        /** @throws IllegalArgumentException if one cannot be taken; the message begins with the field */
        public Patch {
            name = name == null ? null : Texts.name(name);
            description = description == null ? null : Texts.description(description);
            tags = tags == null ? null : unique(tags);
        }

        private static List<String> unique(List<String> given) {
            var tags = new ArrayList<String>();
            var seen = new HashSet<String>();
            for (int i = 0; i < given.size(); i++) {
                String tag = given.get(i).strip();
                if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
                    throw new IllegalArgumentException(
                            "tags[" + i + "]: A tag has 1 to " + LONGEST_TAG + " characters.");
                }
                if (seen.add(tag.toLowerCase(Locale.ROOT))) {
                    tags.add(tag);
                }
            }
            if (tags.size() > MOST_TAGS) {
                throw new IllegalArgumentException("tags: A pipeline has at most " + MOST_TAGS + " tags.");
            }
            return List.copyOf(tags);
        }
    }

    /** A tag and how many of the owner's pipelines have it, archived ones left out. */
    public record Tag(String tag, int count) {}
}
