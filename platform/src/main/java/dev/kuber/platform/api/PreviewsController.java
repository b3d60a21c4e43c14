package dev.kuber.platform.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kuber.condition.Truth;
import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.markets.Markets;
import dev.kuber.platform.markets.SyntheticMarket;
import dev.kuber.platform.previews.ConditionPreviews;
import dev.kuber.platform.previews.Preview;
import dev.kuber.trade.Bars;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.Timeframe;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How often what an agent waits for happened lately. */
@RestController
@RequestMapping("/api/v1/agents/{agent_type}/preview")
@Tag(name = "agents")
class PreviewsController {

    private final ConditionPreviews previews;

    PreviewsController(ConditionPreviews previews) {
        this.previews = previews;
    }

    /**
     * What to look at.
     *
     * @param source {@code synthetic} or {@code imported}; null for where the symbol is
     * @param seed of the synthetic market; null for 1
     * @param bars how many; null for 250
     */
    record PreviewRequest(
            @Nullable JsonNode config,
            Symbol symbol,
            @Nullable Timeframe timeframe,
            @Nullable String source,
            @Nullable Long seed,
            @Nullable Integer bars) {}

    /**
     * How often it happened.
     *
     * @param truth one letter per bar: true, false, unknown
     */
    record PreviewResponse(
            String sentence,
            @JsonProperty("true") int trues,
            @JsonProperty("false") int falses,
            int unknown,
            Symbol symbol,
            Timeframe timeframe,
            List<String> conditions,
            List<RuleResponse> parts,
            BarsResponse bars,
            String truth) {}

    /** One of several rules by itself. */
    record RuleResponse(
            String sentence,
            @JsonProperty("true") int trues,
            @JsonProperty("false") int falses,
            int unknown) {

        static RuleResponse of(Preview.Part part) {
            return new RuleResponse(
                    part.sentence(), part.count(Truth.TRUE), part.count(Truth.FALSE), part.count(Truth.UNKNOWN));
        }
    }

    @PostMapping
    PreviewResponse previewAgent(
            @CurrentUser Account account,
            @PathVariable("agent_type") String agentType,
            @RequestBody PreviewRequest request) {
        Preview.Range range = range(request);
        JsonNode config = request.config() == null ? JsonNodeFactory.instance.objectNode() : request.config();
        return switch (previews.of(account.id(), agentType, config, range)) {
            case Preview.Answer.Shown(Preview preview) -> response(preview, range);
            case Preview.Answer.NotFound _ -> throw Refusal.notFound("agent");
            case Preview.Answer.WrongConfig(var faults) ->
                throw Refusal.invalid(faults.stream()
                        .map(fault -> Problem.Fault.field(fault.field(), fault.message()))
                        .toArray(Problem.Fault[]::new));
            case Preview.Answer.NoBars(String reason) -> throw Refusal.invalid(Problem.Fault.field("symbol", reason));
            case Preview.Answer.NothingToShow(String reason) -> throw Refusal.unprocessable(reason, List.of());
        };
    }

    private static Preview.Range range(PreviewRequest request) {
        int bars = request.bars() == null ? 250 : request.bars();
        if (bars < 1 || bars > Preview.Range.MOST) {
            throw Refusal.invalid(
                    Problem.Fault.field("bars", "Between 1 and " + Preview.Range.MOST + " bars can be looked at."));
        }
        String source = request.source();
        String usual = SyntheticMarket.has(request.symbol()) ? SyntheticMarket.SOURCE : Markets.IMPORTED;
        return new Preview.Range(
                request.symbol(),
                request.timeframe() == null ? Timeframe.M5 : request.timeframe(),
                source == null ? usual : source,
                request.seed() == null ? 1 : request.seed(),
                bars);
    }

    private static PreviewResponse response(Preview preview, Preview.Range range) {
        Bars bars = preview.bars();
        return new PreviewResponse(
                preview.sentence(),
                preview.count(Truth.TRUE),
                preview.count(Truth.FALSE),
                preview.count(Truth.UNKNOWN),
                bars.symbol(),
                bars.timeframe(),
                preview.conditions(),
                preview.parts().stream().map(RuleResponse::of).toList(),
                BarsResponse.of(bars, Bars.none(bars.symbol(), bars.timeframe()), range.source()),
                preview.truth().stream()
                        .map(truth -> truth.name().substring(0, 1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining()));
    }
}
