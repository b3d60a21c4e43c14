package dev.kuber.platform.modes;

import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.Instant;

/** Hears at once what happens at a venue that tells things by itself. Everything may be told twice, or by two processes. */
interface VenueListener {

    /** A trade between two bars. */
    void price(Venue venue, Symbol symbol, Price price, Instant at);

    /** An order of the account has changed, itself or through a leg. */
    void order(Venue venue, ClientOrderId root, OrderState state);

    /** The venue tells again after a silence in which anything may have happened. */
    void back(Venue venue);
}
