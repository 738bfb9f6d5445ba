package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.LoginWays;
import cl.juntosporlainfancia.demo.DemoPerson;
import cl.juntosporlainfancia.demo.Demonstration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login form. Its answer goes to Spring Security. */
@Controller
class LoginPage {

    /** Why the institution's account does not open, each with a sentence of its own. */
    private static final Set<String> REASONS = Set.of("unknown", "unverified", "shut");

    private final CurrentViewer current;
    private final LoginWays ways;
    private final ObjectProvider<Demonstration> demonstration;

    LoginPage(CurrentViewer current, LoginWays ways, ObjectProvider<Demonstration> demonstration) {
        this.current = current;
        this.ways = ways;
        this.demonstration = demonstration;
    }

    /**
     * @param error there if the last attempt failed
     * @param institution there if the institution's account did not open: why
     * @param wait there after too many failed attempts: minutes to wait
     * @param farewell there after logging out
     * @param chosen there after choosing a password
     * @param persona in the demonstration, the login of the person to fill in
     */
    @GetMapping("/login")
    String login(
            @RequestParam(name = "error", required = false) @Nullable String error,
            @RequestParam(name = "institucion", required = false) @Nullable String institution,
            @RequestParam(name = "espera", required = false) @Nullable String wait,
            @RequestParam(name = "salida", required = false) @Nullable String farewell,
            @RequestParam(name = "clave", required = false) @Nullable String chosen,
            @RequestParam(name = "persona", required = false) @Nullable String persona,
            Model model) {
        if (current.viewer().isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("failed", error != null);
        model.addAttribute("byPassword", ways.byPassword());
        model.addAttribute("byInstitution", ways.byInstitution());
        model.addAttribute(
                "refusal", institution == null ? null : REASONS.contains(institution) ? institution : "failed");
        model.addAttribute("wait", minutes(wait));
        model.addAttribute("loggedOut", farewell != null);
        model.addAttribute("passwordChosen", chosen != null);
        Demonstration running = demonstration.getIfAvailable();
        if (running != null) {
            List<DemoPerson> personas = running.personas();
            model.addAttribute("personas", personas);
            model.addAttribute("demoPassword", running.password());
            personas.stream()
                    .filter(person -> person.username().equals(persona))
                    .findFirst()
                    .ifPresent(person -> {
                        model.addAttribute("filledUser", person.username());
                        model.addAttribute("filledPassword", running.password());
                    });
        }
        return "panel/login";
    }

    /** Of what an address says, no more than a time to wait can be. */
    private static @Nullable Integer minutes(@Nullable String typed) {
        return typed == null || !typed.matches("[1-9]|1[0-5]") ? null : Integer.valueOf(typed);
    }
}
