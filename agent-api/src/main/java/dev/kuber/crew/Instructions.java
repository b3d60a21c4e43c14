package dev.kuber.crew;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a member of a crew is told to do: the text of a versioned file, and nothing else. A text that changes gets a new
 * version, so that a recorded answer always tells to what it was the answer.
 */
public record Instructions(String name, int version, String text) {

    public Instructions {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The instructions " + name + "." + version + " are empty.");
        }
    }

    /**
     * The instructions in {@code prompts/<name>.<version>.md} of the jar that has this class.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static Instructions load(Class<?> owner, String name, int version) {
        String path = "/prompts/" + name + "." + version + ".md";
        try (InputStream file = owner.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("There are no instructions " + path + ".");
            }
            return new Instructions(name, version, new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The instructions " + path + " cannot be read.", e);
        }
    }
}
