package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final String LOGIN = "/api/v1/auth/login";

    private static RunningKuber kuber;
    private Answer answer = new Answer(0, java.util.Map.of(), "");

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @AfterEach
    void showsNothingOfTheInside() {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().get("type").asString()).isEqualTo("about:blank");
        assertThat(answer.body())
                .doesNotContain("Exception", "java.", "springframework", "dev.kuber", "jackson", "\tat ");
    }

    @Test
    void malformedJsonIsNamedByLineAndColumn() {
        answer = kuber.stranger().post(LOGIN, "{\"email\": \"a@b.c\",\n \"password\" \"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).startsWith("The body is not valid JSON at line 2, column ");
    }

    @Test
    void anEndInTheMiddleIsMalformed() {
        answer = kuber.stranger().post(LOGIN, "{\"email\": ");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).startsWith("The body is not valid JSON");
    }

    @Test
    void anUnknownFieldIsNamedWithThoseThatExist() {
        answer = kuber.stranger().post(LOGIN, "{\"email\": \"a@b.c\", \"password\": \"x\", \"pasword\": \"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).isEqualTo("'pasword': There is no field 'pasword' here; there are: email, password.");
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("pasword");
    }

    @Test
    void aMissingFieldIsNamed() {
        answer = kuber.stranger().post(LOGIN, "{\"email\": \"a@b.c\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).isEqualTo("'password': This field is needed.");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        answer = kuber.stranger().post(LOGIN, "{\"email\": {\"a\": 1}, \"password\": \"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).isEqualTo("'email': This must be a text.");
    }

    @Test
    void aListInsteadOfAnObjectIsRefused() {
        answer = kuber.stranger().post(LOGIN, "[1, 2]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).isEqualTo("The body must be an object.");
    }

    @Test
    void aBodyIsNeeded() {
        answer = kuber.stranger().post(LOGIN, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(detail()).isEqualTo("A JSON body is needed.");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        var client = kuber.stranger();
        answer = client.send(client.request(LOGIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', '}'})));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void anUnknownAddressOfTheApiIsNotAPage() {
        answer = kuber.user().get("/api/v1/nothing");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void aStrangerIsToldToLogIn() {
        answer = kuber.stranger().get("/api/v1/auth/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(detail()).isEqualTo("Log in first.");
    }

    @Test
    void aWrongMethodSaysWhichAreRight() {
        answer = kuber.stranger().get(LOGIN);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(detail()).isEqualTo("The method GET is not possible here; possible: POST.");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void aFormIsNotJson() {
        var client = kuber.stranger();
        answer = client.send(client.request(LOGIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=a")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(detail()).contains("application/json");
    }

    @Test
    void closedActuatorEndpointsAreRefused() {
        answer = kuber.user().get("/actuator/env");

        assertThat(answer.status()).isEqualTo(403);
    }

    private String detail() {
        return answer.json().get("detail").asString();
    }
}
