package dev.kuber.platform.models;

import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.platform.ledger.ModelPrices;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.LanguageModel.Unavailable;
import dev.kuber.trade.Money;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Buys replies, each once: what was bought for a run of a step before a crash is used again, each try is written down
 * before it is sent and charged with what it used, and nothing is sent that the purse does not cover. A step that is tried
 * again after a failure gets what led to answers before, and buys the rest.
 */
@Component
class Purchases {

    private final CallRows rows;
    private final CallBook book;
    private final ModelPrices prices;
    private final Courier courier;

    Purchases(CallRows rows, CallBook book, ModelPrices prices, Courier courier) {
        this.rows = rows;
        this.book = book;
        this.prices = prices;
        this.courier = courier;
    }

    /**
     * The reply to an order.
     *
     * @throws Unavailable if there is none
     * @throws BudgetExceeded if it must not be bought
     */
    ModelReply reply(Order order) {
        int attempt = 0;
        for (CallRows.Earlier before : rows.earlier(order.key())) {
            ModelReply bought = before.reply();
            if (bought != null) {
                return bought;
            }
            if (before.status() == ModelCall.Status.ASKED) {
                book.lost(before.id(), CallBook.Subject.of(order), before.expected(), price(order, before.askedAt()));
            }
            order.purse().uncover(order.key().attempt(before.attempt()));
            attempt = before.attempt();
        }
        Optional<ModelReply> before =
                attempt == 0 ? rows.reusable(order.purse().payer(), order.key()) : Optional.empty();
        int first = attempt + 1;
        return before.orElseGet(() -> buy(order, first));
    }

    private ModelReply buy(Order order, int first) {
        Patience patience = courier.patience();
        for (int attempt = first; ; attempt++) {
            Sending sending = send(order, attempt);
            switch (sending) {
                case Sending.Replied(ModelReply reply) -> {
                    return reply;
                }
                case Sending.Declined declined -> {
                    if (!declined.again()) {
                        throw new Unavailable(declined.sentence(), false);
                    }
                    courier.makeWay(order.connection(), declined, patience);
                }
                case Sending.Unreached(String sentence) -> courier.pause(patience.before(null, 1, sentence), sentence);
                case Sending.Lost lost -> courier.pause(patience.before(null, 2, lost.sentence()), lost.sentence());
                case Sending.Unreadable unreadable ->
                    courier.pause(patience.before(null, 2, unreadable.sentence()), unreadable.sentence());
            }
        }
    }

    private Optional<ModelPrice> price(Order order, Instant at) {
        return prices.of(order.request().provider().word(), order.request().model(), at);
    }

    private Sending send(Order order, int attempt) {
        Optional<ModelPrice> price = price(order, courier.now());
        if (price.isEmpty() && !order.connection().limits().allowUnknownPrice()) {
            throw new Unavailable(
                    "What the model '" + order.question().model() + "' costs is not known, so it is not asked. Ask an"
                            + " administrator to enter its price, or allow models of unknown price in the settings of '"
                            + order.connection().name() + "'.",
                    false);
        }
        Usage most = TokenCount.most(
                order.request().provider(),
                order.written().json(),
                order.request().maxTokens());
        Money covered =
                price.map(known -> known.worstCase(most.input(), most.output())).orElse(Money.ZERO);
        Try asked = book.attempt(order, attempt, most);
        Budget.Allowance allowance = order.purse().cover(asked.name(), covered);
        if (!allowance.granted()) {
            throw new BudgetExceeded(allowance.sentence());
        }
        try {
            courier.enter(asked);
        } catch (RuntimeException e) {
            Courier.evenIfStopped(() -> order.purse().uncover(asked.name()));
            throw e;
        }
        return courier.deliver(order, asked, (sending, took) -> book.ended(order, asked, sending, price, took));
    }
}
