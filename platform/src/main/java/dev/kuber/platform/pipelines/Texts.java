package dev.kuber.platform.pipelines;

/** The limits of what users call their pipelines; what is thrown begins with the field. */
final class Texts {

    private Texts() {}

    static String name(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 100) {
            throw new IllegalArgumentException("name: A pipeline needs a name of 1 to 100 characters.");
        }
        return stripped;
    }

    static String description(String description) {
        return atMost(2000, "description", "A description", description);
    }

    static String atMost(int characters, String field, String what, String text) {
        if (text.length() > characters) {
            throw new IllegalArgumentException(field + ": " + what + " has at most " + characters + " characters.");
        }
        return text;
    }
}
