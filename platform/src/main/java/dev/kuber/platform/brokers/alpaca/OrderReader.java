package dev.kuber.platform.brokers.alpaca;

import dev.kuber.platform.brokers.alpaca.RateLimiter.Priority;
import dev.kuber.platform.brokers.alpaca.Reply.Ok;
import dev.kuber.platform.brokers.alpaca.Reply.Refused;
import dev.kuber.platform.brokers.alpaca.Reply.Unknown;
import dev.kuber.port.Brokerage.Unavailable;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.Symbol;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Alpaca for orders and enters the answers into the {@link OrderBook}. Throws {@link Unavailable} for no answer. */
final class OrderReader {

    private static final int PAGE = 500;
    private static final int LONGEST_CHAIN = 20;
    private static final int MOST_PAGES = 40;
    private static final int WORTH_A_LIST = 10;
    private static final int MOST_SINGLE = 50;

    private final AlpacaClient client;
    private final OrderBook book;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();

    OrderReader(AlpacaClient client, OrderBook book, InstantSource clock) {
        this.client = client;
        this.book = book;
        this.clock = clock;
    }

    /** The order with this client id, with everything that hangs under it; empty if Alpaca has never seen it. */
    Optional<OrderState> find(ClientOrderId id) {
        long from = book.draw();
        Optional<AlpacaOrder> found = one("/v2/orders:by_client_order_id?client_order_id=" + encoded(id.value()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AlpacaOrder order = found.get();
        book.reply(List.of(order), from);
        String root = book.rootOf(order.id());
        if (!root.equals(order.id()) || (order.complex() && order.legs().isEmpty())) {
            family(root);
        }
        complete(root, from);
        return book.state(order.id());
    }

    /** The order with this id of Alpaca, just read; empty if there is none. */
    Optional<AlpacaOrder> byId(String id) {
        long from = book.draw();
        Optional<AlpacaOrder> found = one("/v2/orders/" + encoded(id) + "?nested=true");
        found.ifPresent(order -> book.reply(List.of(order), from));
        return found;
    }

    /** The order with this client id, just read and alone; empty if there is none. */
    Optional<AlpacaOrder> byClientId(ClientOrderId id) {
        long from = book.draw();
        Optional<AlpacaOrder> found = one("/v2/orders:by_client_order_id?client_order_id=" + encoded(id.value()));
        found.ifPresent(order -> book.reply(List.of(order), from));
        return found;
    }

    /** Reads an order with its legs again. */
    void family(String id) {
        byId(id).ifPresent(order -> {
            if (order.legs().isEmpty()) {
                book.standAlone(List.of(id));
            }
        });
    }

    /**
     * Reads those of a family that a reply did not name: orders that took the place of others, and those whose place was
     * taken.
     *
     * @param from what was read after this was drawn is not read again
     */
    void complete(String root, long from) {
        Set<String> tried = new HashSet<>();
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            List<String> missing = Stream.concat(book.unfollowed(root).stream(), book.unread(root, from).stream())
                    .filter(tried::add)
                    .toList();
            missing.forEach(this::byId);
            if (missing.isEmpty()) {
                return;
            }
        }
    }

    /** A full look, unless somebody else's has just made the book sure. Returns the roots in which something changed. */
    Set<String> look() {
        looking.lock();
        try {
            return book.fresh(clock.instant()) ? Set.of() : lookNow(null);
        } finally {
            looking.unlock();
        }
    }

    /** A look at the orders of one symbol. */
    void look(Symbol symbol) {
        looking.lock();
        try {
            lookNow(symbol);
        } finally {
            looking.unlock();
        }
    }

    private Set<String> lookNow(@Nullable Symbol symbol) {
        long from = book.draw();
        Instant began = clock.instant();
        var changed = new LinkedHashSet<String>();
        var listed = new HashSet<String>();
        String filter = symbol == null ? "" : "&symbols=" + encoded(symbol.value());
        pages("/v2/orders?status=open&nested=false" + filter, Integer.MAX_VALUE, page -> {
            page.forEach(order -> listed.add(order.id()));
            changed.addAll(book.reply(page, from));
            return true;
        });
        shape();
        var gone = new LinkedHashSet<String>();
        for (String id : book.missing(listed, from, symbol)) {
            gone.add(book.rootOf(id));
        }
        settle(gone, from);
        changed.addAll(gone);
        for (String id : listed) {
            complete(book.rootOf(id), 0);
        }
        if (symbol == null) {
            book.looked(from, began);
        }
        return changed;
    }

    /** Reads families that a list of working orders no longer names whole; of very many, the rest when they are asked for. */
    private void settle(Set<String> gone, long from) {
        if (gone.size() > WORTH_A_LIST) {
            pages("/v2/orders?status=all&nested=true", MOST_PAGES, page -> {
                book.reply(page, from);
                return gone.stream().anyMatch(root -> !book.unread(root, from).isEmpty());
            });
        }
        int left = MOST_SINGLE;
        for (String root : gone) {
            if (book.unread(root, from).isEmpty()) {
                continue;
            }
            if (left-- > 0) {
                family(root);
                complete(root, from);
            } else {
                book.doubt(root);
            }
        }
    }

    /** Finds out which working orders are legs of which, from lists that name legs under their roots. */
    private void shape() {
        Set<String> shapeless = book.shapeless();
        if (shapeless.isEmpty()) {
            return;
        }
        long from = book.draw();
        pages("/v2/orders?status=all&nested=true", MOST_PAGES, page -> {
            book.reply(page, from);
            return !book.shapeless().isEmpty();
        });
        book.standAlone(book.shapeless());
    }

    /** Enters so many of the newest orders that these are among them, if they are not too old. */
    void newest(Collection<ClientOrderId> wanted) {
        long from = book.draw();
        Set<String> missing = new HashSet<>();
        wanted.forEach(id -> missing.add(id.value()));
        int atMost = 2 + wanted.size() / 50;
        pages("/v2/orders?status=all&nested=true", atMost, page -> {
            book.reply(page, from);
            page.forEach(order -> missing.remove(order.clientId()));
            return !missing.isEmpty();
        });
    }

    /** Newest first; {@code more} is told each page and says whether the next one is wanted. */
    private void pages(String path, int atMost, Predicate<List<AlpacaOrder>> more) {
        String before = "";
        for (int page = 0; page < atMost; page++) {
            JsonNode list = read(path + "&direction=desc&limit=" + PAGE + before, Function.identity())
                    .orElseThrow(() -> new Unavailable("Alpaca does not list the orders of this account."));
            boolean wanted = more.test(AlpacaOrder.all(list));
            String last = list.size() < PAGE ? null : new Fields(list.get(list.size() - 1)).text("id");
            String next = last == null ? "" : "&before_order_id=" + encoded(last);
            if (!wanted || next.isEmpty() || next.equals(before)) {
                return;
            }
            before = next;
        }
    }

    private Optional<AlpacaOrder> one(String path) {
        return read(path, node -> {
            AlpacaOrder order = AlpacaOrder.of(node);
            if (order == null) {
                throw new AlpacaClient.Unreadable("order");
            }
            return order;
        });
    }

    private <T> Optional<T> read(String path, Function<JsonNode, T> reader) {
        return read(client, Priority.ORDERS, path, reader);
    }

    /** What there is under this path; empty for 404. */
    static <T> Optional<T> read(AlpacaClient client, Priority priority, String path, Function<JsonNode, T> reader) {
        return switch (client.get(priority, path, reader)) {
            case Ok<T>(var value) -> Optional.of(value);
            case Refused<T> refused when refused.status() == 404 -> Optional.empty();
            case Refused<T> refused -> throw new Unavailable(refused.sentence());
            case Unknown<T>(var reason) -> throw new Unavailable(reason);
        };
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
