package dev.kuber.platform.json;

import dev.kuber.agent.Fact;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored fact whose class is not installed any more, for instance after its plugin was removed. It is kept and written
 * as it was read, so that an old execution can still be opened.
 *
 * @param json the whole object as stored, its type name included
 */
public record UnknownFact(ObjectNode json) implements Fact {

    /** The type name under which the fact was stored; empty if it had none. */
    public String name() {
        return json.path("type").asString("");
    }
}
