package dev.kuber.testing;

import dev.kuber.agent.Fact;
import dev.kuber.agent.Outcome;
import dev.kuber.agent.SymbolFact;
import dev.kuber.agent.WakeOn;
import dev.kuber.trade.Symbol;
import java.time.Instant;
import java.util.List;

/** What an agent answered, read by a test: each question fails the test with a sentence when the answer is another. */
public record Result(String agent, Outcome outcome) {

    /** The facts it gave, in order. */
    public List<Fact> facts() {
        return switch (outcome) {
            case Outcome.Done done -> done.facts();
            case Outcome.Wait wait -> wait.facts();
            case Outcome.Stop _, Outcome.Failed _ -> List.of();
        };
    }

    public boolean done() {
        return outcome instanceof Outcome.Done;
    }

    public boolean waits() {
        return outcome instanceof Outcome.Wait;
    }

    /** The newest fact of this type. */
    public <T extends Fact> T fact(Class<T> type) {
        return facts().reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> otherwise("give a " + Fact.typeOf(type)));
    }

    /** The newest fact of this type about the symbol. */
    public <T extends SymbolFact> T fact(Class<T> type, String symbol) {
        return facts().reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fact -> fact.symbol().equals(Symbol.of(symbol)))
                .findFirst()
                .orElseThrow(() -> otherwise("give a " + Fact.typeOf(type) + " for " + symbol));
    }

    /** Until when it waits. */
    public Instant until() {
        if (outcome instanceof Outcome.Wait wait) {
            return wait.until();
        }
        throw otherwise("wait");
    }

    /** What may wake it before. */
    public List<WakeOn> wakesOn() {
        if (outcome instanceof Outcome.Wait wait) {
            return wait.on();
        }
        throw otherwise("wait");
    }

    /** Why it stopped. */
    public String stopped() {
        if (outcome instanceof Outcome.Stop stop) {
            return stop.reason();
        }
        throw otherwise("stop");
    }

    /** Why it failed. */
    public String failed() {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.problem();
        }
        throw otherwise("fail");
    }

    private AssertionError otherwise(String expected) {
        return new AssertionError(agent + " was to " + expected + ", but answered " + outcome + ".");
    }
}
