package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import dev.kuber.platform.RunningKuber.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuthTest {

    private static final String REGISTER = "/api/v1/auth/register";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String ME = "/api/v1/auth/me";
    private static final String PASSWORD = "correct horse battery";

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void registeringLogsIn() {
        Client browser = kuber.stranger();

        Answer registered = browser.post(REGISTER, form("Ada@Example.com", PASSWORD, " Ada "))
                .expect(201);

        assertThat(registered.json().get("email").asString()).isEqualTo("ada@example.com");
        assertThat(registered.json().get("name").asString()).isEqualTo("Ada");
        assertThat(registered.json().get("admin").asBoolean()).isFalse();
        assertThat(registered.json().propertyNames()).containsExactly("id", "email", "name", "admin", "created_at");
        assertThat(registered.header("Set-Cookie"))
                .contains("KUBER_SESSION=", "HttpOnly", "SameSite=Lax", "XSRF-TOKEN=")
                .doesNotContain("Secure");
        assertThat(browser.get(ME).expect(200).json()).isEqualTo(registered.json());
    }

    @Test
    void loggingOutEndsTheSessionForGood() {
        Client browser = kuber.user();
        String session = browser.cookie("KUBER_SESSION");

        browser.post("/api/v1/auth/logout", "").expect(204);

        assertThat(browser.cookie("KUBER_SESSION")).isEmpty();
        kuber.stranger().header("Cookie", "KUBER_SESSION=" + session).get(ME).expect(401);
    }

    @Test
    void aLoginNeedsTheRightPasswordAndDoesNotSayWhatWasWrong() {
        kuber.stranger()
                .post(REGISTER, form("eve@example.com", PASSWORD, "Eve"))
                .expect(201);

        kuber.stranger().post(LOGIN, login("EVE@example.com", PASSWORD)).expect(200);
        Answer wrong = kuber.stranger()
                .post(LOGIN, login("eve@example.com", "wrong password"))
                .expect(401);
        Answer unknown = kuber.stranger()
                .post(LOGIN, login("nobody@example.com", PASSWORD))
                .expect(401);

        assertThat(wrong.json().get("detail").asString()).isEqualTo("Email or password is wrong.");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void anEmailIsTakenOnceInAnyCase() {
        kuber.stranger()
                .post(REGISTER, form("twice@example.com", PASSWORD, "One"))
                .expect(201);

        Answer second = kuber.stranger()
                .post(REGISTER, form("Twice@Example.com", PASSWORD, "Two"))
                .expect(409);

        assertThat(second.json().get("errors").get(0).get("field").asString()).isEqualTo("email");
    }

    @Test
    void everyWrongFieldOfARegistrationIsNamed() {
        Answer answer =
                kuber.stranger().post(REGISTER, form("no email", "short", " ")).expect(422);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("email", "password", "name");
        assertThat(answer.json().get("errors").get(1).get("message").asString())
                .isEqualTo("The password needs at least 10 characters; it has 5.");
    }

    @Test
    void aChangingRequestBySessionNeedsTheCsrfHeader() {
        Client browser = kuber.user();

        Answer refused = browser.withoutCsrf().post("/api/v1/auth/logout", "").expect(403);

        assertThat(refused.json().get("detail").asString()).contains("X-XSRF-TOKEN");
        browser.get(ME).expect(200);
        browser.header("X-XSRF-TOKEN", "guessed")
                .post("/api/v1/auth/logout", "")
                .expect(403);
    }

    @Test
    void aTokenActsForItsAccountWithoutCsrf() {
        kuber.stranger()
                .post(REGISTER, form("bot@example.com", PASSWORD, "Bot"))
                .expect(201);

        Answer token = kuber.stranger()
                .post("/api/v1/auth/token", """
                        {"email": "bot@example.com", "password": "%s", "name": "script"}""".formatted(PASSWORD))
                .expect(201);

        assertThat(token.json().propertyNames()).containsExactly("token", "name", "expires_at");
        Client program = kuber.stranger()
                .header("Authorization", "Bearer " + token.json().get("token").asString());
        assertThat(program.get(ME).expect(200).json().get("email").asString()).isEqualTo("bot@example.com");
        program.post("/api/v1/auth/logout", "").expect(204);
        kuber.stranger().header("Authorization", "Bearer nonsense").get(ME).expect(401);
        kuber.stranger()
                .get(ME + "?token=" + token.json().get("token").asString())
                .expect(401);
    }

    @Test
    void onlyConfiguredEmailsBecomeAdministrators() {
        Answer boss = kuber.stranger()
                .post(REGISTER, form("Boss@example.com", PASSWORD, "Boss"))
                .expect(201);

        assertThat(boss.json().get("admin").asBoolean()).isTrue();
    }

    @Test
    void guessingPasswordsIsSlowedDown() {
        kuber.stranger()
                .post(REGISTER, form("target@example.com", PASSWORD, "Target"))
                .expect(201);
        Answer last = kuber.stranger().post(LOGIN, login("target@example.com", "guess"));
        for (int attempt = 0; attempt < 10 && last.status() == 401; attempt++) {
            last = kuber.stranger().post(LOGIN, login("target@example.com", "guess"));
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 30);
    }

    @Test
    void secretsAreStoredAsHashesOnly() {
        Client browser = kuber.user();
        var jdbc = kuber.context().getBean(org.springframework.jdbc.core.simple.JdbcClient.class);

        assertThat(jdbc.sql("select password_hash from account")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertThat(jdbc.sql("select encode(secret_hash, 'escape') from account_session")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(stored -> stored.contains(browser.cookie("KUBER_SESSION")));
    }

    private static String form(String email, String password, String name) {
        return """
                {"email": "%s", "password": "%s", "name": "%s"}""".formatted(email, password, name);
    }

    private static String login(String email, String password) {
        return """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
    }
}
