/** Tests of crews. */
@NullMarked
package dev.kuber.crew;

import org.jspecify.annotations.NullMarked;
