package dev.kuber.platform.brokers.alpaca;

import dev.kuber.trade.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The newest report of each order, and which order hangs under which. Guarded by the {@link OrderBook} that holds it. */
final class OrderTree {

    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byClientId = new HashMap<>();

    /** An order, and how it hangs together with others. */
    static final class Entry {
        private AlpacaOrder order;
        private @Nullable Entry root;
        private final Set<Entry> members = new LinkedHashSet<>();
        private boolean whole;
        private long doubt;
        private long takenAt;

        private Entry(AlpacaOrder order) {
            this.order = order;
        }

        AlpacaOrder order() {
            return order;
        }

        String id() {
            return order.id();
        }

        boolean isRoot() {
            return root == null;
        }

        /** The order that was submitted, which may be this one. */
        Entry root() {
            return root == null ? this : root;
        }

        /** Of a root: the root and all that hangs under it. */
        List<Entry> family() {
            var all = new ArrayList<Entry>(1 + members.size());
            all.add(this);
            all.addAll(members);
            return all;
        }

        /** Whether it is known what hangs under it. */
        boolean whole() {
            return root != null || whole;
        }

        void standsAlone() {
            whole = true;
        }

        /** Something was done to the family, or may have been: only what is read later counts. */
        void doubt(long sequence) {
            root().family().forEach(member -> member.doubt = sequence);
        }

        boolean doubted() {
            return doubt > 0;
        }

        /** The number drawn before the request whose reply named it last. */
        long takenAt() {
            return takenAt;
        }

        /** The whole family of a root; a leg alone. */
        OrderState state() {
            Entry top = root();
            List<AlpacaOrder> orders = top.family().stream().map(Entry::order).toList();
            OrderState family = OrderFamily.state(orders.getFirst(), orders.subList(1, orders.size()));
            if (top == this) {
                return family;
            }
            return family.legs().stream()
                    .filter(leg -> leg.id() != null && leg.id().value().equals(order.id()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nullable
    Entry byId(String id) {
        return byId.get(id);
    }

    @Nullable
    Entry byClientId(String id) {
        return byClientId.get(id);
    }

    Collection<Entry> all() {
        return byId.values();
    }

    /**
     * Takes a report and those of its legs.
     *
     * @param from number drawn before the request was sent; 0 for an event
     * @param changed receives the entries of which something is new
     */
    void take(AlpacaOrder report, @Nullable Entry root, long from, Collection<Entry> changed) {
        Entry entry = byId.get(report.id());
        if (entry == null) {
            entry = new Entry(report);
            byId.put(report.id(), entry);
            changed.add(entry);
        } else if (report.supersedes(entry.order)) {
            boolean revived = entry.order.terminal() && !report.terminal();
            if (!same(report, entry.order)) {
                changed.add(entry);
            }
            entry.order = report;
            if (revived) {
                // Nothing comes back from the end; only Alpaca itself can say what is true.
                entry.doubt(from + 1);
            }
        }
        if (!report.clientId().isEmpty()) {
            byClientId.put(report.clientId(), entry);
        }
        entry.takenAt = Math.max(entry.takenAt, from);
        entry.doubt = from > entry.doubt ? 0 : entry.doubt;
        link(entry, root);
        entry.whole |= !report.complex() || !report.legs().isEmpty();
        for (AlpacaOrder leg : report.legs()) {
            take(leg, entry.root(), from, changed);
        }
    }

    private static boolean same(AlpacaOrder a, AlpacaOrder b) {
        return a.status().equals(b.status())
                && a.filled().equals(b.filled())
                && a.quantity().equals(b.quantity())
                && Objects.equals(a.stop(), b.stop())
                && Objects.equals(a.limit(), b.limit());
    }

    /** Hangs an order under its root: as a leg, or as the order that took another one's place. */
    private void link(Entry entry, @Nullable Entry under) {
        Entry replaced = entry.order.replaces() == null ? null : byId.get(entry.order.replaces());
        Entry root = under == null && replaced != null ? replaced.root() : under;
        if (root != null && entry.root == null && root != entry) {
            for (Entry member : entry.family()) {
                member.root = root;
                root.members.add(member);
            }
            entry.members.clear();
        }
        Entry successor = entry.order.replacedBy() == null ? null : byId.get(entry.order.replacedBy());
        if (successor != null && successor.root == null && successor != entry.root()) {
            link(successor, entry.root());
        }
    }

    /** Ids of orders that took another one's place in this family and have not been seen. */
    List<String> unfollowed(Entry root) {
        var missing = new ArrayList<String>();
        for (Entry entry : root.family()) {
            String next = entry.order.replacedBy();
            if (next != null && !byId.containsKey(next)) {
                missing.add(next);
            }
        }
        return missing;
    }

    /** Forgets the families in which nothing has happened since then and nothing can happen any more. */
    void forget(Instant before) {
        var done = new ArrayList<Entry>();
        for (Entry entry : byId.values()) {
            if (entry.isRoot() && entry.family().stream().allMatch(member -> over(member.order, before))) {
                done.addAll(entry.family());
            }
        }
        for (Entry entry : done) {
            byId.remove(entry.id());
            byClientId.remove(entry.order.clientId());
        }
    }

    private static boolean over(AlpacaOrder order, Instant before) {
        Instant updated = order.updated();
        return order.terminal() && updated != null && updated.isBefore(before);
    }
}
