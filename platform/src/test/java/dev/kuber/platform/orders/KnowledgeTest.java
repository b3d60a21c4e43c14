package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.bracket;
import static dev.kuber.platform.orders.OrderSamples.entry;
import static dev.kuber.platform.orders.OrderSamples.rejected;
import static dev.kuber.platform.orders.OrderSamples.simple;
import static dev.kuber.platform.orders.OrderSamples.working;
import static dev.kuber.trade.OrderStatus.CANCELED;
import static dev.kuber.trade.OrderStatus.FILLED;
import static dev.kuber.trade.OrderStatus.HELD;
import static dev.kuber.trade.OrderStatus.NEW;
import static dev.kuber.trade.OrderStatus.PARTIALLY_FILLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.OrderState;
import dev.kuber.trade.OrderStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final OrderState UNSENT =
            OrderState.unknown(entry("e.ACME.entry-1"), OrderSamples.START, "It has not been sent yet.");
    private static final String ID = "e.ACME.entry-1";

    @Test
    void inWhateverOrderNewsArriveTheLastWordStays() {
        List<OrderState> life = List.of(
                working(ID, 1),
                bracket(ID, PARTIALLY_FILLED, 4, HELD, HELD, 2),
                bracket(ID, FILLED, 10, NEW, NEW, 3),
                bracket(ID, FILLED, 10, NEW, NEW, 4),
                bracket(ID, FILLED, 10, CANCELED, FILLED, 5));
        var chance = new Random(7);
        for (int round = 0; round < 500; round++) {
            var news = new ArrayList<>(life);
            news.addAll(life.subList(0, chance.nextInt(life.size())));
            news.add(OrderState.unknown(entry(ID), OrderSamples.START, "The reply was lost."));
            news.add(rejected(ID, null));
            Collections.shuffle(news, chance);
            OrderState known = UNSENT;
            for (OrderState said : news) {
                known = Knowledge.after(known, said);
            }
            assertThat(known).isEqualTo(life.getLast());
        }
    }

    @Test
    void anEndIsNeverTakenBack() {
        OrderState cancelled = simple("x", "b", CANCELED, 3, 9);
        assertThat(Knowledge.after(cancelled, simple("x", "b", NEW, 0, 10))).isEqualTo(cancelled);
        assertThat(Knowledge.after(cancelled, simple("x", "b", PARTIALLY_FILLED, 3, 11)))
                .isEqualTo(cancelled);
        assertThat(Knowledge.after(cancelled, simple("x", "b", PARTIALLY_FILLED, 8, 8)))
                .isEqualTo(cancelled);
    }

    @Test
    void aFillThatWasMissedIsAddedToAnEnd() {
        OrderState cancelled = simple("x", "b", CANCELED, 3, 9);
        OrderState more = simple("x", "b", CANCELED, 5, 9);
        assertThat(Knowledge.after(cancelled, more)).isEqualTo(more);
        assertThat(Knowledge.after(more, cancelled)).isEqualTo(more);
    }

    @Test
    void theBrokersWordStandsAboveOurs() {
        OrderState refusedHere = rejected(ID, null);
        assertThat(Knowledge.after(refusedHere, working(ID, 0))).isEqualTo(working(ID, 0));
        assertThat(Knowledge.after(working(ID, 0), refusedHere)).isEqualTo(working(ID, 0));
        assertThat(Knowledge.after(UNSENT, refusedHere)).isEqualTo(refusedHere);
        assertThat(Knowledge.after(refusedHere, UNSENT)).isEqualTo(refusedHere);
    }

    @Test
    void anUnknownOutcomeIsNewsOnceAndThenNot() {
        OrderState lost = OrderState.unknown(entry(ID), OrderSamples.START.plusSeconds(2), "The reply was lost.");
        OrderState again = OrderState.unknown(entry(ID), OrderSamples.START.plusSeconds(4), "The reply was lost.");
        assertThat(Knowledge.after(UNSENT, lost)).isEqualTo(lost);
        assertThat(Knowledge.after(lost, again)).isEqualTo(lost);
    }

    @Test
    void anUpdateWithoutItsLegsKeepsThem() {
        OrderState known = working(ID, 1);
        OrderState bare = simple(ID, "broker-" + ID, FILLED, 10, 2);
        OrderState after = Knowledge.after(known, bare);
        assertThat(after.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(after.legs()).isEqualTo(known.legs());
        assertThat(after.finished()).isFalse();
    }
}
