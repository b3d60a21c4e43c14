package dev.kuber.platform.ledger;

import java.util.UUID;

/**
 * For whom and for what money is spent.
 *
 * @param owner id of the account
 * @param agentType of the node
 * @param mode the pipeline's trading mode, in lower case
 */
public record Payer(UUID owner, String pipelineId, String executionId, String node, String agentType, String mode) {}
