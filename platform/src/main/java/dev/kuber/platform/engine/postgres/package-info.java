/** The engine on PostgreSQL: durable steps by group commit, events, and wake-ups carried by db-scheduler. */
@NullMarked
package dev.kuber.platform.engine.postgres;

import org.jspecify.annotations.NullMarked;
