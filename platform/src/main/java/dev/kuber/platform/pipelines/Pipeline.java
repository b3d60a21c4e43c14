package dev.kuber.platform.pipelines;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's pipeline at its newest revision.
 *
 * @param owner id of the account it belongs to
 * @param revision 1 for the first save
 * @param labels how its owner finds it again
 * @param hasDraft whether there are changes that are not saved as a revision yet
 */
public record Pipeline(
        String id,
        String owner,
        String name,
        String description,
        Status status,
        int revision,
        Definition definition,
        Instant createdAt,
        Instant updatedAt,
        Labels labels,
        boolean hasDraft) {

    /** Whether it runs. */
    public enum Status {
        /** Never started. */
        DRAFT,
        /** Started: new executions begin as its run mode says. */
        ACTIVE,
        /** Begins nothing new for the time being. */
        PAUSED,
        /** Was started once and is not any more. */
        STOPPED,
        /** Put away; restored by making it a draft. */
        ARCHIVED;

        /** What it may become. */
        Set<Status> next() {
            return switch (this) {
                case DRAFT -> EnumSet.of(ACTIVE, ARCHIVED);
                case ACTIVE -> EnumSet.of(PAUSED, STOPPED);
                case PAUSED -> EnumSet.of(ACTIVE, STOPPED);
                case STOPPED -> EnumSet.of(ACTIVE, ARCHIVED);
                case ARCHIVED -> EnumSet.of(DRAFT);
            };
        }
    }

    /**
     * One save; it never changes.
     *
     * @param note what its author said about it
     */
    public record Revision(
            int revision,
            Instant createdAt,
            Definition definition,
            @Nullable String note) {}

    /** What a new pipeline begins with. */
    public record Content(String name, String description, Definition definition) {

        /** @throws IllegalArgumentException if a text is too long or the name empty; the message begins with the field */
        public Content {
            name = Texts.name(name);
            description = Texts.description(description);
        }
    }

    /**
     * A save.
     *
     * @param revision the one that was edited
     * @param name null to leave it as it is
     * @param description null to leave it as it is
     * @param note what the user says about it
     * @param draftVersion of the draft that this publishes and removes, 0 if there was none; null to leave drafts alone
     */
    public record Save(
            int revision,
            @Nullable String name,
            @Nullable String description,
            Definition definition,
            @Nullable String note,
            @Nullable Long draftVersion) {

        /** @throws IllegalArgumentException if a text is too long or the name empty; the message begins with the field */
        public Save {
            name = name == null ? null : Texts.name(name);
            description = description == null ? null : Texts.description(description);
            note = note == null || note.isBlank() ? null : Texts.atMost(200, "note", "A note", note.strip());
        }
    }
}
