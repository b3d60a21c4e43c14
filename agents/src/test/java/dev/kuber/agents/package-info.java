/** Tests of all agents together. */
@NullMarked
package dev.kuber.agents;

import org.jspecify.annotations.NullMarked;
