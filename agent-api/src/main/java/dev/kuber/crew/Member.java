package dev.kuber.crew;

import dev.kuber.port.LanguageModel.Tool;
import java.util.List;

/**
 * One voice of a crew.
 *
 * @param role who it is, such as {@code market_analyst}; shown in the run
 * @param answer the record it fills
 * @param tools what it may look up
 * @param maxTokens of one reply
 */
public record Member<T extends Record>(
        String role, Instructions instructions, Class<T> answer, List<Tool<?>> tools, int maxTokens) {

    public Member {
        tools = List.copyOf(tools);
    }

    /** What this member is to look at; {@code data} is made of sections of a {@link Fence}. */
    public Brief<T> reads(String data) {
        return new Brief<>(this, data);
    }

    /** A member and what it looks at. */
    public record Brief<T extends Record>(Member<T> member, String data) {}
}
