package dev.kuber.crew;

/** What a member answered. */
public record Said<T extends Record>(Member<T> member, T answer) {

    public String role() {
        return member.role();
    }
}
