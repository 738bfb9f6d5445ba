package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.demo.Demonstration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The demonstration's clock and its people. */
@Controller
@Profile("demonstration")
class DemoPage {

    private final Demonstration demonstration;

    DemoPage(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    @GetMapping("/demo")
    String demo(Model model) {
        model.addAttribute("today", demonstration.today());
        model.addAttribute("nextDate", demonstration.nextDate().orElse(null));
        model.addAttribute("people", demonstration.people());
        model.addAttribute("password", demonstration.password());
        return "panel/demo";
    }

    @PostMapping("/demo/avanzar-fecha")
    String advanceToNextDate(RedirectAttributes flash) {
        demonstration.advanceToNextDate();
        return advanced(flash);
    }

    @PostMapping("/demo/avanzar-mes")
    String advanceOneMonth(RedirectAttributes flash) {
        demonstration.advanceOneMonth();
        return advanced(flash);
    }

    private String advanced(RedirectAttributes flash) {
        flash.addFlashAttribute("advancedTo", demonstration.today());
        return "redirect:/demo";
    }
}
