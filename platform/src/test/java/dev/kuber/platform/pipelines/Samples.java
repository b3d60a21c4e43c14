package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;

/** Definitions for tests. */
final class Samples {

    static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());

    private Samples() {}

    /**
     * A definition from words: {@code "clock data bias"} are nodes of these agents with the agent's type as id, {@code
     * "bias2:bias"} is one with another id; {@code "clock>data>bias"} are connections.
     */
    static Definition definition(String nodes, String... chains) {
        return settings("\"symbols\":[\"AAPL\"]", nodes, chains);
    }

    static Definition settings(String settings, String nodes, String... chains) {
        var nodeJson = new StringBuilder();
        for (String node : nodes.split(" ")) {
            String[] parts = node.split(":", 2);
            nodeJson.append(nodeJson.isEmpty() ? "" : ",")
                    .append("{\"id\":\"")
                    .append(parts[0])
                    .append("\",\"agent_type\":\"")
                    .append(parts[parts.length - 1])
                    .append("\"}");
        }
        var edgeJson = new StringBuilder();
        for (String chain : chains) {
            String[] ids = chain.split(">");
            for (int i = 1; i < ids.length; i++) {
                edgeJson.append(edgeJson.isEmpty() ? "" : ",")
                        .append("{\"from\":\"" + ids[i - 1] + "\",\"to\":\"" + ids[i] + "\"}");
            }
        }
        return read("{\"nodes\":[" + nodeJson + "],\"edges\":[" + edgeJson + "],\"settings\":{" + settings + "}}");
    }

    static Definition whole() {
        return definition(
                "clock data bias strategy risk trade reporter", "clock>data>bias>strategy>risk>trade>reporter");
    }

    static Definition read(String json) {
        var reading = Definitions.read(JSON.parse(json));
        assertThat(reading).isInstanceOf(Definitions.Reading.Read.class);
        return ((Definitions.Reading.Read) reading).definition();
    }
}
