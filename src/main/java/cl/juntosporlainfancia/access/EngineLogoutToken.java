package cl.juntosporlainfancia.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Ends a session at the web applications' own logout only for their own pages, which repeat in a header the token that they got in a
 * cookie: we answer before their filter would look at it. Without a session there is nothing to protect.
 */
final class EngineLogoutToken extends OncePerRequestFilter {

    private static final String COOKIE = "XSRF-TOKEN";
    private static final String HEADER = "X-XSRF-TOKEN";

    private final RequestMatcher logout;

    EngineLogoutToken(RequestMatcher logout) {
        this.logout = logout;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !logout.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() != null && !isRepeated(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isRepeated(HttpServletRequest request) {
        Cookie given = WebUtils.getCookie(request, COOKIE);
        byte[] expected = bytes(given == null ? null : given.getValue());
        return expected.length > 0 && MessageDigest.isEqual(expected, bytes(request.getHeader(HEADER)));
    }

    private static byte[] bytes(@Nullable String token) {
        return token == null ? new byte[0] : token.getBytes(StandardCharsets.UTF_8);
    }
}
