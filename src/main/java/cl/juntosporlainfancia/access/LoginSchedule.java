package cl.juntosporlainfancia.access;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to it that attempts and links are forgotten when they are of no use any more. */
@Component
class LoginSchedule {

    private final LoginAttempts attempts;
    private final SingleUseLinks links;

    LoginSchedule(LoginAttempts attempts, SingleUseLinks links) {
        this.attempts = attempts;
        this.links = links;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        attempts.forgetOld();
        links.forgetOld();
    }
}
