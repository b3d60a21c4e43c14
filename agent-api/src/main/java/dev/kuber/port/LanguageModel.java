package dev.kuber.port;

import dev.kuber.agent.Param;
import java.util.List;
import java.util.function.Function;

/** A language model that gives opinions and reasons; every number that moves money is computed by code. */
public interface LanguageModel {

    /**
     * Asks and waits for the whole answer.
     *
     * @throws Unavailable if no such model is connected, it does not answer, or its answer cannot be used
     * @throws BudgetExceeded if the money is gone
     */
    <T extends Record> T ask(Question<T> question);

    /**
     * What is asked.
     *
     * @param model a connected model's name
     * @param member who asks, such as {@code market_analyst}; shown in the run
     * @param answer the record that the answer must fill; {@link Param} on its components describes and limits them
     * @param tools what the model may look up; may be empty
     * @param maxTokens of the reply
     */
    record Question<T extends Record>(
            String model, String member, Prompt prompt, Class<T> answer, List<Tool<?>> tools, int maxTokens) {
        public Question {
            tools = List.copyOf(tools);
            if (maxTokens < 1) {
                throw new IllegalArgumentException("A reply needs room: maxTokens is " + maxTokens + ".");
            }
        }
    }

    /**
     * Instructions and data, kept apart: nothing that comes from outside is ever an instruction.
     *
     * @param name of the file that holds the instructions
     * @param version of that file
     * @param system the instructions, ours alone
     * @param data everything from outside, fenced
     */
    record Prompt(String name, int version, String system, String data) {}

    /**
     * What a model may look up. Pure over what the agent knows already, so that a recorded answer stays true.
     *
     * @param name in {@code snake_case}
     * @param description tells the model what it gets and when to ask
     * @param arguments a record whose components are described by {@link Param}
     * @param call gives the text that the model reads, fenced like all data
     */
    record Tool<A extends Record>(String name, String description, Class<A> arguments, Function<A, String> call) {}

    /** The model cannot answer; the message is a sentence that says what to do. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean retry;

        /** @param retry false where trying again cannot help, such as a model that is not connected */
        public Unavailable(String sentence, boolean retry) {
            super(sentence);
            this.retry = retry;
        }

        public boolean retry() {
            return retry;
        }
    }

    /** The money that may be spent is gone; the message is a sentence with the numbers. */
    final class BudgetExceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BudgetExceeded(String sentence) {
            super(sentence);
        }
    }
}
