package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.Money;
import dev.kuber.trade.Quantity;
import java.math.BigDecimal;

/**
 * How the simulated exchange behaves. Percentages are in percent.
 *
 * @param seed of all chance
 * @param initialBalance cash of a new account
 * @param slippagePercent by which market and stop orders fill worse than the price they hit
 * @param commissionPerShare charged on every share, coin or contract filled
 * @param partialFillPercent how many orders are filled in two parts, the rest no earlier than on the next bar
 * @param rejectionPercent how many opening orders are rejected by chance. Orders that close a holding never are: the
 *     chance is there to test plans, not to leave a position unprotected
 * @param volumeCapPercent how much of a bar's volume may be filled, above 0, all orders of the account together; at least
 *     one tradable unit of a bar in which there was any trade
 * @param fractional whether quantities below one are traded
 * @param shortSelling whether a sale may open a position
 * @param fillWithoutVolume whether bars without volume fill, without a cap; for recordings that carry no volume
 */
public record ExchangeRules(
        long seed,
        Money initialBalance,
        BigDecimal slippagePercent,
        Money commissionPerShare,
        double partialFillPercent,
        double rejectionPercent,
        double volumeCapPercent,
        boolean fractional,
        boolean shortSelling,
        boolean fillWithoutVolume) {

    private static final Quantity SMALLEST = Quantity.of("0.000000001");
    private static final Quantity ONE = Quantity.of(1);

    /** @throws IllegalArgumentException if a number is out of its range, naming it */
    public ExchangeRules {
        require(initialBalance.isPositive(), "initial_balance: an account needs a balance above zero.");
        require(
                slippagePercent.signum() >= 0 && slippagePercent.compareTo(BigDecimal.TEN) <= 0,
                "slippage_percent: slippage is between 0 and 10 %.");
        require(!commissionPerShare.isNegative(), "commission_per_share: a commission cannot be negative.");
        require(
                partialFillPercent >= 0 && partialFillPercent <= 100,
                "partial_fill_percent: a percentage is between 0 and 100.");
        require(
                rejectionPercent >= 0 && rejectionPercent <= 100,
                "rejection_percent: a percentage is between 0 and 100.");
        require(
                volumeCapPercent > 0 && volumeCapPercent <= 100,
                "volume_cap_percent: the share of a bar's volume is above 0 and at most 100 %.");
    }

    /**
     * The usual rules for stocks: $100,000, 0.1 % slippage, $0.005 a share, 20 % partial fills, 5 % rejections, a tenth of
     * the volume, whole shares, short selling allowed.
     */
    public static ExchangeRules standard(long seed) {
        return new ExchangeRules(
                seed, Money.of(100_000), new BigDecimal("0.1"), Money.of("0.005"), 20, 5, 10, false, true, false);
    }

    /** Rules without chance, slippage and commission, in which a bar's whole volume may be filled. */
    public static ExchangeRules frictionless(Money initialBalance) {
        return new ExchangeRules(0, initialBalance, BigDecimal.ZERO, Money.ZERO, 0, 0, 100, false, true, false);
    }

    /** These rules for an account that begins with this balance. */
    public ExchangeRules withBalance(Money balance) {
        return new ExchangeRules(
                seed,
                balance,
                slippagePercent,
                commissionPerShare,
                partialFillPercent,
                rejectionPercent,
                volumeCapPercent,
                fractional,
                shortSelling,
                fillWithoutVolume);
    }

    /** These rules for an instrument that trades in fractions, such as a coin. */
    public ExchangeRules inFractions() {
        return new ExchangeRules(
                seed,
                initialBalance,
                slippagePercent,
                commissionPerShare,
                partialFillPercent,
                rejectionPercent,
                volumeCapPercent,
                true,
                shortSelling,
                fillWithoutVolume);
    }

    /** These rules for recordings that carry no volume: every bar fills, without a cap. */
    public ExchangeRules withoutVolume() {
        return new ExchangeRules(
                seed,
                initialBalance,
                slippagePercent,
                commissionPerShare,
                partialFillPercent,
                rejectionPercent,
                volumeCapPercent,
                fractional,
                shortSelling,
                true);
    }

    /** What an account under these rules can do. */
    public Brokerage.Capabilities capabilities() {
        return new Brokerage.Capabilities(true, true, true, fractional, shortSelling, false);
    }

    /** The smallest quantity that trades. */
    Quantity increment() {
        return fractional ? SMALLEST : ONE;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
