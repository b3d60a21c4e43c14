package dev.kuber.platform.engine;

/** Told of every commit after it is durable, in the process that made it. Must be quick and must not throw. */
@FunctionalInterface
public interface StepListener {

    StepListener NONE = _ -> {};

    void committed(StepCommit commit);
}
