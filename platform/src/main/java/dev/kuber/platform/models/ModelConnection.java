package dev.kuber.platform.models;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's way to a provider of language models.
 *
 * @param name the first half of its models' names in agents' settings
 * @param baseUrl null for the provider's own address
 * @param keyHint beginning and end of the key; empty if it needs none
 * @param models what it offered when it was tested last
 * @param message what the last test gave, as a sentence
 * @param verifiedAt when the provider last accepted the key; null if it never has
 */
public record ModelConnection(
        UUID id,
        UUID owner,
        Provider provider,
        String name,
        @Nullable URI baseUrl,
        String keyHint,
        List<String> models,
        ModelLimits limits,
        Status status,
        String message,
        @Nullable Instant verifiedAt,
        Instant createdAt) {

    public ModelConnection {
        models = List.copyOf(models);
    }

    /** How the last test went. */
    public enum Status {
        VERIFIED,
        REFUSED,
        UNREACHABLE,
        UNTESTED
    }

    /** A model as agents' settings name it. */
    public String nameOf(String model) {
        return name + "/" + model;
    }

    /** With the outcome of a test. */
    ModelConnection after(ModelProbe.Finding finding, Instant now) {
        return switch (finding) {
            case ModelProbe.Finding.Accepted(List<String> offered, String sentence) ->
                with(offered, Status.VERIFIED, sentence, now);
            case ModelProbe.Finding.Refused(String reason) -> with(models, Status.REFUSED, reason, verifiedAt);
            case ModelProbe.Finding.Unreachable(String reason) -> with(models, Status.UNREACHABLE, reason, verifiedAt);
        };
    }

    private ModelConnection with(List<String> offered, Status newStatus, String said, @Nullable Instant verified) {
        return new ModelConnection(
                id, owner, provider, name, baseUrl, keyHint, offered, limits, newStatus, said, verified, createdAt);
    }

    /** With other limits. */
    ModelConnection with(ModelLimits others) {
        return new ModelConnection(
                id, owner, provider, name, baseUrl, keyHint, models, others, status, message, verifiedAt, createdAt);
    }
}
