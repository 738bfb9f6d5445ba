package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** How one gets in, stays in and gets out: login, session and logout of {@link WebSecurity}'s doors. */
@Configuration(proxyBeanMethods = false)
class LoginDoors {

    private static final String LOGIN = "/login";

    /** The web applications' own button: their page waits for an answer without a content. */
    private static final RequestMatcher ENGINE_LOGOUT =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");

    private static final RequestMatcher LOGOUT =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout");

    private final Accounts accounts;
    private final LoginWays ways;
    private final ObjectProvider<InstitutionalLogin.InstitutionalDoor> institution;
    private final BusinessCalendar calendar;
    private final Duration longestSession;

    LoginDoors(
            Accounts accounts,
            LoginWays ways,
            ObjectProvider<InstitutionalLogin.InstitutionalDoor> institution,
            BusinessCalendar calendar,
            @Value("${jxi.session.longest}") Duration longestSession) {
        this.accounts = accounts;
        this.ways = ways;
        this.institution = institution;
        this.calendar = calendar;
        this.longestSession = longestSession;
    }

    void apply(HttpSecurity http) throws Exception {
        if (ways.byPassword()) {
            http.formLogin(login -> login.loginPage(LOGIN)
                    .defaultSuccessUrl("/")
                    .failureHandler((request, response, failure) ->
                            response.sendRedirect(request.getContextPath() + LOGIN + "?" + told(failure)))
                    .permitAll());
        }
        InstitutionalLogin.InstitutionalDoor door = institution.getIfAvailable();
        if (door != null) {
            door.apply(http, LOGIN);
        }
        http.logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(LOGOUT, ENGINE_LOGOUT))
                .logoutSuccessHandler(farewell(door)));
        http.addFilterBefore(new EngineLogoutToken(ENGINE_LOGOUT), LogoutFilter.class);
        http.addFilterBefore(new FreshSessions(accounts, calendar, longestSession), AuthorizationFilter.class);
    }

    /** What the login page says of a failure: nothing of whether there is such an account. */
    private String told(AuthenticationException failure) {
        if (failure instanceof LoginPaused paused) {
            Duration left = Duration.between(calendar.now(), paused.until());
            return "espera=" + Math.max(1, left.plusSeconds(59).toMinutes());
        }
        return "error";
    }

    private static LogoutSuccessHandler farewell(InstitutionalLogin.@Nullable InstitutionalDoor door) {
        LogoutSuccessHandler atTheProvider = door == null ? null : door.farewell(LOGIN + "?salida");
        return (request, response, authentication) -> {
            if (ENGINE_LOGOUT.matches(request)) {
                response.setStatus(HttpStatus.NO_CONTENT.value());
            } else if (atTheProvider != null && authentication instanceof OAuth2AuthenticationToken) {
                atTheProvider.onLogoutSuccess(request, response, authentication);
            } else {
                response.sendRedirect(request.getContextPath() + LOGIN + "?salida");
            }
        };
    }

    /** New hashes are Argon2id's; older ones are read, and renewed when their person logs in. */
    @Configuration(proxyBeanMethods = false)
    static class Hashing {

        private static final String ARGON2 = "argon2@SpringSecurity_v5_8";

        @Bean
        PasswordEncoder passwordEncoder() {
            return new DelegatingPasswordEncoder(
                    ARGON2,
                    Map.of(
                            ARGON2,
                            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                            "bcrypt",
                            new BCryptPasswordEncoder()));
        }
    }
}
