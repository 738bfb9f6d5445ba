package cl.juntosporlainfancia.panel;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The addresses that only lead on. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "redirect:/panel";
    }

    /** For browsers that ask for it whatever the page names. */
    @GetMapping("/favicon.ico")
    String icon() {
        return "redirect:/img/favicon.svg";
    }
}
