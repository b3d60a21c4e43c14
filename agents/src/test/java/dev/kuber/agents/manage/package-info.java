/** Tests of the pipeline manager. */
@NullMarked
package dev.kuber.agents.manage;

import org.jspecify.annotations.NullMarked;
