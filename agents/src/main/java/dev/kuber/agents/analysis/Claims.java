package dev.kuber.agents.analysis;

import dev.kuber.fact.MarketSnapshot;
import dev.kuber.fact.MarketSnapshot.Frame;
import dev.kuber.indicator.Readings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks what an answer says of indicators against the figures that its writer was given. Pure.
 *
 * <p>A claim is an indicator followed by a number, such as "RSI is 71", "5m ADX of 30" or "RSI(14) above 70". It is borne
 * out by the named timeframe, or by any where none is named, within one unit of the last digit written. What is only
 * imagined ("if RSI falls below 30") is no claim. Figures written in another order, or in words, are not found.
 */
final class Claims {

    private static final Map<String, ToDoubleFunction<Readings>> INDICATORS = Map.ofEntries(
            Map.entry("rsi", Readings::rsi14),
            Map.entry("rsi14", Readings::rsi14),
            Map.entry("adx", Readings::adx14),
            Map.entry("adx14", Readings::adx14),
            Map.entry("atr", Readings::atr14),
            Map.entry("atr14", Readings::atr14),
            Map.entry("sma20", Readings::sma20),
            Map.entry("sma50", Readings::sma50),
            Map.entry("sma200", Readings::sma200),
            Map.entry("ema12", Readings::ema12),
            Map.entry("ema26", Readings::ema26),
            Map.entry("macdhistogram", Readings::macdHistogram),
            Map.entry("bollingerupper", Readings::bollingerUpper),
            Map.entry("bollingerlower", Readings::bollingerLower));

    private static final String NAME = "\\b(?<name>rsi|adx|atr|sma|ema|macd histogram|bollinger upper|bollinger lower)"
            + "(?:\\s*[(-]?\\s*(?<period>200|14|20|50|12|26)(?![.,]?\\d)\\)?)?";

    private static final String WORDS =
            "(?<words>(?:[\\s:=(~]|\\b(?:is|at|of|was|now|only|just|still|currently|stands|sits|reads"
                    + "|reading|value|near|around|about|roughly|the|a|has|risen|fallen|to|well|above|over|below|under)\\b)+)";

    private static final Pattern CLAIM = Pattern.compile(
            NAME + WORDS + "\\$?(?<number>-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern IMAGINED = Pattern.compile(
            "\\b(?:if|until|unless|when|once|should|would|could|were|wait for|needs?)\\b[^.;]*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TIMEFRAME = Pattern.compile("\\b(\\d+[mhdw])\\b[^.;,]*$");

    private Claims() {}

    /** The figures that the data do not bear out, as sentences; empty if there are none. */
    static List<String> wrong(MarketSnapshot snapshot, String text) {
        var flaws = new ArrayList<String>();
        // What a hostile answer could make slow is cut: reasons are short.
        Matcher claim = CLAIM.matcher(text.substring(0, Math.min(text.length(), 4_000)));
        while (claim.find()) {
            String before = text.substring(0, claim.start());
            ToDoubleFunction<Readings> indicator = INDICATORS.get(key(claim));
            if (indicator != null && !IMAGINED.matcher(sentence(before)).find()) {
                List<Frame> frames = meant(snapshot, before);
                if (!frames.isEmpty() && frames.stream().noneMatch(frame -> holds(claim, indicator, frame))) {
                    flaws.add(flaw(claim.group(), indicator, frames));
                }
            }
        }
        return flaws.stream().distinct().toList();
    }

    private static String key(Matcher claim) {
        String name = claim.group("name").toLowerCase(Locale.ROOT).replace(" ", "");
        String period = claim.group("period");
        return period == null ? name : name + period;
    }

    private static String sentence(String before) {
        return before.substring(Math.max(before.length() - 120, before.lastIndexOf(". ") + 1));
    }

    /** The timeframe named just before the claim; all where none is. */
    private static List<Frame> meant(MarketSnapshot snapshot, String before) {
        Matcher named = TIMEFRAME.matcher(sentence(before));
        if (!named.find()) {
            return snapshot.frames();
        }
        String timeframe = named.group(1);
        List<Frame> found = snapshot.frames().stream()
                .filter(frame -> frame.timeframe().toString().equals(timeframe))
                .toList();
        return found.isEmpty() ? snapshot.frames() : found;
    }

    private static boolean holds(Matcher claim, ToDoubleFunction<Readings> indicator, Frame frame) {
        double real = indicator.applyAsDouble(frame.readings());
        String digits = claim.group("number").replace(",", "");
        double said = Double.parseDouble(digits);
        int point = digits.indexOf('.');
        double unit = Math.pow(10, point < 0 ? 0 : point + 1 - digits.length()) + 1e-9;
        String words = claim.group("words").toLowerCase(Locale.ROOT);
        if (words.contains("above") || words.contains("over")) {
            return real > said - unit;
        }
        if (words.contains("below") || words.contains("under")) {
            return real < said + unit;
        }
        return Math.abs(real - said) < unit;
    }

    private static String flaw(String said, ToDoubleFunction<Readings> indicator, List<Frame> frames) {
        return "'" + said.strip() + "' is not so: "
                + String.join(
                        ", ",
                        frames.stream()
                                .map(frame ->
                                        real(indicator.applyAsDouble(frame.readings())) + " on " + frame.timeframe())
                                .toList())
                + ".";
    }

    private static String real(double value) {
        return Double.isNaN(value) ? "unknown" : Figures.price(value);
    }
}
