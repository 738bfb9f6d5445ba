package cl.juntosporlainfancia.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers JSON to whoever asks the web applications who is logged in, whatever form is asked for: they do not say that they have no
 * other, look for a writer of it, and break.
 */
@Configuration(proxyBeanMethods = false)
class EngineAccept {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> engineAnswersJson() {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(
                            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                            throws ServletException, IOException {
                        chain.doFilter(new AsksForJson(request), response);
                    }
                });
        registration.addUrlPatterns("/camunda/api/admin/auth/user/*");
        return registration;
    }

    private static final class AsksForJson extends HttpServletRequestWrapper {

        AsksForJson(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isAccept(name) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isAccept(name)
                    ? Collections.enumeration(Collections.singleton(MediaType.APPLICATION_JSON_VALUE))
                    : super.getHeaders(name);
        }

        private static boolean isAccept(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT);
        }
    }
}
