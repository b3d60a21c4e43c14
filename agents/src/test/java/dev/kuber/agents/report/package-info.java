/** Tests of the report. */
@NullMarked
package dev.kuber.agents.report;

import org.jspecify.annotations.NullMarked;
