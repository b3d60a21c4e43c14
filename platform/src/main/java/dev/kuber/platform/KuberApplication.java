package dev.kuber.platform;

import dev.kuber.platform.demo.Demo;
import dev.kuber.platform.exchange.ExchangeCommand;
import dev.kuber.platform.roles.Role;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;

/** Starts Kuber. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KuberApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("demo")) {
            System.exit(Demo.run(application(), List.of(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals("exchange")) {
            int status =
                    ExchangeCommand.run(List.of(args).subList(1, args.length), new TimeAndChance().clock(), System.out);
            if (status != 0) {
                System.exit(status);
            }
            return;
        }
        application().run(args);
    }

    /** The application as it runs: with a web server in processes that have the role {@link Role#API}. */
    public static SpringApplication application() {
        var application = new SpringApplication(KuberApplication.class);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            String role = event.getEnvironment().getProperty(Role.PROPERTY, "all");
            boolean serves = Role.parse(role).contains(Role.API);
            event.getSpringApplication()
                    .setWebApplicationType(serves ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        });
        return application;
    }
}
