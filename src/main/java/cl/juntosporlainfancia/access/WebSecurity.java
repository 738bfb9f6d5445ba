package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.registry.Groups;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The one door. Whoever is not logged in sees the login page and nothing else.
 *
 * <p>The engine's web applications bring its whole REST interface with them. A person who is no administrator reads what the engine's
 * authorisations allow and does three things there: take a task, let it go, and hand its form in. Everything else that writes is shut,
 * because it would accept variables that no form has checked.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebSecurity {

    private static final String[] OPEN = {"/login", "/css/**", "/img/**", "/favicon.ico", "/error", "/clave/*"};

    /** What a task list sends by POST: three verbs, and queries. */
    private static final String[] ENGINE_POSTS = {
        "/camunda/api/engine/engine/*/task/*/submit-form",
        "/camunda/api/engine/engine/*/task/*/claim",
        "/camunda/api/engine/engine/*/task/*/unclaim",
        "/camunda/api/engine/engine/*/task",
        "/camunda/api/engine/engine/*/task/count",
        "/camunda/api/engine/engine/*/filter/*/list",
        "/camunda/api/engine/engine/*/filter/*/singleResult",
        "/camunda/api/engine/engine/*/filter/*/count",
        "/camunda/api/engine/engine/*/variable-instance",
        "/camunda/api/engine/engine/*/process-definition",
        "/camunda/api/engine/engine/*/process-instance",
        "/camunda/api/engine/engine/*/process-instance/count",
        "/camunda/api/engine/engine/*/history/*",
        "/camunda/api/engine/engine/*/history/*/count"
    };

    @Bean
    SecurityFilterChain doors(HttpSecurity http, LoginDoors login) throws Exception {
        RequestMatcher engineApi = path(null, "/camunda/api/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers(any(OPEN))
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .requestMatchers(path(null, "/demo/**"))
                        .authenticated()
                        .requestMatchers(any("/camunda/app/cockpit/**", "/camunda/api/cockpit/**"))
                        .hasAnyAuthority(Groups.EXECUTIVE_DIRECTOR, Groups.ALLIANCE_MANAGERS, Groups.ADMINISTRATORS)
                        .requestMatchers(any("/camunda/app/admin/**"))
                        .hasAuthority(Groups.ADMINISTRATORS)
                        .requestMatchers(path(HttpMethod.GET, "/camunda/**"))
                        .authenticated()
                        .requestMatchers(path(HttpMethod.HEAD, "/camunda/**"))
                        .authenticated()
                        .requestMatchers(path(HttpMethod.OPTIONS, "/camunda/**"))
                        .authenticated()
                        .requestMatchers(posts(ENGINE_POSTS))
                        .authenticated()
                        .requestMatchers(path(null, "/camunda/**"))
                        .hasAuthority(Groups.ADMINISTRATORS)
                        .requestMatchers(any("/engine-rest/**", "/actuator/**"))
                        .denyAll()
                        .requestMatchers(any("/correos/**", "/registro", "/registro/**"))
                        .hasAnyAuthority(Groups.EXECUTIVE_DIRECTOR, Groups.ALLIANCE_MANAGERS, Groups.ADMINISTRATORS)
                        .anyRequest()
                        .authenticated())
                // The web applications bring their own token, and check it.
                .csrf(csrf -> csrf.ignoringRequestMatchers(path(null, "/camunda/**")))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), engineApi)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                // The web applications set their own content security policy.
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .httpStrictTransportSecurity(Customizer.withDefaults()))
                .requestCache(Customizer.withDefaults());
        login.apply(http);
        return http.build();
    }

    private static RequestMatcher path(@org.jspecify.annotations.Nullable HttpMethod method, String pattern) {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        return method == null ? builder.matcher(pattern) : builder.matcher(method, pattern);
    }

    private static RequestMatcher any(String... patterns) {
        RequestMatcher[] matchers = new RequestMatcher[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            matchers[i] = path(null, patterns[i]);
        }
        return new OrRequestMatcher(matchers);
    }

    private static RequestMatcher posts(String... patterns) {
        RequestMatcher[] matchers = new RequestMatcher[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            matchers[i] = path(HttpMethod.POST, patterns[i]);
        }
        return new OrRequestMatcher(matchers);
    }
}
