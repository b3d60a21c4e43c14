package dev.kuber.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and who may enter.
 *
 * @param url a JDBC URL
 * @param user null when the URL names it
 * @param password null when the URL holds it or none is needed
 */
public record ConnectionSettings(
        String url, @Nullable String user, @Nullable String password) {

    /**
     * Reads {@code jdbc:postgresql://...} or {@code postgres://user:password@host:port/database?options}.
     *
     * @throws DatabaseFailure if it is neither
     */
    public static ConnectionSettings parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new ConnectionSettings(text, null, null);
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw unreadable();
        }
        try {
            var uri = new URI(text);
            if (uri.getHost() == null
                    || uri.getRawPath() == null
                    || uri.getRawPath().length() < 2) {
                throw unreadable();
            }
            String authority = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new ConnectionSettings(
                    "jdbc:postgresql://" + authority + uri.getRawPath() + query,
                    login.length > 0 ? decoded(login[0]) : null,
                    login.length > 1 ? decoded(login[1]) : null);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the text, which may hold a password. */
    private static DatabaseFailure unreadable() {
        return new DatabaseFailure("The database URL cannot be read. Write it as"
                + " jdbc:postgresql://host:5432/database?user=...&password=... or"
                + " postgres://user:password@host:5432/database, with special characters percent-encoded.");
    }

    @Override
    public String toString() {
        return "ConnectionSettings[" + url.replaceFirst("\\?.*", "") + "]";
    }
}
