package dev.kuber.agent;

/** A fact that says in one plain sentence what was decided; the sentence is shown first wherever the fact is. */
public interface Explained extends Fact {

    String sentence();
}
