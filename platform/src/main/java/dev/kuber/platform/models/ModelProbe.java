package dev.kuber.platform.models;

import java.util.List;

/** Asks a provider whether it accepts a key, and which models it offers; buys nothing. */
interface ModelProbe {

    /** Asks once, over the network; answers within some seconds whatever happens. */
    Finding ask(Endpoint endpoint);

    /** What the provider said; sentences hold nothing of the key. */
    sealed interface Finding {
        record Accepted(List<String> models, String sentence) implements Finding {}

        record Refused(String reason) implements Finding {}

        record Unreachable(String reason) implements Finding {}
    }
}
