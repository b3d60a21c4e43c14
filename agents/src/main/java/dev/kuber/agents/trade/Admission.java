package dev.kuber.agents.trade;

import dev.kuber.agent.Context;
import dev.kuber.agent.Fact;
import dev.kuber.agent.PipelineState;
import dev.kuber.fact.ApprovalDecided;
import dev.kuber.fact.ApprovalRequested;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Approvals;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.port.PositionRegistry;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.TradePlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a plan becomes orders: what the account says, and where it is wanted what a person says. */
final class Admission {

    private final TradeSettings config;
    private final PipelineState state;
    private final Context context;
    private final Brokerage broker;

    Admission(TradeSettings config, PipelineState state, Context context) {
        this.config = config;
        this.state = state;
        this.context = context;
        this.broker = context.port(Brokerage.class);
    }

    /** Refuses the plan, asks for consent to it, or writes its entry down; that is sent once it is durable. */
    Watch begin(TradePlan plan) {
        Told told = Told.of(state, plan.symbol());
        ApprovalRequested asked = told.asked();
        String unwanted = asked == null ? null : refusal(asked, told);
        if (unwanted != null) {
            return refused(plan, unwanted);
        }
        if (asked != null && told.answer() == null) {
            return new Watch(List.of(), asked.until(), PositionDesk.TOLD);
        }
        Brokerage.Capabilities can = broker.capabilities(plan.symbol());
        Optional<String> refusal = asked == null ? Optional.empty() : PreTradeCheck.moved(plan, price(plan));
        refusal = refusal.isPresent() ? refusal : check(plan, can);
        if (refusal.isPresent()) {
            return refused(plan, refusal.get());
        }
        Optional<Duration> wanted =
                asked == null ? context.port(Approvals.class).wanted(plan) : Optional.empty();
        return wanted.isPresent() ? ask(plan, wanted.get()) : open(plan, can);
    }

    /** Why the trade that waits for consent is off: somebody said no or called it off, or nobody said anything. */
    private @Nullable String refusal(ApprovalRequested asked, Told told) {
        if (told.unwanted() != null) {
            return told.unwanted();
        }
        ApprovalDecided answer = told.answer();
        if (answer != null && !answer.at().isAfter(asked.until())) {
            return answer.approved() ? null : "not approved: " + answer.sentence();
        }
        return answer == null && context.now().isBefore(asked.until())
                ? null
                : "nobody approved it in time, by " + asked.until();
    }

    private Watch ask(TradePlan plan, Duration patience) {
        Instant until = context.now().plus(patience);
        var asked = new ApprovalRequested(
                plan.symbol(),
                plan,
                context.now(),
                until,
                TradeWords.intention(plan) + " waits for approval until " + until + "; no answer means no.");
        return new Watch(List.of(asked), until, PositionDesk.TOLD);
    }

    private Optional<String> check(TradePlan plan, Brokerage.Capabilities can) {
        List<PositionRegistry.Entry> own = context.port(PositionRegistry.class).positions().stream()
                .filter(e -> !e.executionId().equals(state.executionId()))
                .toList();
        return PreTradeCheck.refusal(
                plan, own, broker.openOrders(plan.symbol()), broker.holdings(), can, config.pyramiding());
    }

    private Price price(TradePlan plan) {
        return context.port(MarketData.class).quote(plan.symbol()).last();
    }

    private Watch open(TradePlan plan, Brokerage.Capabilities can) {
        List<OrderRequest> entries = Brackets.entries(
                state.executionId(),
                plan,
                BigDecimal.valueOf(config.firstPart()).movePointLeft(2),
                config.entry() == TradeSettings.Entry.LIMIT,
                can.bracketOrders() && can.stopOrders());
        return news(new Position.Opening(plan, entries, context.now()));
    }

    private Watch refused(TradePlan plan, String why) {
        return news(new Position.Refused(plan, why, context.now()));
    }

    private Watch news(Position position) {
        List<Fact> news =
                List.of(new TradeExecution(position.plan().symbol(), position, TradeWords.of(null, position), null));
        return position.live()
                ? new Watch(news, context.now(), PositionDesk.wakes(position))
                : new Watch(news, Instant.MAX, List.of());
    }
}
