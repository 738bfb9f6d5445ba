package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.language.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what a company's score is made of. */
@Component
class FitWords {

    private static final int STANDARDS_NAMED = 3;

    private final Texts texts;
    private final Catalogue catalogue;

    FitWords(Texts texts, Catalogue catalogue) {
        this.texts = texts;
        this.catalogue = catalogue;
    }

    /** As many sentences as there are criteria; their points add up to the score. */
    List<Candidate.Part> parts(CandidateSearch.Found found, List<Need> met, int needs, CompanyFit fit) {
        List<Candidate.Part> parts = new ArrayList<>();
        if (found.byCommission()) {
            parts.add(part("commission", fit.foundByCommission()));
        }
        parts.add(distance(found, fit.points(found.distance())));
        parts.add(needs(found, met, needs, fit));
        parts.add(load(found, fit));
        return parts;
    }

    private Candidate.Part distance(CandidateSearch.Found found, int points) {
        String comuna = found.comuna();
        if (comuna == null) {
            return part("distance.unknown", points);
        }
        Double kilometres = found.kilometres();
        String key = "distance." + found.distance() + (kilometres == null ? ".bare" : "");
        String region = found.region() == null ? "" : found.region();
        return part(key, points, comuna, region, kilometres == null ? 0 : Math.round(kilometres));
    }

    private Candidate.Part needs(CandidateSearch.Found found, List<Need> met, int needs, CompanyFit fit) {
        if (needs == 0) {
            return part("needs.unknown", found.needPoints());
        }
        if (met.isEmpty()) {
            return part("needs.none", found.needPoints());
        }
        int uncapped =
                met.stream().mapToInt(need -> fit.points(need.priority())).sum();
        String key = uncapped > fit.needsAtMost() ? "needs.most" : "needs";
        return part(key, found.needPoints(), met.size(), needs, standards(met));
    }

    private String standards(List<Need> met) {
        List<String> names = met.stream()
                .map(Need::standardCode)
                .distinct()
                .map(code ->
                        catalogue.hasStandard(code) ? catalogue.standard(code).name() : code)
                .toList();
        String named = names.stream().limit(STANDARDS_NAMED).collect(Collectors.joining(", "));
        return names.size() > STANDARDS_NAMED ? texts.get("linking.part.andMore", named) : named;
    }

    private Candidate.Part load(CandidateSearch.Found found, CompanyFit fit) {
        if (found.saturated()) {
            return part("load.saturated", fit.saturation(), found.alliances());
        }
        return part("load", 0, found.alliances());
    }

    private Candidate.Part part(String key, int points, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = points(points);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Candidate.Part(texts.get("linking.part." + key, all), points);
    }

    /** «+60», «0», «−40». */
    private String points(int points) {
        return texts.get("linking.points." + (points > 0 ? "more" : points < 0 ? "less" : "none"), Math.abs(points));
    }
}
