package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.Channel;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.alliance.GiveNotice;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.followup.Contact;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.FreeText;
import jakarta.validation.Valid;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do on the page of an alliance, outside its tasks. */
@Controller
@RequestMapping("/alianzas/{code}")
class AllianceActions {

    private static final String BACK = "redirect:/alianzas/{code}";

    private final Sight sight;
    private final AllianceService alliances;
    private final AllianceSheets sheets;
    private final FollowUps followUps;
    private final BusinessCalendar calendar;
    private final Refusals refusals;
    private final FreeText freeText;
    private final Texts texts;

    AllianceActions(
            Sight sight,
            AllianceService alliances,
            AllianceSheets sheets,
            FollowUps followUps,
            BusinessCalendar calendar,
            Refusals refusals,
            FreeText freeText,
            Texts texts) {
        this.sight = sight;
        this.alliances = alliances;
        this.sheets = sheets;
        this.followUps = followUps;
        this.calendar = calendar;
        this.refusals = refusals;
        this.freeText = freeText;
        this.texts = texts;
    }

    /** Never seen by whoever may not see the alliance. */
    @ModelAttribute("alliance")
    AllianceView alliance(@PathVariable String code) {
        return sight.alliance(code);
    }

    @GetMapping("/contacto")
    String contact(@ModelAttribute(name = "alliance", binding = false) AllianceView alliance, Model model) {
        model.addAttribute("form", new Contact(calendar.today(), null, null, null, true));
        return contactForm(alliance, model);
    }

    @PostMapping("/contacto")
    String logContact(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @Valid @ModelAttribute("form") Contact form,
            BindingResult binding,
            Model model,
            RedirectAttributes flash) {
        Sight.require(sight.mayLogContact(alliance), "contact of " + alliance.code());
        if (!binding.hasErrors()) {
            try {
                freeText.requireOf(form, field -> texts.get("contact." + field));
                followUps.logContact(alliance.code(), form);
                flash.addFlashAttribute("done", "done.contactLogged");
                return BACK;
            } catch (Refused refused) {
                refusals.tell(refused, form, binding);
            }
        }
        return contactForm(alliance, model);
    }

    private String contactForm(AllianceView alliance, Model model) {
        Sight.require(sight.mayLogContact(alliance), "contact of " + alliance.code());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("today", calendar.today());
        return "panel/contact";
    }

    @GetMapping("/termino")
    String notice(@ModelAttribute(name = "alliance", binding = false) AllianceView alliance, Model model) {
        Set<EndingNotice.GivenBy> givers = sight.givers(alliance);
        EndingNotice.GivenBy only = givers.size() == 1 ? givers.iterator().next() : null;
        model.addAttribute("form", new GiveNotice(only, false, ""));
        return noticeForm(alliance, model);
    }

    /**
     * Nothing is done until it is confirmed.
     *
     * @param step «revisar» shows what will happen, «corregir» goes back to the form, «confirmar» gives the notice
     */
    @PostMapping("/termino")
    String giveNotice(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance,
            @Valid @ModelAttribute("form") GiveNotice form,
            BindingResult binding,
            @RequestParam(name = "paso", defaultValue = "revisar") String step,
            Model model,
            RedirectAttributes flash) {
        Set<EndingNotice.GivenBy> givers = sight.givers(alliance);
        Sight.require(!givers.isEmpty(), "notice of " + alliance.code());
        if (form.givenBy() != null && !givers.contains(form.givenBy())) {
            refusals.tell(new Refused("givenBy", "ending.givenBy.notYours"), form, binding);
        }
        alliances
                .standingNotice(alliance.code())
                .ifPresent(standing -> refusals.tell(
                        new Refused("", "ending.already", texts.longDate(standing.effectiveOn())), form, binding));
        if (!binding.hasErrors() && !step.equals("corregir")) {
            try {
                freeText.requireOf(form, field -> texts.get("ending." + field));
            } catch (Refused question) {
                refusals.tell(question, form, binding);
            }
        }
        if (binding.hasErrors() || step.equals("corregir")) {
            return noticeForm(alliance, model);
        }
        if (!step.equals("confirmar")) {
            model.addAttribute(
                    "effectiveOn",
                    form.immediate() ? calendar.today() : calendar.today().plusDays(EndingNotice.DAYS));
            return "panel/confirm-notice";
        }
        try {
            alliances.giveNotice(alliance.code(), form);
        } catch (Refused refused) {
            refusals.tell(refused, form, binding);
            return noticeForm(alliance, model);
        }
        flash.addFlashAttribute("done", form.immediate() ? "done.allianceEnded" : "done.noticeGiven");
        return BACK;
    }

    private String noticeForm(AllianceView alliance, Model model) {
        Set<EndingNotice.GivenBy> givers = sight.givers(alliance);
        Sight.require(!givers.isEmpty(), "notice of " + alliance.code());
        model.addAttribute("givers", givers);
        model.addAttribute("days", EndingNotice.DAYS);
        return "panel/notice";
    }

    @PostMapping("/retirar-termino")
    String withdrawNotice(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance, RedirectAttributes flash) {
        alliances
                .standingNotice(alliance.code())
                .ifPresent(notice -> Sight.require(
                        sight.givers(alliance).contains(notice.givenBy()), "notice of " + alliance.code()));
        return act(alliance, alliances::withdrawNotice, "done.noticeWithdrawn", flash);
    }

    @PostMapping("/cierre-anticipado")
    String requestClosing(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance, RedirectAttributes flash) {
        Sight.require(sight.viewer().steers(), "closing of " + alliance.code());
        return act(
                alliance,
                code -> {
                    if (alliance.isActive() && !sheets.mayCloseEarly(code)) {
                        throw new Refused("", "closing.alreadyOpen");
                    }
                    alliances.requestClosing(code);
                },
                "done.closingRequested",
                flash);
    }

    @PostMapping("/preparacion")
    String requestPreparation(
            @ModelAttribute(name = "alliance", binding = false) AllianceView alliance, RedirectAttributes flash) {
        Sight.require(sight.viewer().steers(), "closing of " + alliance.code());
        return act(alliance, alliances::requestPreparation, "done.preparationRequested", flash);
    }

    /** Does something that asks nothing; a refusal is told at the top of the alliance's page. */
    private String act(AllianceView alliance, Consumer<String> action, String done, RedirectAttributes flash) {
        try {
            action.accept(alliance.code());
            flash.addFlashAttribute("done", done);
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
        }
        return BACK;
    }
}
