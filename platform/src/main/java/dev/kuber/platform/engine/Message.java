package dev.kuber.platform.engine;

import dev.kuber.agent.Fact;
import dev.kuber.agent.WakeOn;
import dev.kuber.trade.ClientOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News from outside for an execution, kept in its inbox until it has become a step.
 *
 * @param key told twice under the same key counts once
 * @param node for whom it is; null for the execution at large
 * @param fact what is told; null where the agent looks for itself, as after an order update
 * @param news what happened; waiting nodes that name it in their wait are woken
 */
public record Message(
        String key, @Nullable String node, @Nullable Fact fact, WakeOn news, Instant at) {

    /** A fact for every node from now on; wakes those that wait for its type. */
    public static Message told(String key, Fact fact, Instant at) {
        return new Message(key, null, fact, WakeOn.Told.of(fact.getClass()), at);
    }

    /** Something that a node waited for has happened. */
    public static Message happened(String key, String node, WakeOn news, @Nullable Fact fact, Instant at) {
        return new Message(key, node, fact, news, at);
    }

    /** The broker reports a change of this order or of one of its legs. */
    public static Message orderChanged(String key, ClientOrderId order, Instant at) {
        return new Message(key, null, null, new WakeOn.OrderUpdate(order), at);
    }
}
