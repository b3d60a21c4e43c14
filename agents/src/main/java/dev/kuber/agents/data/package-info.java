/** Agents that gather what the market shows. */
@NullMarked
package dev.kuber.agents.data;

import org.jspecify.annotations.NullMarked;
