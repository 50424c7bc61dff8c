package io.heedline.application.bank;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.heedline.application.config.BankSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what keeps callers from waiting for a system that is not there. */
final class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);

    private static final int TRIED_AFTER_THE_PAUSE = 2;
    private static final float PER_CENT = 100f;

    private Breakers() {}

    static CircuitBreaker of(BankSettings.Breaker settings) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "bank",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.outOf())
                        .minimumNumberOfCalls(settings.failures())
                        .failureRateThreshold(settings.failures() * PER_CENT / settings.outOf())
                        .waitDurationInOpenState(settings.pause())
                        .permittedNumberOfCallsInHalfOpenState(TRIED_AFTER_THE_PAUSE)
                        .maxWaitDurationInHalfOpenState(settings.pause())
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "The company's system state={} before={}",
                        event.getStateTransition().getToState(),
                        event.getStateTransition().getFromState()));
        return breaker;
    }
}
