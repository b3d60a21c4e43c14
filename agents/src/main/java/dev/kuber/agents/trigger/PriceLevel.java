package dev.kuber.agents.trigger;

import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.agent.WakeOn;
import dev.kuber.agents.trigger.PriceSettings.Kind;
import dev.kuber.fact.PriceCrossed;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.MarketData;
import dev.kuber.trade.Price;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A price trigger that waits for a level, watched price by price rather than bar by bar. */
final class PriceLevel {

    private PriceLevel() {}

    static Outcome run(PriceSettings config, PipelineState state, Context context) {
        Instant now = context.now();
        var level = new Price(config.level());
        boolean up = config.kind() == Kind.IS_ABOVE || config.kind() == Kind.CROSSES_ABOVE;
        var on = new ArrayList<WakeOn>();
        TriggerFired.symbols(state).forEach(symbol -> on.add(new WakeOn.PriceCrosses(symbol, level, up)));
        Optional<TriggerArmed> armed = Waiting.armed(state);
        if (armed.isPresent()) {
            return crossed(config, state, armed.get(), level, up)
                    .orElseGet(() -> Waiting.goOn(armed.get(), on, PriceMoves.words(config), now));
        }
        if (config.kind() == Kind.IS_ABOVE || config.kind() == Kind.IS_BELOW) {
            try {
                List<Symbol> there = there(state, context.port(MarketData.class), level, up);
                if (!there.isEmpty()) {
                    return fired(there, now, PriceMoves.words(config) + " already");
                }
            } catch (MarketData.NoData noData) {
                return Outcome.retry(String.valueOf(noData.getMessage()));
            }
        }
        return Waiting.begin(state, config.timeout(), on, PriceMoves.words(config), now);
    }

    private static List<Symbol> there(PipelineState state, MarketData market, Price level, boolean up) {
        return TriggerFired.symbols(state).stream()
                .filter(symbol -> {
                    int compared = market.quote(symbol).last().compareTo(level);
                    return up ? compared > 0 : compared < 0;
                })
                .toList();
    }

    private static Optional<Outcome> crossed(
            PriceSettings config, PipelineState state, TriggerArmed armed, Price level, boolean up) {
        List<PriceCrossed> news = state.all(PriceCrossed.class).stream()
                .filter(c -> c.level().equals(level) && c.up() == up && !c.at().isBefore(armed.at()))
                .toList();
        if (news.isEmpty()) {
            return Optional.empty();
        }
        List<Symbol> symbols =
                news.stream().map(PriceCrossed::symbol).distinct().toList();
        PriceCrossed last = news.getLast();
        return Optional.of(fired(symbols, last.at(), PriceMoves.words(config) + ", now $" + last.price()));
    }

    private static Outcome fired(List<Symbol> symbols, Instant at, String what) {
        return Outcome.done(new TriggerFired(at, symbols, Waiting.named(symbols) + " " + what + "."));
    }
}
