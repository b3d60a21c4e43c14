package dev.kuber.platform.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What to try out of a pipeline.
 *
 * @param definition null for the draft or, without one, the newest revision
 * @param until id of the node to run to; null for all
 * @param pins facts that these nodes give instead of running, by node id
 * @param skipTriggers whether triggers fire at once; null for no
 */
record TrialRequest(
        @Nullable JsonNode definition,
        @Nullable String until,
        @Nullable Map<String, List<JsonNode>> pins,
        @Nullable Boolean skipTriggers) {}
