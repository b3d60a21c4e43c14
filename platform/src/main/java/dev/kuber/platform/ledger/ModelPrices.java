package dev.kuber.platform.ledger;

import java.time.Instant;
import java.util.Optional;

/** What language models cost: dated, and kept by the operator. */
public interface ModelPrices {

    /** Empty if the price is not known, which does not mean that it costs nothing. */
    Optional<ModelPrice> of(String provider, String model, Instant at);
}
