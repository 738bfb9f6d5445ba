package cl.juntosporlainfancia;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.calendar.MovableClock;
import cl.juntosporlainfancia.calendar.ScheduledWork;
import cl.juntosporlainfancia.calendar.TimeTravel;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that tests move, with everything that waits for its date following it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

    @Bean
    MovableClock movableClock() {
        return new MovableClock(Clock.system(BusinessCalendar.ZONE));
    }

    @Bean
    TimeTravel timeTravel(MovableClock clock, List<ScheduledWork> works) {
        return new TimeTravel(clock, works);
    }
}
