package dev.kuber.platform.brokers.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.alpaca.OrderBook.Known;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Holding;
import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderState.Role;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the book answers by itself, and that no order of reports can mislead it. */
class OrderBookTest {

    private static final Symbol AAPL = Symbol.of("AAPL");
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private final OrderBook book = new OrderBook();

    @Test
    void anOrderIsKnownWhileTheStreamIsUpAndTheLastLookIsYoung() {
        fresh(order("o1", "a", "new", 1));
        assertThat(known("a", NOW)).isTrue();
        assertThat(known("a", NOW.plusSeconds(59))).isTrue();
        assertThat(known("a", NOW.plusSeconds(60))).isFalse();
        assertThat(known("b", NOW)).isFalse();

        book.streaming(false);
        assertThat(known("a", NOW)).isFalse();
        book.streaming(true);
        assertThat(known("a", NOW)).as("nothing was looked at since").isFalse();
    }

    @Test
    void whatIsFinishedStaysKnown() {
        book.reply(List.of(order("o1", "a", "canceled", 1)), book.draw());
        assertThat(known("a", NOW)).isTrue();
    }

    @Test
    void aLookThatBeganBeforeTheStreamWasUpProvesNothing() {
        long from = book.draw();
        book.streaming(true);
        book.reply(List.of(order("o1", "a", "new", 1)), from);
        book.looked(from, NOW);
        assertThat(known("a", NOW)).isFalse();
    }

    @Test
    void anOrderThatWasSentWithoutAnAnswerIsAskedForEvenIfAnEventNamedIt() {
        fresh();
        book.doubt(new ClientOrderId("a"));
        book.event(order("o1", "a", "new", 1));
        fresh();
        assertThat(known("a", NOW)).isFalse();

        book.reply(List.of(order("o1", "a", "new", 1)), book.draw());
        assertThat(known("a", NOW)).isTrue();
    }

    @Test
    void afterADeedOnlyWhatIsReadLaterCounts() {
        fresh(order("o1", "a", "new", 1));
        long before = book.draw();
        book.doubt("o1");
        book.reply(List.of(order("o1", "a", "new", 1)), before);
        assertThat(known("a", NOW)).isFalse();
        book.event(order("o1", "a", "pending_cancel", 2));
        assertThat(known("a", NOW)).isFalse();
        book.reply(List.of(order("o1", "a", "canceled", 3)), book.draw());
        assertThat(known("a", NOW)).isTrue();
    }

    @Test
    void aBracketWithoutItsLegsIsNotAnswered() {
        fresh(order("o1", "b", "new", 1, "bracket", 0));
        assertThat(known("b", NOW)).isFalse();
        fresh(bracket("new", "held", "held", 1));
        assertThat(known("b", NOW)).isTrue();
    }

