package dev.kuber.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kuber.platform.json.FactTypes;
import dev.kuber.platform.json.KuberJson;
import dev.kuber.trade.Money;
import dev.kuber.trade.Timeframe;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionsTest {

    private static final KuberJson JSON = KuberJson.of(FactTypes.builtIn());

    private static final String FULL = """
            {"nodes":[{"id":"bias","agent_type":"bias_agent","config":{"a":0.10},"position":{"x":1,"y":2.5}}],
             "edges":[{"from":"data","to":"bias"}],
             "settings":{"symbols":["AAPL","BTC/USD"],"timeframe":"15m","trading_mode":"paper","run_mode":"run_on_signal",
               "calendar":"always","max_retries":5,"retry_backoff":"PT10S","concurrent_executions":2,
               "simulation":{"market":"recorded","speed":600,"seed":7,"start":"2025-01-02T14:30:00Z","initial_balance":"2500.50"},
               "broker_connection":"b1","approval":{"timeout":"PT5M"},
               "schedule":{"start_time":"18:00","end_time":"02:00","zone":"Europe/Berlin","days":["monday","sunday"],
                 "flatten_at_end":true,"stop_at_end":true,"late":"skip","tolerance":"PT1M","interval":"PT15M"},
               "limits":{"trades_per_day":3,"executions_per_day":20,"loss_per_day":"500.50","drawdown_percent":2.5}}}
            """;

    @Test
    void missingSettingsTakeTheirDefaults() {
        Definition.Settings settings = Samples.read("{}").settings();
        assertThat(settings)
                .isEqualTo(new Definition.Settings(
                        List.of(),
                        Timeframe.M5,
                        TradingMode.SIMULATION,
                        RunMode.RUN_ONCE,
                        Hours.NYSE,
                        3,
                        Duration.ofSeconds(2),
                        1,
                        new Definition.Simulation(PriceSource.SYNTHETIC, 60, 1, null, Money.of(100_000)),
                        null,
                        null,
                        null,
                        null));
        assertThat(Samples.read("{\"settings\":{\"simulation\":{\"speed\":10}}}")
                        .settings()
                        .simulation())
                .isEqualTo(new Definition.Simulation(PriceSource.SYNTHETIC, 10, 1, null, Money.of(100_000)));
    }

    @Test
    void aDefinitionIsWrittenAsItWasReadAndComesBackFromStorage() {
        Definition definition = Samples.read(FULL);
        assertThat(definition.settings().simulation().initialBalance()).isEqualTo(Money.of("2500.5"));
        String stored = JSON.write(definition);
        assertThat(Samples.read(stored)).isEqualTo(definition);
        assertThat(JSON.read(stored, Definition.class)).isEqualTo(definition);
        assertThat(stored).contains("\"config\":{\"a\":0.10}", "\"trading_mode\":\"paper\"", "\"late\":\"skip\"");
    }

    @Test
    void aScheduleIsOnWeekdaysInNewYorkAndRunsLateWithinFiveMinutesUnlessToldOtherwise() {
        Definition.Settings settings =
                Samples.read("{\"settings\":{\"schedule\":{},\"limits\":{}}}").settings();
        assertThat(settings.schedule())
                .isEqualTo(new RunSchedule(
                        null,
                        null,
                        ZoneId.of("America/New_York"),
                        List.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY),
                        false,
                        false,
                        RunSchedule.Late.RUN,
                        Duration.ofMinutes(5),
                        null));
        assertThat(settings.limits()).isEqualTo(new DailyLimits(null, null, null, null));
    }

    @Test
    void approvalWaitsAQuarterOfAnHourUnlessToldOtherwiseAndIsNotAskedForInOldDefinitions() {
        assertThat(Samples.read("{\"settings\":{\"approval\":{}}}").settings().approval())
                .isEqualTo(new Definition.Approval(Duration.ofMinutes(15)));
        String old = JSON.write(Samples.read("{}")).replace(",\"broker_connection\":null,\"approval\":null", "");
        assertThat(old).doesNotContain("approval");
        assertThat(JSON.read(old, Definition.class).settings().approval()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                        |        |                                 | The configuration must be a JSON object, not [].
            {"nodes":{}}                              |        | nodes                           | nodes: It must be a list, not {}.
            {"nodes":[{"id":"a"}]}                    | a      | nodes[0].agent_type             | nodes[0].agent_type: Agent type is required.
            {"nodes":[{"agent_type":"x"}]}            |        | nodes[0].id                     | nodes[0].id: Id is required.
            {"nodes":[{"id":"a b","agent_type":"x"}]} | a b    | nodes[0].id                     | nodes[0].id: 'a b' may only have letters, digits, '_' and '-', such as bias_2.
            {"nodes":[{"id":"a","agent_type":"x","config":[]}]} | a | nodes[0].config            | nodes[0].config: It must be a JSON object, not [].
            {"edges":[{"from":"a"}]}                  |        | edges[0].to                     | edges[0].to: To is required.
            {"setings":{}}                            |        | setings                         | setings: There is no such field; there are nodes, edges, settings.
            {"settings":{"symbols":["Apple Inc"]}}    |        | settings.symbols[0]             | settings.symbols[0]: 'Apple Inc' is not a symbol: use up to 20 capital letters, digits, '.', '/', '_' or '-', such as AAPL.
            {"settings":{"timeframe":"7x"}}           |        | settings.timeframe              | settings.timeframe: '7x' is not a timeframe: write 1m, 5m, 15m, 30m, 1h, 4h, 1d or 1w.
            {"settings":{"trading_mode":"real"}}      |        | settings.trading_mode           | settings.trading_mode: It must be one of live, paper, simulation, validation, not "real".
            {"settings":{"calendar":"lse"}}           |        | settings.calendar               | settings.calendar: It must be one of nyse, always, not "lse".
            {"settings":{"max_retries":-1}}           |        | settings.max_retries            | settings.max_retries: Retries must be at least 0, not -1.
            {"settings":{"retry_backoff":"PT1H"}}     |        | settings.retry_backoff          | settings.retry_backoff: Wait before a retry must be at most PT10M, not PT1H.
            {"settings":{"approval":{"timeout":"PT59S"}}} |    | settings.approval.timeout       | settings.approval.timeout: Wait for consent must be at least PT1M, not PT59S.
            {"settings":{"approval":{"timeout":"P2D"}}} |      | settings.approval.timeout       | settings.approval.timeout: Wait for consent must be at most PT24H, not PT48H.
            {"settings":{"broker_connection":""}}     |        | settings.broker_connection      | settings.broker_connection: Broker connection must have at least 1 characters, not 0.
            {"settings":{"simulation":{"speed":0.5}}} |        | settings.simulation.speed       | settings.simulation.speed: Speed must be at least 1 market seconds per second, not 0.5.
            {"settings":{"schedule":{"zone":"Mars/Olympus"}}} |  | settings.schedule.zone          | settings.schedule.zone: 'Mars/Olympus' is not a timezone: write it like America/New_York.
            {"settings":{"schedule":{"days":["someday"]}}} |     | settings.schedule.days[0]       | settings.schedule.days[0]: It must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday, not "someday".
            {"settings":{"limits":{"trades_per_day":0}}} |       | settings.limits.trades_per_day  | settings.limits.trades_per_day: Trades per day must be at least 1 trades, not 0.
            {"settings":{"limits":{"executions_per_day":0}}} |   | settings.limits.executions_per_day | settings.limits.executions_per_day: Executions per day must be at least 1 executions, not 0.
            {"settings":{"limits":{"loss_per_day":"0"}}} |       | settings.limits.loss_per_day    | settings.limits.loss_per_day: Loss per day must be at least 0.01 $, not 0.
            {"settings":{"limits":{"drawdown_percent":0}}} |     | settings.limits.drawdown_percent | settings.limits.drawdown_percent: Drawdown per day must be at least 0.01 %, not 0.
            {"settings":{"simulation":{"market":"casino"}}} |  | settings.simulation.market      | settings.simulation.market: It must be one of synthetic, recorded, not "casino".
            {"settings":{"simulation":{"initial_balance":"much"}}} | | settings.simulation.initial_balance | settings.simulation.initial_balance: It must be a decimal number such as 2.5, not "much".
            """)
    void anErrorNamesItsFieldAndWhereThereIsOneItsNode(String json, String node, String field, String message) {
        assertThat(Definitions.read(JSON.parse(json)))
                .isEqualTo(new Definitions.Reading.Unreadable(
                        List.of(Problem.error(node, field == null ? "" : field, message))));
    }

    @Test
    void theSettingsHaveASchemaForTheirForm() {
        assertThat(Definitions.settingsSchema().at("/properties/max_retries").toString())
                .isEqualTo("""
                        {"title":"Retries","description":"How often a failed step is tried again.","type":"integer",\
                        "minimum":0,"maximum":20,"default":3}""");
        assertThat(Definitions.settingsSchema()
                        .at("/properties/simulation/properties/start/format")
                        .asString())
                .isEqualTo("date-time");
    }
}
