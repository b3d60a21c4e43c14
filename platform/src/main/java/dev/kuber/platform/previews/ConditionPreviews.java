package dev.kuber.platform.previews;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Outcome;
import dev.kuber.condition.Truth;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Binding;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.catalog.Configs;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.port.MarketData.NoData;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Shows how often what an agent waits for happened lately, without knowing the agent: it is run itself, in a context that
 * can only look, and what it answers to wait for is looked up in the bars.
 */
@Service
public class ConditionPreviews {

    private final Catalog catalog;
    private final Markets markets;
    private final Clock clock;
    private final Map<String, Boolean> possible = new ConcurrentHashMap<>();

    ConditionPreviews(Catalog catalog, Markets markets, Clock clock) {
        this.catalog = catalog;
        this.markets = markets;
        this.clock = clock;
    }

    /** Whether a preview of this agent shows something; true where only its configuration could tell. */
    public boolean possible(AgentEntry agent) {
        return possible.computeIfAbsent(agent.type(), _ -> look(agent));
    }

    private boolean look(AgentEntry agent) {
        if (agent.info().category() != AgentInfo.Category.TRIGGER || !Fence.suffices(agent)) {
            return false;
        }
        if (!(Configs.bind(agent, JsonNodeFactory.instance.objectNode()) instanceof Binding.Bound(Record config))) {
            return true;
        }
        Symbol symbol = SyntheticMarket.symbols().getFirst();
        var range = new Preview.Range(symbol, Timeframe.M5, SyntheticMarket.SOURCE, 1, 1);
        var sight = new Sight(markets, new UUID(0, 0), range);
        return switch (sight.at(clock.instant()).run(agent, config, symbol, Timeframe.M5)) {
            case Outcome.Wait wait -> !Awaited.of(wait.on(), symbol).isEmpty();
            case Outcome.Stop _ -> false;
            case Outcome.Done _, Outcome.Failed _ -> true;
        };
    }

    /** Looks at the last bars there are. */
    public Preview.Answer of(UUID owner, String agentType, JsonNode config, Preview.Range range) {
        Optional<AgentEntry> agent = catalog.find(agentType);
        if (agent.isEmpty()) {
            return new Preview.Answer.NotFound();
        }
        return switch (Configs.bind(agent.get(), config)) {
            case Binding.Refused(var faults) -> new Preview.Answer.WrongConfig(faults);
            case Binding.Bound(Record bound) -> of(agent.get(), bound, new Sight(markets, owner, range));
        };
    }

    private static Preview.Answer of(AgentEntry agent, Record config, Sight sight) {
        String name = agent.info().name();
        if (!Fence.suffices(agent)) {
            return new Preview.Answer.NothingToShow(
                    name + " looks at more than prices: run the pipeline to it instead.");
        }
        try {
            Bars bars = sight.bars(sight.range().timeframe());
            Arming arming = armed(agent, config, sight, bars);
            Optional<Timeframe> other = arming.awaited().timeframe().filter(it -> !it.equals(bars.timeframe()));
            if (other.isPresent()) {
                Bars others = sight.bars(other.get());
                return shown(name, armed(agent, config, sight, others), others, sight.range());
            }
            return shown(name, arming, bars, sight.range());
        } catch (NoData noData) {
            return new Preview.Answer.NoBars(String.valueOf(noData.getMessage()));
        }
    }

    private static Arming armed(AgentEntry agent, Record config, Sight sight, Bars bars) {
        if (bars.isEmpty()) {
            throw new NoData("There are no bars of " + sight.range().symbol() + " here.");
        }
        return Arming.of(agent, config, sight, bars, count(bars, sight.range()));
    }

    private static int count(Bars bars, Preview.Range range) {
        return Math.min(range.bars(), bars.size());
    }

    private static Preview.Answer shown(String name, Arming arming, Bars bars, Preview.Range range) {
        if (!arming.problem().isEmpty()) {
            return new Preview.Answer.NothingToShow(arming.problem());
        }
        if (arming.isEmpty()) {
            return new Preview.Answer.NothingToShow(
                    name + " waits for no price and no indicator, so there is nothing to show.");
        }
        if (!arming.awaited().ofOneTimeframe()) {
            return new Preview.Answer.NothingToShow(
                    name + " waits on bars of several timeframes, which cannot be shown together.");
        }
        int count = count(bars, range);
        List<Truth> truth;
        List<Preview.Part> parts;
        try {
            truth = arming.over(bars, count);
            parts = arming.awaited().parts(bars, count);
        } catch (IllegalArgumentException impossible) {
            return new Preview.Answer.NothingToShow(String.valueOf(impossible.getMessage()));
        }
        return new Preview.Answer.Shown(new Preview(
                PreviewText.of(truth, arming, bars),
                arming.awaited().isEmpty()
                        ? List.of("it fires at once")
                        : arming.awaited().sentences(),
                bars.last(count),
                truth,
                parts));
    }
}
