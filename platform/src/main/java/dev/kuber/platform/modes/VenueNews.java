package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Watches;
import dev.kuber.platform.roles.ConditionalOnRole;
import dev.kuber.platform.roles.Role;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Passes what venues tell on to those whom it concerns. */
@Component
@ConditionalOnRole(Role.WORKER)
class VenueNews implements VenueListener {

    private final Watches watches;
    private final OrderNews orders;
    private final Reconciler reconciler;

    VenueNews(Watches watches, OrderNews orders, Reconciler reconciler) {
        this.watches = watches;
        this.orders = orders;
        this.reconciler = reconciler;
    }

    @Override
    public void price(Venue venue, Symbol symbol, Price price, Instant at) {
        watches.onPrice(venue.key(), symbol, price, at);
    }

    @Override
    public void order(Venue venue, ClientOrderId root, OrderState state) {
        orders.tell(root, state.family(), venue.clock().now());
    }

    @Override
    public void back(Venue venue) {
        Thread.ofVirtual().name("reconcile").start(() -> reconciler.compare(venue.key()));
    }
}
