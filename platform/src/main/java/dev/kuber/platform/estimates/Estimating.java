package dev.kuber.platform.estimates;

import dev.kuber.platform.estimates.Estimate.EstimatedAgent;
import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.platform.schedules.RunCount;
import dev.kuber.trade.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an estimate is made of what is known. Pure. */
final class Estimating {

    private static final double TOKENS_OF_A_PRICE = 1e6;

    private Estimating() {}

    /**
     * An estimate.
     *
     * @param symbols 0 where none is chosen yet
     * @param perDay how often it runs on a day
     * @param unknown what cannot be included, in sentences
     */
    static Estimate of(List<PaidNode> nodes, int symbols, RunCount perDay, List<String> unknown) {
        var agents = new ArrayList<EstimatedAgent>();
        Spread all = Spread.NOTHING;
        for (PaidNode node : nodes) {
            double rental = rental(node, node.info().averageMinutes() * 60);
            Double model = model(node);
            agents.add(agent(node, rental, model));
            all = all.plus(Spread.exactly(rental)).plus(model == null ? Spread.NOTHING : Spread.exactly(model));
        }
        CostRange execution = all.range();
        CostRange day = all.times(perDay.low(), perDay.high());
        return new Estimate(
                execution,
                day,
                all.times(perDay.low() * Estimate.TRADING_DAYS, perDay.high() * Estimate.TRADING_DAYS),
                perDay.open() || !unknown.isEmpty() ? Confidence.LOW : Confidence.MEDIUM,
                "From what the agents say of themselves: there are no runs of yours to learn from yet.",
                Confidence.MEDIUM,
                agents,
                Hindsight.NONE,
                sentence(execution, symbols, perDay, day),
                unknown);
    }

    static Spread spread(List<PaidNode> nodes) {
        Spread all = Spread.NOTHING;
        for (PaidNode node : nodes) {
            Double model = model(node);
            all = all.plus(
                    Spread.exactly(rental(node, node.info().averageMinutes() * 60) + (model == null ? 0 : model)));
        }
        return all;
    }

    private static double rental(PaidNode node, double seconds) {
        return node.pricePerHour().doubleValue() * seconds / 3600 * node.symbols();
    }

    private static @Nullable Double model(PaidNode node) {
        PaidNode.Asked asked = node.asked();
        if (asked == null) {
            return 0.0;
        }
        ModelPrice price = asked.price();
        return price == null
                ? null
                : (asked.declared().input() * price.input().toDouble()
                                + asked.declared().output() * price.output().toDouble())
                        / TOKENS_OF_A_PRICE;
    }

    private static EstimatedAgent agent(PaidNode node, double rental, @Nullable Double model) {
        PaidNode.Asked asked = node.asked();
        return new EstimatedAgent(
                node.id(),
                node.info().type(),
                node.pricePerHour(),
                node.info().averageMinutes(),
                node.symbols(),
                asked == null ? null : asked.name(),
                asked == null ? null : Math.round(asked.declared().input()),
                asked == null ? null : Math.round(asked.declared().output()),
                Amounts.of(rental),
                model == null ? null : Amounts.of(model),
                Amounts.of(rental + (model == null ? 0 : model)),
                0);
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

    private static String range(Money low, Money high) {
        String least = Amounts.words(low);
        String most = Amounts.words(high);
        return least.equals(most) ? least : least + " to " + most;
    }
}
