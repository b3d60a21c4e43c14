package dev.kuber.port;

import dev.kuber.trade.Account;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where orders go; the only source of truth for positions. Idempotent on the client order id: submitting a known id
 * returns the order that exists.
 *
 * <p>Reading methods throw {@link Unavailable} when the broker does not answer. Methods with effect never do: an unknown
 * outcome is a value.
 */
public interface Brokerage {

    /**
     * Sends an order. A refusal is a state {@link dev.kuber.trade.OrderStatus#REJECTED} with its reason; a lost reply is
     * {@link dev.kuber.trade.OrderStatus#UNKNOWN}, to be resolved with {@link #find}.
     */
    OrderState submit(OrderRequest request);

    /** The order with this id as the broker knows it now; empty when the broker has never seen it. */
    Optional<OrderState> find(ClientOrderId id);

    /**
     * Those of these orders that the broker knows, in any order; in as few calls as the broker allows, so that
     * thousands can be looked at. {@link OrderState#clientId()} tells which is which.
     */
    default List<OrderState> find(Collection<ClientOrderId> ids) {
        var found = new ArrayList<OrderState>();
        for (ClientOrderId id : ids) {
            find(id).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * Moves the stop price of a working stop order or leg. A broker may put another order in its place; that one then
     * carries {@code as}. Asking again under the same id moves once.
     */
    Change moveStop(OrderId order, Price stop, ClientOrderId as);

    /** Cancels an order or leg; in a group the other legs are cancelled with it. */
    Change cancel(OrderId order);

    /** Orders that still work, of everybody in this account. */
    List<OrderState> openOrders(Symbol symbol);

    /** What the account holds, of everybody. */
    List<Holding> holdings();

    Account account();

    /** What the broker can do with this symbol. */
    Capabilities capabilities(Symbol symbol);

    /** What became of a request to change an order. */
    sealed interface Change {
        record Accepted() implements Change {}

        /** The broker refuses, for instance because the order has been filled meanwhile. */
        record Refused(String reason) implements Change {}

        /** No answer came; look at the order again. */
        record Unknown(String reason) implements Change {}
    }

    /**
     * What a broker can do.
     *
     * @param bracketOrders entry, take-profit and stop-loss in one order
     * @param oneCancelsOther take-profit and stop-loss of a position in one order
     * @param stopOrders stops at market; where there are none, a stop is a stop-limit order
     * @param fractionalQuantities quantities below one
     * @param shortSelling entries on the selling side
     * @param pushesEveryChange every change of an order is told to the execution that owns it and none can be lost, and
     *     nobody else trades in the account: looking without being told is needless. Only true where broker and engine
     *     share one process and its fate, as in a backtest
     */
    record Capabilities(
            boolean bracketOrders,
            boolean oneCancelsOther,
            boolean stopOrders,
            boolean fractionalQuantities,
            boolean shortSelling,
            boolean pushesEveryChange) {

        /** The same broker where it tells every change. */
        public Capabilities pushing() {
            return new Capabilities(
                    bracketOrders, oneCancelsOther, stopOrders, fractionalQuantities, shortSelling, true);
        }
    }

    /** The broker did not answer; nothing is known. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String sentence) {
            super(sentence);
        }
    }
}
