package dev.kuber.platform.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody gives to get an account; the texts are as typed. */
public record Registration(String email, String password, String name) {

    static final int SHORTEST_PASSWORD = 10;

    /** A bound on what the hash has to work through. */
    static final int LONGEST_PASSWORD = 200;

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

    /** What is wrong with it, in the order of the form; empty if nothing is. */
    List<Entry.Problem> problems() {
        var problems = new ArrayList<Entry.Problem>();
        if (email.isBlank()) {
            problems.add(new Entry.Problem("email", "Give an email address."));
        } else if (email.strip().length() > 254 || !EMAIL.matcher(email.strip()).matches()) {
            problems.add(new Entry.Problem("email", "This is not an email address; one looks like name@example.com."));
        }
        if (password.length() < SHORTEST_PASSWORD) {
            problems.add(new Entry.Problem(
                    "password",
                    "The password needs at least " + SHORTEST_PASSWORD + " characters; it has " + password.length()
                            + "."));
        } else if (password.length() > LONGEST_PASSWORD) {
            problems.add(new Entry.Problem(
                    "password", "The password may have at most " + LONGEST_PASSWORD + " characters."));
        }
        if (name.isBlank()) {
            problems.add(new Entry.Problem("name", "Give a name."));
        } else if (name.strip().length() > 100 || name.codePoints().anyMatch(Character::isISOControl)) {
            problems.add(new Entry.Problem("name", "A name has at most 100 characters, on one line."));
        }
        return problems;
    }

    /** An email as it is compared and stored. */
    static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
