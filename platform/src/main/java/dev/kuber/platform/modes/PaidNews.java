package dev.kuber.platform.modes;

import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.News;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** News for which each question is paid; what gets no answer costs nothing. May be used by several threads. */
final class PaidNews implements News {

    private final News news;
    private final Purse purse;
    private final Money price;
    private final Counter counter;
    private final Map<Symbol, AtomicInteger> questions = new ConcurrentHashMap<>();

    PaidNews(News news, Purse purse, Money price, Counter counter) {
        this.news = news;
        this.purse = purse;
        this.price = price;
        this.counter = counter;
    }

    /** Writes down what was paid, and ends what was set aside for it. */
    @Component
    static class Counter {
        private final Ledger ledger;
        private final Clock wall;
        private final TransactionTemplate transaction;

        Counter(Ledger ledger, Clock wall, PlatformTransactionManager transactions) {
            this.ledger = ledger;
            this.wall = wall;
            this.transaction = new TransactionTemplate(transactions);
        }

        boolean paid(Purse purse, String call) {
            return ledger.has(id(purse, call));
        }

        private static String id(Purse purse, String call) {
            return "api_call/" + purse.firstKey() + "/" + call;
        }

        void pay(Purse purse, String call, Money price, String sentence) {
            Charge charge = new Charge(
                    id(purse, call),
                    purse.payer(),
                    Charge.Kind.API_CALL,
                    price,
                    wall.instant(),
                    purse.day(),
                    null,
                    false,
                    sentence,
                    price);
            transaction.executeWithoutResult(_ -> {
                ledger.charge(List.of(charge));
                purse.uncover(call);
            });
        }
    }

    /**
     * Numbered by symbol within the step: after a crash, at the next look of a step that waits, and at another try of one
     * that failed, the same question is not paid again, and asked whatever is left.
     *
     * @throws BudgetExceeded if the money is gone
     */
    @Override
    public List<Item> latest(Symbol symbol, Instant after, int count) {
        int number = questions.computeIfAbsent(symbol, _ -> new AtomicInteger()).incrementAndGet();
        String call = "news/" + symbol + "/" + number;
        if (counter.paid(purse, call)) {
            return news.latest(symbol, after, count);
        }
        Budget.Allowance allowance = purse.cover(call, price);
        if (!allowance.granted()) {
            throw new BudgetExceeded(allowance.sentence());
        }
        List<Item> items;
        try {
            items = news.latest(symbol, after, count);
        } catch (RuntimeException e) {
            purse.uncover(call);
            throw e;
        }
        counter.pay(purse, call, price, "Asked " + source() + " for news of " + symbol + ".");
        return items;
    }

    @Override
    public String source() {
        return news.source();
    }
}
