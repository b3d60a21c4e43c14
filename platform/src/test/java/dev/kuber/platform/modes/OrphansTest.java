package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Client;
import dev.kuber.platform.markets.Calendars;
import dev.kuber.platform.notifications.Notifications;
import dev.kuber.platform.orders.OrderIntent;
import dev.kuber.platform.orders.OrderJournal;
import dev.kuber.platform.orders.OrderOrigin;
import dev.kuber.platform.positions.Positions;
import dev.kuber.port.Brokerage;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OrphansTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");

    private Instant wall = NOW;

    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return wall;
        }
    };

    @Test
    void anOrderWithoutAPositionIsCancelledAfterAWhileAndSaid() {
        RunningKuber kuber = RunningKuber.shared();
        ApplicationContext context = kuber.context();
        Client user = kuber.user();
        String owner = user.get("/api/v1/auth/me").json().get("id").asString();
        String account = account(context, user, owner);
        OrderJournal journal = context.getBean(OrderJournal.class);
        var venues = context.getBean(Venues.class);
        var orphans = new Orphans(
                journal, context.getBean(Positions.class), venues, context.getBean(Notifications.class), clock);

        var request = OrderRequest.bracket(
                new ClientOrderId("gone" + owner + ".ORBT.entry-1"),
                Symbol.of("ORBT"),
                Side.BUY,
                Quantity.of(1),
                Price.of("1"),
                Price.of("2"),
                Price.of("0.5"));
        journal.write(OrderIntent.of(new OrderOrigin(owner, "p1", 1, "gone" + owner, account), request, NOW));
        journal.attempt(request.id(), NOW);
        Brokerage broker = venues.get(account).brokerage(Calendars.named("always"));
        assertThat(broker.submit(request).status()).isEqualTo(OrderStatus.NEW);

        orphans.run();
        wall = NOW.plus(Duration.ofSeconds(59));
        orphans.run();
        assertThat(broker.find(request.id()).orElseThrow().status()).isEqualTo(OrderStatus.NEW);
        wall = NOW.plus(Duration.ofSeconds(60));
        orphans.run();
        assertThat(broker.find(request.id()).orElseThrow().finished()).isTrue();
        orphans.run();
        assertThat(journal.lastKnown(request.id()).orElseThrow().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(user.get("/api/v1/notifications").json().get("items").toString())
                .contains("An order without a position was cancelled");
    }

    /** The key of the account on the simulated exchange that a run of this user opens. */
    private static String account(ApplicationContext context, Client user, String owner) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("name", "Test");
        body.set(
                "definition",
                StreamSupport.stream(
                                user.get("/api/v1/templates")
                                        .json()
                                        .get("items")
                                        .spliterator(),
                                false)
                        .filter(template -> template.get("slug").asString().equals("momentum"))
                        .findFirst()
                        .orElseThrow()
                        .get("definition"));
        String pipeline = user.post("/api/v1/pipelines", body.toString())
                .expect(201)
                .json()
                .get("id")
                .asString();
        user.post("/api/v1/pipelines/" + pipeline + "/executions", "").expect(202);
        return context.getBean(JdbcClient.class)
                .sql("select key from market_session where owner = :owner")
                .param("owner", UUID.fromString(owner))
                .query(String.class)
                .single();
    }
}
