package dev.kuber.platform.budgets;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.schedules.RunCount;
import dev.kuber.port.LanguageModel;
import dev.kuber.trade.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a pipeline will cost before it has run: the rental of its agents, price per hour times their usual running time
 * times symbols. Pure. What cannot be known yet is said in {@code unknown}, and is never counted as nothing.
 *
 * @param perDay on its busiest day
 * @param perMonth of {@link #TRADING_DAYS} such days
 * @param agents in the order of the definition, those that cost nothing included
 * @param unknown what is not included, in sentences
 */
public record Estimate(
        CostRange perExecution,
        CostRange perDay,
        CostRange perMonth,
        Confidence confidence,
        List<AgentCost> agents,
        String sentence,
        List<String> unknown) {

    /** In a month. */
    public static final int TRADING_DAYS = 21;

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

    /** Digits behind the point of a dollar: a tenth of a cent matters where a run is repeated a thousand times. */
    private static final int SCALE = 6;

    public Estimate {
        agents = List.copyOf(agents);
        unknown = List.copyOf(unknown);
    }

    /**
     * What one agent costs in one execution.
     *
     * @param minutes usual running time for one symbol
     * @param cost for all symbols
     */
    public record AgentCost(
            String node, String agentType, BigDecimal pricePerHour, double minutes, int symbols, Money cost) {}

    /** @param perDay how often it runs on a day */
    public static Estimate of(Definition definition, Catalog catalog, RunCount perDay) {
        int symbols = definition.settings().symbols().size();
        var agents = new ArrayList<AgentCost>();
        var unknown = new ArrayList<String>();
        Money sum = Money.ZERO;
        for (Definition.Node node : definition.nodes()) {
            AgentEntry agent = catalog.find(node.agentType()).orElse(null);
            if (agent == null) {
                unknown.add("There is no agent '" + node.agentType() + "' here, so what '" + node.id()
                        + "' costs is not known and not included.");
                continue;
            }
            AgentCost cost = rental(node, agent.info(), symbols);
            agents.add(cost);
            sum = sum.plus(cost.cost());
            model(node, agent).ifPresent(unknown::add);
        }
        var execution = CostRange.of(sum);
        CostRange day = execution.times(perDay.low(), perDay.high());
        return new Estimate(
                execution,
                day,
                day.times(TRADING_DAYS, TRADING_DAYS),
                perDay.open() ? Confidence.LOW : Confidence.MEDIUM,
                agents,
                sentence(sum, symbols, perDay, day),
                unknown);
    }

    private static AgentCost rental(Definition.Node node, AgentInfo info, int symbols) {
        BigDecimal price = new BigDecimal(info.pricePerHour());
        BigDecimal cost = price.multiply(BigDecimal.valueOf(info.averageMinutes()))
                .multiply(BigDecimal.valueOf(symbols))
                .divide(MINUTES_PER_HOUR, SCALE, RoundingMode.HALF_EVEN);
        return new AgentCost(node.id(), info.type(), price, info.averageMinutes(), symbols, new Money(cost));
    }

    /** What an agent pays a language model; one that goes by rules pays nothing. */
    private static Optional<String> model(Definition.Node node, AgentEntry agent) {
        boolean asks = Arrays.asList(agent.info().uses()).contains(LanguageModel.class);
        String chosen = node.config().path("model").asString("");
        String model = chosen.isEmpty()
                ? agent.schema().at("/properties/model/default").asString("")
                : chosen;
        return !asks || model.equals("rules")
                ? Optional.empty()
                : Optional.of(agent.info().name() + " asks the language model "
                        + (model.isEmpty() ? "of its choice" : model)
                        + ": what its tokens cost is not known yet and not included.");
    }

    private static String sentence(Money execution, int symbols, RunCount perDay, CostRange day) {
        if (symbols == 0) {
            return "Choose the symbols to trade: the cost grows with each.";
        }
        String each = dollars(execution) + " a run for " + symbols + (symbols == 1 ? " symbol" : " symbols");
        if (perDay.high() == 0) {
            return each + "; no run is planned.";
        }
        String range =
                day.low().equals(day.high()) ? dollars(day.low()) : dollars(day.low()) + " to " + dollars(day.high());
        return each + "; with " + perDay.words() + " a day " + range + " a day. A month is " + TRADING_DAYS
                + " trading days.";
    }

    /** To the cent, and to a hundredth of one where it is less than ten cents. */
    private static String dollars(Money money) {
        BigDecimal value = money.value();
        return value.compareTo(new BigDecimal("0.10")) < 0 && value.signum() > 0
                ? "$"
                        + value.setScale(4, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                                .toPlainString()
                : money.toString();
    }
}
