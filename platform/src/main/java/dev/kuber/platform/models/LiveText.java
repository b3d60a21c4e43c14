package dev.kuber.platform.models;

import java.util.UUID;

/**
 * What a model has said so far.
 *
 * @param call id of the recorded call that it becomes
 * @param reasoning what it thinks before it answers; empty where that is not shown
 * @param text all of it, from the beginning
 * @param done whether it has ended, one way or another: the call is recorded now, and the texts here are empty
 */
public record LiveText(
        UUID call, String executionId, String node, String member, String reasoning, String text, boolean done) {

    LiveText ended() {
        return new LiveText(call, executionId, node, member, "", "", true);
    }
}
