package dev.kuber.platform.models;

import dev.kuber.platform.ledger.Payer;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One try of a call, as it is written down before it is sent.
 *
 * @param day the trading day on which it is asked
 * @param written the request as JSON
 * @param expected the most that it can use
 */
record Try(
        UUID id,
        Payer payer,
        LocalDate day,
        ModelConnection connection,
        String promptName,
        int promptVersion,
        CallKey key,
        int attempt,
        ModelRequest request,
        String written,
        Usage expected) {

    /** What its reservation goes by. */
    String name() {
        return key.attempt(attempt);
    }
}
