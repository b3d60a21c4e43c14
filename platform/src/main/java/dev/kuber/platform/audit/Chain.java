package dev.kuber.platform.audit;

import org.jspecify.annotations.Nullable;

/** Follows the entries of one owner from the first on, for as long as each is what the one before promises. */
final class Chain {

    private long sequence;
    private String hash = Fingerprint.START;
    private @Nullable Verification broken;

    /** Takes the next entry; false, and no more may follow, if it is not as it was written. */
    boolean accepts(AuditEntry entry) {
        long expected = sequence + 1;
        if (entry.sequence() != expected) {
            broken = Verification.broken(expected, "is missing");
        } else if (!entry.previous().equals(hash)) {
            broken = Verification.broken(expected, "does not follow from the one before it");
        } else if (!Fingerprint.of(entry).equals(entry.hash())) {
            broken = Verification.broken(expected, "is not as it was written");
        } else {
            sequence = expected;
            hash = entry.hash();
        }
        return broken == null;
    }

    /** The result, given where the chain should end. */
    Verification verdict(long lastSequence, String lastHash) {
        if (broken != null) {
            return broken;
        }
        if (sequence < lastSequence) {
            return Verification.broken(sequence + 1, "is missing");
        }
        if (sequence > lastSequence) {
            return Verification.broken(lastSequence + 1, "was not written by Kuber");
        }
        return hash.equals(lastHash)
                ? Verification.right(sequence)
                : Verification.broken(sequence, "is not the one that was written last");
    }
}
