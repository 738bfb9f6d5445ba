package cl.juntosporlainfancia.calendar;

import java.time.Clock;
import org.springframework.boot.autoconfigure.validation.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The one clock. Only the demonstration, and tests, put a movable one in its place. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @Fallback
    Clock systemClock() {
        return Clock.system(BusinessCalendar.ZONE);
    }

    /** «Past» and «future» in constraints are meant by that clock too. */
    @Bean
    ValidationConfigurationCustomizer constraintsFollowTheClock(Clock clock) {
        return configuration -> configuration.clockProvider(() -> clock);
    }
}
