package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.calendar.BusinessCalendar;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares each session, at each request, with what its account says now, on any node: it ends with a new password, with an account that
 * is shut and after its longest time, and goes on with other groups when these change. Whoever belongs to nothing sees nothing.
 */
public final class FreshSessions extends OncePerRequestFilter {

    /** Request attribute of an answer 403 to somebody who belongs to no group. */
    public static final String WITHOUT_PLACE = FreshSessions.class.getName() + ".withoutPlace";

    /** What looks the same for everybody. */
    private static final List<String> STATIC = List.of("/css/", "/img/", "/js/", "/webjars/", "/favicon.ico");

    private static final List<String> ALWAYS = List.of("/login", "/logout", "/error");

    private final Accounts accounts;
    private final BusinessCalendar calendar;
    private final Duration longest;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();

    /**
     * @param longest how long a session lasts, however busy
     */
    FreshSessions(Accounts accounts, BusinessCalendar calendar, Duration longest) {
        this.accounts = accounts;
        this.calendar = calendar;
        this.longest = longest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return STATIC.stream().anyMatch(path::startsWith)
                || path.startsWith("/camunda/") && !path.startsWith("/camunda/api/") && path.matches(".*\\.[a-z0-9]+");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn session) {
            Optional<SignedIn.Stamps> now = accounts.stamps(session.username());
            if (now.isEmpty()
                    || now.get().session() != session.stamps().session()
                    || calendar.now().isAfter(session.since().plus(longest))) {
                end.logout(request, response, authentication);
            } else if (now.get().groups() != session.stamps().groups()) {
                goOn(
                        session.renewed(authentication, now.get(), accounts.authorities(session.username())),
                        request,
                        response);
            }
            if (belongsToNothing() && !ALWAYS.contains(path(request))) {
                request.setAttribute(WITHOUT_PLACE, true);
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void goOn(Authentication renewed, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(renewed);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static boolean belongsToNothing() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn
                && authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .findAny()
                        .isEmpty();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
