package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.models.ModelConnection;
import dev.kuber.platform.models.ModelConnectionForm;
import dev.kuber.platform.models.ModelConnections;
import dev.kuber.platform.models.ModelConnections.Adding;
import dev.kuber.platform.models.ModelConnections.Changing;
import dev.kuber.platform.models.ModelConnections.Testing;
import dev.kuber.platform.models.ModelLimits;
import dev.kuber.platform.models.Provider;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's providers of language models. Keys go in and never come out. */
@RestController
@RequestMapping("/api/v1/model-connections")
@Tag(name = "model connections")
class ModelConnectionsController {

    private final ModelConnections connections;

    ModelConnectionsController(ModelConnections connections) {
        this.connections = connections;
    }

    /** A provider to be connected; {@code base_url} is for OpenAI-compatible servers, which may want no key. */
    record ConnectModelsRequest(
            Provider provider,
            String name,
            @Nullable String baseUrl,
            @Nullable String key,
            @Nullable Integer requestsPerMinute,
            @Nullable Integer concurrent,
            @Nullable Boolean allowUnknownPrice,
            @Nullable Boolean stream) {
        ModelLimitsRequest limits() {
            return new ModelLimitsRequest(requestsPerMinute, concurrent, allowUnknownPrice, stream);
        }

        @Override
        public String toString() {
            return "ConnectModelsRequest[" + name + "]";
        }
    }

    /** Other limits; what is left out stays. */
    record ModelLimitsRequest(
            @Nullable Integer requestsPerMinute,
            @Nullable Integer concurrent,
            @Nullable Boolean allowUnknownPrice,
            @Nullable Boolean stream) {
        ModelLimits or(ModelLimits otherwise) {
            return new ModelLimits(
                    requestsPerMinute == null ? otherwise.requestsPerMinute() : requestsPerMinute,
                    concurrent == null ? otherwise.concurrent() : concurrent,
                    allowUnknownPrice == null ? otherwise.allowUnknownPrice() : allowUnknownPrice,
                    stream == null ? otherwise.stream() : stream);
        }
    }

    /** A connection as it is sent: without its key. */
    record ModelConnectionResponse(
            UUID id,
            Provider provider,
            String name,
            @Nullable URI baseUrl,
            String keyHint,
            List<String> models,
            int requestsPerMinute,
            int concurrent,
            boolean allowUnknownPrice,
            boolean stream,
            ModelConnection.Status status,
            String message,
            @Nullable Instant verifiedAt,
            Instant createdAt) {

        static ModelConnectionResponse of(ModelConnection it) {
            return new ModelConnectionResponse(
                    it.id(),
                    it.provider(),
                    it.name(),
                    it.baseUrl(),
                    it.keyHint(),
                    it.models(),
                    it.limits().requestsPerMinute(),
                    it.limits().concurrent(),
                    it.limits().allowUnknownPrice(),
                    it.limits().stream(),
                    it.status(),
                    it.message(),
                    it.verifiedAt(),
                    it.createdAt());
        }
    }

    @GetMapping
    Page<ModelConnectionResponse> listModelConnections(@CurrentUser Account account) {
        return Page.all(connections.of(account.id())).map(ModelConnectionResponse::of);
    }

    /** Asks the provider for its models, which costs nothing, and keeps the connection; {@code status} tells. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelConnectionResponse addModelConnection(
            @CurrentUser Account account, @RequestBody ConnectModelsRequest request) {
        ModelLimits limits = request.limits().or(ModelLimits.USUAL);
        String key = request.key() == null ? "" : request.key();
        var form = new ModelConnectionForm(request.provider(), request.name(), request.baseUrl(), key, limits);
        return switch (connections.add(account.id(), form)) {
            case Adding.Added(ModelConnection connection) -> ModelConnectionResponse.of(connection);
            case Adding.Refused(String reason) -> throw Refusal.conflict(reason);
            case Adding.Invalid invalid -> throw invalid(invalid.faults());
            case Adding.TooMany tooMany -> throw Refusal.tooMany(tooMany.retryAfter());
        };
    }

    /** Asks the provider whether it accepts the key, and for its models, now. */
    @PostMapping("/{id}/test")
    ModelConnectionResponse testModelConnection(@CurrentUser Account account, @PathVariable String id) {
        return switch (connections.test(account.id(), id)) {
            case Testing.Tested(ModelConnection connection) -> ModelConnectionResponse.of(connection);
            case Testing.NotFound _ -> throw Refusal.notFound("model connection");
            case Testing.TooMany tooMany -> throw Refusal.tooMany(tooMany.retryAfter());
        };
    }

    @PatchMapping("/{id}")
    ModelConnectionResponse changeModelConnection(
            @CurrentUser Account account, @PathVariable String id, @RequestBody ModelLimitsRequest request) {
        ModelConnection known =
                connections.find(account.id(), id).orElseThrow(() -> Refusal.notFound("model connection"));
        return switch (connections.change(account.id(), id, request.or(known.limits()))) {
            case Changing.Changed(ModelConnection connection) -> ModelConnectionResponse.of(connection);
            case Changing.NotFound _ -> throw Refusal.notFound("model connection");
            case Changing.Invalid invalid -> throw invalid(invalid.faults());
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeModelConnection(@CurrentUser Account account, @PathVariable String id) {
        if (!connections.remove(account.id(), id)) {
            throw Refusal.notFound("model connection");
        }
    }

    private static Refusal invalid(List<ModelConnectionForm.Fault> faults) {
        return Refusal.invalid(faults.stream()
                .map(fault -> Problem.Fault.field(fault.field(), fault.message()))
                .toArray(Problem.Fault[]::new));
    }
}
