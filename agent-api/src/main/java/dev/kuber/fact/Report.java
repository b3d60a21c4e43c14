package dev.kuber.fact;

import dev.kuber.agent.Explained;

/** The readable story of an execution: its reasoning, its trades, their result. */
public record Report(String title, String markdown, String sentence) implements Explained {}
