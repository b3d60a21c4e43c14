package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.OrderTree.Entry;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an account's orders and holdings, from every reply and every event. It answers only what it is sure
 * of: while the order stream is up and a full look at the account is younger than a minute. In doubt it has no answer,
 * and the broker must be asked. Safe for several threads.
 *
 * <p>A number drawn with {@link #draw} before a request tells what its reply may settle: doubts that arose later stay.
 */
final class OrderBook {

    static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final OrderTree tree = new OrderTree();
    private final Map<String, Long> doubtedIds = new HashMap<>();

    private long sequence;
    private boolean streaming;
    private long invalidatedAt;
    private @Nullable Instant lookedAt;
    private long changedAt;
    private @Nullable List<Holding> holdings;
    private long holdingsFrom;
    private Instant holdingsAt = Instant.MIN;

    /** The next number; everything that has happened in the book so far has a lower one. */
    synchronized long draw() {
        return ++sequence;
    }

    /** Takes reports from a reply to a request sent after {@code from} was drawn. Returns the roots that changed. */
    synchronized Set<String> reply(Collection<AlpacaOrder> orders, long from) {
        var changed = new ArrayList<Entry>();
        for (AlpacaOrder order : orders) {
            tree.take(order, null, from, changed);
            doubtedIds.computeIfPresent(order.clientId(), (_, doubt) -> doubt < from ? null : doubt);
        }
        return roots(changed);
    }

    /** Takes a report from the stream. Returns the id of the order's root if anything changed. */
    synchronized Optional<String> event(AlpacaOrder order) {
        var changed = new ArrayList<Entry>();
        tree.take(order, null, 0, changed);
        return roots(changed).stream().findFirst();
    }

    private Set<String> roots(List<Entry> changed) {
        var roots = new LinkedHashSet<String>();
        changed.forEach(entry -> roots.add(entry.root().id()));
        if (!roots.isEmpty()) {
            changedAt = ++sequence;
        }
        return roots;
    }

    /** What the book says to a question. */
    sealed interface Known {
        record Is(OrderState state) implements Known {}

        /** Ask the broker. */
        record Unsure() implements Known {}
    }

    /** The order with this client id, if that is sure now or everything that can change was read after {@code from}. */
    synchronized Known find(ClientOrderId id, Instant now, long from) {
        Entry entry = tree.byClientId(id.value());
        if (entry == null || doubtedIds.containsKey(id.value()) || !doubtless(entry)) {
            return new Known.Unsure();
        }
        OrderState state = entry.state();
        return state.finished() || fresh(now) || readSince(entry.root(), from)
                ? new Known.Is(state)
                : new Known.Unsure();
    }

    private boolean doubtless(Entry entry) {
        Entry root = entry.root();
        if (entry.doubted() || root.doubted()) {
            return false;
        }
        return !entry.isRoot()
                || (root.whole()
                        && tree.unfollowed(root).isEmpty()
                        && root.family().stream().noneMatch(Entry::doubted));
    }

    private static boolean readSince(Entry root, long from) {
        return root.family().stream().allMatch(entry -> entry.order().terminal() || entry.takenAt() >= from);
    }

    /** Whether a full look is all that is missing to be sure of this order. */
    synchronized boolean stale(ClientOrderId id, Instant now) {
        Entry entry = tree.byClientId(id.value());
        return streaming && !fresh(now) && entry != null && !doubtedIds.containsKey(id.value()) && doubtless(entry);
    }

    /** The last known state of an order and all that hangs under it, or of a leg alone. */
    synchronized Optional<OrderState> state(String id) {
        return Optional.ofNullable(tree.byId(id)).map(Entry::state);
    }

    /** The root of the family of the order with this id; the order itself where it is not known. */
    synchronized String rootOf(String id) {
        Entry entry = tree.byId(id);
        return entry == null ? id : entry.root().id();
    }

    /** Whether it is known what hangs under this order. */
    synchronized boolean whole(String id) {
        Entry entry = tree.byId(id);
        return entry != null && entry.whole();
    }

    /** Nothing hangs under these orders: they were looked for among all there are. */
    synchronized void standAlone(Collection<String> ids) {
        for (String id : ids) {
            Entry entry = tree.byId(id);
            if (entry != null) {
                entry.standsAlone();
            }
        }
    }

    /** Ids of orders that took another one's place in this family and have not been seen. */
    synchronized List<String> unfollowed(String rootId) {
        Entry root = tree.byId(rootId);
        return root == null ? List.of() : tree.unfollowed(root);
    }

    /** Ids of orders of this family that may have changed since {@code from} was drawn and were not read since. */
    synchronized List<String> unread(String rootId, long from) {
        Entry root = tree.byId(rootId);
        return root == null
                ? List.of()
                : root.family().stream()
                        .filter(entry -> !entry.order().terminal() && entry.takenAt() < from)
                        .map(Entry::id)
                        .toList();
    }

    /** Families of which something still works, oldest change first. */
    synchronized List<OrderState> open(Symbol symbol) {
        var open = new ArrayList<OrderState>();
        for (Entry entry : tree.all()) {
            if (entry.isRoot() && entry.order().symbol().equals(symbol)) {
                OrderState state = entry.state();
                if (!state.finished()) {
                    open.add(state);
                }
            }
        }
        open.sort(Comparator.comparing(OrderState::updated)
                .thenComparing(state -> state.clientId().value()));
        return open;
    }

    /**
     * Orders believed to work that a list of all working orders, asked for after {@code from}, does not name.
     *
     * @param symbol of the list; null for all
     */
    synchronized List<String> missing(Set<String> listed, long from, @Nullable Symbol symbol) {
        var missing = new ArrayList<String>();
        for (Entry entry : tree.all()) {
            if (!entry.order().terminal()
                    && entry.takenAt() < from
                    && !listed.contains(entry.id())
                    && (symbol == null || entry.order().symbol().equals(symbol))) {
                missing.add(entry.id());
            }
        }
        return missing;
    }

    /** Orders that work and of which nobody knows whether they are legs or have some. */
    synchronized Set<String> shapeless() {
        var shapeless = new HashSet<String>();
        for (Entry entry : tree.all()) {
            if (!entry.whole() && !entry.order().terminal()) {
                shapeless.add(entry.id());
            }
        }
        return shapeless;
    }

    /** Something was done to this order, or may have been: its family must be asked for. */
    synchronized void doubt(String id) {
        Entry entry = tree.byId(id);
        changedAt = ++sequence;
        if (entry != null) {
            entry.doubt(sequence);
        }
    }

    /** An order with this client id was sent, and nobody knows whether it arrived. */
    synchronized void doubt(ClientOrderId id) {
        invalidate();
        doubtedIds.put(id.value(), sequence);
    }

    /** Nothing is sure any more until the next full look. */
    synchronized void invalidate() {
        lookedAt = null;
        invalidatedAt = ++sequence;
        changedAt = sequence;
    }

    synchronized boolean streaming() {
        return streaming;
    }

    synchronized void streaming(boolean up) {
        streaming = up;
        invalidate();
    }

    /** A full look that began then is complete; it counts if the stream was up and nothing went wrong meanwhile. */
    synchronized void looked(long from, Instant at) {
        if (streaming && from > invalidatedAt) {
            lookedAt = at;
        }
        tree.forget(at.minus(REMEMBERED));
    }

    synchronized boolean fresh(Instant now) {
        return streaming && lookedAt != null && now.isBefore(lookedAt.plus(FRESH));
    }

    /** Holdings read after {@code from} was drawn. */
    synchronized void holds(List<Holding> read, long from, Instant at) {
        holdings = List.copyOf(read);
        holdingsFrom = from;
        holdingsAt = at;
    }

    /** The holdings, if nothing has happened since they were read. */
    synchronized Optional<List<Holding>> holdings(Instant now) {
        boolean sure = fresh(now) && changedAt < holdingsFrom && now.isBefore(holdingsAt.plus(FRESH));
        return sure ? Optional.ofNullable(holdings) : Optional.empty();
    }
}
