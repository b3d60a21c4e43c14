package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.History.Comparison;
import dev.kuber.platform.schedules.RunCount;
import dev.kuber.trade.Money;
import java.util.ArrayList;
import java.util.List;

/** How an estimate is made of what is known. Pure. */
final class Estimating {

    private static final double MINUTES_PER_DAY = 24 * 60;

    private Estimating() {}

    /**
     * An estimate.
     *
     * @param symbols 0 where none is chosen yet
     * @param pace of its market, in market seconds per second
     * @param perDay how often it runs on a day
     */
    static Estimate of(NodeReader.Found found, int symbols, double pace, RunCount perDay, History history) {
        Forecast forecast = Forecast.of(found.nodes(), history);
        List<String> unknown = unknown(found, forecast);
        Trust trust = Trust.of(forecast, !unknown.isEmpty(), history.compared());
        Trust repeated = trust.repeated(perDay.open());
        double usual = usual(perDay, history);
        CostRange execution = forecast.each().range();
        CostRange day = times(forecast.each(), perDay, usual, 1);
        return new Estimate(
                execution,
                day,
                times(forecast.each(), perDay, usual, Estimate.TRADING_DAYS),
                repeated.confidence(),
                repeated.sentence(),
                new Estimate.OfRun(trust.confidence(), forecast.runs()),
                forecast.nodes().stream().map(Figures::agent).toList(),
                hindsight(history.compared()),
                sentence(execution, symbols, perDay, day) + pace(pace, perDay),
                unknown);
    }

    /** What this many runs cost. */
    static CostRange runs(Forecast forecast, RunCount runs) {
        return times(forecast.each(), runs, (runs.low() + runs.high()) / 2.0, 1);
    }

    private static CostRange times(Spread each, RunCount runs, double usual, int days) {
        return each.times((double) runs.low() * days, usual * days, (double) runs.high() * days);
    }

    /** Where triggers may fire at any time: as often as they have, or else in the middle of what is possible. */
    private static double usual(RunCount perDay, History history) {
        double middle = (perDay.low() + perDay.high()) / 2.0;
        return perDay.open()
                ? RunsPerDay.typical(history.runs())
                        .map(runs -> Math.clamp(runs, perDay.low(), perDay.high()))
                        .orElse(middle)
                : middle;
    }

    /** What cannot be included, in sentences. */
    static List<String> unknown(NodeReader.Found found, Forecast forecast) {
        var unknown = new ArrayList<>(found.unknown());
        for (Figures figures : forecast.nodes()) {
            PaidNode.Asked asked = figures.node().asked();
            if (asked != null && figures.silent()) {
                unknown.add(figures.node().info().name() + " does not say how much it asks " + asked.name()
                        + ": what its tokens cost is not included before it has run a few times.");
            }
        }
        return unknown;
    }

    private static Hindsight hindsight(List<Comparison> compared) {
        List<Comparison> last = compared.stream().limit(Trust.LAST).toList();
        Double error = History.medianError(last);
        return error == null
                ? Hindsight.NONE
                : new Hindsight(
                        last.size(),
                        Amounts.tenths(error),
                        last.size() == 1
                                ? "The last run cost " + Amounts.percent(error) + " more or less than estimated."
                                : "Of the last " + last.size() + " runs half cost within " + Amounts.percent(error)
                                        + " of what was estimated.");
    }

    private static String sentence(CostRange execution, int symbols, RunCount perDay, CostRange day) {
        if (symbols == 0) {
            return "Choose the symbols to trade: the cost grows with each.";
        }
        String each =
                Amounts.words(execution.expected()) + " a run for " + symbols + (symbols == 1 ? " symbol" : " symbols");
        if (perDay.high() == 0) {
            return each + "; no run is planned.";
        }
        return each + "; with " + perDay.words() + " a day " + range(day.low(), day.high()) + " a day. A month is "
                + Estimate.TRADING_DAYS + " trading days.";
    }

    /** Days are those of the market: how long one takes by the clock, where that is not a day. */
    private static String pace(double pace, RunCount perDay) {
        if (pace == 1 || perDay.high() == 0) {
            return "";
        }
        double minutes = MINUTES_PER_DAY / pace;
        String takes = minutes >= 2
                ? Math.round(minutes) + " minutes"
                : minutes * 60 >= 2 ? Math.round(minutes * 60) + " seconds" : "less than two seconds";
        return " The market goes faster than the clock: a day takes " + takes + ".";
    }

    private static String range(Money low, Money high) {
        String least = Amounts.words(low);
        String most = Amounts.words(high);
        return least.equals(most) ? least : least + " to " + most;
    }
}
