/** Tests of the triggers. */
@NullMarked
package dev.kuber.agents.trigger;

import org.jspecify.annotations.NullMarked;
