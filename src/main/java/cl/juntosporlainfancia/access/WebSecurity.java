package cl.juntosporlainfancia.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The one door. Whoever is not logged in sees the login page and nothing else.
 *
 * <p>Who else may open which door is the access matrix's to say ({@link Doors}). The engine's web applications bring its whole REST
 * interface with them: of it the matrix opens what they read, and of what writes three things, to take a task, to let it go, and to hand
 * its form in; all else would accept variables that no form has checked.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WebSecurity {

    /** Our pages load what we serve and nothing else, and hold no program or style in their text. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " frame-ancestors 'self'; base-uri 'none'; object-src 'none'";

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";

    @Bean
    AccessMatrix accessMatrix() {
        return AccessMatrix.read();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, Doors doors, LoginDoors login) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().access(doors))
                // The web applications bring their own token, and check it; at their logout we do.
                .csrf(csrf -> csrf.ignoringRequestMatchers(path("/camunda/**")))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(toLogin(), request -> true))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        // The web applications, and the page that shows a mail as it looks, set their own.
                        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT)))
                .requestCache(Customizer.withDefaults());
        login.apply(http);
        return http.build();
    }

    /** By the path alone: what a request says of the host it came to is not repeated. */
    private static LoginUrlAuthenticationEntryPoint toLogin() {
        LoginUrlAuthenticationEntryPoint entry = new LoginUrlAuthenticationEntryPoint("/login");
        entry.setFavorRelativeUris(true);
        return entry;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
