package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.platform.ledger.ModelPrices;
import dev.kuber.platform.models.ModelCall;
import dev.kuber.platform.models.ModelConnection;
import dev.kuber.platform.models.ModelConnections;
import dev.kuber.platform.models.Models;
import dev.kuber.platform.models.Provider;
import dev.kuber.platform.models.Usage;
import dev.kuber.trade.Money;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The models that agents may be set to, and what was asked of them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "models")
class ModelsController {

    private final ModelConnections connections;
    private final Models models;
    private final ModelPrices prices;
    private final ExecutionStore executions;
    private final Clock clock;

    ModelsController(
            ModelConnections connections, Models models, ModelPrices prices, ExecutionStore executions, Clock clock) {
        this.connections = connections;
        this.models = models;
        this.prices = prices;
        this.executions = executions;
        this.clock = clock;
    }

    /** Dollars per million tokens. */
    record PriceResponse(Money input, Money cachedInput, Money output, String source, Instant from) {
        static PriceResponse of(ModelPrice it) {
            return new PriceResponse(it.input(), it.cachedInput(), it.output(), it.source(), it.from());
        }
    }

    /**
     * A model of one of the user's connections.
     *
     * @param name as agents' settings name it
     * @param price null if it is not known
     * @param usable whether it may be asked: its price is known, or the user has agreed to unknown ones
     */
    record ModelResponse(
            String name,
            Provider provider,
            String connection,
            String model,
            @Nullable PriceResponse price,
            boolean usable) {}

    /** A call as it was written down; {@code duration_ms} is null while it is under way. */
    record ModelCallResponse(
            UUID id,
            String node,
            String member,
            Provider provider,
            String model,
            String promptName,
            int promptVersion,
            String promptHash,
            int attempt,
            @Nullable JsonNode request,
            @Nullable JsonNode reply,
            ModelCall.Status status,
            @Nullable String message,
            @Nullable Usage usage,
            boolean estimated,
            @Nullable Money cost,
            Instant askedAt,
            @Nullable Long durationMs) {

        static ModelCallResponse of(ModelCall it) {
            return new ModelCallResponse(
                    it.id(),
                    it.node(),
                    it.member(),
                    it.provider(),
                    it.model(),
                    it.promptName(),
                    it.promptVersion(),
                    it.promptHash(),
                    it.attempt(),
                    it.request(),
                    it.reply(),
                    it.status(),
                    it.message(),
                    it.usage(),
                    it.estimated(),
                    it.cost(),
                    it.askedAt(),
                    it.durationMs());
        }
    }

    @GetMapping("/models")
    Page<ModelResponse> listModels(@CurrentUser Account account) {
        Instant now = clock.instant();
        return Page.all(connections.of(account.id()).stream()
                .flatMap(connection -> connection.models().stream().map(model -> response(connection, model, now)))
                .toList());
    }

    private ModelResponse response(ModelConnection connection, String model, Instant now) {
        PriceResponse price = prices.of(connection.provider().word(), model, now)
                .map(PriceResponse::of)
                .orElse(null);
        return new ModelResponse(
                connection.nameOf(model),
                connection.provider(),
                connection.name(),
                model,
                price,
                price != null || connection.limits().allowUnknownPrice());
    }

    /** Everything that was asked of models in an execution, oldest first. */
    @GetMapping("/executions/{id}/model-calls")
    Page<ModelCallResponse> listModelCalls(@CurrentUser Account account, @PathVariable String id) {
        if (executions.find(account.id().toString(), id).isEmpty()) {
            throw Refusal.notFound("execution");
        }
        return Page.all(models.calls(account.id(), id)).map(ModelCallResponse::of);
    }
}
