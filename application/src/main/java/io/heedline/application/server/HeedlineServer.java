package io.heedline.application.server;

import io.heedline.application.config.BankSettings;
import io.heedline.application.config.FreeSwitchProperties;
import io.heedline.application.config.HotlineSettings;
import io.heedline.application.config.RecordingSettings;
import io.heedline.application.config.Secrets;
import io.heedline.application.config.Settings;
import io.heedline.application.config.SpeechSettings;
import io.heedline.application.config.VoiceSettings;
import io.heedline.application.conversation.turn.TurnSettings;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.handover.HandoverSettings;
import io.heedline.application.scenarios.ScenarioSettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.DeserializationFeature;

/** The service's parts and how they hang together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({
    SpeechSettings.class,
    VoiceSettings.class,
    HotlineSettings.class,
    TurnSettings.class,
    RecordingSettings.class,
    BankSettings.class,
    FreeSwitchProperties.class,
    HandoverSettings.class,
    ScenarioSettings.class
})
@Import({
    CallsController.class,
    HandoversController.class,
    CallBacksController.class,
    HandoverPages.class,
    ApiErrors.class,
    TelephoneLines.class
})
public class HeedlineServer {

    private static final Logger log = LoggerFactory.getLogger(HeedlineServer.class);

    @Bean
    Settings settings(
            SpeechSettings speech,
            VoiceSettings voice,
            HotlineSettings hotline,
            TurnSettings turn,
            RecordingSettings recordings,
            BankSettings bank,
            FreeSwitchProperties freeSwitch,
            ScenarioSettings scenarios,
            ConfigurableEnvironment environment) {
        Secrets.requireNoneInFiles(environment);
        return new Settings(speech, voice, hotline, turn, recordings, bank, freeSwitch, scenarios);
    }

    /** Loaded at the start, so that a missing model or voice is told then and not by the first caller. */
    @Bean
    Engine engine(Settings settings) {
        if (settings.bank().enabled()) {
            settings.bank().check();
        }
        Engine engine = new Engine(settings, log::debug);
        engine.model(settings.hotline().language());
        engine.warmUp(engine.scenario(settings.hotline().scenario()));
        return engine;
    }

    @Bean
    ScenarioWatch scenarioWatch(Engine engine, Settings settings) {
        return new ScenarioWatch(engine, settings.scenarios().lookEvery());
    }

    @Bean
    ServerGuard serverGuard(
            ServerProperties server, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new ServerGuard(server.getAddress(), problems);
    }

    /** A misspelt key is told rather than passed over. */
    @Bean
    JsonMapperBuilderCustomizer refuseUnknownKeys() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    @Bean
    Desks desks(HandoverSettings settings, Clock clock) {
        return new Desks(HandoverDesk.open(settings, clock), HandoverDesk.inMemory(settings, clock));
    }

    @Bean
    CallDesk callDesk(Engine engine, Clock clock, Desks desks) {
        return new CallDesk(engine, clock, desks.trials());
    }
}
