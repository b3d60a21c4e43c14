package dev.kuber.platform.models;

import dev.kuber.platform.ledger.Purse;
import dev.kuber.port.LanguageModel.Question;

/**
 * A reply that is to be bought; stays the same from try to try.
 *
 * @param written the request as it is written and hashed
 */
record Order(
        Purse purse,
        ModelConnection connection,
        Endpoint endpoint,
        Question<?> question,
        ModelRequest request,
        ModelRequest.Written written,
        CallKey key) {}
