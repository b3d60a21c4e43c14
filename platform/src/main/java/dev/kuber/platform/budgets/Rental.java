package dev.kuber.platform.budgets;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.engine.StepRun;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An agent's price: dollars per hour of its own running time and symbol. Pure.
 *
 * @param usual running time, for all symbols
 */
record Rental(BigDecimal pricePerHour, Duration usual, int symbols) {

    private static final BigDecimal NANOS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    static Rental of(StepRun run) {
        return of(run.info(), run.plan().settings().symbols().size());
    }

    /** A pipeline without symbols pays for one. */
    static Rental of(AgentInfo info, int symbols) {
        Duration usual = Duration.ofNanos(Math.round(info.averageMinutes() * 60e9));
        return new Rental(new BigDecimal(info.pricePerHour()), usual, Math.max(1, symbols));
    }

    boolean paid() {
        return pricePerHour.signum() > 0;
    }

    /** What a usual run costs. */
    Money expected() {
        return of(usual);
    }

    /** What this running time costs. */
    Money of(Duration ran) {
        return new Money(pricePerHour
                .multiply(BigDecimal.valueOf(ran.toNanos()))
                .multiply(BigDecimal.valueOf(symbols))
                .divide(NANOS_PER_HOUR, Ledger.SCALE, RoundingMode.HALF_EVEN));
    }

    /** Of the run with this key. */
    static String chargeId(String key) {
        return "rental/" + key;
    }

    Charge charge(StepRun run, Duration ran, Instant at, LocalDate day) {
        BigDecimal seconds = BigDecimal.valueOf(ran.toMillis(), 3).stripTrailingZeros();
        String sentence = run.info().name() + " ran for " + seconds.toPlainString() + " s at $"
                + pricePerHour.toPlainString() + " an hour"
                + (symbols == 1 ? "." : ", times " + symbols + " symbols.");
        return new Charge(
                chargeId(run.key()), PaidSteps.payer(run), Charge.Kind.RENTAL, of(ran), at, day, null, false, sentence);
    }
}
