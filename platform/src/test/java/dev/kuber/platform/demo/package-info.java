/** Tests of the demo as a user sees it. */
@NullMarked
package dev.kuber.platform.demo;

import org.jspecify.annotations.NullMarked;
