package dev.kuber.platform.api;

import dev.kuber.agent.Fact;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.platform.json.UnknownFact;
import dev.kuber.platform.modes.TrialRuns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a user wants to try. */
@Component
class TrialRequests {

    private static final int MOST_CHARACTERS = 2_000_000;

    private final KuberJson json;

    TrialRequests(KuberJson json) {
        this.json = json;
    }

    /** 422 if the definition or a fact cannot be read; node and field are named. */
    TrialRuns.Request read(TrialRequest request) {
        Map<String, List<JsonNode>> pins = request.pins() == null ? Map.of() : request.pins();
        JsonNode definition = request.definition();
        if (pins.toString().length() + String.valueOf(definition).length() > MOST_CHARACTERS) {
            throw Refusal.tooLarge("A trial has at most two million characters.");
        }
        return new TrialRuns.Request(
                definition == null || definition.isNull() ? null : PipelinesController.read(definition),
                request.until(),
                facts(pins),
                Boolean.TRUE.equals(request.skipTriggers()));
    }

    private Map<String, List<Fact>> facts(Map<String, List<JsonNode>> pins) {
        var facts = new LinkedHashMap<String, List<Fact>>();
        var faults = new ArrayList<Problem.Fault>();
        pins.forEach((node, given) -> {
            var read = new ArrayList<Fact>();
            for (int i = 0; i < given.size(); i++) {
                String field = "pins[" + i + "]";
                try {
                    read.add(fact(node, field, given.get(i)));
                } catch (JacksonException e) {
                    faults.add(fault(node, field, JsonProblems.of(e)));
                }
            }
            facts.put(node, read);
        });
        if (!faults.isEmpty()) {
            throw Refusal.unprocessable(
                    "What is pinned cannot be read: " + faults.getFirst().message(), faults);
        }
        return facts;
    }

    private Fact fact(String node, String field, JsonNode given) {
        Fact fact = json.api().treeToValue(given, Fact.class);
        if (fact == null || fact instanceof UnknownFact) {
            String type = given.path("type").asString("");
            String message =
                    type.isEmpty() ? "A fact needs its 'type'." : "No agent that is installed gives a '" + type + "'.";
            throw Refusal.unprocessable(message, List.of(new Problem.Fault(field, node, null, message)));
        }
        return fact;
    }

    /** The fault within the fact, as one within the request. */
    private static Problem.Fault fault(String node, String field, Problem problem) {
        return problem.errors().stream()
                .findFirst()
                .map(within -> new Problem.Fault(field + "." + within.field(), node, null, within.message()))
                .orElseGet(() -> new Problem.Fault(field, node, null, String.valueOf(problem.detail())));
    }
}
