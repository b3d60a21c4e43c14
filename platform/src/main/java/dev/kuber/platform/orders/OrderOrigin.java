package dev.kuber.platform.orders;

/**
 * Whose order it is, and where it goes.
 *
 * @param owner id of the account that the pipeline belongs to
 * @param account key of the account at the broker or exchange
 */
public record OrderOrigin(String owner, String pipelineId, int revision, String executionId, String account) {}
