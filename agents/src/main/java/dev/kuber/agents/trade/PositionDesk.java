package dev.kuber.agents.trade;

import dev.kuber.agent.Context;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import dev.kuber.agents.trade.OrderDesk.Look;
import dev.kuber.fact.ApprovalDecided;
import dev.kuber.fact.CancelRequested;
import dev.kuber.fact.CloseRequested;
import dev.kuber.fact.RiskDecision;
import dev.kuber.fact.TradeExecution;
import dev.kuber.port.Brokerage;
import dev.kuber.port.MarketData;
import dev.kuber.trade.OrderRequest;
import dev.kuber.trade.OrderStatus;
import dev.kuber.trade.Position;
import dev.kuber.trade.Price;
import dev.kuber.trade.Quantity;
import dev.kuber.trade.Symbol;
import dev.kuber.trade.TradePlan;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries one look at one symbol's position from the broker through the {@link Lifecycle} and back. */
final class PositionDesk {

    static final List<WakeOn> TOLD = List.of(
            WakeOn.Told.of(CloseRequested.class),
            WakeOn.Told.of(CancelRequested.class),
            WakeOn.Told.of(ApprovalDecided.class));

    /** A change at the broker is often confirmed at once; this often it is looked for within one run. */
    private static final int PASSES = 3;

    private final TradeSettings config;
    private final PipelineState state;
    private final Context context;
    private final Brokerage broker;
    private final OrderDesk desk;
    private final Timing timing;

    PositionDesk(TradeSettings config, PipelineState state, Context context) {
        this.config = config;
        this.state = state;
        this.context = context;
        this.broker = context.port(Brokerage.class);
        this.desk = new OrderDesk(broker);
        this.timing = new Timing(config, context);
    }

    Watch look(Symbol symbol) {
        Optional<TradeExecution> last = state.latest(TradeExecution.class, symbol);
        try {
            if (last.isPresent()) {
                return last.get().position().live() ? watch(last.get()) : Watch.OVER;
            }
            return state.latest(RiskDecision.class, symbol)
                    .map(RiskDecision::plan)
                    .map(new Admission(config, state, context)::begin)
                    .orElse(Watch.OVER);
        } catch (Brokerage.Unavailable | MarketData.NoData unavailable) {
            context.log().log(Level.WARNING, "{0}: {1}", symbol, unavailable.getMessage());
            return last.isPresent()
                    ? unanswered(last.get(), String.valueOf(unavailable.getMessage()))
                    : new Watch(List.of(), context.now().plus(Timing.SOON), TOLD);
        }
    }

    private Watch watch(TradeExecution last) {
        Position before = last.position();
        Told told = Told.of(state, before.plan().symbol());
        String giveUp =
                told.cancel() == null ? timing.giveUp(before) : told.cancel().sentence();
        boolean unwanted = told.close() != null || giveUp != null;
        Step step = Step.to(before);
        for (int pass = 0; pass < PASSES; pass++) {
            List<OrderRequest> entries =
                    before instanceof Position.Closing c ? c.open().orders() : before.requests();
            Look look = desk.look(entries, (r, known) -> maySend(before, r, known, unwanted));
            Look closes = before instanceof Position.Closing c ? desk.look(c.orders(), (_, _) -> true) : Look.NOTHING;
            String unsettled = look.unsettled() == null ? closes.unsettled() : look.unsettled();
            if (unsettled != null) {
                context.log().log(Level.WARNING, "{0}: {1}", before.plan().symbol(), unsettled);
                return unanswered(last, unsettled);
            }
            Scene scene = scene(before, look, closes, giveUp, told);
            step = before instanceof Position.Closing closing
                    ? Closing.close(closing, look.placed(), closes.placed(), scene)
                    : Lifecycle.watch(before, look.placed(), scene);
            boolean asked = !step.commands().isEmpty() && desk.carryOut(step.commands());
            boolean surprised = pass == 0 && newlyMissing(before, step.next());
            if (!asked && !surprised) {
                break;
            }
        }
        return news(
                last,
                step,
                timing.again(before, step, broker.capabilities(before.plan().symbol())));
    }

    /** An order that fills between two questions looks like shares that are gone: ask again before saying so. */
    private static boolean newlyMissing(Position before, Position next) {
        return next instanceof Position.Open open
                && open.missingSince() != null
                && !(before instanceof Position.Open was && was.missingSince() != null);
    }

    /**
     * Protection is always sent; an entry only while it is wanted and no entry before it was refused: half a trade was
     * not the plan.
     */
    private static boolean maySend(Position before, OrderRequest request, List<Placed> known, boolean unwanted) {
        if (before instanceof Position.Closing) {
            return false;
        }
        boolean entry = request.side() == before.plan().side();
        return !entry || (!unwanted && !refused(known));
    }

    private static boolean refused(List<Placed> orders) {
        for (Placed each : orders) {
            if (each.order().status() == OrderStatus.REJECTED) {
                return true;
            }
        }
        return false;
    }

    private Scene scene(Position before, Look look, Look closes, @Nullable String giveUp, Told told) {
        TradePlan plan = before.plan();
        List<Placed> all = look.with(closes.placed());
        Quantity mine = desk.mine(plan, all);
        var care = new Scene.Care(
                config.breakeven(),
                config.protectWithin(),
                config.unprotected() == TradeSettings.Unprotected.HOLD,
                config.stopLimitSlack().movePointLeft(2));
        return new Scene(
                state.executionId(),
                care,
                broker.capabilities(plan.symbol()),
                giveUp,
                told.exit(),
                look.absent() > 0 ? timing.inFlight(before) : null,
                mine,
                price(before, all, mine),
                told.crossed(),
                told.alarmed(),
                context.now());
    }

    /** The last price where it decides something; it is not asked for where all orders rest. */
    private @Nullable Price price(Position before, List<Placed> placed, Quantity mine) {
        TradePlan plan = before.plan();
        boolean missing = mine.compareTo(Tally.of(plan.side(), placed).open()) < 0;
        return missing || needsPrice(Lot.of(plan, placed, null))
                ? context.port(MarketData.class).quote(plan.symbol()).last()
                : null;
    }

    private static boolean needsPrice(List<Lot> lots) {
        for (Lot lot : lots) {
            if (lot.needsPrice()) {
                return true;
            }
        }
        return false;
    }

    /** Nothing is decided where nothing is known; but what may be naked meanwhile does not stay so in silence. */
    private Watch unanswered(TradeExecution last, String why) {
        String alarm = timing.alarm(last.position(), why);
        Step step = Step.to(last.position()).alarming(alarm == null ? last.attention() : alarm);
        return news(last, step, Timing.SOON);
    }

    private Watch news(TradeExecution last, Step step, Duration again) {
        Position before = last.position();
        Position next = step.next();
        String attention = step.attention();
        boolean moved = !next.equals(before);
        boolean calm = !moved && Objects.equals(attention, last.attention());
        List<TradeExecution> news = calm
                ? List.of()
                : List.of(new TradeExecution(
                        next.plan().symbol(),
                        next,
                        moved ? TradeWords.of(before, next) : TradeWords.unmoved(next, attention),
                        attention));
        if (!next.live()) {
            return new Watch(news, Instant.MAX, List.of());
        }
        List<WakeOn> on = wakes(next);
        on.addAll(step.levels());
        return new Watch(news, context.now().plus(again), on);
    }

    static List<WakeOn> wakes(Position position) {
        var wakes = new ArrayList<WakeOn>(TOLD);
        position.requests().forEach(r -> wakes.add(new WakeOn.OrderUpdate(r.id())));
        return wakes;
    }
}
