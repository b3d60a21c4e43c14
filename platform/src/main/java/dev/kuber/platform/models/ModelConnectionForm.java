package dev.kuber.platform.models;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user gives to connect a provider; the key must be sendable in a header.
 *
 * @param baseUrl for {@link Provider#OPENAI_COMPATIBLE} only
 * @param key empty for a server that wants none
 */
public record ModelConnectionForm(
        Provider provider, String name, @Nullable String baseUrl, String key, ModelLimits limits) {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_KEY = 500;

    public ModelConnectionForm {
        name = name.strip();
        baseUrl = baseUrl == null || baseUrl.isBlank() ? null : baseUrl.strip().replaceAll("/+$", "");
        key = key.strip();
    }

    /** What is wrong with a field, as a sentence that does not repeat what was given. */
    public record Fault(String field, String message) {}

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (!name.matches("[\\p{Alnum}][\\p{Alnum} ._-]*") || name.length() > LONGEST_NAME) {
            faults.add(new Fault(
                    "name",
                    "Give the connection a name of at most " + LONGEST_NAME
                            + " letters, digits, spaces, dots, dashes and underscores."));
        }
        if (name.equalsIgnoreCase("rules")) {
            faults.add(new Fault("name", "'rules' means that no model is asked: choose another name."));
        }
        if (key.length() > LONGEST_KEY || !key.chars().allMatch(character -> character > ' ' && character < 127)) {
            faults.add(new Fault("key", "Paste the key as the provider shows it, without spaces."));
        }
        if (key.isEmpty() && provider != Provider.OPENAI_COMPATIBLE) {
            faults.add(new Fault("key", "Paste the key as the provider shows it."));
        }
        address().ifPresent(faults::add);
        faults.addAll(limits.faults());
        return faults;
    }

    private Optional<Fault> address() {
        if (provider != Provider.OPENAI_COMPATIBLE) {
            return baseUrl == null
                    ? Optional.empty()
                    : Optional.of(new Fault("base_url", "Only an OpenAI-compatible server has an address of its own."));
        }
        return url().isPresent()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "base_url",
                        "Write the server's address with its version: http://localhost:11434/v1, for example."));
    }

    /** The server's address; empty also if it is none. */
    Optional<URI> url() {
        if (baseUrl == null || baseUrl.length() > 500) {
            return Optional.empty();
        }
        try {
            URI url = new URI(baseUrl);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            return http && plain && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** The beginning and the end of the key, enough to tell keys apart. */
    String hint() {
        return key.length() < 12
                ? (key.isEmpty() ? "" : "…")
                : key.substring(0, 3) + "…" + key.substring(key.length() - 4);
    }

    @Override
    public String toString() {
        return "ModelConnectionForm[" + name + "]";
    }
}
