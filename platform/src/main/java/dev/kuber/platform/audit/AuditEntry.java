package dev.kuber.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done.
 *
 * @param owner whose log it is in
 * @param sequence 1, 2, 3 ... per owner, without gaps
 * @param at to the microsecond
 * @param actor name of who did it
 * @param kind an {@link AuditAction.Kind} in small letters
 * @param action an {@link AuditAction} in small letters
 * @param subject what it was done to, such as the id of a pipeline
 * @param reason in the actor's words; null where none was asked for
 * @param details a JSON object, as text
 * @param previous hash of the entry before; of zeros for the first
 * @param hash see {@link Fingerprint}
 */
public record AuditEntry(
        UUID owner,
        long sequence,
        Instant at,
        String actor,
        String kind,
        String action,
        String subject,
        @Nullable String reason,
        String details,
        String previous,
        String hash) {

    AuditEntry sealed() {
        return new AuditEntry(
                owner, sequence, at, actor, kind, action, subject, reason, details, previous, Fingerprint.of(this));
    }
}
