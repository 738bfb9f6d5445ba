package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AccountLinks;
import cl.juntosporlainfancia.access.LoginWays;
import cl.juntosporlainfancia.access.Passwords;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.PersonDetails;
import cl.juntosporlainfancia.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the personal links lead to: whoever has one chooses a password. Open to everybody; the link is the proof. */
@Controller
@RequestMapping("/clave")
class PasswordPages {

    /** A password, typed twice; never shown again. */
    record PasswordForm(@Nullable String password, @Nullable String repeated) {}

    /** The address to write to. */
    record RequestForm(@Nullable String email) {}

    private static final String CHOOSE = "panel/password";
    private static final String REQUEST = "panel/password-request";

    private final LoginWays ways;
    private final AccountLinks links;
    private final Registry registry;
    private final Refusals refusals;
    private final Texts texts;

    PasswordPages(LoginWays ways, AccountLinks links, Registry registry, Refusals refusals, Texts texts) {
        this.ways = ways;
        this.links = links;
        this.registry = registry;
        this.refusals = refusals;
        this.texts = texts;
    }

    /** The address is a secret: no page that is opened from here is told it, and no one keeps it. */
    @ModelAttribute
    void keepSecret(HttpServletResponse response) {
        if (!ways.byPassword()) {
            throw new NoSuchElementException("passwords are off");
        }
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    @GetMapping("/pedir")
    String request(Model model) {
        model.addAttribute("form", new RequestForm(""));
        return REQUEST;
    }

    /** The answer is the same whether anybody has that address or not. */
    @PostMapping("/pedir")
    String request(
            @ModelAttribute("form") RequestForm form,
            BindingResult binding,
            RedirectAttributes flash,
            HttpServletRequest asked) {
        PersonDetails asPerson = new PersonDetails("-", form.email() == null ? "" : form.email(), null);
        for (Refused fault : registry.faults(null, asPerson)) {
            refusals.tell(fault, form, binding);
        }
        if (binding.hasErrors()) {
            return REQUEST;
        }
        try {
            links.request(asPerson.email(), asked.getRemoteAddr());
        } catch (Refused refused) {
            refusals.tell(refused, form, binding);
            return REQUEST;
        }
        flash.addFlashAttribute("requested", asPerson.email());
        return "redirect:/clave/pedir";
    }

    @GetMapping("/{token}")
    String choose(@PathVariable String token, Model model) {
        model.addAttribute("form", new PasswordForm("", ""));
        return form(token, model);
    }

    @PostMapping("/{token}")
    String choose(
            @PathVariable String token, @ModelAttribute("form") PasswordForm form, BindingResult binding, Model model) {
        String password = form.password() == null ? "" : form.password();
        if (!password.equals(form.repeated())) {
            refusals.tell(new Refused("repeated", "password.repeated.differs"), form, binding);
            return form(token, model);
        }
        try {
            // One that has been used meanwhile says so on the page of the link.
            return links.setPassword(token, password) ? "redirect:/login?clave" : form(token, model);
        } catch (Refused refused) {
            refusals.tell(refused, form, binding);
            return form(token, model);
        }
    }

    private String form(String token, Model model) {
        Optional<String> username = links.username(token);
        model.addAttribute("username", username.orElse(null));
        model.addAttribute("token", token);
        model.addAttribute("shortest", Passwords.SHORTEST);
        return CHOOSE;
    }
}
