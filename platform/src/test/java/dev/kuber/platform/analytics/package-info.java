/** Tests of the figures against hand-computed examples. */
@NullMarked
package dev.kuber.platform.analytics;

import org.jspecify.annotations.NullMarked;
