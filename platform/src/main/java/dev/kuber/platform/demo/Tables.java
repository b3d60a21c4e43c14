package dev.kuber.platform.demo;

import dev.kuber.platform.analytics.Statistics;
import dev.kuber.platform.backtests.BacktestResult;
import dev.kuber.platform.positions.Trade;
import dev.kuber.trade.Money;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Side;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trades and figures of the demo as aligned text. */
final class Tables {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MOST_TRADES = 60;
    private static final String ROW = "%4s  %-8s  %-5s  %12s  %-12s  %12s  %-12s  %12s  %12s  %6s  %s%n";

    private Tables() {}

    static void trades(List<Trade> trades, PrintStream out) {
        if (trades.isEmpty()) {
            out.println("No trade was closed.");
            return;
        }
        out.printf(ROW, "#", "symbol", "side", "quantity", "opened", "at", "closed", "at", "profit", "R", "because");
        int first = Math.max(0, trades.size() - MOST_TRADES);
        if (first > 0) {
            out.println("      ... " + first + " earlier trades");
        }
        for (int i = first; i < trades.size(); i++) {
            row(i + 1, trades.get(i), out);
        }
        out.println();
    }

    private static void row(int number, Trade trade, PrintStream out) {
        Position.Closed position = trade.position();
        double risk = position.plan()
                .riskPerUnit()
                .multiply(position.quantity().value())
                .doubleValue();
        out.printf(
                ROW,
                number,
                trade.symbol(),
                position.plan().side() == Side.BUY ? "long" : "short",
                position.quantity(),
                TIME.format(position.opened()),
                shown(position.entry()),
                TIME.format(position.closed()),
                shown(position.exit()),
                signed(position.profit()),
                risk == 0
                        ? ""
                        : String.format(Locale.ROOT, "%+.2f", position.profit().toDouble() / risk),
                position.why());
    }

    /** An average price with at most four decimals. */
    private static Price shown(Price price) {
        BigDecimal value = price.value();
        return value.scale() > 4 ? new Price(value.setScale(4, RoundingMode.HALF_EVEN)) : price;
    }

    static void result(BacktestResult result, PrintStream out) {
        Statistics figures = result.statistics();
        out.println("Net profit       " + signed(figures.netProfit()) + " after " + figures.commission()
                + " commission; equity " + figures.finalEquity() + percent(" (%+.2f %%)", figures.returnPercent()));
        out.println("Trades           " + figures.trades() + ": " + figures.wins() + " won, " + figures.losses()
                + " lost" + percent(", win rate %.1f %%", figures.winRate()));
        out.println("Average          win " + text(figures.averageWin()) + ", loss " + text(figures.averageLoss())
                + ", expectancy " + text(figures.expectancy()) + percent(", %+.2f R", figures.averageR()));
        out.println("Profit factor    " + number(figures.profitFactor()) + "; Sharpe " + number(figures.sharpe())
                + ", Sortino " + number(figures.sortino()));
        out.println("Max drawdown     " + figures.maxDrawdown() + percent(" (%.2f %%)", figures.maxDrawdownPercent()));
        out.println("Runs             " + result.executions() + " over " + result.bars() + " bars, " + result.steps()
                + " steps"
                + (result.openAtEnd() > 0 ? "; " + result.openAtEnd() + " position still open at the end" : ""));
        if (result.failures() > 0) {
            out.println("Failed runs      " + result.failures() + ", the first with: " + result.firstFailure());
        }
    }

    private static String signed(Money money) {
        return money.isPositive() ? "+" + money : money.toString();
    }

    private static String text(@Nullable Money money) {
        return money == null ? "-" : signed(money);
    }

    private static String percent(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "not defined" : String.format(Locale.ROOT, "%.2f", value);
    }
}
