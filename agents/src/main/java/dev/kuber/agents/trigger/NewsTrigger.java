package dev.kuber.agents.trigger;

import dev.kuber.agent.Agent;
import dev.kuber.agent.AgentInfo;
import dev.kuber.agent.Context;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.PipelineState;
import dev.kuber.crew.Fence;
import dev.kuber.fact.TriggerArmed;
import dev.kuber.fact.TriggerFired;
import dev.kuber.port.News;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets the pipeline go on when there are news of a kind that were published after it was armed. */
@AgentInfo(
        type = "news_trigger",
        category = AgentInfo.Category.TRIGGER,
        name = "News trigger",
        description = "Starts the pipeline for the symbols in the news: by keywords, good or bad, earnings, filings.",
        icon = "newspaper-variant-outline",
        pricePerHour = "0.05",
        averageMinutes = 2,
        gives = {TriggerArmed.class, TriggerFired.class},
        uses = News.class)
public final class NewsTrigger implements Agent<NewsSettings> {

    /** News of one symbol that are looked at, the newest. */
    private static final int MOST = 50;

    @Override
    public Outcome run(NewsSettings config, PipelineState state, Context context) {
        News news = context.port(News.class);
        Instant now = context.now();
        Optional<TriggerArmed> waiting = Waiting.armed(state);
        try {
            if (waiting.isEmpty()) {
                return arm(config, state, news, now);
            }
            TriggerArmed armed = waiting.get();
            Optional<Outcome> fired = fired(config, state, news, armed.at());
            if (fired.isPresent()) {
                return fired.get();
            }
        } catch (News.Unavailable unavailable) {
            if (waiting.isEmpty()) {
                return Outcome.retry("There are no news to wait for: " + unavailable.getMessage());
            }
            // Whoever waits already goes on waiting: nothing is missed, all news since then are read at each look.
            context.log().log(System.Logger.Level.WARNING, unavailable.getMessage());
        }
        Instant until = waiting.get().until();
        return now.isBefore(until)
                ? Outcome.waitUntil(earlier(now.plus(config.every()), until))
                : Outcome.stop("Not met by " + Waiting.text(until) + ": " + config.words() + ".");
    }

    /** Reads once, so that who has no news at all learns it now and not after a month. */
    private static Outcome arm(NewsSettings config, PipelineState state, News news, Instant now) {
        List<Symbol> symbols = TriggerFired.symbols(state);
        symbols.forEach(symbol -> news.latest(symbol, now, 1));
        Instant until = now.plus(config.timeout());
        String sentence = "Waiting for " + Waiting.named(symbols) + ": " + config.words() + ".";
        return Outcome.waitUntil(
                earlier(now.plus(config.every()), until), new TriggerArmed(state.node(), now, until, sentence));
    }

    private static Optional<Outcome> fired(NewsSettings config, PipelineState state, News news, Instant since) {
        var symbols = new ArrayList<Symbol>();
        var sentences = new ArrayList<String>();
        Instant at = since;
        for (Symbol symbol : TriggerFired.symbols(state)) {
            News.Item item =
                    NewsMatch.first(config, news.latest(symbol, since, MOST)).orElse(null);
            if (item != null) {
                symbols.add(symbol);
                sentences.add(symbol + ": '" + Fence.line(item.headline()) + "' (" + Fence.line(item.source())
                        + ", sentiment " + String.format(Locale.ROOT, "%.2f", NewsMatch.sentiment(item))
                        + (item.sentiment() == null ? " by its words)." : ")."));
                at = item.at().isAfter(at) ? item.at() : at;
            }
        }
        return symbols.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.done(new TriggerFired(at, symbols, String.join(" ", sentences))));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
