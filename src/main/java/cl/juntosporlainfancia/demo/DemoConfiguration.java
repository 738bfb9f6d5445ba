package cl.juntosporlainfancia.demo;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.ScheduledWork;
import cl.juntosporlainfancia.calendar.TimeTravel;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Puts a clock that can be moved in the place of the real one. */
@Configuration(proxyBeanMethods = false)
@Profile(Demonstration.PROFILE)
class DemoConfiguration {

    @Bean
    MovableClock movableClock() {
        return new MovableClock(Clock.system(BusinessCalendar.ZONE));
    }

    @Bean
    TimeTravel timeTravel(MovableClock clock, List<ScheduledWork> works) {
        return new TimeTravel(clock, works);
    }
}
