/** Crews: members of one language model that are heard side by side, debate, and are weighed by one who has read them all. */
@NullMarked
package dev.kuber.crew;

import org.jspecify.annotations.NullMarked;
