package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.linking.Approach;
import cl.juntosporlainfancia.linking.Candidate;
import cl.juntosporlainfancia.linking.LinkingView;
import cl.juntosporlainfancia.linking.Linkings;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The searches for companies: which are proposed to a residence and why, and who was asked. For the team; what a search is about,
 * the search commission sees while it has it in its hands.
 */
@Controller
@RequestMapping("/vinculaciones")
class LinkingPages {

    private static final int FINISHED = 30;

    /** The needs of one standard, in the catalogue's order. */
    record StandardNeeds(String dimension, String standard, List<Need> needs) {}

    /** A candidate, with the needs that it can contribute to. */
    record CandidateLine(Candidate candidate, List<StandardNeeds> needs) {}

    private final Sight sight;
    private final Linkings linkings;
    private final Catalogue catalogue;
    private final Registry registry;
    private final Reads reads;

    LinkingPages(Sight sight, Linkings linkings, Catalogue catalogue, Registry registry, Reads reads) {
        this.sight = sight;
        this.linkings = linkings;
        this.catalogue = catalogue;
        this.registry = registry;
        this.reads = reads;
    }

    @GetMapping
    String list(Model model) {
        if (!sight.viewer().seesBaselines()) {
            throw new NoSuchElementException(
                    "linkings in sight of " + sight.viewer().username());
        }
        model.addAttribute("open", linkings.open());
        model.addAttribute("finished", linkings.finished(FINISHED));
        return "panel/linkings";
    }

    @GetMapping("/{code}")
    String linking(@PathVariable String code, Model model) {
        LinkingView linking = linkings.get(code);
        Viewer viewer = sight.viewer();
        if (!viewer.seesBaselines() && !isInHandsOf(linking, viewer)) {
            throw new NoSuchElementException("linking %s in sight of %s".formatted(code, viewer.username()));
        }
        reads.baseline(code, linking.residenceCode());
        List<Approach> approaches = linkings.approaches(code);
        Set<String> people = new HashSet<>();
        approaches.forEach(approach -> people.add(approach.chosenBy()));
        model.addAttribute("linking", linking);
        model.addAttribute("needs", byStandard(linkings.needs(code)));
        model.addAttribute("approaches", approaches);
        model.addAttribute("searches", linkings.searches(code));
        model.addAttribute("names", registry.names(people));
        model.addAttribute("profile", linkings.profile(code).orElse(null));
        model.addAttribute(
                "candidates",
                linking.isLive()
                        ? linkings.ranking(code, Linkings.RANKED).candidates().stream()
                                .map(candidate -> new CandidateLine(candidate, byStandard(candidate.needs())))
                                .toList()
                        : List.of());
        model.addAttribute("everything", viewer.seesBaselines());
        return "panel/linking";
    }

    private static boolean isInHandsOf(LinkingView linking, Viewer viewer) {
        return linking.status() == LinkingView.Status.WITH_COMMISSION
                && viewer.groups().contains(Groups.SEARCH_COMMISSION);
    }

    private List<StandardNeeds> byStandard(List<Need> needs) {
        List<StandardNeeds> groups = new ArrayList<>();
        for (Dimension dimension : catalogue.dimensions()) {
            for (Standard standard : dimension.standards()) {
                List<Need> of = needs.stream()
                        .filter(need -> need.standardCode().equals(standard.code()))
                        .toList();
                if (!of.isEmpty()) {
                    groups.add(new StandardNeeds(dimension.name(), standard.name(), of));
                }
            }
        }
        return groups;
    }
}
