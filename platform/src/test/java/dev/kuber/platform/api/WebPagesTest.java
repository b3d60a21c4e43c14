package dev.kuber.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.RunningKuber;
import dev.kuber.platform.RunningKuber.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebPagesTest {

    private static RunningKuber kuber;

    @BeforeAll
    static void start() {
        kuber = RunningKuber.shared();
    }

    @Test
    void everyPageIsTheIndexAndNeverStale() {
        for (String path : new String[] {"/", "/index.html", "/pipelines/p123", "/login"}) {
            Answer page = kuber.stranger().get(path).expect(200);
            assertThat(page.body()).as(path).contains("Test page");
            assertThat(page.header("Cache-Control")).as(path).isEqualTo("no-cache");
            assertThat(page.header("Content-Type")).as(path).startsWith("text/html");
        }
    }

    @Test
    void filesWithAHashAreKeptForAYear() {
        Answer script = kuber.stranger()
                .header("Accept-Encoding", "gzip")
                .get("/main-AB12CD34.js")
                .expect(200);

        assertThat(script.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(script.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void whatIsNoPageIsNotFound() {
        kuber.stranger().get("/missing.js").expect(404);
        kuber.stranger().get("/missing-AB12CD34.js").expect(404);
        kuber.user().get("/api/v1/missing").expect(404);
        kuber.stranger().get("/api/v1/missing").expect(401);
    }

    @Test
    void foreignPagesAreKeptOut() {
        Answer page = kuber.stranger().get("/").expect(200);

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(kuber.stranger()
                        .header("Origin", "https://evil.example.com")
                        .get("/")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void healthIsPublicAndMetricsAreThereForThisMachine() {
        assertThat(kuber.stranger()
                        .get("/actuator/health")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("UP");
        kuber.stranger().get("/actuator/health/readiness").expect(200);
        assertThat(kuber.stranger().get("/actuator/prometheus").expect(200).body())
                .contains("jvm_memory_used_bytes");
    }
}
