/** What an agent is: its method, its metadata, its configuration, its outcomes and the state it reads. */
@NullMarked
package dev.kuber.agent;

import org.jspecify.annotations.NullMarked;
