package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.followup.FollowUps;
import cl.juntosporlainfancia.work.PendingWork;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the mails about a follow-up lead: to its task for whoever may do it, to its alliance for everybody else. */
@Controller
class FollowUpPage {

    private final Sight sight;
    private final FollowUps followUps;
    private final PendingWork work;

    FollowUpPage(Sight sight, FollowUps followUps, PendingWork work) {
        this.sight = sight;
        this.followUps = followUps;
        this.work = work;
    }

    @GetMapping("/seguimientos/{id}")
    String followUp(@PathVariable UUID id) {
        AllianceView alliance = sight.alliance(followUps.get(id).allianceCode());
        Viewer viewer = sight.viewer();
        return work.of(List.of(alliance.code())).stream()
                .filter(task -> id.toString().equals(task.about()) && Sight.mayDo(viewer, task))
                .findFirst()
                .map(task -> "redirect:" + TaskLinks.task(task.id()))
                .orElseGet(() -> "redirect:/alianzas/" + alliance.code() + "#seguimientos");
    }
}
