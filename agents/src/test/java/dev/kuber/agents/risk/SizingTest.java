package dev.kuber.agents.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties of sizing over many random accounts, prices and limits. */
class SizingTest {

    @Test
    void noLimitIsEverExceeded() {
        var random = new Random(5);
        int sized = 0;
        for (int i = 0; i < 20_000; i++) {
            Price entry = Price.rounded(Math.exp(random.nextDouble() * 16 - 3) + 0.01);
            Price stop = Price.rounded(Math.max(0.0001, entry.toDouble() * (0.5 + random.nextDouble())));
            if (entry.equals(stop)) {
                continue;
            }
            Money equity = money(random, 1_000_000).minus(Money.of(1000));
            Money power = money(random, 1_000_000).minus(Money.of(1000));
            Money exposure = money(random, 100_000);
            BigDecimal risk = percent(random, 5);
            BigDecimal cap = percent(random, 100);
            BigDecimal most = percent(random, 100);
            var question = new Sizing.Question(
                    entry, stop, equity, power, exposure, random.nextBoolean(), random.nextBoolean());

            Sizing sizing = Sizing.of(question, risk, cap, most);

            assertThat(sizing.arithmetic()).hasSize(5);
            if (sizing.quantity().isZero()) {
                continue;
            }
            sized++;
            Money lost =
                    new Money(entry.minus(stop).abs().multiply(sizing.quantity().value()));
            Money cost = entry.times(sizing.quantity());
            assertThat(lost).isLessThanOrEqualTo(equity.percent(risk));
            assertThat(cost).isLessThanOrEqualTo(equity.percent(cap));
            assertThat(cost).isLessThanOrEqualTo(power);
            assertThat(cost.plus(exposure)).isLessThanOrEqualTo(equity.percent(most));
        }
        assertThat(sized).isGreaterThan(5_000);
    }

    @Test
    void anAccountInDebtTradesNothing() {
        var question = new Sizing.Question(
                Price.of("100"), Price.of("99"), Money.of(-5), Money.of(-5), Money.ZERO, true, true);

        assertThat(Sizing.of(question, BigDecimal.TWO, BigDecimal.TEN, BigDecimal.TEN)
                        .quantity()
                        .isZero())
                .isTrue();
    }

    private static Money money(Random random, int most) {
        return Money.of(random.nextInt(most));
    }

    private static BigDecimal percent(Random random, int most) {
        return BigDecimal.valueOf(1 + random.nextInt(most * 100), 2);
    }
}
