/** Tests of the analysts and strategists. */
@NullMarked
package dev.kuber.agents.analysis;

import org.jspecify.annotations.NullMarked;
