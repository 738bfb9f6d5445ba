package cl.juntosporlainfancia.linking;

import cl.juntosporlainfancia.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a ranking costs as companies are added: in the residence's region, and elsewhere. Measures and asserts nothing; see
 * {@code docs/performance.md} for how to run it, and for what it found.
 */
@ApplicationTest
@Import(Network.class)
class RankingBenchmark {

    private static final String HOME = "Metropolitana";
    private static final int WARM_UP = 10;
    private static final int RUNS = Integer.getInteger("bench.runs", 31);
    private static final Path OUT = Path.of("target", "bench");

    private static final String[] COMUNAS = {"Ñuñoa", "Maipú", "Providencia", "Puente Alto", "Santiago", "Quilicura"};
    private static final String[] ELSEWHERE = {
        "Arica y Parinacota", "Antofagasta", "Coquimbo", "Valparaíso", "Maule", "Biobío", "Los Lagos", "Magallanes"
    };

    @Autowired
    Network network;

    @Autowired
    Linkings linkings;

    @Autowired
    CandidateSearch search;

    @Autowired
    FitWeights weights;

    @Autowired
    JdbcClient jdbc;

    private String code = "";

    @Test
    void ranking() throws IOException {
        Files.createDirectories(OUT);
        List<String> lines = new ArrayList<>();
        lines.add("Ranking of the best " + Linkings.RANKED + ", seven needs; median of " + RUNS + " runs after " + WARM_UP
                + " to warm up.");
        lines.add("");
        lines.add("| Companies | In the region | Elsewhere | Ranking (ms, median) | Slowest (ms) | Statement (ms) | Buffers |"
                + " Offices read |");
        lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (int inRegion : new int[] {100, 1_000, 10_000}) {
            lines.add(measure(inRegion, 0));
        }
        for (int elsewhere : new int[] {1_000, 10_000, 50_000}) {
            lines.add(measure(1_000, elsewhere));
        }
        lines.add(measure(10_000, 50_000));
        lines.add("");
        lines.add(jdbc.sql("select version()").query(String.class).single());
        lines.add(System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java " + Runtime.version());
        Files.write(OUT.resolve("ranking.md"), lines);
        lines.forEach(System.out::println);
    }

    private String measure(int inRegion, int elsewhere) throws IOException {
        network.afresh();
        network.needs(
                "1.1 HIGH a", "2.1 HIGH b", "2.1 LOW c", "2.2 MEDIUM d", "3.1 MEDIUM e", "4.1 LOW f", "5.1 HIGH g");
        code = linkings.open(Network.RESIDENCE);
        for (int i = 0; i < COMUNAS.length; i++) {
            int share = inRegion / COMUNAS.length + (i < inRegion % COMUNAS.length ? 1 : 0);
            network.companies("r" + i + "-", share, COMUNAS[i], HOME);
        }
        if (elsewhere > 0) {
            network.companies("e-", elsewhere, "Otra comuna", ELSEWHERE);
        }
        // As the server does by itself after a while.
        for (String table : List.of("company", "company_place", "company_resource", "alliance")) {
            jdbc.sql("vacuum analyze juntos." + table).update();
        }
        for (int i = 0; i < WARM_UP; i++) {
            linkings.ranking(code, Linkings.RANKED);
        }
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            Ranking ranking = linkings.ranking(code, Linkings.RANKED);
            nanos[i] = System.nanoTime() - begun;
            if (ranking.candidates().size() != Linkings.RANKED) {
                throw new IllegalStateException("a ranking of " + ranking.candidates().size());
            }
        }
        Arrays.sort(nanos);
        List<String> plan = plan();
        Files.write(OUT.resolve("plan-%d-%d.txt".formatted(inRegion, elsewhere)), plan);
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %.1f | %.1f | %s | %s | %s |",
                inRegion + elsewhere,
                inRegion,
                elsewhere,
                nanos[RUNS / 2] / 1e6,
                nanos[RUNS - 1] / 1e6,
                first(plan, "Execution Time: ([\\d.]+) ms"),
                first(plan, "Buffers: shared hit=(\\d+)"),
                first(plan, " on company_place place .*actual time=\\S+ rows=(\\d+)"));
    }

    private List<String> plan() {
        LinkingView linking = linkings.get(code);
        return search.inRegion(
                        "explain (analyze, buffers) ",
                        new CandidateSearch.Wanted(
                                code,
                                linking.residenceCode(),
                                linking.comuna(),
                                linking.region(),
                                linkings.needs(code)),
                        weights.companyFit(),
                        HOME,
                        List.of(),
                        Linkings.RANKED)
                .query(String.class)
                .list();
    }

    private static String first(List<String> plan, String pattern) {
        return plan.stream()
                .map(Pattern.compile(pattern)::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .findFirst()
                .orElse("?");
    }
}
