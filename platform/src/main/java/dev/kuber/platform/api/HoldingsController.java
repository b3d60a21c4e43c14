package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.Holdings;
import dev.kuber.trade.Holding;
import dev.kuber.trade.Money;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Side;
import dev.kuber.trade.Symbol;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the user's accounts hold, as their brokers say. */
@RestController
@RequestMapping("/api/v1/holdings")
@Tag(name = "holdings")
class HoldingsController {

    private final Holdings holdings;
    private final PipelineLabels labels;

    HoldingsController(Holdings holdings, PipelineLabels labels) {
        this.holdings = holdings;
        this.labels = labels;
    }

    record PartResponse(String pipelineId, String pipelineName, Quantity quantity) {}

    /**
     * A holding.
     *
     * @param connectionId null on the simulated exchange
     * @param ownQuantity what no pipeline holds, in the direction of the holding; negative when the account holds less
     *     than the pipelines have opened
     */
    record HoldingResponse(
            @Nullable String connectionId,
            String venue,
            Symbol symbol,
            Side side,
            Quantity quantity,
            Price averagePrice,
            Price price,
            Money marketValue,
            Money unrealized,
            List<PartResponse> pipelines,
            BigDecimal ownQuantity) {}

    /**
     * What all accounts hold.
     *
     * @param unavailable why an account is missing, in sentences
     */
    record HoldingsResponse(List<HoldingResponse> items, List<String> unavailable) {}

    @GetMapping
    HoldingsResponse listHoldings(@CurrentUser Account account) throws InterruptedException {
        String owner = account.id().toString();
        Holdings.Answer answer = holdings.of(owner);
        return new HoldingsResponse(
                answer.held().stream().map(held -> response(owner, held)).toList(), answer.silent());
    }

    private HoldingResponse response(String owner, Holdings.Held held) {
        Holding holding = held.holding();
        List<PartResponse> parts = held.parts().stream()
                .map(part -> new PartResponse(
                        part.pipelineId(),
                        labels.of(owner, part.pipelineId(), part.revision()).name(),
                        part.quantity()))
                .toList();
        return new HoldingResponse(
                held.connectionId(),
                held.venue(),
                holding.symbol(),
                holding.side(),
                holding.quantity(),
                holding.averagePrice(),
                holding.price(),
                holding.marketValue(),
                holding.unrealizedProfit(),
                parts,
                held.own());
    }
}
