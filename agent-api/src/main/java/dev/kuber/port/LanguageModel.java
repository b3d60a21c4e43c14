package dev.kuber.port;

/** A language model that gives opinions and reasons; every number that moves money is computed by code. */
public interface LanguageModel {

    /** @throws Unavailable if no such model is connected or it does not answer */
    <T extends Record> T ask(Question<T> question);

    /**
     * What is asked.
     *
     * @param model a connected model's name
     * @param system who the model is to be
     * @param prompt the question with all it needs to know
     * @param answer the record that the answer must fill
     */
    record Question<T extends Record>(String model, String system, String prompt, Class<T> answer) {}

    /** The model cannot answer; the message is a sentence that says what to do. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String sentence) {
            super(sentence);
        }
    }
}
