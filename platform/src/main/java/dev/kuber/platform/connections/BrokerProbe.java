package dev.kuber.platform.connections;

import org.jspecify.annotations.Nullable;

/** Asks a broker whether it accepts a user's keys. */
public interface BrokerProbe {

    /** Asks once, over the network; answers within some seconds whatever happens. */
    Finding ask(Broker broker, BrokerEnvironment environment, BrokerKeys keys);

    /** What the broker said; sentences hold nothing of the keys. */
    sealed interface Finding {

        /** The keys open this account, which is in the environment asked for and may trade. */
        record Accepted(BrokerAccount account, String sentence) implements Finding {}

        /**
         * The broker does not accept the keys, or not in this environment, or takes no orders.
         *
         * @param account if the broker showed it nevertheless
         */
        record Refused(String reason, @Nullable BrokerAccount account) implements Finding {

            Refused(String reason) {
                this(reason, null);
            }
        }

        /** Whether it would accept them is not known. */
        record Unreachable(String reason) implements Finding {}
    }
}
