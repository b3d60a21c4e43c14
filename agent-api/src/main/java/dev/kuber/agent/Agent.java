package dev.kuber.agent;

/**
 * One step of a pipeline: a decision over facts, made through the ports it declares.
 *
 * <p>An agent is stateless: what it must remember between two runs it returns as a {@link Fact}. It may be run again
 * with the same state after a crash, so every side effect it causes carries an id derived from that state.
 *
 * @param <C> its configuration, a record whose components are described with {@link Param}
 */
public interface Agent<C extends Record> {

    /**
     * Decides what happens next. Called again for the same node after {@link Outcome.Wait} and after a retry.
     *
     * @param config the node's validated configuration
     * @param state the facts known to this node so far
     * @param context time, ports and log
     */
    Outcome run(C config, PipelineState state, Context context);
}
