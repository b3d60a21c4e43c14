package dev.kuber.platform.orders;

import static dev.kuber.platform.orders.OrderSamples.START;
import static dev.kuber.platform.orders.OrderSamples.entry;
import static dev.kuber.platform.orders.OrderSamples.intent;
import static dev.kuber.platform.orders.OrderSamples.working;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.port.Brokerage.Change;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOrderJournalTest extends OrderJournalContract {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();

    private final PostgresOrderJournal journal = DATABASE.journal();

    @AfterAll
    static void connectionsAreClosed() {
        DATABASE.close();
    }

    @BeforeEach
    void nothingIsWritten() {
        DATABASE.jdbc.sql("delete from order_intent").update();
        DATABASE.jdbc.sql("delete from order_change").update();
    }

    @Override
    OrderJournal journal() {
        return journal;
    }

    @Test
    void whatIsNoNewsIsNotWritten() {
        journal.write(intent(entry("e.ACME.entry-1"), "account"));
        journal.record(List.of(working("e.ACME.entry-1", 1)));
        int version = version();
        journal.record(List.of(working("e.ACME.entry-1", 1)));
        journal.record(List.of(working("e.ACME.entry-1", 0)));
        assertThat(version()).isEqualTo(version);
        journal.record(List.of(working("e.ACME.entry-1", 2)));
        assertThat(version()).isEqualTo(version + 1);
    }

    private static int version() {
        return DATABASE.jdbc
                .sql("select version from order_intent")
                .query(Integer.class)
                .single();
    }

    @Test
    void theLastAnswerToARequestForAChangeCounts() {
        ask(null, null, new Change.Unknown("Silence."));
        ask(null, null, new Change.Accepted());
        ask(Price.of("101.5"), new ClientOrderId("e.ACME.entry-1.be"), new Change.Refused("Filled meanwhile."));
        assertThat(DATABASE.jdbc
                        .sql(
                                "select as_id || ' ' || coalesce(stop::text, '') || ' ' || answer from order_change order by as_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "  {\"type\": \"accepted\"}",
                        "e.ACME.entry-1.be 101.5 {\"type\": \"refused\", \"reason\": \"Filled meanwhile.\"}");
    }

    private void ask(@Nullable Price stop, @Nullable ClientOrderId as, Change answer) {
        journal.changed(new OrderChange("account", "e", new OrderId("b"), stop, as, answer, START));
    }
}
