package dev.kuber.platform.markets;

/**
 * What is wrong with one line of an imported file.
 *
 * @param line number of the line, the first is 1
 * @param message a sentence for the person who imports
 */
public record ImportProblem(int line, String message) {}
