package dev.kuber.platform.models;

/**
 * Which question of which run of a step; the same when the step is run again after a crash.
 *
 * @param hash of the request
 * @param occurrence the same request made by the same member in the same run: 1, 2, 3 ...
 */
record CallKey(String stepKey, String member, String hash, int occurrence) {

    /** Names one try of it within the run of the step. */
    String attempt(int attempt) {
        return member + "/" + hash + "/" + occurrence + "/" + attempt;
    }
}
