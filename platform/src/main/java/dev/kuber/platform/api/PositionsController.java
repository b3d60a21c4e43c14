package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.modes.Interventions;
import dev.kuber.platform.modes.PositionMarks;
import dev.kuber.platform.positions.Positions;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the user's pipelines hold, and closing it by hand. */
@RestController
@RequestMapping("/api/v1/positions")
@Tag(name = "positions")
class PositionsController {

    private final Positions positions;
    private final PositionMarks marks;
    private final Interventions interventions;
    private final PipelineLabels labels;
    private final InterventionForms forms;

    PositionsController(
            Positions positions,
            PositionMarks marks,
            Interventions interventions,
            PipelineLabels labels,
            InterventionForms forms) {
        this.positions = positions;
        this.marks = marks;
        this.interventions = interventions;
        this.labels = labels;
        this.forms = forms;
    }

    record CloseRequest(
            @Nullable String pipelineId, @Nullable String reason) {}

    record CloseAllRequest(@Nullable String reason) {}

    record CloseResponse(int requested) {}

    @GetMapping
    Page<PositionResponse> listPositions(@CurrentUser Account account) {
        String owner = account.id().toString();
        List<PositionResponse> items = marks.of(positions.live(owner)).stream()
                .map(marked -> PositionResponse.of(
                        marked,
                        labels.of(
                                owner, marked.live().pipelineId(), marked.live().revision())))
                .toList();
        return Page.all(items);
    }

    @PostMapping("/{symbol}/close")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CloseResponse closePosition(
            @CurrentUser Account account,
            @PathVariable String symbol,
            @RequestHeader(name = InterventionForms.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CloseRequest form) {
        String pipelineId = form == null ? null : form.pipelineId();
        int asked = interventions.close(
                forms.request(account, form == null ? null : form.reason(), key),
                InterventionForms.symbol(symbol),
                pipelineId);
        if (asked == 0) {
            throw Refusal.notFound("open position in " + symbol);
        }
        return new CloseResponse(asked);
    }

    /** For symbols with a slash, such as {@code /positions/BTC/USD/close}. */
    @PostMapping("/{base}/{quote}/close")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CloseResponse closePairPosition(
            @CurrentUser Account account,
            @PathVariable String base,
            @PathVariable String quote,
            @RequestHeader(name = InterventionForms.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CloseRequest form) {
        return closePosition(account, base + "/" + quote, key, form);
    }

    @PostMapping("/close-all")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CloseResponse closeAllPositions(
            @CurrentUser Account account,
            @RequestHeader(name = InterventionForms.KEY, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable CloseAllRequest form) {
        return new CloseResponse(
                interventions.closeAll(forms.request(account, form == null ? null : form.reason(), key)));
    }
}
