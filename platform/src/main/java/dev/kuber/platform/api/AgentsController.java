package dev.kuber.platform.api;

import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.AgentInfo.Category;
import dev.kuber.agent.Fact;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.previews.ConditionPreviews;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The agents that can be put into a pipeline, with all that a user interface has to know of them. */
@RestController
@RequestMapping("/api/v1/agents")
@Tag(name = "agents")
class AgentsController {

    private final Catalog catalog;
    private final ConditionPreviews previews;

    AgentsController(Catalog catalog, ConditionPreviews previews) {
        this.catalog = catalog;
        this.previews = previews;
    }

    /**
     * An agent.
     *
     * @param pricePerHour rental in US dollars for one hour of running time and one symbol
     * @param needs facts that an earlier agent must give
     * @param uses what it may touch; shown as its permissions
     * @param previewable whether a preview shows how often what it waits for happened lately
     * @param configSchema JSON Schema (draft-07) of its configuration
     */
    record AgentResponse(
            String agentType,
            int version,
            Category category,
            String name,
            String description,
            String icon,
            String author,
            BigDecimal pricePerHour,
            double averageMinutes,
            List<String> needs,
            List<String> gives,
            List<String> uses,
            boolean previewable,
            @Schema(type = "object") ObjectNode configSchema) {

        static AgentResponse of(AgentEntry entry, boolean previewable) {
            AgentInfo info = entry.info();
            return new AgentResponse(
                    info.type(),
                    info.version(),
                    info.category(),
                    info.name(),
                    info.description(),
                    info.icon(),
                    info.author(),
                    new BigDecimal(info.pricePerHour()),
                    info.averageMinutes(),
                    Arrays.stream(info.needs()).map(Fact::typeOf).toList(),
                    Arrays.stream(info.gives()).map(Fact::typeOf).toList(),
                    Arrays.stream(info.uses()).map(Class::getSimpleName).toList(),
                    previewable,
                    entry.schema());
        }
    }

    @GetMapping
    Page<AgentResponse> listAgents() {
        return Page.all(catalog.agents().stream().map(this::response).toList());
    }

    @GetMapping("/{agent_type}")
    AgentResponse getAgent(@PathVariable("agent_type") String agentType) {
        return catalog.find(agentType).map(this::response).orElseThrow(() -> Refusal.notFound("agent"));
    }

    private AgentResponse response(AgentEntry entry) {
        return AgentResponse.of(entry, previews.possible(entry));
    }
}
