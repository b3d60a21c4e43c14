package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Account;
import dev.kuber.platform.budgets.Budgets;
import dev.kuber.platform.estimates.Estimates;
import dev.kuber.platform.estimates.ExecutionEstimate;
import dev.kuber.platform.ledger.Charge;
import dev.kuber.platform.ledger.Costs;
import dev.kuber.platform.ledger.Ledger;
import dev.kuber.platform.ledger.Tokens;
import dev.kuber.trade.Money;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was spent on agents and models. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "costs")
class CostsController {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final int MOST_ROWS = 100_000;

    private final Costs costs;
    private final Estimates estimates;
    private final Clock clock;

    CostsController(Costs costs, Estimates estimates, Clock clock) {
        this.costs = costs;
        this.estimates = estimates;
        this.clock = clock;
    }

    /**
     * What was spent on one of them.
     *
     * @param name of a pipeline that there still is; null for all else
     * @param amount without commission
     * @param commission what brokers took; part of the trades' results, not of what agents cost
     */
    record CostSum(
            String key,
            @Nullable String name,
            Money amount,
            Money rental,
            Money tokens,
            Money apiCalls,
            Money commission,
            long charges,
            long tokensUsed) {}

    /**
     * What was spent.
     *
     * @param forecastMonth what the present month will have cost if it goes on as it has begun; null on days without cost
     */
    record CostsResponse(
            LocalDate from,
            LocalDate to,
            Money total,
            List<CostSum> items,
            @Nullable Money forecastMonth,
            String currency,
            String sentence) {}

    /**
     * A row of the ledger.
     *
     * @param expected what was set aside for it; null where nothing was
     */
    record ChargeResponse(
            String node,
            String agentType,
            Charge.Kind kind,
            Money amount,
            Instant at,
            @Nullable String model,
            @Nullable Long inputTokens,
            @Nullable Long cachedInputTokens,
            @Nullable Long outputTokens,
            boolean estimated,
            String sentence,
            @Nullable Money expected) {}

    /**
     * What an execution has cost so far.
     *
     * @param total without commission
     * @param estimate what was expected when it began; null where nothing was
     */
    record ExecutionCosts(
            Money total,
            List<ChargeResponse> items,
            String currency,
            @Nullable ExecutionEstimate estimate) {}

    @GetMapping("/costs")
    CostsResponse listCosts(
            @CurrentUser Account account,
            @RequestParam(defaultValue = "day") Costs.By by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Span span = span(from, to);
        List<Costs.Sum> sums = costs.sums(account.id(), by, span.from(), span.to());
        Money total = sums.stream().map(Costs.Sum::amount).reduce(Money.ZERO, Money::plus);
        return new CostsResponse(
                span.from(),
                span.to(),
                total,
                sums.stream()
                        .map(sum -> new CostSum(
                                sum.key(),
                                sum.name(),
                                sum.amount(),
                                sum.rental(),
                                sum.tokens(),
                                sum.apiCalls(),
                                sum.commission(),
                                sum.charges(),
                                sum.tokensUsed()))
                        .toList(),
                forecast(account),
                "USD",
                total.isZero()
                        ? "Nothing was spent from " + span.from() + " to " + span.to() + "."
                        : total + " was spent from " + span.from() + " to " + span.to() + ".");
    }

    /** The rows of the ledger as a table for other programs. */
    @GetMapping(value = "/costs/export", produces = "text/csv")
    ResponseEntity<String> exportCosts(
            @CurrentUser Account account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Span span = span(from, to);
        var csv = new StringBuilder("at,day,kind,amount,pipeline,execution,node,agent,mode,model,input_tokens,"
                + "cached_input_tokens,output_tokens,estimated,sentence\n");
        costs.charges(account.id(), span.from(), span.to(), MOST_ROWS)
                .forEach(charge -> csv.append(line(charge)).append('\n'));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"costs-" + span.from() + "-" + span.to() + ".csv\"")
                .body(csv.toString());
    }

    @GetMapping("/executions/{id}/costs")
    ExecutionCosts listExecutionCosts(@CurrentUser Account account, @PathVariable String id) {
        List<Charge> charges = costs.ofExecution(account.id(), id);
        return new ExecutionCosts(
                charges.stream()
                        .filter(charge -> charge.kind().running())
                        .map(Charge::amount)
                        .reduce(Money.ZERO, Money::plus),
                charges.stream().map(CostsController::response).toList(),
                "USD",
                estimates.ofExecution(account.id(), id).orElse(null));
    }

    private static ChargeResponse response(Charge charge) {
        Tokens tokens = charge.tokens();
        return new ChargeResponse(
                charge.payer().node(),
                charge.payer().agentType(),
                charge.kind(),
                charge.amount(),
                charge.at(),
                tokens == null ? null : tokens.model(),
                tokens == null ? null : tokens.input(),
                tokens == null ? null : tokens.cachedInput(),
                tokens == null ? null : tokens.output(),
                charge.estimated(),
                charge.sentence(),
                charge.expected());
    }

    private record Span(LocalDate from, LocalDate to) {}

    private LocalDate today() {
        return clock.instant().atZone(Budgets.zone()).toLocalDate();
    }

    private Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        // A pipeline's trading day may be a day ahead of New York's.
        LocalDate last = to == null ? today().plusDays(1) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw Refusal.invalid(
                    Problem.Fault.field("from", "Ask for one day to " + MOST_DAYS + " days, oldest first."));
        }
        return new Span(first, last);
    }

    private @Nullable Money forecast(Account account) {
        LocalDate today = today();
        LocalDate first = today.withDayOfMonth(1);
        // A pipeline's trading day may be ahead of New York's, but not of the month that is foretold.
        LocalDate last = first.plusMonths(1).minusDays(1);
        Money soFar = costs.sums(account.id(), Costs.By.DAY, first, last).stream()
                .map(Costs.Sum::amount)
                .reduce(Money.ZERO, Money::plus);
        return soFar.isZero()
                ? null
                : new Money(soFar.value()
                        .multiply(BigDecimal.valueOf(today.lengthOfMonth()))
                        .divide(BigDecimal.valueOf(today.getDayOfMonth()), Ledger.SCALE, RoundingMode.HALF_EVEN));
    }

    private static String line(Charge charge) {
        Tokens tokens = charge.tokens();
        return String.join(
                ",",
                charge.at().toString(),
                charge.day().toString(),
                charge.kind().name().toLowerCase(Locale.ROOT),
                charge.amount().value().toPlainString(),
                quoted(charge.payer().pipelineId()),
                quoted(charge.payer().executionId()),
                quoted(charge.payer().node()),
                quoted(charge.payer().agentType()),
                charge.payer().mode(),
                tokens == null ? "" : quoted(tokens.model()),
                tokens == null ? "" : Long.toString(tokens.input()),
                tokens == null ? "" : Long.toString(tokens.cachedInput()),
                tokens == null ? "" : Long.toString(tokens.output()),
                Boolean.toString(charge.estimated()),
                quoted(charge.sentence()));
    }

    /** A spreadsheet must not take a text for a formula. */
    private static String quoted(String text) {
        String safe = text.matches("^[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
