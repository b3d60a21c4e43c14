/** An example of agents that somebody else has made. */
@NullMarked
package dev.example.agents;

import org.jspecify.annotations.NullMarked;
