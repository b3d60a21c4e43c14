package dev.kuber.platform.accounts;

import java.time.Instant;
import java.util.UUID;

/** A user of this installation. */
public record Account(UUID id, String email, String name, boolean admin, Instant createdAt) {}
