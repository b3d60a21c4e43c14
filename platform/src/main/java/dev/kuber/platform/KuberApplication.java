package dev.kuber.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Kuber. */
@SpringBootApplication
public class KuberApplication {

    public static void main(String[] args) {
        SpringApplication.run(KuberApplication.class, args);
    }
}
