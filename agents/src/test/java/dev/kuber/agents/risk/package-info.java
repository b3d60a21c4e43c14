/** Tests of sizing and limits. */
@NullMarked
package dev.kuber.agents.risk;

import org.jspecify.annotations.NullMarked;
