package dev.kuber.platform.brokers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.brokers.simulated.OrderReport.Status;
import dev.kuber.platform.brokers.simulated.Refusal.Kind;
import dev.kuber.trade.ClientOrderId;
import dev.kuber.trade.Money;
import dev.kuber.trade.OrderId;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.PositionIntent;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.TimeInForce;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VenueChecksTest {

    private final Floor floor = new Floor(ExchangeRules.frictionless(Money.of(100_000))
            .inFractions()
            .withTicks(true)
            .withVenueChecks(true));

    private void hold(String quantity) {
        floor.place(Ticket.buy("in", quantity));
        floor.bar(100, 100, 100, 100);
    }

    @Test
    void aClientOrderIdIsTakenOnce() {
        floor.place(Ticket.buy("a", "1").limit("90"));
        assertThat(floor.refused(Ticket.buy("a", "1").limit("90")))
                .extracting(Refusal::kind, Refusal::message)
                .containsExactly(Kind.DUPLICATE_ID, "client_order_id must be unique");
        floor.place(Ticket.buy("b", "1").bracket("110", "90"));
        assertThat(floor.refused(Ticket.buy("b.sl", "1")).kind()).isEqualTo(Kind.DUPLICATE_ID);
    }

    @Test
    void submittingARequestAgainIsNotADuplicate() {
        floor.submit(Floor.market("a", Side.BUY, 1));
        assertThat(floor.submit(Floor.market("a", Side.BUY, 1)).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aRefusedTicketLeavesNoTraceAndARefusedRequestStaysKnown() {
        assertThat(floor.refused(Ticket.buy("a", "10000")).kind()).isEqualTo(Kind.BUYING_POWER);
        assertThat(floor.exchange.orders()).isEmpty();
        assertThat(floor.place(Ticket.buy("a", "1")).status()).isEqualTo(Status.NEW);

        floor.submit(Floor.market("b", Side.BUY, 10_000));
        assertThat(floor.order("b").status()).isEqualTo(Status.REJECTED);
        assertThat(floor.order("b").failedAt()).isEqualTo(floor.now);
    }

    @Test
    void pricesKeepToTicks() {
        assertThat(floor.refused(Ticket.buy("a", "1").limit("90.123")))
                .extracting(Refusal::kind, Refusal::message)
                .containsExactly(
                        Kind.SUB_PENNY,
                        "invalid limit_price 90.123. sub-penny increment does not fulfill minimum pricing criteria");
        assertThat(floor.refused(Ticket.buy("b", "1").bracket("110", "90.001")).message())
                .startsWith("invalid stop_loss.stop_price 90.001.");
        floor.place(Ticket.buy("c", "1").limit("0.1234"));
        assertThat(floor.refused(Ticket.buy("d", "1").limit("0.12345")).kind()).isEqualTo(Kind.SUB_PENNY);
    }

    @Test
    void anOrderThatCouldTradeWithAnotherOneOfTheAccountIsRefused() {
        hold("10");
        OrderId resting = floor.place(Ticket.buy("more", "5").limit("99")).id();
        Refusal refusal = floor.refused(Ticket.sell("out", "10"));
        assertThat(refusal.kind()).isEqualTo(Kind.WASH_TRADE);
        assertThat(refusal.message())
                .isEqualTo("potential wash trade detected. opposite side limit order exists. use complex orders");
        assertThat(refusal.existing()).isEqualTo(resting);
        assertThat(floor.refused(Ticket.sell("stop", "10").stop("95")).kind()).isEqualTo(Kind.WASH_TRADE);
        assertThat(floor.refused(Ticket.sell("low", "10").limit("99")).kind()).isEqualTo(Kind.WASH_TRADE);
        floor.place(Ticket.sell("high", "4").limit("99.01"));
        floor.place(Ticket.sell("both", "6").oco("110", "95"));
        assertThat(floor.refused(Ticket.buy("again", "1")).message())
                .isEqualTo("potential wash trade detected. opposite side limit order exists. use complex orders");
    }

    @Test
    void aStopThatBuysPaysNoMoreThanItsCeiling() {
        floor.place(Ticket.buy("a", "10").stop("101"));
        floor.bar(104, 106, 103.6, 105);
        assertThat(floor.order("a").status()).isEqualTo(Status.NEW);
        floor.bar(104, 105, 103, 104);
        assertThat(floor.order("a").averagePrice()).isEqualTo(Price.of("103.52"));
        assertThat(floor.order("a").limit()).isNull();

        floor.last = 20;
        floor.place(Ticket.buy("b", "10").stop("21"));
        floor.bar(22, 23, 21.85, 22);
        assertThat(floor.order("b").status()).isEqualTo(Status.NEW);
        floor.bar(22, 22, 21.8, 22);
        assertThat(floor.order("b").averagePrice()).isEqualTo(Price.of("21.84"));
    }

    @Test
    void protectivePricesLieAtLeastACentBeyondTheEntry() {
        var cheap = new Floor(floor.exchange.rules().withTicks(false));
        assertThat(cheap.refused(Ticket.buy("a", "1").bracket("110", "99.995")).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(cheap.place(Ticket.buy("b", "1").bracket("110", "99.99")).status())
                .isEqualTo(Status.NEW);
    }

    @Test
    void fractionsOfStocksAreSimpleOrdersForTheDay() {
        assertThat(floor.refused(Ticket.buy("a", "0.5")).message())
                .isEqualTo("fractional orders must be simple DAY orders");
        assertThat(floor.refused(Ticket.buy("b", "0.5").day().bracket("110", "90"))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(floor.place(Ticket.buy("c", "0.5").day()).status()).isEqualTo(Status.NEW);
        assertThat(floor.refused(Ticket.sell("d", "0.5").day()).kind()).isEqualTo(Kind.SHORTING);
    }

    @Test
    void wholeSharesAreNotCutIntoFractions() {
        var parts = new Floor(floor.exchange.rules().withPartialFills(100));
        parts.place(Ticket.buy("a", "7"));
        parts.bar(100, 100, 100, 100);
        assertThat(parts.order("a").filled().value().scale()).isZero();
        assertThat(parts.order("a").status()).isEqualTo(Status.PARTIALLY_FILLED);
    }

    @Test
    void coinsTradeBySimpleOrdersThatLastOrAreImmediate() {
        PriceLookup prices = _ -> Optional.of(Price.of("100"));
        assertThat(coin(Ticket.buy("a", "0.5").stop("101"), prices)).isEqualTo(Kind.INVALID);
        assertThat(coin(Ticket.buy("b", "0.5").day(), prices)).isEqualTo(Kind.INVALID);
        assertThat(coin(Ticket.buy("c", "0.5").bracket("110", "90"), prices)).isEqualTo(Kind.INVALID);
        OrderTicket fine = Ticket.buy("d", "0.5")
                .in("BTC/USD")
                .limit("99.123456")
                .time(TimeInForce.IOC)
                .write();
        assertThat(floor.exchange.place(fine, floor.now, prices)).isInstanceOf(Placement.Accepted.class);
    }

    private Kind coin(Ticket ticket, PriceLookup prices) {
        return Floor.refused(floor.exchange.place(ticket.in("BTC/USD").write(), floor.now, prices))
                .kind();
    }

    @Test
    void anOrderThatIsMeantToOpenDoesNotCloseWhatIsHeld() {
        hold("10");
        assertThat(floor.refused(Ticket.sell("short", "10").to(PositionIntent.OPEN))
                        .kind())
                .isEqualTo(Kind.SHORTING);
    }

    @Test
    void anEntryRejectedByChanceIsAcceptedFirst() {
        var hostile = new Floor(ExchangeRules.frictionless(Money.of(1000)).withRejections(100));
        assertThat(hostile.place(Ticket.buy("a", "1")).status()).isEqualTo(Status.REJECTED);
        assertThat(hostile.find("a").status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void whileTradingIsHaltedOrdersAreTakenAndCancelledButNotFilled() {
        hold("10");
        floor.place(Ticket.sell("s", "5").stop("95"));
        floor.exchange.halt(Floor.ACME);
        floor.place(Ticket.sell("m", "5"));
        floor.bar(90, 90, 80, 85);
        assertThat(floor.trade("80")).isEmpty();
        assertThat(floor.held()).isEqualByComparingTo("10");
        floor.exchange.cancel(floor.order("m").id(), floor.now);
        assertThat(floor.order("m").canceledAt()).isEqualTo(floor.now);

        floor.exchange.resume(Floor.ACME);
        floor.bar(85, 86, 84, 85);
        assertThat(floor.order("s").averagePrice()).isEqualTo(Price.of("85"));
    }

    @Test
    void aTickFillsAsABarThatStandsStill() {
        floor.place(Ticket.buy("m", "10"));
        floor.place(Ticket.buy("l", "10").limit("99"));
        floor.now = floor.now.plusMillis(5);
        floor.trade("99");
        assertThat(floor.order("m").averagePrice()).isEqualTo(Price.of("99"));
        assertThat(floor.order("m").filledAt()).isEqualTo(floor.now);
        assertThat(floor.order("l").status()).isEqualTo(Status.NEW);
        floor.trade("98.99");
        assertThat(floor.order("l").averagePrice()).isEqualTo(Price.of("98.99"));

        floor.now = floor.now.minusMillis(1);
        floor.place(Ticket.buy("late", "10"));
        assertThat(floor.trade("90")).isEmpty();
    }

    @Test
    void everyChangeIsToldWithWhatTheAccountHoldsAfterIt() {
        floor.place(Ticket.buy("b", "10").bracket("110", "95"));
        floor.bar(100, 100, 100, 100);
        floor.bar(94, 94, 94, 94);
        assertThat(floor.updates)
                .extracting(update -> update.event() + " " + update.report().clientId() + " "
                        + update.position().toPlainString())
                .containsExactly("FILL b 10", "NEW b.tp 10", "NEW b.sl 10", "FILL b.sl 0", "CANCELED b.tp 0");
        assertThat(floor.updates).extracting(OrderUpdate::sequence).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(floor.order("b").legs())
                .extracting(OrderReport::clientId)
                .containsExactly(new ClientOrderId("b.tp"), new ClientOrderId("b.sl"));
        assertThat(floor.order("b").quantity()).isEqualTo(Quantity.of(10));
    }
}
