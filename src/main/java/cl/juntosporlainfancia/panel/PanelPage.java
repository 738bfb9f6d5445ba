package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.alliance.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of alliances; its whole state is in its address. */
@Controller
class PanelPage {

    /** What the list can be narrowed to. The words are the messages {@code panel.filter.<NAME>}. */
    enum Filter {
        ALL("todas", line -> true),
        LIVE("activas", line -> line.alliance().isActive()),
        OVERDUE("atrasadas", line -> line.alliance().isActive() && line.clocks().overdue()),
        ESCALATED("escaladas", line -> line.alliance().isActive() && line.isEscalated()),
        AMBER("ambar", line -> line.clocks().amber()),
        CLOSING("cierres", OverviewLine::closingDue),
        ENDING(
                "avisos",
                line -> line.alliance().endingOn() != null && line.alliance().isActive()),
        OWN("mias", line -> line.ownTasks() > 0);

        private final String address;
        private final Predicate<OverviewLine> admits;

        Filter(String address, Predicate<OverviewLine> admits) {
            this.address = address;
            this.admits = admits;
        }

        /** Its value in the page's address. */
        public String address() {
            return address;
        }

        static Filter of(String address) {
            return Arrays.stream(values())
                    .filter(filter -> filter.address.equals(address))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** A headline figure, and the filter that lists what it counts. */
    record Counter(Filter filter, long count) {}

    private static final List<Filter> HEADLINES =
            List.of(Filter.LIVE, Filter.OVERDUE, Filter.ESCALATED, Filter.AMBER, Filter.CLOSING);

    private final Sight sight;
    private final Overview overview;

    PanelPage(Sight sight, Overview overview) {
        this.sight = sight;
        this.overview = overview;
    }

    @GetMapping("/panel")
    String panel(
            @RequestParam(name = "filtro", defaultValue = "") String filterAddress,
            @RequestParam(name = "etapa", defaultValue = "") String stageName,
            @RequestParam(name = "q", defaultValue = "") String search,
            Model model) {
        Viewer viewer = sight.viewer();
        Filter filter = Filter.of(filterAddress);
        Stage stage = stage(stageName);
        List<OverviewLine> all = overview.of(viewer);
        List<OverviewLine> lines = all.stream()
                .filter(filter.admits)
                .filter(line -> stage == null
                        || line.alliance().isActive() && line.alliance().stage() == stage)
                .filter(line -> line.matches(search))
                .toList();
        List<Counter> counters = new ArrayList<>();
        for (Filter headline : HEADLINES) {
            counters.add(
                    new Counter(headline, all.stream().filter(headline.admits).count()));
        }
        model.addAttribute("counters", counters);
        model.addAttribute("lines", lines);
        model.addAttribute("total", all.size());
        model.addAttribute("filter", filter);
        model.addAttribute("filters", Filter.values());
        model.addAttribute("stage", stage);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("search", search.strip());
        model.addAttribute("narrowed", filter != Filter.ALL || stage != null || !search.isBlank());
        model.addAttribute("steers", viewer.steers());
        model.addAttribute("everything", viewer.seesNetwork());
        return "panel/panel";
    }

    private static @Nullable Stage stage(String name) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