    @Test
    void aLegIsKnownByItsOwnIdAndItsChangeIsItsRoots() {
        fresh(bracket("filled", "new", "held", 1));
        assertThat(state("leg-sl").role()).isEqualTo(Role.STOP_LOSS);
        assertThat(book.event(leg("sl", "filled", 2))).contains("root");
        assertThat(state("b").leg(Role.STOP_LOSS).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void aHeldStopOfACompleteEntryWhoseTargetWorksIsWatchedByAlpaca() {
        fresh(bracket("new", "held", "held", 1));
        assertThat(state("b").leg(Role.STOP_LOSS).orElseThrow().status()).isEqualTo(OrderStatus.HELD);
        fresh(bracket("filled", "held", "held", 2));
        assertThat(state("b").leg(Role.STOP_LOSS).orElseThrow().status()).isEqualTo(OrderStatus.HELD);
        fresh(bracket("filled", "new", "held", 3));
        assertThat(state("b").leg(Role.STOP_LOSS).orElseThrow().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void anOrderThatTookALegsPlacePlaysItsPart() {
        fresh(bracket("filled", "new", "new", 1));
        book.event(replaced("sl", "sl2", 2));
        assertThat(known("b", NOW)).as("the new order was not seen").isFalse();
        assertThat(book.unfollowed("root")).containsExactly("sl2");

        book.event(replacing("sl2", "b.be", "sl", "new", 2));
        assertThat(state("b").leg(Role.STOP_LOSS).orElseThrow().clientId()).isEqualTo(new ClientOrderId("b.be"));
        assertThat(state("b.be").role()).isEqualTo(Role.STOP_LOSS);
        assertThat(book.rootOf("sl2")).isEqualTo("root");
    }

    @Test
    void whicheverWayReportsComeTheNewestIsBelieved() {
        List<AlpacaOrder> story = List.of(
                bracket("accepted", "held", "held", 1),
                bracket("new", "held", "held", 2),
                partial("root", 3, 4),
                partial("root", 7, 5),
                bracket("filled", "new", "held", 6),
                replaced("sl", "sl2", 7),
                replacing("sl2", "b.be", "sl", "new", 7),
                replacing("sl2", "b.be", "sl", "filled", 8),
                leg("tp", "canceled", 9));
        OrderState told = tell(story);
        assertThat(told.finished()).isTrue();
        for (int seed = 0; seed < 500; seed++) {
            var shuffled = new ArrayList<>(story);
            shuffled.addAll(story.subList(seed % story.size(), story.size()));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(tell(shuffled))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .ignoringCollectionOrder()
                    .isEqualTo(told);
        }
    }

    @Test
    void whatComesBackFromTheEndIsAskedFor() {
        fresh(order("o1", "a", "filled", 1));
        book.event(order("o1", "a", "new", 5));
        assertThat(known("a", NOW)).isFalse();
    }

    @Test
    void workingOrdersThatAListDoesNotNameAreMissing() {
        fresh(order("o1", "a", "new", 1), order("o2", "c", "new", 1));
        long from = book.draw();
        book.reply(List.of(order("o3", "sent meanwhile", "new", 1)), book.draw());
        assertThat(book.missing(Set.of("o1"), from, null)).containsExactly("o2");
    }

    @Test
    void holdingsAreKnownUntilAnythingHappens() {
        var held = List.of(new Holding(AAPL, Side.BUY, Quantity.of(1), Quantity.of(1), Price.of("1"), Price.of("1")));
        fresh(order("o1", "a", "new", 1));
        book.holds(held, book.draw(), NOW);
        assertThat(book.holdings(NOW)).contains(held);
        book.event(order("o1", "a", "new", 1));
        assertThat(book.holdings(NOW)).as("the same again is no news").contains(held);
        book.event(partial("o1", 3, 2));
        assertThat(book.holdings(NOW)).isEmpty();
    }

    private static OrderState tell(List<AlpacaOrder> reports) {
        var book = new OrderBook();
        reports.forEach(book::event);
        return book.state("root").orElseThrow();
    }

    private void fresh(AlpacaOrder... orders) {
        if (!book.streaming()) {
            book.streaming(true);
        }
        long from = book.draw();
        book.reply(List.of(orders), from);
        book.looked(from, NOW);
    }

    private boolean known(String clientId, Instant now) {
        return book.find(new ClientOrderId(clientId), now, Long.MAX_VALUE) instanceof Known.Is;
    }

    private OrderState state(String clientId) {
        return book.find(new ClientOrderId(clientId), NOW, Long.MAX_VALUE) instanceof Known.Is(var state)
                ? state
                : Objects.requireNonNull(null, clientId);
    }

    private static AlpacaOrder order(String id, String clientId, String status, int second) {
        return order(id, clientId, status, second, "", status.equals("filled") ? 10 : 0);
    }

    private static AlpacaOrder partial(String id, int filled, int second) {
        return order(id, id.equals("root") ? "b" : "a", "partially_filled", second, "bracket", filled);
    }

    private static AlpacaOrder order(
            String id, String clientId, String status, int second, String orderClass, int filled) {
        return parsed(
                id,
                clientId,
                status,
                second,
                "\"type\":\"market\",\"side\":\"buy\",\"filled_qty\":\"" + filled + "\",\"order_class\":\"" + orderClass
                        + "\"");
    }

    private static AlpacaOrder leg(String id, String status, int second) {
        return Objects.requireNonNull(AlpacaOrder.of(AlpacaClient.JSON.readTree(legJson(id, status, second))));
    }

    private static String legJson(String id, String status, int second) {
        return json(
                id,
                "leg-" + id,
                status,
                second,
                "\"side\":\"sell\",\"order_class\":\"bracket\",\"filled_qty\":\"" + (status.equals("filled") ? 10 : 0)
                        + "\",\"type\":\"" + (id.equals("tp") ? "limit" : "stop") + "\"");
    }

    private static AlpacaOrder replaced(String id, String by, int second) {
        return parsed(
                id,
                "leg-" + id,
                "replaced",
                second,
                "\"side\":\"sell\",\"type\":\"stop\",\"order_class\":\"bracket\"," + "\"replaced_by\":\"" + by + "\"");
    }

    private static AlpacaOrder replacing(String id, String clientId, String replaces, String status, int second) {
        String filled = status.equals("filled") ? "10" : "0";
        return parsed(
                id,
                clientId,
                status,
                second,
                "\"side\":\"sell\",\"type\":\"stop\",\"order_class\":\"bracket\",\"filled_qty\":\"" + filled
                        + "\",\"replaces\":\"" + replaces + "\"");
    }

    private static AlpacaOrder bracket(String entry, String takeProfit, String stopLoss, int second) {
        String filled = entry.equals("filled") ? "10" : "0";
        return parsed(
                "root",
                "b",
                entry,
                second,
                "\"side\":\"buy\",\"type\":\"market\",\"order_class\":\"bracket\","
                        + "\"filled_qty\":\"" + filled + "\",\"legs\":[" + legJson("tp", takeProfit, second) + ","
                        + legJson("sl", stopLoss, second) + "]");
    }

    private static AlpacaOrder parsed(String id, String clientId, String status, int second, String more) {
        return Objects.requireNonNull(
                AlpacaOrder.of(AlpacaClient.JSON.readTree(json(id, clientId, status, second, more))));
    }

    private static String json(String id, String clientId, String status, int second, String more) {
        return "{\"id\":\"" + id + "\",\"client_order_id\":\"" + clientId + "\",\"status\":\"" + status
                + "\",\"symbol\":\"AAPL\",\"qty\":\"10\",\"updated_at\":\"2026-11-20T14:00:0" + second + "Z\"," + more
                + "}";
    }
}
