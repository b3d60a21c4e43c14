package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.OrderReport.Status;
import dev.kuber.platform.brokers.simulated.OrderUpdate.Event;
import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.Bar;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.TimeInForce;
import dev.kuber.trade.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions are from 14:30 to 21:00, every day, as in New York in winter. */
class TimesInForceTest {

    private static final ExchangeRules IN_SESSIONS =
            ExchangeRules.frictionless(Money.of(100_000)).withSessions(true);

    private final Floor floor = new Floor(IN_SESSIONS);

    private void at(String time) {
        floor.now = Instant.parse("2026-01-" + time + ":00Z");
    }

    private List<OrderUpdate> advance() {
        return floor.exchange.advance(floor.now, floor.prices());
    }

    @Test
    void immediateOrCancelTakesWhatThereIsAndCancelsTheRest() {
        var thin = new Floor(Floor.rules("0", "0", 0, 0, 10));
        thin.place(Ticket.buy("i", "100").time(TimeInForce.IOC));
        thin.bar(100, 101, 99, 100, 300);
        assertThat(thin.order("i").status()).isEqualTo(Status.CANCELED);
        assertThat(thin.order("i").filled()).isEqualTo(Quantity.of(30));
        assertThat(thin.updates).extracting(OrderUpdate::event).containsExactly(Event.PARTIAL_FILL, Event.CANCELED);
    }

