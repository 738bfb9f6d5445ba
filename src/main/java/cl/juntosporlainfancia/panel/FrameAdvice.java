package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.demo.Demonstration;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
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
    private final Registry registry;
    private final ObjectProvider<Demonstration> demonstration;

    FrameAdvice(CurrentViewer current, Registry registry, ObjectProvider<Demonstration> demonstration) {
        this.current = current;
        this.registry = registry;
        this.demonstration = demonstration;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        Optional<Viewer> viewer = current.viewer();
        return new Frame(
                viewer.map(this::name).orElse(null),
                viewer.map(someone -> !someone.groups().isEmpty()).orElse(false),
                viewer.map(Sight::watches).orElse(false),
                viewer.map(Viewer::seesEverything).orElse(false),
                viewer.map(Viewer::steers).orElse(false),
                request.getRequestURI().substring(request.getContextPath().length()),
                today());
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
