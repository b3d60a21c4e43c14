/** What an agent author needs to test an agent without Spring and without mocks. */
@NullMarked
package dev.kuber.testing;

import org.jspecify.annotations.NullMarked;
