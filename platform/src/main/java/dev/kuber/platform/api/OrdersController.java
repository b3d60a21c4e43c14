package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.Interventions;
import dev.kuber.platform.orders.OrderHistory;
import dev.kuber.platform.orders.OrderHistory.Filter;
import dev.kuber.platform.orders.OrderIntent;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The orders of the user's pipelines, and cancelling what is not filled of them by hand. */
@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "orders")
class OrdersController {

    private final OrderHistory orders;
    private final Interventions interventions;
    private final InterventionForms forms;
    private final PipelineLabels labels;

    OrdersController(OrderHistory orders, Interventions interventions, InterventionForms forms, PipelineLabels labels) {
        this.orders = orders;
        this.interventions = interventions;
        this.forms = forms;
        this.labels = labels;
    }

    record CancelForm(
            @Nullable String pipelineId,
            @Nullable String symbol,
            @Nullable String reason) {}

    record CancelResponse(int requested) {}

    /** Orders with their legs, newest first; {@code limit} counts orders without their legs. */
    @GetMapping
    Page<OrderResponse> listOrders(
            @CurrentUser Account account,
            @RequestParam(defaultValue = "all") Filter status,
            @RequestParam(name = "pipeline_id", required = false) @Nullable String pipelineId,
            @RequestParam(name = "execution_id", required = false) @Nullable String executionId,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable Long after) {
        String owner = account.id().toString();
        var paging = new Paging(limit, null);
        long before = after == null ? Long.MAX_VALUE : after;
        List<OrderHistory.Entry> found = orders.list(
                new OrderHistory.Query(owner, status, pipelineId, executionId, symbol, before, paging.probe()));
        Page<OrderHistory.Entry> page = paging.page(found, entry -> Long.toString(entry.number()));
        List<OrderResponse> items = page.items().stream()
                .flatMap(entry -> family(owner, entry.intent()).stream())
                .filter(order -> shown(status, order))
                .toList();
        return new Page<>(items, page.next());
    }

    private List<OrderResponse> family(String owner, OrderIntent intent) {
        return OrderResponse.family(
                intent,
                labels.of(owner, intent.origin().pipelineId(), intent.origin().revision()));
    }

    private static boolean shown(Filter filter, OrderResponse order) {
        return switch (filter) {
            case ALL -> true;
            case OPEN -> !order.status().terminal();
            case CLOSED -> order.status().terminal();
        };
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CancelResponse cancelOrders(
            @CurrentUser Account account,
            @RequestHeader(name = InterventionForms.KEY, required = false) @Nullable String key,
            @RequestBody CancelForm form) {
        return new CancelResponse(interventions.cancelOrders(
                forms.reasoned(account, form.reason(), key),
                form.symbol() == null ? null : InterventionForms.symbol(form.symbol()),
                form.pipelineId()));
    }
}
