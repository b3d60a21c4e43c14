package dev.kuber.platform.catalog;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looks at one agent and makes its catalog entry, or says why it cannot be used. */
final class AgentCheck {

    private final Agent<?> agent;

    private AgentCheck(Agent<?> agent) {
        this.agent = agent;
    }

    /** @throws WrongAgent naming the class and what is wrong with it */
    static AgentEntry entry(Agent<?> agent) {
        return new AgentCheck(agent).entry();
    }

    private AgentEntry entry() {
        AgentInfo info = agent.getClass().getAnnotation(AgentInfo.class);
        if (info == null) {
            throw wrong("it has no @AgentInfo.");
        }
        require(
                info.type().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"),
                "its type '" + info.type() + "' is not in snake_case, such as rsi_signal.");
        require(!info.name().isBlank(), "its name is empty.");
        require(!info.description().isBlank(), "its description is empty.");
        require(info.version() >= 1, "its version must be at least 1, not " + info.version() + ".");
        require(
                info.averageMinutes() >= 0 && info.averageMinutes() <= 1440,
                "its averageMinutes must be between 0 and 1440, not " + info.averageMinutes() + ".");
        checkPrice(info.pricePerHour());
        for (Class<?> port : info.uses()) {
            require(port.isInterface(), "it uses " + port.getName() + ", which is not a port (an interface).");
        }
        Class<? extends Record> config = configType();
        ObjectNode schema = schema(info, config);
        for (AgentInfo.Asks asks : info.asks()) {
            checkAsks(asks, config);
        }
        return new AgentEntry(agent, info, config, schema);
    }

    private void checkPrice(String price) {
        try {
            require(new BigDecimal(price).signum() >= 0, "its pricePerHour '" + price + "' is negative.");
        } catch (NumberFormatException _) {
            throw wrong("its pricePerHour '" + price + "' is not a decimal such as 0.08.");
        }
    }

    private void checkAsks(AgentInfo.Asks asks, Class<? extends Record> config) {
        require(
                asks.prompt().matches("[a-z0-9_]+\\.[1-9][0-9]*"),
                "it asks with the prompt '" + asks.prompt()
                        + "', which is not a name and a version, such as analyst.1.");
        require(
                asks.averageInputTokens() >= 0 && asks.averageOutputTokens() >= 0,
                "its averages of tokens for '" + asks.prompt() + "' are negative.");
        require(
                asks.times().isEmpty()
                        || ConfigType.of(config).components().stream()
                                .anyMatch(component -> component.name().equals(asks.times())
                                        && component.shape() instanceof Shape.Whole),
                "it asks '" + asks.prompt() + "' as often as its setting '" + asks.times()
                        + "' says, which is no whole number of its configuration.");
    }

    private Class<? extends Record> configType() {
        Class<?> config = GenericTypeResolver.resolveTypeArgument(agent.getClass(), Agent.class);
        if (config == null || !config.isRecord()) {
            throw wrong("its configuration is not a record: declare implements Agent<MyAgent.Config>.");
        }
        return config.asSubclass(Record.class);
    }

    private ObjectNode schema(AgentInfo info, Class<? extends Record> config) {
        try {
            ConfigType type = ConfigType.of(config);
            checkDefaults(type);
            ObjectNode schema = ConfigSchema.of(type);
            return schema.put("title", info.name());
        } catch (IllegalArgumentException e) {
            throw wrong("its configuration " + e.getMessage());
        }
    }

    /** Every default must be one that a user may enter, alone and, where all have one, together. */
    private void checkDefaults(ConfigType type) {
        for (Binding.Fault fault : Configs.checkDefaults(type)) {
            throw wrong("the default of its configuration's " + fault.message());
        }
        if (type.components().stream().noneMatch(ConfigType.Component::required)
                && Configs.bind(type, JsonNodeFactory.instance.objectNode()) instanceof Binding.Refused refused) {
            throw wrong("its defaults do not fit together: "
                    + refused.faults().getFirst().message());
        }
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            throw wrong(otherwise);
        }
    }

    private WrongAgent wrong(@Nullable String reason) {
        return new WrongAgent(agent.getClass().getName(), String.valueOf(reason));
    }
}
