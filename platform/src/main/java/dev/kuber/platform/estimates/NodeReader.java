package dev.kuber.platform.estimates;

import dev.kuber.agent.AgentInfo;
import dev.kuber.crew.Instructions;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.catalog.ConfigValues;
import dev.kuber.platform.estimates.PaidNode.Asked;
import dev.kuber.platform.estimates.PaidNode.Usage;
import dev.kuber.platform.models.ModelQuotes;
import dev.kuber.platform.models.ModelQuotes.Quote;
import dev.kuber.platform.pipelines.Definition;
import dev.kuber.platform.pipelines.Plan;
import dev.kuber.port.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Finds out what the nodes of a pipeline would pay for, and at what price. */
@Component
class NodeReader {

    private static final String RULES = "rules";

    private final Catalog catalog;
    private final Quotes quotes;

    /** Tokens of prompts, by model and prompt: counting takes a while. */
    private final Map<String, Long> counted = new ConcurrentHashMap<>();

    @Autowired
    NodeReader(Catalog catalog, ModelQuotes quotes) {
        this(catalog, quotes::of);
    }

    NodeReader(Catalog catalog, Quotes quotes) {
        this.catalog = catalog;
        this.quotes = quotes;
    }

    /** The models of users. */
    @FunctionalInterface
    interface Quotes {
        Optional<Quote> of(UUID owner, String name);
    }

    /** A node's settings by name. */
    @FunctionalInterface
    private interface Settings {
        Optional<Object> value(String name);
    }

    /**
     * What was found.
     *
     * @param unknown what cannot be included, in sentences
     */
    record Found(List<PaidNode> nodes, List<String> unknown) {}

    /** Of a definition, which need not be valid. */
    Found of(UUID owner, Definition definition) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        int symbols = definition.settings().symbols().size();
        for (Definition.Node node : definition.nodes()) {
            AgentEntry agent = catalog.find(node.agentType()).orElse(null);
            if (agent == null) {
                found.unknown()
                        .add("There is no agent '" + node.agentType() + "' here, so what '" + node.id()
                                + "' costs is not known and not included.");
            } else {
                found.nodes().add(node(owner, node.id(), agent, symbols, settings(node.config(), agent), found));
            }
        }
        return found;
    }

    /** Of a plan as it runs: what is pinned costs nothing. */
    Found of(Plan plan) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        UUID owner = UUID.fromString(plan.owner());
        int symbols = plan.settings().symbols().size();
        for (Plan.Node node : plan.nodes()) {
            if (node.pinned() == null) {
                Settings settings = name -> ConfigValues.of(node.config(), name);
                found.nodes().add(node(owner, node.id(), node.agent(), symbols, settings, found));
            }
        }
        return found;
    }

    private PaidNode node(UUID owner, String id, AgentEntry agent, int symbols, Settings settings, Found found) {
        int many = Math.max(1, symbols);
        Asked asked = model(agent, settings)
                .map(name -> asked(owner, name, agent, many, settings, found.unknown()))
                .orElse(null);
        return new PaidNode(id, agent.info(), many, asked);
    }

    /** The model that an agent is to ask; one that goes by rules asks none. */
    private static Optional<String> model(AgentEntry agent, Settings settings) {
        if (!Arrays.asList(agent.info().uses()).contains(LanguageModel.class)) {
            return Optional.empty();
        }
        return settings.value("model").map(Object::toString).filter(name -> !name.isBlank() && !name.equals(RULES));
    }

    private Asked asked(
            UUID owner, String name, AgentEntry agent, int symbols, Settings settings, List<String> unknown) {
        Optional<Quote> found = quotes.of(owner, name);
        if (found.isEmpty()) {
            unknown.add(agent.info().name() + " asks the language model " + name
                    + ", which is not connected: what its tokens cost is not known and not included.");
            return new Asked(name, name, null, Usage.NONE);
        }
        Quote quote = found.get();
        if (quote.price() == null) {
            unknown.add(agent.info().name() + " asks the language model " + name
                    + ", whose price is not known: what its tokens cost is not included.");
        }
        Usage each = Usage.NONE;
        for (AgentInfo.Asks asks : agent.info().asks()) {
            double times = asks.times().isEmpty()
                    ? 1
                    : settings.value(asks.times())
                            .filter(Number.class::isInstance)
                            .map(number -> ((Number) number).doubleValue())
                            .orElse(0.0);
            long told = counted.computeIfAbsent(
                    quote.key() + " " + agent.type() + " " + asks.prompt(), _ -> quote.tokens(text(agent, asks)));
            each = each.plus(new Usage(told + asks.averageInputTokens(), asks.averageOutputTokens()).times(times));
        }
        return new Asked(name, quote.key(), quote.price(), each.times(symbols));
    }

    private static String text(AgentEntry agent, AgentInfo.Asks asks) {
        int dot = asks.prompt().lastIndexOf('.');
        try {
            return Instructions.load(
                            agent.agent().getClass(),
                            asks.prompt().substring(0, dot),
                            Integer.parseInt(asks.prompt().substring(dot + 1)))
                    .text();
        } catch (IllegalArgumentException _) {
            // An agent may make its instructions up as it goes; its averages are then all there is.
            return "";
        }
    }

    private static Settings settings(JsonNode config, AgentEntry agent) {
        return name -> value(config.path(name))
                .or(() -> value(agent.schema().path("properties").path(name).path("default")));
    }

    private static Optional<Object> value(JsonNode json) {
        return json.isNumber()
                ? Optional.of(json.decimalValue())
                : json.isString() ? Optional.of(json.asString()) : Optional.empty();
    }
}
