package dev.kuber.platform.brokers.simulated;

import dev.kuber.port.Brokerage;
import dev.kuber.trade.Money;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

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
 * @param ticks whether prices of stocks keep to ticks: whole cents from $1 on, hundredths of a cent below
 * @param sessions whether stocks fill in regular hours only, unless the order asks for more, and auctions keep their times
 * @param venueChecks whether orders meet Alpaca's other rules: wash trades, what pairs and fractions allow, distances of
 *     protective prices, buy stops with a ceiling
 * @param settlement whether what a sale of stocks brings is spent no earlier than at the next session's open (T+1)
 * @param multiplier how many times its equity an account may hold: 1 is an account without credit, 2 and 4 are margin
 *     accounts
 * @param fees regulatory fees by their dates; empty for none
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
        boolean fillWithoutVolume,
        boolean ticks,
        boolean sessions,
        boolean venueChecks,
        boolean settlement,
        int multiplier,
        List<RegulatoryFees> fees) {

    private static final Quantity SMALLEST = Quantity.of("0.000000001");
    private static final Quantity ONE = Quantity.of(1);

    /** @throws IllegalArgumentException if a number is out of its range, naming it */
    public ExchangeRules {
        multiplier = multiplier == 0 ? 1 : multiplier;
        fees = List.copyOf(fees);
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
        require(
                multiplier == 1 || multiplier == 2 || multiplier == 4,
                "multiplier: an account holds 1, 2 or 4 times its equity.");
    }

    /**
     * The usual rules for stocks: $100,000, 0.1 % slippage, $0.005 a share, 20 % partial fills, 5 % rejections, a tenth of
     * the volume, whole shares, prices on ticks, short selling allowed.
     */
    public static ExchangeRules standard(long seed) {
        var draft = new Draft();
        draft.seed = seed;
        draft.slippagePercent = new BigDecimal("0.1");
        draft.commissionPerShare = Money.of("0.005");
        draft.partialFillPercent = 20;
        draft.rejectionPercent = 5;
        draft.volumeCapPercent = 10;
        draft.ticks = true;
        return draft.rules();
    }

    /** Rules without chance, slippage and commission, in which a bar's whole volume may be filled. */
    public static ExchangeRules frictionless(Money initialBalance) {
        var draft = new Draft();
        draft.initialBalance = initialBalance;
        return draft.rules();
    }

    /**
     * An Alpaca paper account: $100,000 on margin, fractions, sessions, ticks and checks as at the venue; fills without
     * slippage, commission and regard for the volume, a tenth of them in part.
     */
    public static ExchangeRules alpaca(long seed) {
        var draft = new Draft();
        draft.seed = seed;
        draft.partialFillPercent = 10;
        draft.fractional = true;
        draft.fillWithoutVolume = true;
        draft.ticks = true;
        draft.sessions = true;
        draft.venueChecks = true;
        draft.multiplier = 4;
        return draft.rules();
    }

    public ExchangeRules withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    public ExchangeRules withBalance(Money balance) {
        return with(draft -> draft.initialBalance = balance);
    }

    public ExchangeRules withSlippage(BigDecimal percent) {
        return with(draft -> draft.slippagePercent = percent);
    }

    public ExchangeRules withCommission(Money perShare) {
        return with(draft -> draft.commissionPerShare = perShare);
    }

    public ExchangeRules withPartialFills(double percent) {
        return with(draft -> draft.partialFillPercent = percent);
    }

    public ExchangeRules withRejections(double percent) {
        return with(draft -> draft.rejectionPercent = percent);
    }

    public ExchangeRules withVolumeCap(double percent) {
        return with(draft -> draft.volumeCapPercent = percent);
    }

    /** These rules for an instrument that trades in fractions, such as a coin. */
    public ExchangeRules inFractions() {
        return with(draft -> draft.fractional = true);
    }

    /** These rules for an account that cannot sell what it does not hold. */
    public ExchangeRules longOnly() {
        return with(draft -> draft.shortSelling = false);
    }

    /** These rules for recordings that carry no volume: every bar fills, without a cap. */
    public ExchangeRules withoutVolume() {
        return with(draft -> draft.fillWithoutVolume = true);
    }

    public ExchangeRules withTicks(boolean enforced) {
        return with(draft -> draft.ticks = enforced);
    }

    public ExchangeRules withSessions(boolean enforced) {
        return with(draft -> draft.sessions = enforced);
    }

    public ExchangeRules withVenueChecks(boolean enforced) {
        return with(draft -> draft.venueChecks = enforced);
    }

    public ExchangeRules withSettlement(boolean enforced) {
        return with(draft -> draft.settlement = enforced);
    }

    public ExchangeRules withMultiplier(int times) {
        return with(draft -> draft.multiplier = times);
    }

    public ExchangeRules withFees(List<RegulatoryFees> dated) {
        return with(draft -> draft.fees = dated);
    }

    /** What an account under these rules can do. */
    public Brokerage.Capabilities capabilities() {
        return new Brokerage.Capabilities(true, true, true, fractional, shortSelling, false);
    }

    /** Whether an account buys with credit. */
    boolean margin() {
        return multiplier > 1;
    }

    /** Whether bars and ticks are matched differently at different times of the day. */
    boolean needCalendar() {
        return sessions || settlement || !fees.isEmpty();
    }

    /** The smallest quantity that trades. */
    Quantity increment() {
        return fractional ? SMALLEST : ONE;
    }

    /** The smallest part of an order that is filled: at a venue whole shares are not cut. */
    Quantity increment(Symbol symbol, Quantity ordered) {
        boolean whole =
                venueChecks && !Sessions.pair(symbol) && ordered.floorTo(ONE).equals(ordered);
        return whole ? ONE : increment();
    }

    private ExchangeRules with(Consumer<Draft> change) {
        var draft = new Draft();
        draft.seed = seed;
        draft.initialBalance = initialBalance;
        draft.slippagePercent = slippagePercent;
        draft.commissionPerShare = commissionPerShare;
        draft.partialFillPercent = partialFillPercent;
        draft.rejectionPercent = rejectionPercent;
        draft.volumeCapPercent = volumeCapPercent;
        draft.fractional = fractional;
        draft.shortSelling = shortSelling;
        draft.fillWithoutVolume = fillWithoutVolume;
        draft.ticks = ticks;
        draft.sessions = sessions;
        draft.venueChecks = venueChecks;
        draft.settlement = settlement;
        draft.multiplier = multiplier;
        draft.fees = fees;
        change.accept(draft);
        return draft.rules();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Rules in the making; begins without chance, costs and checks. */
    private static final class Draft {
        long seed;
        Money initialBalance = Money.of(100_000);
        BigDecimal slippagePercent = BigDecimal.ZERO;
        Money commissionPerShare = Money.ZERO;
        double partialFillPercent;
        double rejectionPercent;
        double volumeCapPercent = 100;
        boolean fractional;
        boolean shortSelling = true;
        boolean fillWithoutVolume;
        boolean ticks;
        boolean sessions;
        boolean venueChecks;
        boolean settlement;
        int multiplier = 1;
        List<RegulatoryFees> fees = List.of();

        ExchangeRules rules() {
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
                    fillWithoutVolume,
                    ticks,
                    sessions,
                    venueChecks,
                    settlement,
                    multiplier,
                    fees);
        }
    }
}
