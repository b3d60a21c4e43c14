package dev.kuber.platform.exchange;

import dev.kuber.trade.Symbol;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What one client of the data stream wants to hear of: symbols by channel, {@code *} for all. Safe for several threads. */
final class Subscriptions {

    private static final String ALL = "*";

    private final Map<Channel, Set<String>> wanted = new EnumMap<>(Channel.class);

    /** Kinds of messages. Only trades, quotes and bars ever come here. */
    enum Channel {
        TRADES("trades"),
        QUOTES("quotes"),
        BARS("bars"),
        UPDATED_BARS("updatedBars"),
        DAILY_BARS("dailyBars"),
        STATUSES("statuses"),
        LIMITS("lulds"),
        CORRECTIONS("corrections"),
        CANCELS("cancelErrors"),
        NEWS("news");

        private final String word;

        Channel(String word) {
            this.word = word;
        }
    }

    synchronized void add(JsonNode message) {
        for (Channel channel : Channel.values()) {
            wanted.computeIfAbsent(channel, c -> new TreeSet<>()).addAll(symbols(message, channel));
        }
    }

    synchronized void remove(JsonNode message) {
        for (Channel channel : Channel.values()) {
            Set<String> symbols = wanted.get(channel);
            if (symbols != null) {
                symbols.removeAll(symbols(message, channel));
            }
        }
    }

    synchronized boolean has(Channel channel, Symbol symbol) {
        Set<String> symbols = wanted.get(channel);
        return symbols != null && (symbols.contains(symbol.value()) || symbols.contains(ALL));
    }

    /** All that is subscribed now, as the client is told. */
    synchronized Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("T", "subscription");
        for (Channel channel : Channel.values()) {
            told.put(channel.word, List.copyOf(wanted.getOrDefault(channel, Set.of())));
        }
        return told;
    }

    private static Collection<String> symbols(JsonNode message, Channel channel) {
        JsonNode list = message.get(channel.word);
        var symbols = new TreeSet<String>();
        if (list != null && list.isArray()) {
            list.forEach(symbol -> symbols.add(symbol.asString()));
        }
        return symbols;
    }
}
