package cl.juntosporlainfancia.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Opens a request's door as the access matrix says: the most exact row that fits it decides, and what fits none is shut, for
 * everybody.
 */
@Component
public final class Doors implements AuthorizationManager<RequestAuthorizationContext> {

    private record Door(PathPattern pattern, AccessMatrix.Row row) {

        boolean isFor(String method, PathContainer path) {
            // Whoever may read a page may ask whether it is there.
            String asked = method.equals("HEAD") ? "GET" : method;
            return (row.method().equals("*") || row.method().equals(asked)) && pattern.matches(path);
        }
    }

    private final List<Door> doors;

    Doors(AccessMatrix matrix) {
        this.doors = matrix.rows().stream()
                .filter(AccessMatrix.Row::isDoor)
                .map(row -> new Door(PathPatternParser.defaultInstance.parse(row.path()), row))
                // Of two as exact, the one for a method before the one for any.
                .sorted(Comparator.comparing(Door::pattern, PathPattern.SPECIFICITY_COMPARATOR)
                        .thenComparing(door -> door.row().method().equals("*")))
                .toList();
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        // Parsed anew: what Spring MVC has parsed leaves out the prefix of another servlet, such as the engine's.
        RequestPath path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
        return new AuthorizationDecision(row(request.getMethod(), path.pathWithinApplication())
                .map(row -> row.admits(roles(who.get())))
                .orElse(false));
    }

    /** Whether this person may open a page without asking whose it is; its menu offers those. */
    public boolean opens(Viewer viewer, String path) {
        Set<Role> roles = Role.ofGroups(viewer.groups());
        return row("GET", PathContainer.parsePath(path))
                .map(row -> roles.stream().anyMatch(role -> row.right(role) == AccessMatrix.Right.ALLOWED))
                .orElse(false);
    }

    private Optional<AccessMatrix.Row> row(String method, PathContainer path) {
        return doors.stream()
                .filter(door -> door.isFor(method, path))
                .map(Door::row)
                .findFirst();
    }

    private static Set<Role> roles(Authentication authentication) {
        if (!authentication.isAuthenticated() || authentication instanceof AnonymousAuthenticationToken) {
            return Set.of(Role.NOBODY);
        }
        Set<Role> roles = Role.ofGroups(authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet()));
        // What is open to everybody stays open to whoever has logged in, whatever he or she belongs to.
        roles.add(Role.NOBODY);
        return roles;
    }
}
