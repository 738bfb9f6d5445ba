package cl.juntosporlainfancia.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who makes the current request. */
@Component
public class CurrentViewer {

    /** Name under which the application itself acts, when a timer and not a person does something. */
    public static final String SYSTEM = "sistema";

    /** The person logged in; empty where a timer acts. */
    public Optional<Viewer> viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return Optional.of(new Viewer(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** Does something in somebody's name, in this thread. */
    public void as(Viewer viewer, Runnable action) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext acting = SecurityContextHolder.createEmptyContext();
        acting.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                viewer.username(), null, AuthorityUtils.createAuthorityList(List.copyOf(viewer.groups()))));
        SecurityContextHolder.setContext(acting);
        try {
            action.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** The login of the person acting, or {@link #SYSTEM}. */
    public String username() {
        return viewer().map(Viewer::username).orElse(SYSTEM);
    }
}
