/** The ports through which agents touch the world; each is also a permission a user sees. */
@NullMarked
package dev.kuber.port;

import org.jspecify.annotations.NullMarked;
