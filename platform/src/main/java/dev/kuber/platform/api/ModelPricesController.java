package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.audit.Audit;
import dev.kuber.platform.audit.AuditAction;
import dev.kuber.platform.ledger.ModelPrice;
import dev.kuber.platform.ledger.StoredModelPrices;
import dev.kuber.trade.Money;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What language models cost, kept by administrators. */
@RestController
@RequestMapping("/api/v1/admin/model-prices")
@Tag(name = "admin")
class ModelPricesController {

    private static final List<String> PROVIDERS = List.of("openai", "openai_compatible", "anthropic");

    private final StoredModelPrices prices;
    private final Audit audit;
    private final Clock clock;

    ModelPricesController(StoredModelPrices prices, Audit audit, Clock clock) {
        this.prices = prices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A price in dollars per million tokens.
     *
     * @param from since when it holds; from now on unless told otherwise
     */
    record ModelPriceRequest(
            String provider,
            String model,
            Money input,
            Money cachedInput,
            Money output,
            String source,
            @Nullable Instant from) {}

    /** A price in dollars per million tokens, and since when it holds. */
    record ModelPriceResponse(
            String provider, String model, Money input, Money cachedInput, Money output, String source, Instant from) {}

    record ModelPriceList(List<ModelPriceResponse> items, String currency) {}

    private record Entered(String provider, String model, Money input, Money cachedInput, Money output, Instant from) {}

    /** All of them, the newest of each model first. */
    @GetMapping
    ModelPriceList listModelPrices(@CurrentUser Account account) {
        administrator(account);
        return new ModelPriceList(
                prices.all().stream().map(ModelPricesController::response).toList(), "USD");
    }

    /** Enters a price; what was entered before stays, for the time before. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ModelPriceResponse addModelPrice(@CurrentUser Account account, @RequestBody ModelPriceRequest request) {
        administrator(account);
        ModelPrice price = price(request);
        if (!prices.enter(price, account.id())) {
            throw Refusal.conflict("There is a price of this model from the same time on.");
        }
        audit.record(
                account.id(),
                AuditAction.MODEL_PRICE_ENTERED,
                price.provider() + "/" + price.model(),
                null,
                new Entered(
                        price.provider(),
                        price.model(),
                        price.input(),
                        price.cachedInput(),
                        price.output(),
                        price.from()));
        return response(price);
    }

    private static void administrator(Account account) {
        if (!account.admin()) {
            throw Refusal.forbidden("Only administrators keep the prices of models.");
        }
    }

    private ModelPrice price(ModelPriceRequest request) {
        if (!PROVIDERS.contains(request.provider())) {
            throw Refusal.invalid(
                    Problem.Fault.field("provider", "The provider is one of " + String.join(", ", PROVIDERS) + "."));
        }
        if (request.model().isBlank() || request.model().length() > 200) {
            throw Refusal.invalid(Problem.Fault.field("model", "Name the model as its provider does."));
        }
        if (request.source().isBlank() || request.source().length() > 500) {
            throw Refusal.invalid(Problem.Fault.field("source", "Say where the price comes from."));
        }
        if (request.input().isNegative()
                || request.cachedInput().isNegative()
                || request.output().isNegative()) {
            throw Refusal.invalid(Problem.Fault.field("input", "A price is zero or more."));
        }
        Instant from = request.from();
        return new ModelPrice(
                request.provider(),
                request.model().strip(),
                request.input(),
                request.cachedInput(),
                request.output(),
                request.source().strip(),
                from == null ? clock.instant() : from);
    }

    private static ModelPriceResponse response(ModelPrice price) {
        return new ModelPriceResponse(
                price.provider(),
                price.model(),
                price.input(),
                price.cachedInput(),
                price.output(),
                price.source(),
                price.from());
    }
}
