package dev.kuber.platform.modes;

import dev.kuber.platform.engine.Execution;
import dev.kuber.platform.engine.ExecutionStatus;
import dev.kuber.platform.engine.ExecutionStore;
import dev.kuber.platform.positions.LivePosition;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Positions with what the market and the broker say of them now. */
@Service
public class PositionMarks {

    private final PipelinePlans plans;
    private final ExecutionStore store;
    private final Venues venues;
    private final AccountMarks accounts;
    private final AccountSweeps sweeps;

    PositionMarks(
            PipelinePlans plans, ExecutionStore store, Venues venues, AccountMarks accounts, AccountSweeps sweeps) {
        this.plans = plans;
        this.store = store;
        this.venues = venues;
        this.accounts = accounts;
        this.sweeps = sweeps;
    }

    /**
     * A position now.
     *
     * @param price last price; null while the market does not tell one
     * @param guarded whether stops rest at the broker for all that is held; null while the broker does not answer
     * @param attention what the trader must look at; null when all is well
     */
    public record Marked(
            LivePosition live,
            @Nullable Price price,
            @Nullable Boolean guarded,
            @Nullable String attention) {}

    /** In the order given; each account's broker is asked once for all that is held there. */
    public List<Marked> of(List<LivePosition> live) {
        Map<String, List<LivePosition>> byAccount = new LinkedHashMap<>();
        for (LivePosition one : live) {
            String account = venues.keyOf(plans.load(one.pipelineId(), one.revision()));
            byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(one);
        }
        Map<LivePosition, Marked> marked = new HashMap<>();
        byAccount.forEach((account, its) -> {
            AccountSight sight = accounts.sight(account, its);
            String unwatched =
                    sweeps.find(account).map(AccountSweeps.Sweep::alarm).orElse(null);
            its.forEach(one -> marked.put(one, marked(one, account, sight, unwatched)));
        });
        return live.stream().map(one -> Objects.requireNonNull(marked.get(one))).toList();
    }

    /** @param unwatched why nobody can say that this is still so; null if the account has been compared of late */
    private Marked marked(LivePosition live, String account, @Nullable AccountSight sight, @Nullable String unwatched) {
        String attention = live.attention();
        if (attention == null) {
            attention = store.find(live.owner(), live.executionId())
                    .filter(execution -> execution.status() == ExecutionStatus.NEEDS_ATTENTION)
                    .map(Execution::reason)
                    .orElse(unwatched);
        }
        Price held = sight == null ? null : sight.prices().get(live.symbol());
        return new Marked(
                live,
                held == null ? quote(account, live.symbol()) : held,
                sight == null ? null : sight.guarded(live),
                attention);
    }

    private @Nullable Price quote(String account, Symbol symbol) {
        try {
            return venues.get(account).data(List.of(symbol)).quote(symbol).last();
        } catch (MarketData.NoData | IllegalStateException _) {
            return null;
        }
    }
}
