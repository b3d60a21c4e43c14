package dev.kuber.platform.api;

import dev.kuber.platform.accounts.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * What a logged-in browser keeps: the session's secret, which scripts cannot read, and a token derived from it, which the
 * pages' own script sends back in a header and a foreign page cannot.
 */
final class SessionCookies {

    static final String SESSION = "KUBER_SESSION";
    static final String CSRF = "XSRF-TOKEN";
    static final String CSRF_HEADER = "X-XSRF-TOKEN";

    private SessionCookies() {}

    static Optional<Secret> session(HttpServletRequest request) {
        return cookie(request, SESSION).map(Secret::new);
    }

    static void set(HttpServletRequest request, HttpServletResponse response, Secret session, Duration lifetime) {
        add(request, response, SESSION, session.text(), lifetime, true);
        add(request, response, CSRF, csrf(session), lifetime, false);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, SESSION, "", Duration.ZERO, true);
        add(request, response, CSRF, "", Duration.ZERO, false);
    }

    /** Whether the request proves that it comes from our own pages. */
    static boolean csrfProven(HttpServletRequest request, Secret session) {
        String given = request.getHeader(CSRF_HEADER);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), csrf(session).getBytes(StandardCharsets.UTF_8));
    }

    private static String csrf(Secret session) {
        return session.derived("csrf");
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration lifetime,
            boolean httpOnly) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(lifetime)
                        .httpOnly(httpOnly)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
