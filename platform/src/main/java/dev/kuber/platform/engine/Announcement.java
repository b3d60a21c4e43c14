package dev.kuber.platform.engine;

/** An event for its owner, not yet numbered. */
public record Announcement(String owner, EventDraft event) {}
