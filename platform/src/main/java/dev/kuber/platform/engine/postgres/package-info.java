/** The engine on PostgreSQL: durable steps by group commit, events, and wake-ups carried by db-scheduler. */
@NamedInterface("postgres")
@NullMarked
package dev.kuber.platform.engine.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