    @Test
    void anImmediateLimitThatTheOpenDoesNotMeetIsCancelled() {
        floor.place(Ticket.buy("i", "10").limit("99").time(TimeInForce.IOC));
        floor.bar(100, 101, 97, 98);
        assertThat(floor.order("i").status()).isEqualTo(Status.CANCELED);
        assertThat(floor.order("i").filled()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void fillOrKillFillsCompletelyOrNotAtAll() {
        var thin = new Floor(Floor.rules("0", "0", 100, 0, 10));
        thin.place(Ticket.buy("kill", "100").time(TimeInForce.FOK));
        thin.bar(100, 101, 99, 100, 990);
        assertThat(thin.order("kill").status()).isEqualTo(Status.CANCELED);
        assertThat(thin.held()).isZero();

        thin.place(Ticket.buy("fill", "100").time(TimeInForce.FOK));
        thin.bar(100, 101, 99, 100, 1000);
        assertThat(thin.order("fill").status()).isEqualTo(Status.FILLED);
    }

    @Test
    void onlyMarketAndLimitOrdersAreImmediateOrForAnAuction() {
        for (TimeInForce time : List.of(TimeInForce.IOC, TimeInForce.FOK, TimeInForce.OPG, TimeInForce.CLS)) {
            assertThat(floor.refused(Ticket.buy("a", "1").stop("101").time(time))
                            .kind())
                    .isEqualTo(Kind.INVALID);
            assertThat(floor.refused(Ticket.buy("b", "1").bracket("110", "90").time(time))
                            .kind())
                    .isEqualTo(Kind.INVALID);
        }
    }

    @Test
    void anOrderForTheOpeningAuctionWaitsForItAndEndsWithIt() {
        at("06T00:10");
        floor.place(Ticket.buy("a", "10").limit("99").time(TimeInForce.OPG));
        floor.place(Ticket.buy("b", "10").time(TimeInForce.OPG));
        assertThat(floor.order("b").status()).isEqualTo(Status.ACCEPTED);

        at("06T14:30");
        floor.bar(101, 102, 98, 99);
        assertThat(floor.order("b").averagePrice()).isEqualTo(Price.of("101"));
        assertThat(floor.order("a").status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void anOrderForTheClosingAuctionFillsAtTheSessionsLastPrice() {
        at("05T20:00");
        floor.place(Ticket.buy("c", "10").time(TimeInForce.CLS));
        floor.place(Ticket.buy("low", "10").limit("90").time(TimeInForce.CLS));
        at("05T20:58");
        floor.bar(100, 101, 99, 100);
        assertThat(floor.order("c").status()).isEqualTo(Status.NEW);
        floor.bar(100, 104, 99, 103);
        assertThat(floor.order("c").averagePrice()).isEqualTo(Price.of("103"));
        assertThat(floor.order("low").status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void theClosingAuctionOfAMarketOfTicksIsTheFirstTradeAfterTheCloseOrTheLastPrice() {
        at("05T20:00");
        floor.place(Ticket.buy("c", "10").time(TimeInForce.CLS));
        at("05T21:00");
        floor.trade("104");
        assertThat(floor.order("c").averagePrice()).isEqualTo(Price.of("104"));

        at("06T20:00");
        floor.place(Ticket.buy("d", "10").time(TimeInForce.CLS));
        at("06T21:01");
        advance();
        assertThat(floor.order("d").averagePrice()).isEqualTo(Price.of("104"));
    }

    @Test
    void auctionsTakeNoOrdersShortlyBeforeTheyAreHeld() {
        at("05T14:28");
        assertThat(floor.refused(Ticket.buy("o", "1").time(TimeInForce.OPG)).kind())
                .isEqualTo(Kind.SESSION);
        at("06T00:10");
        floor.place(Ticket.buy("o2", "1").time(TimeInForce.OPG));
        at("06T20:49");
        floor.place(Ticket.buy("c", "1").time(TimeInForce.CLS));
        at("06T20:50");
        assertThat(floor.refused(Ticket.buy("c2", "1").time(TimeInForce.CLS)).kind())
                .isEqualTo(Kind.SESSION);
    }

    @Test
    void anOrderGivenAfterTheCloseWaitsForTheNextSession() {
        at("05T21:30");
        OrderReport placed = floor.place(Ticket.buy("g", "10").limit("99"));
        assertThat(placed.status()).isEqualTo(Status.ACCEPTED);
        assertThat(placed.submitted()).isNull();
        floor.bar(98, 98, 97, 98);
        assertThat(floor.order("g").status()).isEqualTo(Status.ACCEPTED);

        at("06T14:30");
        assertThat(advance()).extracting(OrderUpdate::event).containsExactly(Event.NEW);
        assertThat(floor.order("g").status()).isEqualTo(Status.NEW);
        floor.bar(98, 99, 97, 98);
        assertThat(floor.order("g").averagePrice()).isEqualTo(Price.of("98"));
    }

    @Test
    void aDayOrderExpiresWithItsSessionEvenWithoutAnyTrade() {
        floor.place(Ticket.buy("d", "10").limit("90").day());
        at("05T21:00");
        assertThat(advance()).extracting(OrderUpdate::event).containsExactly(Event.EXPIRED);
        assertThat(floor.order("d").expiredAt()).isEqualTo(Instant.parse("2026-01-05T21:00:00Z"));
        assertThat(floor.exchange.account(floor.prices()).buyingPower()).isEqualTo(Money.of(100_000));
    }

    @Test
    void outsideOfTheSessionOnlyOrdersForExtendedHoursAreFilled() {
        at("05T20:59");
        floor.place(Ticket.buy("regular", "10").limit("99"));
        floor.place(Ticket.buy("longer", "10").limit("99").day().extended());
        at("05T21:00");
        floor.bar(98, 98, 97, 98);
        assertThat(floor.order("regular").status()).isEqualTo(Status.NEW);
        assertThat(floor.order("longer").averagePrice()).isEqualTo(Price.of("98"));
    }

    @Test
    void aDayOrderForExtendedHoursWorksFromFourToTwenty() {
        at("05T08:00");
        assertThat(floor.place(Ticket.buy("early", "1").limit("90").day().extended())
                        .status())
                .isEqualTo(Status.ACCEPTED);
        at("05T09:00");
        assertThat(floor.place(Ticket.buy("now", "1").limit("90").day().extended())
                        .status())
                .isEqualTo(Status.NEW);
        assertThat(floor.order("now").expires()).isEqualTo(Instant.parse("2026-01-06T01:00:00Z"));
    }

    @Test
    void aDailyBarTouchesTheSessionAndCounts() {
        floor.now = Instant.parse("2026-01-06T05:00:00Z");
        floor.place(Ticket.buy("a", "10").limit("99"));
        at("06T14:31");
        floor.place(Ticket.buy("b", "10").limit("99"));
        var day = new Bar(
                Instant.parse("2026-01-07T05:00:00Z"),
                Instant.parse("2026-01-08T05:00:00Z"),
                98,
                99,
                97,
                98,
                1_000_000);
        floor.exchange.onBar(Floor.ACME, day);
        assertThat(floor.order("a").status()).isEqualTo(Status.FILLED);
        assertThat(floor.order("b").status()).isEqualTo(Status.FILLED);
    }

    @Test
    void trailingStopsAndStopsTriggerInRegularHoursOnly() {
        floor.place(Ticket.buy("in", "20"));
        floor.bar(100, 100, 100, 100);
        floor.place(Ticket.sell("t", "10").trail(Trail.amount("5")));
        floor.place(Ticket.sell("s", "10").stop("95"));
        at("05T21:00");
        floor.bar(94, 120, 93, 94);
        assertThat(floor.order("t").highWater()).isEqualTo(Price.of("100"));
        assertThat(floor.order("t").status()).isEqualTo(Status.NEW);
        assertThat(floor.order("s").status()).isEqualTo(Status.NEW);
    }

    @Test
    void coinsTradeAtAllTimes() {
        var prices = (PriceLookup) symbol -> Optional.of(Price.of("100"));
        at("05T23:00");
        OrderTicket ticket = Ticket.buy("btc", "1").in("BTC/USD").limit("99").write();
        floor.exchange.place(ticket, floor.now, prices);
        var bar = new Bar(floor.now, floor.now.plusSeconds(60), 98, 99, 97, 98, 1000);
        assertThat(floor.exchange.onBar(ticket.symbol(), bar))
                .extracting(OrderUpdate::event)
                .containsExactly(Event.FILL);
    }
}
