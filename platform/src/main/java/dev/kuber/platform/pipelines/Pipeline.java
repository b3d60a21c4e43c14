package dev.kuber.platform.pipelines;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * A user's pipeline at its newest revision.
 *
 * @param owner id of the account it belongs to
 * @param revision 1 for the first save
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
        Instant updatedAt) {

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

    /** One save; it never changes. */
    public record Revision(int revision, Instant createdAt, Definition definition) {}

    /** What a user writes of a pipeline. */
    public record Draft(String name, String description, Definition definition) {

        /** @throws IllegalArgumentException if a text is too long or the name empty; the message begins with the field */
        public Draft {
            name = name.strip();
            if (name.isEmpty() || name.length() > 100) {
                throw new IllegalArgumentException("name: A pipeline needs a name of 1 to 100 characters.");
            }
            if (description.length() > 2000) {
                throw new IllegalArgumentException("description: A description has at most 2000 characters.");
            }
        }
    }
}
