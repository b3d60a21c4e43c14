package dev.kuber.platform.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kuber.platform.TestDatabase;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Payer;
import dev.kuber.platform.ledger.Purse;
import dev.kuber.port.Budget;
import dev.kuber.port.LanguageModel.BudgetExceeded;
import dev.kuber.port.News;
import dev.kuber.trade.Money;
import dev.kuber.trade.Symbol;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** News at a price for each question. */
class PaidNewsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final Symbol ORBT = Symbol.of("ORBT");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final JdbcClient jdbc;
    private final Set<String> covered = new TreeSet<>();
    private boolean full = true;
    private boolean silent;

    PaidNewsTest() {
        DataSource database = TestDatabase.fresh();
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.register(Ledger.class, PaidNews.Counter.class);
        context.refresh();
        jdbc = JdbcClient.create(database);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private final class Wallet implements Purse {
        private final int run;

        Wallet(int run) {
            this.run = run;
        }

        @Override
        public Payer payer() {
            return new Payer(new UUID(0, 1), "p", "p-1", "news", "news_trigger", "paper");
        }

        @Override
        public String key() {
            return "p-1/news/" + run;
        }

        @Override
        public String firstKey() {
            return "p-1/news/1";
        }

        @Override
        public LocalDate day() {
            return LocalDate.parse("2026-03-02");
        }

        @Override
        public Budget.Allowance cover(String call, Money worstCase) {
            covered.add(call);
            return new Budget.Allowance(full, full ? "Fine." : "The money is gone.");
        }

        @Override
        public void uncover(String call) {
            covered.remove(call);
        }
    }

    /** The news of the first run of the step; new ones are as after a crash. */
    private News news() {
        return news(1);
    }

    private News news(int run) {
        News behind = new News() {
            @Override
            public List<Item> latest(Symbol symbol, Instant after, int count) {
                if (silent) {
                    throw new Unavailable("Nobody answers.");
                }
                return List.of();
            }

            @Override
            public String source() {
                return "finnhub";
            }
        };
        return new PaidNews(behind, new Wallet(run), Money.of("0.02"), context.getBean(PaidNews.Counter.class));
    }

    private List<String> ledger() {
        return jdbc.sql(
                        "select id || ' ' || kind || ' ' || round(amount, 2) || ' ' || sentence from ledger order by id")
                .query(String.class)
                .list();
    }

    @Test
    void eachQuestionIsPaidAndAfterACrashTheSameOneIsNot() {
        for (int crash = 0; crash < 2; crash++) {
            News news = news();
            news.latest(ORBT, NOW, 5);
            news.latest(ORBT, NOW, 5);
        }
        assertThat(ledger())
                .containsExactly(
                        "api_call/p-1/news/1/news/ORBT/1 api_call 0.02 Asked finnhub for news of ORBT.",
                        "api_call/p-1/news/1/news/ORBT/2 api_call 0.02 Asked finnhub for news of ORBT.");
        assertThat(covered).isEmpty();
        assertThat(jdbc.sql("select spent from spending where scope = 'pipeline' and period = 'day'")
                        .query(java.math.BigDecimal.class)
                        .single())
                .isEqualByComparingTo("0.04");
    }

    @Test
    void aTryAfterAFailurePaysOnlyForWhatTheEarlierOnesDidNotAskAndNeedsNothingForTheRest() {
        news(1).latest(ORBT, NOW, 5);
        full = false;
        News again = news(2);
        again.latest(ORBT, NOW, 5);
        assertThatThrownBy(() -> again.latest(ORBT, NOW, 5)).isInstanceOf(BudgetExceeded.class);
        full = true;
        News third = news(3);
        third.latest(ORBT, NOW, 5);
        third.latest(Symbol.of("QBIT"), NOW, 5);
        assertThat(ledger())
                .containsExactly(
                        "api_call/p-1/news/1/news/ORBT/1 api_call 0.02 Asked finnhub for news of ORBT.",
                        "api_call/p-1/news/1/news/QBIT/1 api_call 0.02 Asked finnhub for news of QBIT.");
    }

    @Test
    void whatGetsNoAnswerCostsNothing() {
        silent = true;
        assertThatThrownBy(() -> news().latest(ORBT, NOW, 5)).isInstanceOf(News.Unavailable.class);
        assertThat(ledger()).isEmpty();
        assertThat(covered).isEmpty();
    }

    @Test
    void whatTheBudgetDoesNotCoverIsNotAsked() {
        full = false;
        silent = true;
        assertThatThrownBy(() -> news().latest(ORBT, NOW, 5))
                .isInstanceOf(BudgetExceeded.class)
                .hasMessage("The money is gone.");
        assertThat(ledger()).isEmpty();
    }
}
