package dev.kuber.platform.estimates;

import dev.kuber.agent.AgentInfo;
import dev.kuber.platform.ledger.ModelPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A node as it is to run.
 *
 * @param symbols of the pipeline; at least 1
 * @param asked null where no model is asked
 */
record PaidNode(
        String id, AgentInfo info, int symbols, @Nullable Asked asked) {

    /**
     * A language model that a node asks.
     *
     * @param name as the node's settings have it
     * @param key names the provider's model whatever its connection is called; the name where there is no such connection
     * @param price null where it is not known
     * @param declared what the agent says that it reads and writes for all symbols
     */
    record Asked(String name, String key, @Nullable ModelPrice price, Usage declared) {}

    /** Tokens read and written. */
    record Usage(double input, double output) {

        static final Usage NONE = new Usage(0, 0);

        Usage plus(Usage more) {
            return new Usage(input + more.input, output + more.output);
        }

        Usage times(double factor) {
            return new Usage(input * factor, output * factor);
        }
    }

    BigDecimal pricePerHour() {
        return new BigDecimal(info.pricePerHour());
    }

    /** Whether it may cost money. */
    boolean paid() {
        return asked != null || pricePerHour().signum() > 0;
    }
}
