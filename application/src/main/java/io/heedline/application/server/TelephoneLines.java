package io.heedline.application.server;

import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.CallBackCaller;
import io.heedline.application.telephone.TelephoneHotline;
import java.time.Clock;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Real telephone lines, where the settings name a FreeSWITCH. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelephoneLines.NodesAreNamed.class)
class TelephoneLines {

    /** A list may be written in more ways than one key, so it is bound to see whether it holds anything. */
    static final class NodesAreNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("heedline.freeswitch.nodes", Bindable.listOf(String.class))
                    .map(nodes -> !nodes.isEmpty())
                    .orElse(false);
        }
    }

    @Bean
    TelephoneHotline telephoneHotline(Engine engine, Settings settings, Clock clock, Desks desks) {
        return TelephoneHotline.open(engine, engine.scenario(settings.hotline().scenario()), clock, desks.lines());
    }

    @Bean
    CallBackCaller callBackCaller(TelephoneHotline telephone, Desks desks) {
        CallBackCaller caller = telephone.callBacks(desks.lines());
        caller.start();
        return caller;
    }

    @Bean
    FreeSwitchHealth freeSwitch(TelephoneHotline telephone) {
        return new FreeSwitchHealth(telephone::nodes);
    }
}
