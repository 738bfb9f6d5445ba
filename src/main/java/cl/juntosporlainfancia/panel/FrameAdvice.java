package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Doors;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.demo.Demonstration;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice
class FrameAdvice {

    private final CurrentViewer current;
    private final Doors doors;
    private final Registry registry;
    private final ObjectProvider<Demonstration> demonstration;

    FrameAdvice(CurrentViewer current, Doors doors, Registry registry, ObjectProvider<Demonstration> demonstration) {
        this.current = current;
        this.doors = doors;
        this.registry = registry;
        this.demonstration = demonstration;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        Optional<Viewer> viewer = current.viewer();
        return new Frame(
                viewer.map(this::name).orElse(null),
                viewer.map(someone -> !someone.groups().isEmpty()).orElse(false),
                viewer.map(this::menu).orElse(Set.of()),
                viewer.map(Viewer::steers).orElse(false),
                request.getRequestURI().substring(request.getContextPath().length()),
                today());
    }

    private Set<String> menu(Viewer viewer) {
        return Frame.OFFERED.stream().filter(page -> doors.opens(viewer, page)).collect(Collectors.toUnmodifiableSet());
    }

    /** The error page has to come up without a database too. */
    private String name(Viewer viewer) {
        try {
            return registry.person(viewer.username()).map(Person::name).orElse(viewer.username());
        } catch (DataAccessException | TransactionException e) {
            return viewer.username();
        }
    }

    private @Nullable LocalDate today() {
        Demonstration running = demonstration.getIfAvailable();
        return running == null ? null : running.today();
    }
}
