package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.Alliance;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.EndingNotice;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one alliance. */
@Controller
class AlliancePage {

    private final Sight sight;
    private final AllianceSheets sheets;
    private final Diagnoses diagnoses;

    AlliancePage(Sight sight, AllianceSheets sheets, Diagnoses diagnoses) {
        this.sight = sight;
        this.diagnoses = diagnoses;
        this.sheets = sheets;
    }

    @GetMapping("/alianzas/{code}")
    String alliance(@PathVariable String code, Model model) {
        Viewer viewer = sight.viewer();
        AllianceView alliance = sight.alliance(code);
        AllianceSheet sheet = sheets.of(alliance, viewer);
        EndingNotice notice = sheet.notice();
        // Its company reads the residence's diagnosis while they are allied, and no longer.
        if (viewer.seesNetwork() || alliance.status() != Alliance.Status.ENDED) {
            diagnoses
                    .acceptedOf(alliance.residenceCode())
                    .ifPresent(accepted -> model.addAttribute("diagnosis", accepted.code()));
        }
        model.addAttribute("sheet", sheet);
        model.addAttribute("alliance", alliance);
        model.addAttribute("watches", Sight.watches(viewer));
        model.addAttribute("steers", viewer.steers() && alliance.isActive());
        model.addAttribute("mayLogContact", sight.mayLogContact(alliance));
        model.addAttribute(
                "mayGiveNotice", notice == null && !sight.givers(alliance).isEmpty());
        model.addAttribute(
                "mayWithdraw", notice != null && sight.givers(alliance).contains(notice.givenBy()));
        return "panel/alliance";
    }
}
