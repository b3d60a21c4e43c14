package dev.kuber.platform;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.kuber.agent.Agent;
import dev.kuber.platform.catalog.AgentEntry;
import dev.kuber.platform.catalog.Catalog;
import dev.kuber.platform.pipelines.TradingMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house. Each rule here is one of CONTRIBUTING's conventions. */
class ArchitectureTest {

    /** Where time, ids and chance come from; everything else is given them. */
    private static final Set<String> SOURCES_OF_TIME_AND_CHANCE =
            Set.of("dev.kuber.platform.TimeAndChance", "dev.kuber.platform.database.ServerFiles");

    private static final Set<String> READ_THE_WALL_CLOCK = Set.of("now", "systemUTC", "systemDefaultZone", "system");

    private static final JavaClasses KUBER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kuber");

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        ApplicationModules.of(KuberApplication.class).verify();
    }

    @Test
    void agentsSeeTheAgentApiAndNothingElse() {
        holds(classes()
                .that()
                .resideInAPackage("dev.kuber.agents..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kuber.agents..",
                        "dev.kuber.agent..",
                        "dev.kuber.condition..",
                        "dev.kuber.crew..",
                        "dev.kuber.fact..",
                        "dev.kuber.indicator..",
                        "dev.kuber.port..",
                        "dev.kuber.trade..",
                        "java..",
                        "org.jspecify.."));
    }

    @Test
    void theAgentApiDependsOnTheJdkAlone() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("dev.kuber.agents..", "dev.kuber.platform..", "dev.kuber.benchmarks..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.kuber.agents..")
                        .or(resideInAPackage("dev.kuber.platform.."))
                        .or(resideInAPackage("org.springframework.."))
                        .or(resideInAPackage("tools.jackson.."))));
    }

    @Test
    void timeIdsAndChanceComeFromOutside() {
        holds(noClasses()
                .that(describe("are not named sources", type -> !SOURCES_OF_TIME_AND_CHANCE.contains(type.getName())))
                .should(callCodeUnitWhere(
                        describe("reads the wall clock or makes chance", ArchitectureTest::readsClockOrChance))));
    }

    private static boolean readsClockOrChance(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        boolean noArguments = target.getRawParameterTypes().isEmpty();
        return switch (owner) {
            case "java.lang.System" -> target.getName().equals("currentTimeMillis");
            case "java.lang.Math" -> target.getName().equals("random");
            case "java.util.UUID" -> target.getName().equals("randomUUID");
            case "java.util.concurrent.ThreadLocalRandom" -> true;
            case "java.util.Random", "java.security.SecureRandom" ->
                target.getName().equals("<init>") && noArguments;
            default -> owner.startsWith("java.time.") && noArguments && READ_THE_WALL_CLOCK.contains(target.getName());
        };
    }

    /** The engine, the markets, the brokers and every agent work the same in every mode. */
    @Test
    void nobodyAsksForTheTradingMode() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.kuber.platform.modes..", "dev.kuber.platform.pipelines..", "dev.kuber.platform.api..")
                .should()
                .accessClassesThat()
                .areAssignableTo(TradingMode.class));
    }

    @Test
    void constructorsHaveAtMostSixParameters() {
        holds(constructors()
                .that()
                .areDeclaredInClassesThat(describe(
                        "are written by hand and no records or enums",
                        type -> !type.isRecord() && !type.isEnum() && !type.isAnonymousClass() && !type.isInnerClass()))
                .should(new HaveAtMost(6)));
    }

    @Test
    void namesSayWhatAThingIs() {
        holds(noClasses()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*(Impl|Helper|Util|Utils|Base|Abstract[A-Z]\\w*)"));
    }

    @Test
    void everyAgentIsRegisteredUnderATypeOfItsOwn() {
        List<String> registered = Catalog.discovered().agents().stream()
                .map(AgentEntry::agent)
                .map(agent -> agent.getClass().getName())
                .toList();
        List<String> present = KUBER.stream()
                .filter(type -> type.isAssignableTo(Agent.class))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.getPackageName().startsWith("dev.kuber.agents"))
                .map(JavaClass::getName)
                .toList();
        assertThat(registered).isNotEmpty().containsExactlyInAnyOrderElementsOf(present);
    }

    private static void holds(ArchRule rule) {
        rule.check(KUBER);
    }
}
