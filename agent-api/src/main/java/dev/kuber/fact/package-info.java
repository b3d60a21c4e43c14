/** The facts that the built-in agents exchange; a plugin may bring its own. */
@NullMarked
package dev.kuber.fact;

import org.jspecify.annotations.NullMarked;
