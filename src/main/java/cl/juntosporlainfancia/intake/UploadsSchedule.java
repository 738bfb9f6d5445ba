package cl.juntosporlainfancia.intake;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to it that sheets are forgotten when nobody hands in another one. */
@Component
class UploadsSchedule {

    private final Uploads uploads;

    UploadsSchedule(Uploads uploads) {
        this.uploads = uploads;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        uploads.forgetOld();
    }
}
