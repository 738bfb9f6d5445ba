package cl.juntosporlainfancia.work;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every {@code jxi.digest.poll-interval} whether it is time, unless {@code jxi.digest.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "jxi.digest.enabled", matchIfMissing = true)
class DigestConfiguration {

    @Bean
    Poll digestPoll(TaskDigests digests) {
        return new Poll(digests);
    }

    /** Asks again and again. */
    record Poll(TaskDigests digests) {

        @Scheduled(fixedDelayString = "${jxi.digest.poll-interval}")
        void poll() {
            digests.poll();
        }
    }
}
